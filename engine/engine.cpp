#include "engine/engine.h"

#include <utility>

#include <fmt/format.h>

#include "engine/mechanism/plan.h"
#include "engine/model/example.h"
#include "engine/model/read.h"
#include "engine/model/structure.h"
#include "engine/report/build.h"
#include "engine/verdict/constraints.h"
#include "engine/verdict/judge.h"
#include "engine/verdict/lints.h"

namespace glacis {
namespace {

/// A use case with all that follows from reading it. The parts of `the_case` point into this: it is never moved.
struct Prepared {
  model::UseCase use_case;
  model::Structure structure;
  rule::Statements statements;
  verdict::Case the_case;
};

std::vector<std::uint32_t> rules_of(Library const& library, model::UseCase const& use_case) {
  std::vector<std::uint32_t> rules;
  for (std::uint32_t i = 0; i < library.rulebook.rules.size(); ++i) {
    std::uint32_t const pack = library.vocabulary.rules[library.rulebook.rules[i].declaration].pack;
    for (std::uint32_t const wanted : use_case.rule_packs) {
      if (wanted == pack) rules.push_back(i);
    }
  }
  return rules;
}

/// Reads, derives, compiles, checks the constraints. Empty exactly if an error was reported.
std::unique_ptr<Prepared> prepare(Library const& library, text::Files const& files, std::filesystem::path const& path,
                                  model::ScaleId scale, text::Sources& sources, text::Diagnostics& diagnostics,
                                  std::vector<model::Answers>* answers = nullptr) {
  std::size_t const errors = diagnostics.errors();
  auto use_case = model::read_use_case(files, path, library.vocabulary, sources, diagnostics, answers);
  if (!use_case) return nullptr;
  if (scale.known()) use_case->scale = scale;
  auto structure = model::derive_structure(library.vocabulary, *use_case, diagnostics);
  auto statements = rule::compile_statements(library.vocabulary, *use_case, library.rulebook, diagnostics);
  if (!structure || !statements) return nullptr;
  auto prepared =
      std::make_unique<Prepared>(Prepared{std::move(*use_case), std::move(*structure), std::move(*statements), {}});
  prepared->the_case = {&library.vocabulary,  &library.rulebook,     &prepared->use_case,
                        &prepared->structure, &prepared->statements, rules_of(library, prepared->use_case)};
  verdict::check_constraints(prepared->the_case, diagnostics);
  return diagnostics.errors() == errors ? std::move(prepared) : nullptr;
}

/// The plans come with their self-check; what it found is our fault and ends the run.
void confirm(mechanism::Plan const& plan, report::Results const& results, verdict::Case const& the_case) {
  PlanNotConfirmed fault{the_case.use_case->id, {}};
  for (std::uint32_t const index : plan.not_confirmed) {
    verdict::Finding const& finding = results.presumed.findings[index];
    fault.findings.push_back(verdict::finding_id(the_case, finding.rule, finding.subject));
  }
  for (std::uint32_t const index : plan.not_confirmed_obligations) {
    verdict::ObligationFinding const& obligation = results.presumed.obligations[index];
    fault.findings.push_back(verdict::finding_id(the_case, obligation.rule, obligation.subject));
  }
  if (!fault.findings.empty()) throw fault;
}

}  // namespace

std::optional<Library> load_library(text::Files const& files, text::Sources& sources, text::Diagnostics& diagnostics) {
  auto vocabulary = model::read_vocabulary(files, sources, diagnostics);
  if (!vocabulary) return std::nullopt;
  auto rulebook = rule::compile_rulebook(*vocabulary, diagnostics);
  if (!rulebook) return std::nullopt;
  return Library{std::move(*vocabulary), std::move(*rulebook)};
}

bool check_use_case(Library const& library, text::Files const& files, std::filesystem::path const& path,
                    text::Sources& sources, text::Diagnostics& diagnostics) {
  std::unique_ptr<Prepared> const prepared = prepare(library, files, path, {}, sources, diagnostics);
  if (prepared != nullptr) verdict::tell_oddities(prepared->the_case, diagnostics);
  return prepared != nullptr;
}

std::optional<report::Report> analyze(Library const& library, text::Files const& files,
                                      std::filesystem::path const& path, Options const& options, text::Sources& sources,
                                      text::Diagnostics& diagnostics) {
  std::unique_ptr<Prepared> const prepared =
      prepare(library, files, path, options.scale, sources, diagnostics, options.answers);
  if (prepared == nullptr) return std::nullopt;
  verdict::Case const& the_case = prepared->the_case;

  verdict::Judge judge(the_case, options.effort, diagnostics);
  if (judge.conflict()) return report::build_conflict_report(the_case, judge, sources, files.root());

  verdict::tell_oddities(the_case, diagnostics);

  report::Results results;
  results.facts = judge.judge(verdict::View::facts);
  results.presumed = judge.judge(verdict::View::presumed);
  results.requirements = mechanism::derive_requirements(the_case, judge, verdict::View::presumed, results.presumed);

  using enum mechanism::PlanKind;
  results.recommended =
      mechanism::choose_plan(the_case, judge, results.presumed, recommended, options.wishes, options.effort);
  results.strict = mechanism::choose_plan(the_case, judge, results.facts, strict, options.wishes, options.effort);
  results.cautious =
      mechanism::choose_plan(the_case, judge, results.presumed, cautious, options.wishes, options.effort);
  confirm(results.recommended, results, the_case);
  confirm(results.cautious, results, the_case);
  confirm(results.strict, results, the_case);

  results.explained = options.explained;
  results.worlds = options.worlds;
  results.weigh = options.weigh;
  return report::build_report(the_case, judge, results, sources, files.root(), options.today, diagnostics);
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
