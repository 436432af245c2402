#include <algorithm>

#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/data/json.h"
#include "output/terminal/summary.h"

namespace glacis::output {
namespace {

bool any_reaches(report::Report const& report, Request const& request) {
  for (auto const* list : {&report.findings, &report.excluded}) {
    for (report::Finding const& finding : *list) {
      std::string const& verdict = request.strict ? finding.verdict : finding.as_presumed;
      // What was decided of it, and is still in force, excuses what was found, not that nothing was found.
      if (!finding.disposition.empty() && verdict != "undecided") continue;
      if (reaches(request.fail_on, report.scale, finding, request.strict)) return true;
    }
  }
  return report.gave_up;
}

/// With and without what --what-if says.
int analyze_what_if(Request const& request, Console& console) {
  for (Limit const& limit : request.fail_on) {
    if (limit.level.empty()) continue;
    text::Diagnostics diagnostics;
    diagnostics.error(text::Code::G159, {}, "with --what-if, --fail-on takes a verdict alone", {},
                      "`" + limit.verdict + "`");
    console.diagnose({}, diagnostics);
    return wrong_input;
  }
  Request as_stated = request;
  as_stated.what_if.clear();
  Analysis const before = analyze_all(as_stated, request.files, console, false);
  if (before.failed || tell_contradictions(before.reports, console)) return wrong_input;
  Analysis const after = analyze_all(request, request.files, console);
  if (after.failed || tell_contradictions(after.reports, console)) return wrong_input;
  return show_difference(request, to_json(before.reports), to_json(after.reports), console);
}

}  // namespace

int analyze_and_print(Request const& request, Console& console) {
  if (!request.what_if.empty()) return analyze_what_if(request, console);
  Analysis const analysis = analyze_all(request, request.files, console);
  text::Diagnostics diagnostics;
  check_levels(request.fail_on, analysis.reports, diagnostics);
  if (diagnostics.errors() > 0) {
    console.diagnose({}, diagnostics);
    return wrong_input;
  }
  if (request.format == "json") {
    bool const nothing = analysis.failed && analysis.reports.empty();
    if (!nothing) write_json(analysis.reports, [&console](std::string_view piece) { console.out(piece); });
  } else {
    for (report::Report const& report : analysis.reports) {
      if (&report != &analysis.reports.front()) console.out("\n");
      console.out(summarize(report, {request.strict, request.all}, console.out_style()));
    }
  }
  auto const& reports = analysis.reports;
  bool const conflict =
      std::any_of(reports.begin(), reports.end(), [](auto const& each) { return !each.conflict.empty(); });
  if (analysis.failed || conflict) return wrong_input;
  if (request.fail_on.empty()) return success;
  bool const found =
      std::any_of(reports.begin(), reports.end(), [&](auto const& each) { return any_reaches(each, request); });
  return found ? findings_found : success;
}

}  // namespace glacis::output
