#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/data/decisions.h"
#include "output/terminal/decision.h"

namespace glacis::output {

int decide(Request const& request, Console& console) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  std::vector<report::Decision> decisions;
  auto const project = Project::open(request, sources, diagnostics);
  auto const paths = project ? project->find_all(request.files, diagnostics) : std::nullopt;
  Options const options = project ? options_of(request, *project, diagnostics) : Options{};
  if (paths && diagnostics.errors() == 0) {
    for (auto const& path : *paths) {
      auto decision = glacis::decide(project->library(), project->files(), path, options, sources, diagnostics);
      if (decision) decisions.push_back(std::move(*decision));
    }
  }
  bool const failed = diagnostics.errors() > 0;
  if (failed) console.diagnose(sources, diagnostics);
  if (decisions.empty()) return failed ? wrong_input : success;
  std::string const text =
      request.format == "json" ? to_json(decisions) : to_text(decisions, request.all, console.out_style());
  if (request.out.empty())
    console.out(text);
  else if (!write_file(request.out, text, console))
    return wrong_input;
  return failed ? wrong_input : success;
}

}  // namespace glacis::output
