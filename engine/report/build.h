#pragma once
#include <filesystem>

#include "engine/report/report.h"
#include "engine/report/results.h"
#include "engine/text/source.h"

namespace glacis::report {

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
