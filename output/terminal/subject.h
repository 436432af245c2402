#pragma once
#include <string>

#include "engine/report/report.h"

namespace glacis::output {

/// A subject once, with what places it: "meter (smart meter, home)", "report, flow 1: meter -> aggregator over PLC".
std::string subject_heading(report::Report const& report, report::SubjectRef const& subject);

/// Its shortest name for a table: "flow 1", "meter", "meter .. mdms".
std::string subject_short(report::Report const& report, report::SubjectRef const& subject);

}  // namespace glacis::output
