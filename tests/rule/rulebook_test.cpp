#include "engine/rule/rulebook.h"

#include "tests/catch/catch.h"
#include "tests/rule/packs.h"

using namespace glacis::rule;
using namespace glacis::rule::tests;

using glacis::condition::Op;
using glacis::model::Sort;

namespace {

/// How often an operation occurs.
std::size_t count(glacis::condition::Formula const& formula, Op op) {
  std::size_t found = 0;
  for (auto const& operation : formula.operations) found += operation.op == op ? 1 : 0;
  return found;
}

std::string derived(std::string const& name, std::string const& is) {
  return "[derived." + name + "]\nis = \"" + is + "\"\n";
}

std::string threat(std::string const& on, std::string const& keys) {
  return "[threat.t]\non = \"" + on + "\"\n" + keys;
}

}  // namespace

TEST_CASE("definitions are written out whatever their order, also those of other sorts with the same name") {
  auto const packs = compile(small_vocabulary() + derived("flow.weak", "any e in flow.ends: e.weak") +
                                 derived("entity.weak", "not entity.firm") + derived("entity.firm", "entity.strong"),
                             threat("flow", "when = \"flow.weak\"\n"));
  REQUIRE(packs->errors() == "");
  auto const& when = packs->rule("t").when;
  CHECK(count(when, Op::some) == 1);
  CHECK(count(when, Op::negate) == 1);
  CHECK(count(when, Op::value_in) == 1);
  CHECK(count(when, Op::constant) == 0);
}

TEST_CASE("a loop of definitions is named, once, and what uses it is not reported") {
  auto const packs = compile(small_vocabulary() + derived("entity.a", "entity.b or entity.strong") +
                                 derived("entity.b", "any f in entity.flows: f.c") +
                                 derived("flow.c", "any e in flow.ends: e.a") + derived("flow.d", "flow.d"),
                             threat("entity", "when = \"entity.a and entity.a\"\n"));
  CHECK_FALSE(packs->rulebook);
  CHECK(packs->errors() == R"(error[G094]: `entity.a` uses `entity.b`, which uses `flow.c`, which uses `entity.a`
  --> small.toml:39:17
   |
39 | [derived.entity.a]
   |                 ^ a definition cannot use itself
   |
   = help: definitions are written out where they are used, and this one would have no end
error[G094]: `flow.d` uses itself
  --> small.toml:45:15
   |
45 | [derived.flow.d]
   |               ^ a definition cannot use itself
   |
   = help: definitions are written out where they are used, and this one would have no end
)");
}

TEST_CASE("a mistake in a definition is reported where it stands only") {
  auto const packs =
      compile(small_vocabulary() + derived("entity.a", "entity.srong") + derived("flow.b", "flow.from.a"),
              threat("flow", "when = \"flow.b and flow.from.a\"\n"));
  CHECK_FALSE(packs->rulebook);
  CHECK(packs->diagnostics.errors() == 1);
}

TEST_CASE("what a definition asks is checked where it is used") {
  std::string const models = small_vocabulary() + derived("flow.safe", "protected(flow, integrity)") +
                             derived("entity.chosen", "entity.boot-rom");
  CHECK(compile(models, "[lint.l]\non = \"flow\"\nwhen = \"not flow.safe\"\n")->errors() == "");
  CHECK(compile(models, threat("flow", "when = \"flow.safe\"\n"))->errors().find("error[G082]") == 0);
  CHECK(compile(models, threat("entity", "when = \"entity.chosen\"\n"))->errors().find("error[G083]") == 0);
  CHECK(compile(models + "[mechanism.m]\non = \"entity\"\nprovides = []\nwhen = \"entity.chosen\"\n")->errors() == "");
}

TEST_CASE("who is exposed is when and not unless, over the same subject") {
  auto const packs = compile(
      small_vocabulary(),
      threat("entity",
             "for = \"d in entity.stores\"\nwhen = \"any f in entity.flows: d in f.payload\"\n"
             "unless = \"(all e in entities: e.strong) or d.confidentiality == low\"\nneeds = [\"integrity\"]\n"));
  REQUIRE(packs->errors() == "");
  Rule const& rule = packs->rule("t");
  REQUIRE(rule.for_each);
  CHECK(rule.for_each->sort == Sort::data);
  auto const& when = rule.when;
  CHECK(when.slots == std::vector<Sort>{Sort::entity, Sort::data, Sort::flow, Sort::entity});
  auto const& root = when[when.root()];
  REQUIRE(root.op == Op::both);
  CHECK(when[root.a].op == Op::some);
  CHECK(when[root.a].slot == 2);
  REQUIRE(when[root.b].op == Op::negate);
  for (auto const& operation : when.operations) {
    if (operation.op == Op::every) CHECK(operation.slot == 3);
    if (operation.op != Op::value_in) continue;
    auto const& path = when.paths[operation.path];
    auto const& attribute = packs->vocabulary->attributes[path.steps.back().id].name;
    CHECK(path.slot == (attribute == "strong" ? 3U : 1U));
    CHECK(when.values[operation.values].members == std::vector<std::uint32_t>{attribute == "strong" ? 1U : 0U});
  }
}

TEST_CASE("a rule without when always applies, and unless alone is an exception") {
  auto const packs =
      compile(small_vocabulary(), threat("entity", "unless = \"entity.strong\"\n") + "[threat.u]\non = \"zone\"\n");
  REQUIRE(packs->errors() == "");
  auto const& except = packs->rule("t").when;
  CHECK(except[except.root()].op == Op::both);
  CHECK(except[except[except.root()].a].value);
  auto const& always = packs->rule("u").when;
  CHECK(always[always.root()].op == Op::constant);
  CHECK(always[always.root()].value);
  CHECK(always.slots == std::vector<Sort>{Sort::zone});
}

TEST_CASE("verdicts are as far as drawn if the condition reads what only the drawing says") {
  struct Row {
    std::string on, when;
    bool drawn;
  };
  Row const table[] = {
      {"flow", "flow.over.shared-medium", false},
      {"flow", "any e in flow.ends: e.strong", false},
      {"flow", "any d in flow.data: d.confidentiality >= high", false},
      {"entity", "entity.strong", false},
      {"entity", "any f in entity.flows: f.over.shared-medium", true},
      {"entity", "any d in entity.data-in: d.confidentiality >= high", true},
      {"entity", "count(e in entities: e.strong) >= 1", true},
      {"journey", "any r in journey.relays: r.strong", true},
      {"zone", "any e in zone.entities: e.strong", true},
  };
  for (Row const& row : table) {
    INFO(row.when);
    auto const packs = compile(small_vocabulary(), threat(row.on, "when = \"" + row.when + "\"\n"));
    CHECK(packs->errors() == "");
    if (packs->rulebook) CHECK(packs->rule("t").reads_drawing == row.drawn);
  }
}

TEST_CASE("a for lists data, and a title's placeholders are the subject and what it lists") {
  auto const listed = compile(small_vocabulary(), threat("entity", "for = \"f in entity.flows\"\n"));
  CHECK(listed->errors() == R"(error[G097]: `for` lists something other than data
 --> few.toml:6:13
  |
6 | for = "f in entity.flows"
  |             ^^^^^^^^^^^^ expected a set of data
  |
  = help: quantify in `when`, or let the rule be `on` what is listed
)");
  auto const titled = compile(
      small_vocabulary(), threat("entity", "title = \"{entity}, {d}, {flow}, {d\"\nfor = \"d in entity.stores\"\n"));
  CHECK(titled->errors() == R"(error[G098]: `{flow}` stands for nothing here
 --> few.toml:6:25
  |
6 | title = "{entity}, {d}, {flow}, {d"
  |                         ^^^^^^ expected `{entity}`
  |
  = help: one of `entity`, `d`
error[G098]: `{d` stands for nothing here
 --> few.toml:6:33
  |
6 | title = "{entity}, {d}, {flow}, {d"
  |                                 ^^ expected `{entity}`
  |
  = help: one of `entity`, `d`
)");
}

TEST_CASE("constraints say whether they always or usually hold") {
  auto const packs = compile(small_vocabulary() +
                             "[constraint.a]\non = \"entity\"\nalways = \"entity.strong or entity.boot-rom\"\n"
                             "[constraint.b]\non = \"flow\"\nusually = \"flow.over.shared-medium\"\n");
  REQUIRE(packs->errors() == "");
  auto const& constraints = packs->rulebook->constraints;
  REQUIRE(constraints.size() == 2);
  for (Constraint const& constraint : constraints) {
    auto const& name = packs->vocabulary->constraints[constraint.declaration].name;
    CHECK(constraint.usually == (name == "b"));
    CHECK(constraint.on == (name == "b" ? Sort::flow : Sort::entity));
  }
}

TEST_CASE("assumptions and claims speak of the ids of their use case; only claims of what is protected") {
  std::string const elements = R"(
[entity.meter]
[entity.head-end]
[flow.report]
from = "meter"
to = "head-end"
)";
  auto const packs = compile(small_vocabulary(), "", elements + R"toml(
[[assume]]
that = "meter.strong == head-end.strong"
because = "one tender"
[claim.c]
that = "protected(report, integrity)"
)toml");
  REQUIRE(packs->errors() == "");
  REQUIRE(packs->statements);
  CHECK(packs->statements->assumptions.size() == 1);
  CHECK(packs->statements->claims.size() == 1);
  CHECK(packs->statements->claims.front().slots.empty());
  auto const refused = compile(small_vocabulary(), "", elements + R"toml(
[[assume]]
that = "protected(report, integrity)"
because = "hope"
)toml");
  CHECK_FALSE(refused->statements);
  CHECK(refused->errors().find("error[G082]") == 0);
}
