#include "engine/model/scale.h"

#include <algorithm>

namespace glacis::model {

std::vector<std::string> const& severity_names() {
  static std::vector<std::string> const names{"low", "medium", "high"};
  return names;
}

char const* name_of(Severity severity) { return severity_names()[static_cast<std::size_t>(severity)].c_str(); }

std::optional<std::uint32_t> Scale::impact_of(std::string const& value) const {
  for (std::uint32_t i = 0; i < impacts.size(); ++i) {
    auto const& of = impacts[i].of;
    if (std::find(of.begin(), of.end(), value) != of.end()) return i;
  }
  return std::nullopt;
}

}  // namespace glacis::model
