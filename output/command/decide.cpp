#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/command/progress.h"
#include "output/data/decisions.h"
#include "output/document/decision.h"
#include "output/terminal/decision.h"

namespace glacis::output {
namespace {

std::string written_as(Request const& request, std::vector<report::Decision> const& decisions, Style const& style) {
  if (request.format == "json") return to_json(decisions);
  if (request.format == "md") return to_clause(decisions, request.clause.empty() ? "C" : request.clause);
  return to_text(decisions, request.all, style);
}

}  // namespace

int decide(Request const& request, Console& console) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  std::vector<report::Decision> decisions;
  auto const project = Project::open(request, sources, diagnostics);
  auto const paths = project ? project->find_all(request.files, diagnostics) : std::nullopt;
  Options options = project ? options_of(request, *project, diagnostics) : Options{};
  if (paths && diagnostics.errors() == 0) {
    Progress progress(console, paths->size());
    options.progress = [&](std::size_t done, std::size_t of) { progress.part(done, of); };
    for (auto const& path : *paths) {
      auto decision = glacis::decide(project->library(), project->files(), path, options, sources, diagnostics);
      progress.step(!decision);
      if (decision) decisions.push_back(std::move(*decision));
    }
  }
  bool const failed = diagnostics.errors() > 0;
  if (failed) console.diagnose(sources, diagnostics);
  if (decisions.empty()) return failed ? wrong_input : success;
  std::string const text = written_as(request, decisions, console.out_style());
  if (request.out.empty())
    console.out(text);
  else if (!write_file(request.out, text, console))
    return wrong_input;
  return failed ? wrong_input : success;
}

}  // namespace glacis::output
