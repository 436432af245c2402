#include "tests/rule/packs.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace glacis::rule::tests {

namespace {

/// A project of its own for each test, gone when it is read.
struct Folder {
  std::filesystem::path path;
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "glacis-packs-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path = name;
    for (char const* const below : {"models", "rules", "verticals/test"}) {
      std::filesystem::create_directories(path / below);
    }
  }
  Folder(Folder const&) = delete;
  Folder& operator=(Folder const&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path write(std::string const& name, std::string const& text) const {
    std::ofstream(path / name) << text;
    return path / name;
  }
};

std::string joined(std::vector<std::string> const& parts, std::string const& between) {
  std::string result;
  for (std::string const& part : parts) result += (result.empty() ? "" : between) + part;
  return result;
}

}  // namespace

std::string Packs::errors() const {
  std::string result;
  for (text::Diagnostic const& diagnostic : diagnostics.sorted()) {
    if (diagnostic.severity != text::Severity::error) continue;
    std::string rendered = text::render(sources, diagnostic);
    std::size_t const arrow = rendered.find("--> ");
    std::size_t const slash = rendered.rfind('/', rendered.find('\n', arrow));
    if (arrow != std::string::npos && slash != std::string::npos && slash > arrow) {
      rendered.erase(arrow + 4, slash - arrow - 3);
    }
    result += rendered;
  }
  return result;
}

Rule const& Packs::rule(std::string const& name) const {
  for (Rule const& rule : rulebook.value().rules) {
    if (vocabulary->rules[rule.declaration].name == name) return rule;
  }
  throw std::out_of_range(name);
}

Mechanism const& Packs::mechanism(std::string const& name) const {
  return rulebook.value().catalogue[vocabulary->mechanism_names.at(name)];
}

std::string Packs::show(Needs const& needs) const {
  std::vector<std::string> clauses;
  for (std::vector<Need> const& alternatives : needs) {
    std::vector<std::string> each;
    for (Need const& need : alternatives) {
      each.push_back((*vocabulary)[need.feature].name + ":" + model::name_of(need.scope) +
                     (need.or_end_to_end ? "|end-to-end" : "") + "@" + name_of(need.where));
    }
    clauses.push_back(joined(each, " or "));
  }
  return joined(clauses, ", ");
}

std::string Packs::show(std::vector<Offer> const& offers) const {
  std::vector<std::string> each;
  for (Offer const& offer : offers)
    each.push_back((*vocabulary)[offer.feature].name + ":" + model::name_of(offer.scope));
  std::sort(each.begin(), each.end());
  return joined(each, ", ");
}

std::unique_ptr<Packs> compile(std::string const& models, std::string const& rules, std::string const& use_case) {
  Folder const folder;
  auto const model_file = folder.write("models/small.toml", "[pack]\ntitle = \"small\"\n" + models);
  auto const rule_file = folder.write("rules/few.toml", "[pack]\ntitle = \"few\"\nsuits = [\"*\"]\n" + rules);
  text::Files const files(folder.path);
  auto packs = std::make_unique<Packs>();
  packs->vocabulary = model::read_vocabulary(files, {model_file}, {rule_file}, packs->sources, packs->diagnostics);
  if (!packs->vocabulary) return packs;
  packs->rulebook = compile_rulebook(*packs->vocabulary, packs->diagnostics);
  if (use_case.empty() || !packs->rulebook) return packs;
  auto const file = folder.write("verticals/test/case.toml", "[use-case]\ntitle = \"case\"\n" + use_case);
  packs->use_case = model::read_use_case(files, file, *packs->vocabulary, packs->sources, packs->diagnostics);
  if (!packs->use_case) return packs;
  packs->statements = compile_statements(*packs->vocabulary, *packs->use_case, *packs->rulebook, packs->diagnostics);
  return packs;
}

std::string const& small_vocabulary() {
  static std::string const text = R"(
[type]
impact = { level = [["low", "a nuisance"], ["medium", "can be made good"], ["high", "safety, livelihood or law"]] }
[attribute]
confidentiality = { on = "data", type = "impact" }
shared-medium = { on = "network", type = "boolean" }
profile = { on = "network", type = "boolean" }
boot-rom = { on = "entity", type = "boolean", choice = true }
strong = { on = "entity", type = "boolean" }
[kind.server]
is = "entity"
[feature.confidentiality]
scopes = ["link", "hop", "end-to-end", "at-rest"]
[feature.integrity]
scopes = ["link", "hop", "end-to-end", "at-rest", "platform"]
[feature.mutual-authentication]
scopes = ["hop", "end-to-end"]
implies = ["peer-authentication"]
relayed = false
[feature.peer-authentication]
scopes = ["hop", "end-to-end"]
implies = ["authentication"]
[feature.authentication]
scopes = ["hop"]
[feature.origin-authentication]
scopes = ["hop", "end-to-end"]
follows-from = [["mutual-authentication", "integrity"]]
[feature.accountability]
scopes = ["hop"]
follows-from = [["origin-authentication", "freshness"]]
[feature.freshness]
scopes = ["hop"]
[feature.non-repudiation]
scopes = ["end-to-end"]
[feature.secure-storage]
scopes = ["platform"]
)";
  return text;
}

}  // namespace glacis::rule::tests
