#pragma once
#include <filesystem>
#include <optional>

#include "output/command/console.h"
#include "output/command/project.h"
#include "output/command/request.h"

namespace glacis::output {

/// What `--effort N` and the like mean to the engine. Reports a scale that no pack declares.
Options options_of(Request const& request, Project const& project, text::Diagnostics& diagnostics);

/// A project and the reports of the use cases that a request names, in that order; everything that was wrong has been
/// shown. A use case with an error has no report.
struct Analysis {
  std::vector<report::Report> reports;
  bool failed = false;
};
/// Without `remarks`, only if there was an error.
Analysis analyze_all(Request const& request, std::vector<std::string> const& files, Console& console,
                     bool remarks = true);

/// Shows what contradicts itself in one of them; true if something does.
bool tell_contradictions(std::vector<report::Report> const& reports, Console& console);
/// Shows what changed between two results in glacis/1; the exit code: 1 if a changed verdict reaches --fail-on.
int show_difference(Request const& request, std::string const& before, std::string const& after, Console& console);
/// The only use case of a request, or nothing if it was wrong or its facts contradict each other (both shown).
std::optional<report::Report> analyze_one(Request const& request, std::string const& file, Console& console);

/// Writes a file or shows why it could not be.
bool write_file(std::filesystem::path const& path, std::string const& bytes, Console& console);

}  // namespace glacis::output
