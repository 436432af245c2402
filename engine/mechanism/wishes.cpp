#include "engine/mechanism/wishes.h"

#include <algorithm>

namespace glacis::mechanism {

bool is_among(model::Vocabulary const& vocabulary, model::MechanismId mechanism,
              std::vector<model::MechanismId> const& listed) {
  if (listed.empty()) return false;
  // Reading a pack refuses mechanisms that are profiles of themselves.
  for (model::MechanismId up = mechanism; up.known(); up = vocabulary[up].profile_of)
    if (std::binary_search(listed.begin(), listed.end(), up)) return true;
  return false;
}

}  // namespace glacis::mechanism
