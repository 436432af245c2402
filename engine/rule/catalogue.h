#pragma once
#include <optional>
#include <vector>

#include "engine/condition/check.h"
#include "engine/rule/need.h"

namespace glacis::rule {

using model::MechanismId;

/// A feature at a scope.
struct Offer {
  FeatureId feature;
  Scope scope = Scope::hop;
  friend auto operator<=>(Offer const&, Offer const&) = default;
};

/// A mechanism, compiled. `provides` is closed under `implies` and `follows-from`, sorted.
struct Mechanism {
  Sort on = Sort::flow;
  MechanismId base;  ///< itself, or what it is a profile of (transitively)
  bool generic = false;
  std::vector<Offer> provides;
  condition::Formula when;  ///< over the subject
  Needs requires_all;
  bool gives(Offer offer) const;
};

/// Features and mechanisms, compiled; index = MechanismId, FeatureId.
struct Catalogue {
  std::vector<Mechanism> mechanisms;
  std::vector<bool> relayed;  ///< per feature: hops over trusted relays add up to it
  /// The `if` of a network's protection, by network declaration and position in its list; over `network`.
  std::vector<std::vector<std::optional<condition::Formula>>> network_conditions;
  Mechanism const& operator[](MechanismId id) const { return mechanisms[id.index]; }
};

std::optional<Catalogue> compile_catalogue(model::Vocabulary const& vocabulary,
                                           condition::DerivedFormulas const& derived, text::Diagnostics& diagnostics);

/// Everything that the offers entail, in their own scope: implied features and those that follow from several.
std::vector<Offer> close_offers(model::Vocabulary const& vocabulary, std::vector<Offer> offers);

}  // namespace glacis::rule
