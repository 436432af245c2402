#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

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
  model::ScaleId scale;  ///< of risk; none: what the use case names, else the vocabulary's default
  std::string today;     ///< an ISO date: dispositions that ended before it are out of force; empty: none are
};

/// The whole way for one use case: model → verdict → mechanism → report. Empty exactly if an error was reported.
/// Throws PlanNotConfirmed if a plan fails its self-check.
std::optional<report::Report> analyze(Library const& library, text::Files const& files,
                                      std::filesystem::path const& path, Options const& options, text::Sources& sources,
                                      text::Diagnostics& diagnostics);

/// Our fault: a plan claims to close a finding that is not covered with the plan in place.
struct PlanNotConfirmed {
  std::string use_case;
  std::vector<std::string> findings;
};

}  // namespace glacis
