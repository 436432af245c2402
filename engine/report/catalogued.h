#pragma once
#include "engine/mechanism/kinds.h"
#include "engine/report/needs.h"
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

}  // namespace glacis::report
