#pragma once
#include <string>
#include <vector>

#include "engine/report/report.h"

namespace glacis::output {

/// "aggregator relays the reading (line 27)": the line if it stands in `own_file`, and "presumed" where it is.
std::string fact_text(report::Fact const& fact, std::string const& own_file);

/// Facts as one sentence, what is not known last: "a (line 3); b (presumed); not known: c, d". At most `most` of each
/// sort; what is left over is counted.
std::string sentence(std::vector<report::Fact> const& facts, std::string const& own_file, std::size_t most);

/// The unknown ones in a row: "the kind of home, the mechanisms of report".
std::string unknowns(std::vector<report::Fact> const& facts, std::size_t most);

}  // namespace glacis::output
