#pragma once
#include <string>

#include "engine/report/report.h"

namespace glacis::output {

struct ClauseOptions {
  std::string clause = "7.1";  ///< number of the use case's clause in the Technical Report
  std::string figure_file;     ///< as linked from the document; empty: no figure has been drawn
};

/// The clause of a Technical Report about one use case, in Markdown. Its sub-clauses always keep their numbers.
std::string to_clause(report::Report const& report, ClauseOptions const& options);

}  // namespace glacis::output
