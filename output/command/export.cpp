#include <algorithm>
#include <filesystem>
#include <set>

#include "output/command/analysis.h"
#include "output/command/commands.h"
#include "output/terminal/text.h"

namespace glacis::output {

namespace fs = std::filesystem;

namespace {

/// Scripts in the folder that this run did not write.
std::size_t count_others(fs::path const& folder, std::set<std::string> const& written) {
  std::error_code failed;
  std::size_t others = 0;
  for (fs::directory_iterator each(folder, failed); !failed && each != fs::directory_iterator(); each.increment(failed))
    others += each->path().extension() == ".smt2" && !written.contains(each->path().filename().string()) ? 1 : 0;
  return others;
}

}  // namespace

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
  std::set<std::string> written;
  for (Script const& script : *scripts) {
    std::string name = script.name + ".smt2";
    std::ranges::replace(name, '/', '+');  // of a pair; no id has a plus
    if (!write_file(folder / name, script.text, console)) return wrong_input;
    written.insert(std::move(name));
  }
  console.out(counted(scripts->size(), "file") + " in " + plain(request.out) +
              "; each states the answers that it expects\n");
  if (std::size_t const others = count_others(folder, written); others != 0)
    console.out(counted(others, "file") + " of earlier runs there, too\n");
  return success;
}

}  // namespace glacis::output
