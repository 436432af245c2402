#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "engine/report/report.h"

namespace glacis::output {

/// "rules/onem2m.toml:12", or empty.
std::string place_text(report::Location const& place);
/// Facts as rows: what, why it is believed, where it stands. Either those that are known or those that are not.
std::string fact_rows(std::vector<report::Fact> const& facts, bool unknown, std::size_t width);

}  // namespace glacis::output
