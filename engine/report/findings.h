#pragma once
#include <cstdint>

#include "engine/report/build.h"
#include "engine/report/words.h"

namespace glacis::report {

/// Findings of both views in one row each: those that are not excluded as presumed by verdict, subject and id, with
/// their numbers; the excluded by id. Counts of both views.
void add_findings(Words const& words, verdict::Judge& judge, Results const& results, Report& report);

/// Obligations that apply or may apply, as presumed.
void add_obligations(Words const& words, verdict::Judge& judge, Results const& results, Report& report);

/// Ids of rows of the judgements.
Text finding_id(Words const& words, verdict::Judgement const& judgement, std::uint32_t index);
Text obligation_id(Words const& words, verdict::Judgement const& judgement, std::uint32_t index);

}  // namespace glacis::report
