#pragma once
#include "engine/mechanism/kinds.h"
#include "engine/report/baseline.h"
#include "engine/rule/catalogue.h"

namespace glacis::report {

/// The kinds of a whole catalogue: a base with its profiles; a stand-in and a standard are two.
struct Catalogued {
  model::Vocabulary const* vocabulary = nullptr;
  rule::Catalogue const* catalogue = nullptr;
  std::vector<std::uint32_t> kind_of;  ///< per mechanism
  std::vector<mechanism::Kind> kinds;
  std::vector<model::MechanismId> bases;  ///< per kind
  std::vector<std::string> names;         ///< per kind: of its base
};
/// `needs` tell which kinds are stated somewhere.
Catalogued catalogue_kinds(model::Vocabulary const& vocabulary, rule::Catalogue const& catalogue,
                           std::vector<UseCaseNeeds> const& needs);

std::vector<mechanism::Problem const*> problems_of(std::vector<UseCaseNeeds> const& needs);
Lost lost_of(UseCaseNeeds const& needs, std::vector<std::uint32_t> const& goals);

/// What the set does for the use cases. A mechanism that it states stands with all its profiles; a profile alone.
StatedResult judge_stated(Catalogued const& catalogued, std::vector<UseCaseNeeds> const& needs, StatedSet const& stated,
                          std::uint32_t resource_limit);

}  // namespace glacis::report
