#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "engine/mechanism/wishes.h"
#include "engine/model/answers.h"
#include "engine/report/baseline.h"
#include "engine/report/decision.h"
#include "engine/report/examples.h"
#include "engine/report/proofs.h"
#include "engine/report/report.h"
#include "engine/rule/rulebook.h"
#include "engine/text/files.h"
#include "engine/verdict/decide.h"

namespace glacis {

/// The vocabulary and the rules, read and compiled once for any number of use cases.
struct Library {
  model::Vocabulary vocabulary;
  rule::Rulebook rulebook;
};

/// text → model → condition → rule. Empty exactly if it reported an error.
std::optional<Library> load_library(text::Files const& files, text::Sources& sources, text::Diagnostics& diagnostics);

/// Reads, derives and compiles a use case, no solver: what `check` does. True if no error was reported.
bool check_use_case(Library const& library, text::Files const& files, std::filesystem::path const& path,
                    text::Sources& sources, text::Diagnostics& diagnostics);

struct Options {
  verdict::Effort effort;
  std::vector<model::Answers>* answers = nullptr;  ///< put over what is stated; remember what they were of use for
  std::string explained;                           ///< id of a finding whose worlds are wanted
  bool worlds = false;                             ///< those of all findings are
  bool weigh = false;                              ///< what the answers to questions would settle is wanted
  report::UseCaseNeeds* needs = nullptr;           ///< what the baseline has to know of it, as presumed, is wanted
  std::vector<model::MechanismId> surveyed;        ///< mechanisms of which it is wanted where they fit
  bool decision = false;                           ///< which plan to take by what networks offer is wanted
  mechanism::Wishes wishes;                        ///< of every plan
  model::ScaleId scale;  ///< of risk; none: what the use case names, else the vocabulary's default
  std::string today;     ///< an ISO date: dispositions that ended before it are out of force; empty: none are
  /// Told, as a decision table comes about, how much of it is done, and of how much, as far as that is to be seen.
  std::function<void(std::size_t, std::size_t)> progress;
};

/// The whole way for one use case: model → verdict → mechanism → report. Empty exactly if an error was reported.
/// Throws PlanNotConfirmed if a plan fails its self-check.
std::optional<report::Report> analyze(Library const& library, text::Files const& files,
                                      std::filesystem::path const& path, Options const& options, text::Sources& sources,
                                      text::Diagnostics& diagnostics);

/// Which plan to take by what the underlying network is found to offer. Empty exactly if an error was reported: also
/// where the facts contradict each other.
std::optional<report::Decision> decide(Library const& library, text::Files const& files,
                                       std::filesystem::path const& path, Options const& options,
                                       text::Sources& sources, text::Diagnostics& diagnostics);

/// What the baseline has to know of one use case, in one view; its analysis is let go. Empty exactly if an error was
/// reported; one whose facts contradict each other asks for nothing, and says so. With those of many,
/// report::choose_baseline chooses.
std::optional<report::UseCaseNeeds> gather_needs(Library const& library, text::Files const& files,
                                                 std::filesystem::path const& path, verdict::View view,
                                                 Options const& options, text::Sources& sources,
                                                 text::Diagnostics& diagnostics);

/// The questions behind one verdict, for another solver.
struct Script {
  std::string name;  ///< "key-extraction@meter", with ".facts" or ".presumed" behind it
  std::string text;  ///< SMT-LIB 2.6
};
/// Of every verdict of one use case that rests on a question, in both views, by rule and subject. Empty exactly if an
/// error was reported: also where the facts contradict each other, since then nothing is a verdict.
std::optional<std::vector<Script>> export_scripts(Library const& library, text::Files const& files,
                                                  std::filesystem::path const& path, Options const& options,
                                                  text::Sources& sources, text::Diagnostics& diagnostics);

/// Judges the examples of rules/examples/ (model → verdict); those that come out otherwise and those that are missing
/// are `failures`. Empty exactly if an error was reported.
std::optional<report::ExampleCounts> test_rules(Library const& library, text::Files const& files,
                                                Options const& options, text::Sources& sources,
                                                text::Diagnostics& diagnostics, text::Diagnostics& failures);

/// What is so of the rules whatever a use case says. Empty exactly if an error was reported.
std::optional<report::RuleProofs> prove_rules(Library const& library, Options const& options, text::Sources& sources,
                                              text::Diagnostics& diagnostics);

/// Our fault: a plan claims to close a finding that is not covered with the plan in place.
struct PlanNotConfirmed {
  std::string use_case;
  std::vector<std::string> findings;
};

}  // namespace glacis
