#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "engine/report/decision.h"

namespace glacis::output {

/// How a plan of a decision table is told: by what sets it apart from the first one, else as it is.
struct Contrast {
  std::string no_plan;             ///< why there is none; then nothing else
  std::vector<std::string> whole;  ///< all mechanisms, if it is the first, or the first is no plan
  bool is_whole = false;
  std::vector<std::string> more, less;  ///< else; both empty: the same at other places
};
Contrast contrast(report::Decision const& decision, std::size_t outcome);

}  // namespace glacis::output
