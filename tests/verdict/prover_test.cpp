#include "engine/verdict/prover.h"

#include "engine/rule/join.h"
#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"
#include "tests/verdict/world.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

std::string const vocabulary = R"toml(
[type]
grade = { level = [["low", ""], ["mid", ""], ["high", ""]] }
[attribute]
strength = { on = "node", type = "grade" }
worth = { on = "data", type = "grade" }
ip = { on = "network", type = "boolean" }
[kind.node]
is = "entity"
abstract = true
[kind.box]
is = "node"
always = { strength = { at-least = "mid" } }
[kind.tag]
is = "node"
[network.wire]
ip = true
protects = {}
[network.air]
ip = false
protects = {}
[constraint.tags-are-weak]
on = "entity"
always = "entity is tag implies entity.strength == low"
[feature.secrecy]
scopes = ["hop"]
[mechanism.seal]
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip and flow.from.strength >= mid"
)toml";

std::vector<std::string> const conditions{"true",
                                          "false",
                                          "flow.over.ip",
                                          "not flow.over.ip",
                                          "flow.from is tag",
                                          "flow.from is tag and flow.from.strength >= mid",
                                          "flow.from is box or flow.from.strength == high",
                                          "flow.from.strength >= mid",
                                          "flow.from.strength == low and not (flow.from is tag)",
                                          "any e in flow.ends: e.strength == high",
                                          "all e in flow.ends: e.strength >= mid",
                                          "any d in flow.payload: d.worth >= mid",
                                          "all d in flow.payload: d.worth == high",
                                          "flow.over.ip and (any d in flow.payload: d.worth == high)"};

std::string rules() {
  std::string text;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    std::string const number = (i < 10 ? "0" : "") + std::to_string(i);
    text += "[threat.t" + number + "]\non = \"flow\"\nwhen = \"" + conditions[i] + "\"\nneeds = [\"secrecy:hop\"]\n";
  }
  return text;
}

constexpr char const* drawing = R"toml(
[entity.alpha]
[entity.beta]
[data.paper]
[data.coin]
[flow.first]
from = "alpha"
to = "beta"
data = ["paper", "coin"]
)toml";

/// Does some completion make the formula true for the flow?
bool in_some_world(Case const& the_case, condition::Formula const& formula) {
  Domains const domains(the_case);
  bool found = false;
  REQUIRE(oracle::each_world(the_case, domains, 100'000, formula, {}, [&](oracle::World const& world) {
    found = found || oracle::holds(the_case, domains, world, formula, {0});
  }));
  return found;
}

bool is_yes(Possible possible) {
  REQUIRE(possible != Possible::gave_up);
  return possible == Possible::yes;
}

}  // namespace

TEST_CASE("what a prover says is what every completion says") {
  auto const small = small_case(vocabulary + rules(), drawing);
  INFO(small->problems());
  REQUIRE(small->good());
  Case const& the_case = small->the_case;
  text::Diagnostics notices;
  Prover prover(the_case, {}, notices);
  REQUIRE_FALSE(prover.unusable());
  auto const& all = the_case.rulebook->rules;
  REQUIRE(all.size() == conditions.size());
  condition::Formula const& seal = the_case.rulebook->catalogue.mechanisms.front().when;
  std::size_t impossible = 0, implied = 0, unmet = 0;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    INFO(conditions[i]);
    REQUIRE(prover.subjects(i).size() == 1);
    Subject const subject = prover.subjects(i).front();
    bool const applies = is_yes(prover.applies(i, subject));
    CHECK(applies == in_some_world(the_case, all[i].when));
    impossible += applies ? 0 : 1;
    auto const without_seal = rule::and_not(condition::always_true(model::Sort::flow), seal, 1);
    bool const met = is_yes(prover.meets(i, all[i].needs.front().front(), subject));
    CHECK(met == in_some_world(the_case, rule::and_not(all[i].when, without_seal, 1)));
    CHECK(met == is_yes(prover.meets_all(i, subject)));
    unmet += met ? 0 : 1;
    for (std::uint32_t j = 0; j < all.size(); ++j) {
      INFO(conditions[j]);
      bool const without = is_yes(prover.applies_without(i, j, subject));
      CHECK(without == in_some_world(the_case, rule::and_not(all[i].when, all[j].when, 1)));
      implied += without ? 0 : 1;
    }
  }
  // Each answer occurs both ways, or nothing was shown.
  CHECK(impossible == 3);
  CHECK(unmet > impossible);
  CHECK(unmet < all.size());
  CHECK(implied > all.size());
  CHECK(implied < all.size() * all.size());
}

TEST_CASE("a condition that only kinds and constraints exclude is possible by itself") {
  auto const small = small_case(vocabulary + rules(), drawing);
  REQUIRE(small->good());
  text::Diagnostics notices;
  Prover prover(small->the_case, {}, notices);
  Subject const subject = prover.subjects(0).front();
  CHECK(prover.applies(5, subject) == Possible::no);
  CHECK(prover.applies_by_itself(5, subject) == Possible::yes);
  CHECK(prover.applies_by_itself(1, subject) == Possible::no);
}

TEST_CASE("a rule that asks for a kind applies to no element of another") {
  auto const small =
      small_case(vocabulary + rules() + "[threat.tagged]\non = \"entity\"\nwhen = \"entity is tag\"\n", drawing);
  REQUIRE(small->good());
  text::Diagnostics notices;
  Prover prover(small->the_case, {}, notices);
  std::uint32_t const rule = static_cast<std::uint32_t>(conditions.size());
  auto const kind = [&](char const* name) {
    return small->vocabulary->kind_names[static_cast<std::size_t>(model::Sort::entity)].at(name);
  };
  for (Subject const& subject : prover.subjects(rule)) {
    CHECK(prover.applies_to_kind(rule, subject, {subject.element}, kind("tag")) == Possible::yes);
    CHECK(prover.applies_to_kind(rule, subject, {subject.element}, kind("box")) == Possible::no);
  }
}

namespace {

/// What is needed of ways: given hop by hop, if whoever relays is trusted.
constexpr char const* of_ways = R"toml(
[feature.whole]
scopes = ["hop", "end-to-end"]
relayed = true
[mechanism.weave]
on = "flow"
provides = ["whole:hop"]
[threat.over-anybody]
on = "journey"
when = "any r in journey.relays: true"
needs = ["whole:end-to-end"]
[threat.over-others]
on = "journey"
when = "any r in journey.relays: not trusted-with(r, journey.data)"
needs = ["whole:end-to-end"]
[threat.of-data]
on = "data"
needs = ["secrecy:hop@flows"]
)toml";

constexpr char const* ways = R"toml(
[entity.alpha]
[entity.middle]
[entity.beta]
[data.coin]
[data.paper]
[data.unused]
[flow.first]
from = "alpha"
to = "middle"
data = ["coin", "paper"]
[flow.second]
from = "middle"
to = "beta"
data = ["coin", "paper"]
)toml";

}  // namespace

TEST_CASE("hops add up to a way where whoever relays is trusted, whichever datum it is") {
  auto const small = small_case(vocabulary + of_ways, ways);
  INFO(small->problems());
  REQUIRE(small->good());
  text::Diagnostics notices;
  Prover prover(small->the_case, {}, notices);
  auto const& all = small->the_case.rulebook->rules;
  REQUIRE(prover.subjects(1).size() == 2);
  for (Subject const& way : prover.subjects(1)) {
    CHECK(prover.meets(1, all[1].needs.front().front(), way) == Possible::yes);
    CHECK(prover.wants(2, all[2].needs.front().front(), way) == Possible::yes);
    CHECK(prover.meets(2, all[2].needs.front().front(), way) == Possible::no);
  }
}

TEST_CASE("a need whose place is empty is neither in want nor met by anything") {
  auto const small = small_case(vocabulary + of_ways, ways);
  REQUIRE(small->good());
  text::Diagnostics notices;
  Prover prover(small->the_case, {}, notices);
  rule::Need const need = small->the_case.rulebook->rules[0].needs.front().front();
  std::vector<Possible> wanted, met;
  for (Subject const& datum : prover.subjects(0)) {
    wanted.push_back(prover.wants(0, need, datum));
    met.push_back(prover.meets(0, need, datum));
  }
  std::vector<Possible> const of_those_carried{Possible::yes, Possible::yes, Possible::no};
  CHECK(wanted == of_those_carried);
  CHECK(met == of_those_carried);
}
