#include "engine/report/catalogued.h"

#include <algorithm>

namespace glacis::report {

Catalogued catalogue_kinds(model::Vocabulary const& vocabulary, rule::Catalogue const& catalogue,
                           std::vector<UseCaseNeeds> const& needs) {
  Catalogued result{&vocabulary, &catalogue, {}, {}, {}, {}};
  auto const kind_of = [&](rule::Mechanism const& each) { return std::pair(each.base, each.generic); };
  std::vector<std::pair<model::MechanismId, bool>> kinds;
  for (rule::Mechanism const& each : catalogue.mechanisms) kinds.push_back(kind_of(each));
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  for (rule::Mechanism const& each : catalogue.mechanisms) {
    auto const found = std::lower_bound(kinds.begin(), kinds.end(), kind_of(each));
    result.kind_of.push_back(static_cast<std::uint32_t>(found - kinds.begin()));
  }
  for (auto const& [base, generic] : kinds) {
    result.kinds.push_back({generic, false, false});
    result.bases.push_back(base);
    bool const twin = generic != catalogue[base].generic;
    result.names.push_back(vocabulary[base].name + (!twin ? "" : generic ? " (stand-in)" : " (standard)"));
  }
  for (UseCaseNeeds const& each : needs)
    for (model::MechanismId const id : each.stated)
      for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        if (result.bases[kind] == catalogue[id].base) result.kinds[kind].preferred = true;
  return result;
}

}  // namespace glacis::report
