#include <algorithm>
#include <filesystem>

#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/terminal/text.h"

namespace glacis::output {

namespace fs = std::filesystem;

int export_smt(Request const& request, Console& console) {
  text::Sources sources;
  text::Diagnostics diagnostics;
  auto const project = Project::open(request, sources, diagnostics);
  auto const path = project ? project->find(request.files.back(), diagnostics) : std::nullopt;
  auto const scripts = path ? export_scripts(project->library(), project->files(), *path,
                                             options_of(request, *project, diagnostics), sources, diagnostics)
                            : std::nullopt;
  console.diagnose(sources, diagnostics);
  if (!scripts) return wrong_input;
  fs::path const folder(request.out);
  std::error_code failed;
  fs::create_directories(folder, failed);
  for (Script const& script : *scripts) {
    std::string name = script.name + ".smt2";
    std::ranges::replace(name, '/', '+');  // of a pair; no id has a plus
    if (!write_file(folder / name, script.text, console)) return wrong_input;
  }
  console.out(counted(scripts->size(), "file") + " in " + plain(request.out) +
              "; each states the answers that it expects\n");
  return success;
}

}  // namespace glacis::output
