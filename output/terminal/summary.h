#pragma once
#include <string>

#include "engine/report/report.h"
#include "output/terminal/style.h"

namespace glacis::output {

struct SummaryOptions {
  bool strict = false;  ///< verdicts from the facts alone, and the strict plan
  bool all = false;     ///< nothing shortened; covered and excluded findings too
};

/// What an analyst wants to know of one use case, in that order: how bad, what surely, why, what else, what to do, whom
/// to ask. If the facts contradict each other: that alone.
std::string summarize(report::Report const& report, SummaryOptions const& options, Style const& style);

}  // namespace glacis::output
