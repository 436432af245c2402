#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "engine/report/decision.h"

namespace glacis::output {

/// What a capability of the underlying network is worth over many use cases.
struct Worth {
  std::string attribute;
  std::size_t use_cases = 0;         ///< in which it is to be found out
  std::size_t matters = 0;           ///< whose plan it changes
  std::vector<std::string> saves;    ///< mechanisms that it makes unnecessary in some, sorted
  std::vector<std::string> enables;  ///< mechanisms that are used only with it in some, sorted
  std::size_t closes = 0;            ///< findings that are closed only with it
};

/// By how many plans it changes, then by name.
std::vector<Worth> worth_of(std::vector<report::Decision> const& decisions);

}  // namespace glacis::output
