#pragma once
#include <string>

#include "engine/report/guide.h"

namespace glacis::output {

/// As glacis-guide/1; see glacis-guide-1.schema.json.
std::string to_json(report::Guide const& guide, bool trace);

}  // namespace glacis::output
