#include "output/command/project.h"

#include <algorithm>
#include <utility>

#include "engine/text/document.h"
#include "engine/text/suggest.h"
#include "output/command/request.h"

namespace glacis::output {
namespace {

namespace fs = std::filesystem;
using text::Code;

bool is_root(fs::path const& folder) {
  std::error_code failed;
  return fs::is_directory(folder / "models", failed) && fs::is_directory(folder / "rules", failed);
}

std::optional<fs::path> root_above(fs::path const& start) {
  std::error_code failed;
  fs::path folder = fs::absolute(start, failed).lexically_normal();
  while (!folder.empty()) {
    if (is_root(folder)) return folder;
    if (folder == folder.parent_path()) break;
    folder = folder.parent_path();
  }
  return std::nullopt;
}

/// What the install step puts beside the program.
fs::path installed() {
  std::error_code failed;
  fs::path const program = fs::read_symlink("/proc/self/exe", failed);
  return program.parent_path().parent_path() / "share" / "glacis";
}

std::optional<fs::path> find_root(Request const& request, text::Diagnostics& diagnostics) {
  if (!request.root.empty()) {
    if (is_root(request.root)) return fs::path(request.root);
    diagnostics.error(Code::G152, {}, "`" + request.root + "` has no models/ and rules/", {},
                      "name the folder that holds both");
    return std::nullopt;
  }
  std::error_code failed;
  std::vector<fs::path> starts;
  for (std::string const& file : request.files) {
    if (fs::exists(file, failed)) starts.emplace_back(file);
  }
  starts.push_back(fs::current_path(failed));
  for (fs::path const& start : starts) {
    if (auto root = root_above(start)) return root;
  }
  if (is_root(installed())) return installed();
  diagnostics.error(Code::G152, {}, "no project here: no folder above has models/ and rules/", {},
                    "name it with --root, or run glacis inside it");
  return std::nullopt;
}

bool has_use_case_table(text::Files const& files, fs::path const& path) {
  text::Sources sources;
  text::Diagnostics ignored;
  auto const source = files.read(path, sources, ignored);
  auto const document = source ? text::parse_document(sources, *source, ignored) : std::nullopt;
  return !document || document->find(document->root(), "use-case") != nullptr;
}

/// What comes after the vertical.
std::vector<std::string> names_of(std::vector<std::string> const& ids) {
  std::vector<std::string> names;
  for (std::string const& id : ids) names.push_back(id.substr(id.find('.') + 1));
  return names;
}

}  // namespace

std::string vertical_of(fs::path const& use_case) {
  std::error_code failed;
  return fs::absolute(use_case, failed).lexically_normal().parent_path().filename().generic_string();
}

std::string id_of(fs::path const& use_case) { return vertical_of(use_case) + "." + use_case.stem().generic_string(); }

std::optional<Project> Project::open(Request const& request, text::Sources& sources, text::Diagnostics& diagnostics) {
  auto const root = find_root(request, diagnostics);
  if (!root) return std::nullopt;
  text::Files files(*root);
  auto library = load_library(files, sources, diagnostics);
  if (!library) return std::nullopt;
  return Project(std::move(files), std::move(*library));
}

std::vector<fs::path> Project::use_cases(fs::path const& folder) const {
  std::vector<fs::path> paths = files_.list_toml(folder);
  std::erase_if(paths, [&](fs::path const& path) { return !has_use_case_table(files_, path); });
  return paths;
}

std::optional<fs::path> Project::find(std::string const& file, text::Diagnostics& diagnostics) const {
  std::error_code failed;
  if (fs::exists(file, failed)) return fs::path(file);
  std::vector<std::string> ids;
  std::vector<fs::path> by_name;
  for (fs::path const& path : files_.list_toml(verticals())) {
    ids.push_back(id_of(path));
    if (ids.back() == file) return path;
    if (path.stem() == file) by_name.push_back(path);
  }
  if (by_name.size() == 1) return by_name.front();
  // A bare name is compared with bare names.
  bool const bare = file.find('.') == std::string::npos && file.find('/') == std::string::npos;
  std::vector<std::string> const names = bare ? names_of(ids) : ids;
  auto const near = text::closest(file, names);
  std::string const help =
      near ? "did you mean `" +
                 ids[static_cast<std::size_t>(std::find(names.begin(), names.end(), *near) - names.begin())] + "`?"
           : text::did_you_mean(file, ids);
  bool const path_like = file.find('/') != std::string::npos || file.ends_with(".toml");
  diagnostics.error(Code::G151, {},
                    path_like ? "there is no file `" + file + "`" : "no use case is called `" + file + "`", {}, help);
  return std::nullopt;
}

std::optional<std::vector<fs::path>> Project::find_all(std::vector<std::string> const& given,
                                                       text::Diagnostics& diagnostics) const {
  std::vector<fs::path> paths;
  std::size_t found = 0;
  std::error_code failed;
  for (std::string const& file : given) {
    if (!file.ends_with(".toml") && fs::is_directory(file, failed)) {
      auto const inside = use_cases(file);
      if (inside.empty())
        diagnostics.error(Code::G151, {}, "there are no use cases in `" + file + "`", {},
                          "name a file or another folder");
      paths.insert(paths.end(), inside.begin(), inside.end());
      found += inside.empty() ? 0 : 1;
    } else if (auto path = find(file, diagnostics)) {
      paths.push_back(std::move(*path));
      ++found;
    }
  }
  if (found < given.size()) return std::nullopt;
  if (given.empty()) paths = use_cases(verticals());
  // In whatever order they were named, and each once.
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  if (paths.empty()) {
    diagnostics.error(Code::G151, {}, "there are no use cases in verticals/", {}, "name a file");
    return std::nullopt;
  }
  return paths;
}

}  // namespace glacis::output
