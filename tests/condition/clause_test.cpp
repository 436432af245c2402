#include "tests/catch/catch.h"
#include "tests/condition/world.h"

using namespace glacis::condition;
using namespace glacis::condition::tests;

namespace {

struct Clause {
  std::string text;
  std::string expected;
};

std::vector<Clause> const fors{
    {"d in flow.payload", R"(
ok
)"},
    {"data in flow.payload", R"(
error[G085]: `data` has a meaning of its own and cannot be a variable
 --> pack.toml:1:1
  |
1 | data in flow.payload
  | ^^^^ expected another name
)"},
    {"d in flow.from", R"(
error[G077]: `flow.from` is an entity, not a set
 --> pack.toml:1:6
  |
1 | d in flow.from
  |      ^^^^^^^^^ expected a set, such as `flow.ends`
)"},
    {"d in {reading}", R"(
error[G077]: a written list cannot stand here
 --> pack.toml:1:6
  |
1 | d in {reading}
  |      ^^^^^^^^^ expected a path that is a set
)"},
    {"d of flow.payload", R"(
error[G060]: unexpected `of`
 --> pack.toml:1:3
  |
1 | d of flow.payload
  |   ^^ expected `in`
)"},
    {"d in flow.payload: x", R"(
error[G060]: unexpected `:`
 --> pack.toml:1:18
  |
1 | d in flow.payload: x
  |                  ^ expected the end
)"},
    {"e in zone-of(flow.from, site).entities", R"(
error[G079]: `for` does not take `zone-of`
 --> pack.toml:1:6
  |
1 | e in zone-of(flow.from, site).entities
  |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: quantify in `when` instead
)"},
};

std::vector<Clause> const needs{
    {"confidentiality:hop@ends", R"(
confidentiality|hop|ends
)"},
    {"confidentiality", R"(
confidentiality||
)"},
    {"confidentiality@self", R"(
confidentiality||self
)"},
    {"confidentiality:", R"(
error[G060]: it ends too early
 --> pack.toml:1:17
  |
1 | confidentiality:
  |                 ^ expected a scope: `hop`, `end-to-end`, …
)"},
    {"confidentiality@", R"(
error[G060]: it ends too early
 --> pack.toml:1:17
  |
1 | confidentiality@
  |                 ^ expected a place: `self`, `ends`, …
)"},
    {":hop", R"(
error[G060]: unexpected `:`
 --> pack.toml:1:1
  |
1 | :hop
  | ^ expected a feature
)"},
    {"a:b:c", R"(
error[G060]: unexpected `:`
 --> pack.toml:1:4
  |
1 | a:b:c
  |    ^ expected `@place` or the end
)"},
    {"a@b c", R"(
error[G060]: unexpected `c`
 --> pack.toml:1:5
  |
1 | a@b c
  |     ^ expected the end
)"},
    {"a b", R"(
error[G060]: unexpected `b`
 --> pack.toml:1:3
  |
1 | a b
  |   ^ expected `:scope`, `@place` or the end
)"},
};

std::string read_for(std::string const& text) {
  Desk desk;
  auto const phrase = desk.phrase(text);
  auto const clause = parse_for(phrase, desk.diagnostics);
  auto const path = clause ? check_for(*clause, phrase, about(Sort::flow), desk.diagnostics) : std::nullopt;
  return path ? desk.said() + "ok\n" : desk.said();
}

std::string read_need(std::string const& text) {
  Desk desk;
  auto const need = parse_need(desk.phrase(text), desk.diagnostics);
  return need ? need->feature.text + "|" + need->scope.text + "|" + need->place.text + "\n" : desk.said();
}

}  // namespace

TEST_CASE("`for` takes a variable and a set") {
  for (Clause const& each : fors) {
    INFO(each.text);
    CHECK("\n" + read_for(each.text) == each.expected);
  }
}

TEST_CASE("the path of `for` begins at the subject and says what it lists") {
  Desk desk;
  auto const phrase = desk.phrase("d in flow.payload");
  auto const clause = parse_for(phrase, desk.diagnostics);
  REQUIRE(clause);
  auto const path = check_for(*clause, phrase, about(Sort::flow), desk.diagnostics);
  REQUIRE(path);
  CHECK(clause->name.text == "d");
  CHECK(path->root == Path::Root::variable);
  CHECK(path->slot == 0);
  CHECK(path->sort == Sort::data);
  CHECK(path->set);
}

TEST_CASE("a need is a feature, perhaps a scope, perhaps a place") {
  for (Clause const& each : needs) {
    INFO(each.text);
    CHECK("\n" + read_need(each.text) == each.expected);
  }
}
