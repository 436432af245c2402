#pragma once
#include "engine/mechanism/plan.h"
#include "engine/report/report.h"
#include "engine/text/source.h"
#include "engine/verdict/judge.h"

namespace glacis::report {

/// What the earlier stages found about one use case.
struct Results {
  verdict::Judgement facts, presumed;
  std::vector<mechanism::Requirement> requirements;  ///< of the presumed view
  mechanism::Plan recommended, strict;
};

/// Puts results into words and canonical order, numbers findings, mechanisms and requirements.
Report build_report(verdict::Case const& the_case, verdict::Judge& judge, Results const& results,
                    text::Sources const& sources);
/// The report of a use case whose facts contradict each other: the conflict, and the elements.
Report build_conflict_report(verdict::Case const& the_case, verdict::Judge& judge, text::Sources const& sources);

}  // namespace glacis::report
