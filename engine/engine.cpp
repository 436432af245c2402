#include "engine/engine.h"

#include <utility>

#include <fmt/format.h>

#include "engine/decide.h"
#include "engine/mechanism/optimistic.h"
#include "engine/model/dispositions.h"
#include "engine/model/example.h"
#include "engine/model/read.h"
#include "engine/prepare.h"
#include "engine/report/build.h"
#include "engine/verdict/constraints.h"
#include "engine/verdict/judge.h"
#include "engine/verdict/lints.h"

namespace glacis {
namespace {

/// The plans come with their self-check; what it found is our fault and ends the run.
void confirm(mechanism::Plan const& plan, verdict::Judgement const& judgement, verdict::Case const& the_case) {
  PlanNotConfirmed fault{the_case.use_case->id, {}};
  for (std::uint32_t const index : plan.not_confirmed) {
    verdict::Finding const& finding = judgement.findings[index];
    fault.findings.push_back(verdict::finding_id(the_case, finding.rule, finding.subject));
  }
  for (std::uint32_t const index : plan.not_confirmed_obligations) {
    verdict::ObligationFinding const& obligation = judgement.obligations[index];
    fault.findings.push_back(verdict::finding_id(the_case, obligation.rule, obligation.subject));
  }
  if (!fault.findings.empty()) throw fault;
}

}  // namespace

std::optional<Library> load_library(text::Files const& files, text::Sources& sources, text::Diagnostics& diagnostics) {
  std::size_t const errors = diagnostics.errors();
  model::Vocabulary vocabulary = model::read_partial_vocabulary(files, sources, diagnostics);
  auto rulebook = rule::compile_rulebook(vocabulary, diagnostics);
  if (diagnostics.errors() > errors) return std::nullopt;
  return Library{std::move(vocabulary), std::move(*rulebook)};
}

bool check_use_case(Library const& library, text::Files const& files, std::filesystem::path const& path,
                    text::Sources& sources, text::Diagnostics& diagnostics) {
  std::unique_ptr<Prepared> const prepared = prepare(library, files, path, {}, sources, diagnostics);
  if (prepared == nullptr) return false;
  model::check_dispositions(library.vocabulary, prepared->use_case, prepared->structure, diagnostics);
  verdict::tell_oddities(prepared->the_case, diagnostics);
  return true;
}

std::optional<report::Report> analyze(Library const& library, text::Files const& files,
                                      std::filesystem::path const& path, Options const& options, text::Sources& sources,
                                      text::Diagnostics& diagnostics) {
  std::unique_ptr<Prepared> const prepared =
      prepare(library, files, path, options.scale, sources, diagnostics, options.answers);
  if (prepared == nullptr) return std::nullopt;
  verdict::Case const& the_case = prepared->the_case;

  verdict::Judge judge(the_case, options.effort, diagnostics);
  report::Words const words(the_case, sources, files.root());
  bool const has_verdicts = !judge.conflict() && !judge.gave_up();
  if (options.needs != nullptr && !has_verdicts)
    *options.needs = report::needs_without_verdicts(words, judge.conflict().has_value());
  if (judge.conflict()) return report::build_conflict_report(the_case, judge, sources, files.root());

  verdict::tell_oddities(the_case, diagnostics);

  report::Results results;
  results.facts = judge.judge(verdict::View::facts);
  results.presumed = judge.judge(verdict::View::presumed);
  if (options.needs != nullptr && has_verdicts)
    *options.needs = report::needs_of_use_case(words, judge, verdict::View::presumed, results.presumed);
  results.requirements = mechanism::derive_requirements(the_case, judge, verdict::View::presumed, results.presumed);

  using enum mechanism::PlanKind;
  results.recommended =
      mechanism::choose_plan(the_case, judge, results.presumed, recommended, options.wishes, options.effort);
  results.strict = mechanism::choose_plan(the_case, judge, results.facts, strict, options.wishes, options.effort);
  results.cautious =
      mechanism::cautious_plan(the_case, judge, results.presumed, results.recommended, options.wishes, options.effort);
  results.optimistic = mechanism::optimistic_plan(the_case, judge, results.recommended, options.wishes, options.effort);
  confirm(results.recommended, results.presumed, the_case);
  confirm(results.cautious, results.presumed, the_case);
  confirm(results.strict, results.facts, the_case);
  if (results.optimistic) confirm(results.optimistic->plan, results.optimistic->judgement, the_case);

  results.explained = options.explained;
  results.worlds = options.worlds;
  results.weigh = options.weigh;
  results.surveyed = options.surveyed;
  report::Report report =
      report::build_report(the_case, judge, results, sources, files.root(), options.today, diagnostics);
  if (options.decision && has_verdicts) report.decision = decide(library, *prepared, judge, options);
  return report;
}

std::optional<report::UseCaseNeeds> gather_needs(Library const& library, text::Files const& files,
                                                 std::filesystem::path const& path, verdict::View view,
                                                 Options const& options, text::Sources& sources,
                                                 text::Diagnostics& diagnostics) {
  std::unique_ptr<Prepared> const prepared =
      prepare(library, files, path, options.scale, sources, diagnostics, options.answers);
  if (prepared == nullptr) return std::nullopt;
  verdict::Judge judge(prepared->the_case, options.effort, diagnostics);
  report::Words const words(prepared->the_case, sources, files.root());
  if (judge.conflict() || judge.gave_up()) return report::needs_without_verdicts(words, judge.conflict().has_value());
  return report::needs_of_use_case(words, judge, view, judge.judge(view));
}

std::optional<std::vector<Script>> export_scripts(Library const& library, text::Files const& files,
                                                  std::filesystem::path const& path, Options const& options,
                                                  text::Sources& sources, text::Diagnostics& diagnostics) {
  std::unique_ptr<Prepared> const prepared =
      prepare(library, files, path, options.scale, sources, diagnostics, options.answers);
  if (prepared == nullptr) return std::nullopt;
  verdict::Judge judge(prepared->the_case, options.effort, diagnostics);
  std::vector<Script> scripts;
  if (judge.conflict() || judge.gave_up()) {
    diagnostics.error(text::Code::G116, {},
                      fmt::format("`{}` has no verdicts: its facts {}", prepared->use_case.id,
                                  judge.conflict() ? "contradict each other" : "could not be shown to hold together"),
                      {}, judge.conflict() ? "glacis analyze shows them" : "--effort looks further");
    return std::nullopt;
  }
  for (verdict::View const view : {verdict::View::facts, verdict::View::presumed}) {
    for (verdict::Finding const& finding : judge.judge(view).findings) {
      bool const asked =
          finding.verdict != verdict::Verdict::undecided && finding.subject.data != verdict::Subject::missing;
      if (!asked) continue;
      std::string text = judge.smt_script(view, finding);
      if (text.empty()) continue;
      std::string const name = verdict::finding_id(prepared->the_case, finding.rule, finding.subject);
      scripts.push_back({name + (view == verdict::View::facts ? ".facts" : ".presumed"), std::move(text)});
    }
  }
  return scripts;
}

std::optional<report::ExampleCounts> test_rules(Library const& library, text::Files const& files,
                                                Options const& options, text::Sources& sources,
                                                text::Diagnostics& diagnostics, text::Diagnostics& failures) {
  std::size_t const errors = diagnostics.errors();
  auto const book = model::read_examples(files, library.vocabulary, sources, diagnostics);
  if (!book) return std::nullopt;
  auto const counts =
      report::test_examples(library.vocabulary, library.rulebook, *book, options.effort, diagnostics, failures);
  if (diagnostics.errors() > errors) return std::nullopt;
  return counts;
}

std::optional<report::RuleProofs> prove_rules(Library const& library, Options const& options, text::Sources& sources,
                                              text::Diagnostics& diagnostics) {
  return report::prove_rules(library.vocabulary, library.rulebook, options.effort, sources, diagnostics);
}

}  // namespace glacis
