#pragma once
#include <string>

#include "engine/report/baseline.h"
#include "output/terminal/style.h"

namespace glacis::output {

/// The baseline for a terminal; `all`: nothing is cut.
std::string to_text(report::Baseline const& baseline, bool all, Style const& style);

}  // namespace glacis::output
