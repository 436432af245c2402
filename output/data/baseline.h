#pragma once
#include <string>

#include "engine/report/baseline.h"

namespace glacis::output {

/// The baseline as `glacis-baseline/1` (glacis-baseline-1.schema.json beside this file).
std::string to_json(report::Baseline const& baseline);

}  // namespace glacis::output
