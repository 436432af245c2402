#pragma once
#include <string>

#include "engine/report/report.h"

namespace glacis::output {

/// What a figure shows, for those who cannot see it: counts, then the worst threats. At most 400 characters.
std::string alternative_text(report::Report const& report);

}  // namespace glacis::output
