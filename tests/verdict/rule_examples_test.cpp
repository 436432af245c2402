#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "engine/model/read.h"
#include "engine/rule/rulebook.h"
#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

/// One `[[example]]` of rules/examples/<pack>.toml: a rule, a verdict and the few facts that make it.
struct Example {
  std::string where, rule, verdict, subject, head, elements;
  std::string use_case() const { return elements + "[use-case]\ntitle = \"example\"\n" + head; }
};

std::string value_of(std::string const& line) {
  auto const first = line.find('"');
  auto const last = line.rfind('"');
  return first == std::string::npos || last == first ? "" : line.substr(first + 1, last - first - 1);
}

std::vector<Example> read_examples(std::filesystem::path const& path) {
  std::ifstream file(path);
  std::vector<Example> examples;
  unsigned number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with("[[example]]")) {
      examples.push_back({fmt::format("{}:{}", path.filename().string(), number), "", "", "", "", ""});
      continue;
    }
    if (examples.empty()) continue;
    Example& example = examples.back();
    if (line.starts_with("[example.")) line = "[" + line.substr(9);
    bool const in_table = example.elements.find("\n[") != std::string::npos || example.elements.starts_with("[");
    if (in_table)
      example.elements += line + "\n";
    else if (line.starts_with("rule = "))
      example.rule = value_of(line);
    else if (line.starts_with("verdict = "))
      example.verdict = value_of(line);
    else if (line.starts_with("subject = "))
      example.subject = value_of(line);
    else if (line.starts_with("mechanisms = "))
      example.head += line + "\n";
    else
      example.elements += line + "\n";
  }
  return examples;
}

struct Shipped {
  text::Sources sources;
  text::Diagnostics diagnostics;
  text::Files files{GLACIS_SOURCE_DIR};
  std::optional<model::Vocabulary> vocabulary;
  std::optional<rule::Rulebook> rulebook;
  Shipped() {
    vocabulary = model::read_vocabulary(files, sources, diagnostics);
    if (vocabulary) rulebook = rule::compile_rulebook(*vocabulary, diagnostics);
  }
  std::string problems() const {
    std::string text;
    for (auto const& diagnostic : diagnostics.sorted()) text += text::render(sources, diagnostic);
    return text;
  }
};

/// All verdicts of the example's rule, by subject, from the facts.
std::map<std::string, std::string> verdicts(Shipped& shipped, Example const& example) {
  auto const folder = std::filesystem::temp_directory_path() / fmt::format("glacis-example-{}", getpid()) / "example";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "example.toml") << example.use_case();
  auto const use_case = model::read_use_case(shipped.files, folder / "example.toml", *shipped.vocabulary,
                                             shipped.sources, shipped.diagnostics);
  std::filesystem::remove_all(folder.parent_path());
  INFO(example.where << "\n" << shipped.problems());
  REQUIRE(use_case);
  auto const structure = model::derive_structure(*shipped.vocabulary, *use_case, shipped.diagnostics);
  REQUIRE(structure);
  auto const statements =
      rule::compile_statements(*shipped.vocabulary, *use_case, *shipped.rulebook, shipped.diagnostics);
  REQUIRE(statements);
  Case the_case{&*shipped.vocabulary, &*shipped.rulebook, &*use_case, &*structure, &*statements, {}};
  for (std::uint32_t i = 0; i < shipped.rulebook->rules.size(); ++i) {
    if (shipped.vocabulary->rules[shipped.rulebook->rules[i].declaration].name == example.rule)
      the_case.rules.push_back(i);
  }
  REQUIRE(the_case.rules.size() == 1);
  Judge judge(the_case, {}, shipped.diagnostics);
  REQUIRE_FALSE(judge.conflict());
  Judgement const judgement = judge.judge(View::facts);
  std::map<std::string, std::string> result;
  for (auto const& finding : judgement.findings) result[id_of(the_case, finding.subject)] = name_of(finding.verdict);
  for (auto const& finding : judgement.obligations)
    result[id_of(the_case, finding.subject)] = name_of(finding.fulfilment);
  return result;
}

}  // namespace

TEST_CASE("every example of a rule has the verdict that it says") {
  Shipped shipped;
  INFO(shipped.problems());
  REQUIRE(shipped.rulebook);
  std::map<std::string, std::set<std::string>> shown;
  std::size_t examples = 0;
  for (auto const& entry :
       std::filesystem::directory_iterator(std::filesystem::path(GLACIS_SOURCE_DIR) / "rules/examples")) {
    for (Example const& example : read_examples(entry.path())) {
      ++examples;
      auto const found = verdicts(shipped, example);
      INFO(example.where << ": " << example.rule << (example.subject.empty() ? "" : "@" + example.subject));
      std::string all;
      for (auto const& [subject, verdict] : found) all += fmt::format("{}: {}\n", subject, verdict);
      INFO(all);
      bool const right =
          example.subject.empty()
              ? std::any_of(found.begin(), found.end(), [&](auto const& one) { return one.second == example.verdict; })
              : found.contains(example.subject) && found.at(example.subject) == example.verdict;
      CHECK(right);
      shown[example.rule].insert(example.verdict);
    }
  }
  CHECK(examples > 0);
  for (rule::Rule const& rule : shipped.rulebook->rules) {
    auto const& declaration = shipped.vocabulary->rules[rule.declaration];
    if (rule.form == model::RuleForm::lint) continue;
    INFO(declaration.name);
    bool const threat = rule.form == model::RuleForm::threat;
    auto const& verdicts_shown = shown[declaration.name];
    auto const any = [&](std::vector<std::string> const& wanted) {
      return std::ranges::any_of(wanted, [&](std::string const& verdict) { return verdicts_shown.contains(verdict); });
    };
    if (threat) {
      CHECK(any({"certain", "exposed"}));
      CHECK((any({"excluded"}) || !declaration.when));
      CHECK((any({"covered"}) || rule.needs.empty()));
    } else {
      CHECK(any({"not-met", "not-known"}));
      CHECK(any({"does-not-apply"}));
      CHECK(any({"met"}));
    }
  }
}
