#pragma once
#include <string>
#include <vector>

#include "engine/report/decision.h"

namespace glacis::output {

/// As glacis-decisions/1 (glacis-decisions-1.schema.json beside this file).
std::string to_json(std::vector<report::Decision> const& decisions);

}  // namespace glacis::output
