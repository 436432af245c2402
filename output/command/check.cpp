#include <fmt/format.h>

#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/command/project.h"
#include "output/terminal/text.h"

namespace glacis::output {

int check(Request const& request, Console& console) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  auto const project = Project::open(request, sources, diagnostics);
  auto const paths = project ? project->find_all(request.files, diagnostics) : std::nullopt;
  if (project) (void)options_of(request, *project, diagnostics);
  std::string sound;
  if (paths) {
    for (auto const& path : *paths) {
      bool const well = check_use_case(project->library(), project->files(), path, sources, diagnostics);
      if (well) sound += fmt::format("{}: well formed\n", plain(id_of(path)));
    }
  }
  console.diagnose(sources, diagnostics);
  console.out(sound);
  return diagnostics.errors() > 0 ? wrong_input : success;
}

}  // namespace glacis::output
