#include "engine/report/build.h"

#include <fmt/format.h>

#include "engine/report/applicability.h"
#include "engine/report/claims.h"
#include "engine/report/dispositions.h"
#include "engine/report/elements.h"
#include "engine/report/plans.h"
#include "engine/report/ratings.h"

namespace glacis::report {
namespace {

char const* name_of(model::Commitment commitment) {
  switch (commitment) {
    case model::Commitment::none: return "none";
    case model::Commitment::interested: return "interested";
    case model::Commitment::committed: return "committed";
  }
  return "";
}

Report begin(Words const& words) {
  model::UseCase const& use_case = words.use_case();
  Report report;
  report.id = use_case.id;
  report.vertical = use_case.vertical;
  report.name = use_case.name;
  report.title = use_case.title;
  report.source = use_case.source;
  report.description = use_case.description;
  report.horizon = use_case.horizon;
  report.commitment = name_of(use_case.commitment);
  report.complete_drawing = use_case.complete_drawing;
  for (std::string const& file : use_case.files) report.files.push_back(words.file(file));
  report.recommended.kind = mechanism::name_of(mechanism::PlanKind::recommended);
  report.strict.kind = mechanism::name_of(mechanism::PlanKind::strict);
  report.cautious.kind = mechanism::name_of(mechanism::PlanKind::cautious);
  return report;
}

/// What the use case says in conditions. Assumptions have no ids of their own, … in the author's order.
void add_statements(Words const& words, Report& report) {
  for (model::Assumption const& each : words.use_case().assumptions) {
    report.assumptions.push_back(
        {fmt::format("A-{}", report.assumptions.size() + 1), each.that.text, each.because, words.location(each.place)});
  }
}

}  // namespace

Report build_report(verdict::Case const& the_case, verdict::Judge& judge, Results const& results,
                    text::Sources const& sources, std::filesystem::path const& root, std::string_view today,
                    text::Diagnostics& diagnostics) {
  Words const words(the_case, sources, root);
  Report report = begin(words);
  report.gave_up = judge.gave_up();
  add_elements(words, &judge, report);
  add_scale(words, report);
  add_findings(words, judge, results, report);
  add_efforts(words, report);
  add_obligations(words, judge, results, report);
  add_plans(words, results, report);
  add_requirements(words, results, report);
  add_questions(words, judge, results, report);
  add_statements(words, report);
  add_claims(words, judge, results, report, diagnostics);
  apply_dispositions(words, today, report, diagnostics);
  add_applicability(words, judge, results.surveyed, report);
  return report;
}

Report build_conflict_report(verdict::Case const& the_case, verdict::Judge& judge, text::Sources const& sources,
                             std::filesystem::path const& root) {
  Words const words(the_case, sources, root);
  Report report = begin(words);
  if (judge.conflict()) report.conflict = words.facts(judge.conflict()->statements);
  add_elements(words, nullptr, report);
  add_statements(words, report);
  return report;
}

}  // namespace glacis::report
