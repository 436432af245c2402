#pragma once
#include <optional>
#include <vector>

#include "engine/verdict/ground.h"

namespace glacis::verdict {

/// What a network is said to protect by itself, as far as it bears on one feature.
struct OwnProtection {
  struct Entry {
    model::Protection const* given = nullptr;
    condition::Formula const* condition = nullptr;  ///< it counts where this holds of the network
  };
  std::uint32_t whose = 0;  ///< the network whose list it is: itself, or the one that it is a kind of,
  model::KindId kind;       ///< and then it counts if the network is of that kind
  bool stated = false;      ///< else nothing is known
  text::Span place;
  std::vector<Entry> entries;  ///< those that give the feature
};

/// One for each kind that the network may be; its own list counts alone. REQUIRES a network that has a name.
std::vector<OwnProtection> own_protections(Evaluator const& evaluator, std::uint32_t network, model::FeatureId feature);
/// "wire protects integrity until gateway", where it is said.
Fact told(Case const& the_case, OwnProtection const& own, model::FeatureId feature);
/// Whether a key of networks is shared by all who are on them: the attribute, if the vocabulary has it.
std::optional<ColumnId> group_key_column(Case const& the_case);

/// Does an entry of its own protection give its feature to this flow?
Truth entry_gives(Evaluator const& evaluator, OwnProtection::Entry const& entry, std::uint32_t network,
                  std::uint32_t flow, model::Scope scope);
/// Does this network give the offer to this flow by itself? Needs the ends: protection may end at a kind.
Truth network_gives(Evaluator const& evaluator, std::uint32_t network, std::uint32_t flow, rule::Offer offer);
/// For a proof: the same as a formula over all that it rests on. REQUIRES a grounder that collects premises.
Residual::Ref ground_network(Grounder& grounder, Residual& residual, std::uint32_t network, std::uint32_t flow,
                             rule::Offer offer);

}  // namespace glacis::verdict
