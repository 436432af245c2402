#pragma once
#include <filesystem>

#include "engine/mechanism/plan.h"
#include "engine/report/report.h"
#include "engine/text/source.h"
#include "engine/verdict/judge.h"

namespace glacis::report {

/// What the earlier stages found about one use case.
struct Results {
  verdict::Judgement facts, presumed;
  std::vector<mechanism::Requirement> requirements;  ///< of the presumed view
  mechanism::Plan recommended, strict, cautious;
  std::string explained;                     ///< id of a finding whose worlds are wanted
  bool worlds = false;                       ///< those of all findings are
  bool weigh = false;                        ///< what the answers to questions would settle is wanted
  std::vector<model::MechanismId> surveyed;  ///< whose places are wanted
};

/// Puts results into words and canonical order, numbers findings, mechanisms and requirements. Files are named relative
/// to `root` where they lie inside, so that a report says the same wherever it was made; without a root, as read.
/// `today` (an ISO date) tells which dispositions have ended; empty: none.
Report build_report(verdict::Case const& the_case, verdict::Judge& judge, Results const& results,
                    text::Sources const& sources, std::filesystem::path const& root, std::string_view today,
                    text::Diagnostics& diagnostics);
/// The report of a use case whose facts contradict each other: the conflict, and the elements.
Report build_conflict_report(verdict::Case const& the_case, verdict::Judge& judge, text::Sources const& sources,
                             std::filesystem::path const& root = {});

}  // namespace glacis::report
