#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/report/report.h"

namespace glacis::output {

/// One or more reports as `glacis/1` (glacis-1.schema.json beside this file): stable fields in a stable order, two
/// spaces of indent, a line end at the end.
std::string to_json(std::vector<report::Report> const& reports);
/// The same a piece at a time, so that a large one is never in memory as a whole.
void write_json(std::vector<report::Report> const& reports, std::function<void(std::string_view)> const& take);

}  // namespace glacis::output
