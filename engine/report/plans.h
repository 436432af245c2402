#pragma once
#include "engine/report/findings.h"

namespace glacis::report {

/// Both plans in words; what the recommended one closes is noted at the findings.
void add_plans(Words const& words, Results const& results, Report& report);

/// Requirements with ids and sentences, one feature and one subject each, in the order of the findings that raise them.
void add_requirements(Words const& words, Results const& results, Report& report);

/// The unknown facts that open and exposed verdicts wait for, most decisive first.
void add_questions(Words const& words, verdict::Judge& judge, Results const& results, Report& report);

/// None without a floor.
std::optional<Gap> gap_to(std::optional<mechanism::Floor> const& floor, std::size_t stand_ins, std::size_t new_kinds);

}  // namespace glacis::report
