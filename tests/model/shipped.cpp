#include <algorithm>

#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis;

TEST_CASE("every shipped pack and use case is read without a complaint") {
  text::Files const files{GLACIS_SOURCE_DIR};
  text::Sources sources;
  text::Diagnostics diagnostics;
  auto const said = [&] {
    std::string result;
    for (auto const& diagnostic : diagnostics.sorted()) result += text::render(sources, diagnostic);
    return result;
  };
  auto const vocabulary = model::read_vocabulary(files, sources, diagnostics);
  CHECK(said() == "");
  REQUIRE(vocabulary);
  auto const paths = files.list_toml(files.root() / "verticals");
  REQUIRE_FALSE(paths.empty());
  for (auto const& path : paths) {
    auto const use_case = model::read_use_case(files, path, *vocabulary, sources, diagnostics);
    CHECK(said() == "");
    REQUIRE(use_case);
    CHECK(model::derive_structure(*vocabulary, *use_case, diagnostics));
  }
  CHECK(said() == "");
}

TEST_CASE("every shipped threat says what it takes in each respect, and which harm it does") {
  text::Files const files{GLACIS_SOURCE_DIR};
  text::Sources sources;
  text::Diagnostics diagnostics;
  auto const vocabulary = model::read_vocabulary(files, sources, diagnostics);
  REQUIRE(vocabulary);
  REQUIRE(vocabulary->default_scale.known());
  std::size_t threats = 0;
  for (auto const& rule : vocabulary->rules) {
    if (rule.form != model::RuleForm::threat) continue;
    INFO(rule.name);
    ++threats;
    CHECK(rule.effort.size() == 5);
    CHECK(std::all_of(rule.effort.begin(), rule.effort.end(), [](auto const& level) { return level.has_value(); }));
    CHECK_FALSE(rule.impact.empty());
    for (auto const& raise : rule.raises) CHECK_FALSE(raise.because.empty());
  }
  CHECK(threats > 0);
}
