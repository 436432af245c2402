#include "tests/mechanism/planned.h"

namespace glacis::mechanism {

namespace {

std::string const memory = R"toml(
[attribute.ram]
on = "node"
type = "size"
budget = "ram"
[kind.app]
is = "entity"
[relation.runs-on]
from = "app"
to = "node"
inverse = "hosts"
passes = "all"
[mechanism.cloak]
title = "cloak"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip"
cost = { ram = { once = { at-least = "1 KiB", at-most = "2 KiB" }, each = "1 KiB" } }
)toml";

/// Three flows out of one sensor, which has so much memory; `first` is what is stated of the first.
std::string three_flows(std::string const& ram, std::string const& first = "") {
  std::string text = "[entity.sensor]\nkind = \"thing\"\nmechanisms = []\n" + ram +
                     "\n[entity.code]\nkind = \"app\"\nruns-on = \"sensor\"\nmechanisms = []\n";
  for (std::string const name : {"a", "b", "c"}) {
    text += "[entity.peer-" + name + "]\nkind = \"thing\"\nmechanisms = []\n[flow." + name + "]\nfrom = \"" +
            (name == "b" ? "code" : "sensor") + "\"\nto = \"peer-" + name + "\"\nover = \"lan\"\ndata = []\n";
    text += "mechanisms = [" + (name == "a" ? first : "") + "]\n";
  }
  return text;
}

constexpr std::int64_t kib = 1024 * 1000;

}  // namespace

TEST_CASE("a node has room for what it has memory for: once a kind, and for each association") {
  Named const no_others{.forbid = {"any-cipher", "session"}};
  Planned const enough(three_flows("ram = \"5 KiB\""), PlanKind::recommended, memory, no_others);
  CHECK(enough.placed() == Names{"cloak@a", "cloak@b", "cloak@c"});
  BudgetUse const& use = enough.use_of("sensor");
  CHECK(use.sum == 5 * kib);
  CHECK(use.amount.low == 5 * kib);
  REQUIRE(use.shares.size() == 1);
  CHECK(use.shares.front().once == 2 * kib);
  CHECK(use.shares.front().each == std::vector<std::int64_t>{kib, kib, kib});
  CHECK(use.facts.size() == 1);
  // The peers draw on memory of which nothing is known.
  CHECK(enough.plan.budgets.size() == 4);
  CHECK(enough.use_of("peer-c").amount.low == INT64_MIN);

  Planned const scarce(three_flows("ram = \"5017 B\""), PlanKind::recommended, memory, no_others);
  CHECK(scarce.placed() == Names{"cloak@a", "cloak@b"});
  CHECK(scarce.plan.kinds == Status::optimal);
  CHECK(scarce.plan.instances == Status::optimal);
  CHECK(scarce.plan.not_confirmed.empty());
  Leftover const& left = scarce.left("listen@c");
  CHECK(left.limited);
  REQUIRE(left.limited_by.size() == 1);
  CHECK(left.limited_by.front().text == "ram of sensor is 5017 B");
  REQUIRE(left.relaxed.size() == 1);
  CHECK(left.relaxed.front().amount == 5 * kib);
  CHECK_FALSE(left.no_mechanism);
  CHECK_FALSE(left.alone);
  REQUIRE(left.instead.size() == 1);  // the last of equals
  CHECK(scarce.id(left.instead.front()) == "listen@b");

  // Only the most that there may be is known: that limits, too.
  Planned const narrow(three_flows("ram = { at-most = \"3.5 KiB\" }"), PlanKind::recommended, memory, no_others);
  CHECK(narrow.placed() == Names{"cloak@a"});
  CHECK(narrow.use_of("sensor").amount.low == INT64_MIN);
  Planned const unknown(three_flows(""), PlanKind::recommended, memory, no_others);
  CHECK(unknown.placed() == Names{"cloak@a", "cloak@b", "cloak@c"});
}

TEST_CASE("what is presumed of memory limits the recommended plan, not the strict one") {
  std::string const presumed = three_flows("ram = { usually = \"3 KiB\" }");
  Named const no_others{.forbid = {"any-cipher", "session"}};
  CHECK(Planned(presumed, PlanKind::recommended, memory, no_others).placed() == Names{"cloak@a"});
  CHECK(Planned(presumed, PlanKind::strict, memory, no_others).placed() == Names{"cloak@a", "cloak@b", "cloak@c"});
}

TEST_CASE("what stands there already has used its share, and its kind is paid for") {
  Named const no_others{.forbid = {"any-cipher", "session"}};
  Planned const one_more(three_flows("ram = \"4 KiB\"", "\"cloak\""), PlanKind::recommended, memory, no_others);
  CHECK(one_more.placed() == Names{"cloak@b"});
  REQUIRE(one_more.left("listen@c").relaxed.size() == 1);
  CHECK(one_more.left("listen@c").relaxed.front().amount == 5 * kib);
  CHECK(one_more.use_of("sensor").sum == 4 * kib);
  Planned const full(three_flows("ram = \"3993 B\"", "\"cloak\""), PlanKind::recommended, memory, no_others);
  CHECK(full.placed().empty());
  CHECK(full.left("listen@b").alone);
  CHECK(full.left("listen@b").instead.empty());
}

TEST_CASE("where a standard has no room, a stand-in that has is better than nothing") {
  Planned const planned(three_flows("ram = \"4 KiB\""), PlanKind::recommended, memory, {.forbid = {"session"}});
  CHECK(planned.placed() == Names{"any-cipher@a", "any-cipher@b", "any-cipher@c"});
  CHECK(planned.plan.stand_ins == 1);
  CHECK(planned.plan.leaves.empty());
}

TEST_CASE("mechanisms that conflict do not meet at a place, also with one that is stated") {
  std::string const conflict = R"toml(
[mechanism.cloak]
title = "cloak"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip"
conflicts = ["stamp"]
)toml";
  auto const use_case = [](std::string const& stated) {
    return ends + R"toml(
[flow.report]
from = "sensor"
to = "center"
over = "lan"
data = ["set"]
mechanisms = [)toml" +
           stated + "]\n";
  };
  Named const no_others{.forbid = {"any-cipher", "session"}};
  Planned const one_of_two(use_case(""), PlanKind::recommended, conflict, no_others);
  std::vector<std::string> const placed = one_of_two.placed();
  CHECK(std::count(placed.begin(), placed.end(), "cloak@report") +
            std::count(placed.begin(), placed.end(), "stamp@report") ==
        1);
  CHECK(one_of_two.plan.closes.size() == 1);
  CHECK(one_of_two.plan.kinds == Status::optimal);
  Leftover const* limited = nullptr;
  for (Leftover const& each : one_of_two.plan.leaves)
    if (each.limited) limited = &each;
  REQUIRE(limited != nullptr);
  REQUIRE(limited->limited_by.size() == 1);
  CHECK(limited->limited_by.front().text == "cloak conflicts with stamp");
  CHECK(limited->relaxed.empty());
  Planned const stated(use_case("\"stamp\""), PlanKind::recommended, conflict, no_others);
  CHECK(stated.placed() == Names{"gate@center", "key-store@center"});
  CHECK(stated.left("listen@report").limited);
  // Another way that does not conflict is taken.
  CHECK(Planned(use_case(""), PlanKind::recommended, conflict).plan.closes.size() == 2);
}

}  // namespace glacis::mechanism
