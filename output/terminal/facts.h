#pragma once
#include <string>
#include <vector>

#include "engine/report/report.h"

namespace glacis::output {

/// For whom facts are told: what stands in their own file is given by its line, what is of their own subject needs no
/// name, and a row has at most so many facts.
struct Telling {
  std::string own_file;
  std::string subject;  ///< id; may be empty
  std::size_t most = 4;
};

/// "aggregator relays the reading (line 27)": the line if it stands in the own file, and "presumed" where it is.
std::string fact_text(report::Fact const& fact, Telling const& telling);

/// Facts as one sentence, what is not known last: "a (line 3); b (presumed); not known: c, d".
std::string sentence(std::vector<report::Fact> const& facts, Telling const& telling);

/// The unknown ones in a row: "its kind, mechanisms of meter and report".
std::string unknowns(std::vector<report::Fact> const& facts, Telling const& telling);

/// "clock of a is true" and "clock of b is true" as "clock of a and b is true", in the order of the first of each.
std::vector<std::string> gathered(std::vector<std::string> const& facts);

}  // namespace glacis::output
