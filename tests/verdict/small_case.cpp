#include "tests/verdict/small_case.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace glacis::verdict {

namespace {

/// A folder of its own for each case, gone when it is read.
struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "glacis-case-XXXXXX").string();
    path = mkdtemp(name.data());
    std::filesystem::create_directories(path / "models");
    std::filesystem::create_directories(path / "rules");
    std::filesystem::create_directories(path / "verticals" / "test");
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }
  void write(std::filesystem::path const& name, std::string const& text) const { std::ofstream(path / name) << text; }
};

}  // namespace

std::string SmallCase::problems() const {
  std::string result;
  for (text::Diagnostic const& diagnostic : diagnostics.sorted()) {
    if (diagnostic.severity == text::Severity::error) result += text::render(sources, diagnostic);
  }
  return result;
}

namespace {

std::unique_ptr<SmallCase> compile(std::unique_ptr<SmallCase> result, text::Files const& files,
                                   std::filesystem::path const& path) {
  if (!result->vocabulary) return result;
  result->rulebook = rule::compile_rulebook(*result->vocabulary, result->diagnostics);
  if (!result->rulebook) return result;
  result->use_case = model::read_use_case(files, path, *result->vocabulary, result->sources, result->diagnostics);
  if (!result->use_case) return result;
  result->structure = model::derive_structure(*result->vocabulary, *result->use_case, result->diagnostics);
  if (!result->structure) return result;
  result->statements =
      rule::compile_statements(*result->vocabulary, *result->use_case, *result->rulebook, result->diagnostics);
  result->the_case = {&*result->vocabulary,
                      &*result->rulebook,
                      &*result->use_case,
                      &*result->structure,
                      result->statements ? &*result->statements : nullptr,
                      {}};
  for (std::uint32_t i = 0; i < result->rulebook->rules.size(); ++i) result->the_case.rules.push_back(i);
  return result;
}

}  // namespace

std::unique_ptr<SmallCase> shipped_case(std::string const& path) {
  text::Files const files(GLACIS_SOURCE_DIR);
  auto result = std::make_unique<SmallCase>();
  result->vocabulary = model::read_vocabulary(files, result->sources, result->diagnostics);
  return compile(std::move(result), files, std::filesystem::path(GLACIS_SOURCE_DIR) / path);
}

std::unique_ptr<SmallCase> small_case(std::string const& packs, std::string const& use_case) {
  Folder const folder;
  folder.write("models/small.toml", "[pack]\ntitle = \"small\"\n" + packs);
  folder.write("verticals/test/case.toml", "[use-case]\ntitle = \"case\"\n" + use_case);
  text::Files const files(folder.path);
  auto result = std::make_unique<SmallCase>();
  result->vocabulary =
      model::read_vocabulary(files, {folder.path / "models/small.toml"}, {}, result->sources, result->diagnostics);
  return compile(std::move(result), files, folder.path / "verticals/test/case.toml");
}

}  // namespace glacis::verdict
