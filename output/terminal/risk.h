#pragma once
#include <cstddef>
#include <string>

#include "engine/report/report.h"

namespace glacis::output {

/// How the risk of a finding came about: factors with points, the harm to data, what raises either. Empty if it is not
/// rated.
std::string risk_part(report::Report const& report, report::Finding const& finding, std::size_t width);

}  // namespace glacis::output
