#pragma once
#include "engine/report/findings.h"

namespace glacis::report {

/// Both plans in words; what the recommended one closes is noted at the findings.
void add_plans(Words const& words, Results const& results, Report& report);

/// Requirements with ids and sentences, one feature and one subject each, in the order of the findings that raise them.
void add_requirements(Words const& words, Results const& results, Report& report);

/// The unknown facts that open and exposed verdicts wait for, most decisive first.
void add_questions(Words const& words, verdict::Judge& judge, Results const& results, Report& report);

}  // namespace glacis::report
