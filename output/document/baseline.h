#pragma once
#include <string>

#include "engine/report/baseline.h"

namespace glacis::output {

/// The clause of a Technical Report on the baseline, its stages and its gaps, as Markdown.
std::string to_clause(report::Baseline const& baseline, std::string const& number);

}  // namespace glacis::output
