#pragma once
#include <string>
#include <vector>

#include "output/compare/difference.h"
#include "output/terminal/style.h"

namespace glacis::output {

/// For a terminal: per use case what changed in verdicts, requirements and mechanisms, and why.
std::string to_text(std::vector<Difference> const& differences, Style const& style);
/// As glacis-diff/1.
std::string to_json(std::vector<Difference> const& differences);

}  // namespace glacis::output
