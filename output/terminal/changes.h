#pragma once
#include <string>
#include <vector>

#include "output/data/difference.h"
#include "output/terminal/style.h"

namespace glacis::output {

/// Per use case what changed in verdicts, requirements and mechanisms, and why.
std::string to_text(std::vector<Difference> const& differences, Style const& style);

}  // namespace glacis::output
