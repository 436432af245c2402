#include "tests/mechanism/planned.h"

namespace glacis::mechanism {
namespace {

std::string const covers = R"toml(
[mechanism.cloak]
title = "cloak"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip"
cost = { ram = { once = "4 KiB" } }
[mechanism.drape]
title = "drape"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip"
cost = { ram = { once = "6 KiB" } }
[mechanism.veil]
title = "veil"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over is lan-a"
cost = { ram = { once = "1 KiB" } }
[network.lan-a]
ip = true
protects = {}
)toml";

std::string two_flows(std::string const& networks = "lan") {
  return R"toml(
[entity.sensor]
kind = "thing"
mechanisms = []
[entity.peer]
kind = "thing"
mechanisms = []
[flow.one]
from = "sensor"
to = "peer"
over = "lan-a"
data = []
mechanisms = []
[flow.two]
from = "sensor"
to = "peer"
over = ")toml" +
         networks + "\"\ndata = []\nmechanisms = []\n";
}

Alternative const& without(Planned const& planned, std::string const& name) {
  for (Alternative const& each : planned.plan.alternatives)
    if (planned.name(each.without) == name) return each;
  FAIL("no alternative: " << name);
  return planned.plan.alternatives.front();
}

std::vector<std::string> names(Planned const& planned, std::vector<model::MechanismId> const& ids) {
  std::vector<std::string> result;
  for (auto const id : ids) result.push_back(planned.name(id));
  return result;
}

}  // namespace

TEST_CASE("a tie is said to be one, and what it costs") {
  Planned const planned(two_flows(), PlanKind::recommended, covers);
  CHECK(planned.placed() == Names{"cloak@one", "cloak@two"});
  Alternative const& other = without(planned, "cloak");
  CHECK(other.as_good);
  CHECK(other.loses == 0);
  CHECK(names(planned, other.instead) == Names{"drape"});
  CHECK(other.dropped.empty());
  CHECK(other.cost == 4 * 1024 * 1000);
  Planned const all(two_flows(), PlanKind::recommended, covers, {.alternatives = true});
  CHECK(without(all, "cloak").as_good);
  CHECK(without(all, "cloak").cost == other.cost);
  // Asked to prefer, the tie is no tie any more.
  Planned const preferred(two_flows(), PlanKind::recommended, covers, {.prefer = {"drape"}, .alternatives = true});
  CHECK(preferred.placed() == Names{"drape@one", "drape@two"});
  CHECK_FALSE(without(preferred, "drape").as_good);
}

TEST_CASE("the cheapest plan is shown where it takes more mechanisms than the fewest") {
  Planned const planned(two_flows(), PlanKind::recommended, covers, {.forbid = {"session"}});
  REQUIRE(planned.plan.cheapest);
  CHECK(names(planned, planned.plan.cheapest->mechanisms) == Names{"cloak", "veil"});
  CHECK(planned.plan.cheapest->ram == 5 * 1024 * 1000);
  Planned const same(two_flows("lan-a"), PlanKind::recommended, covers, {.forbid = {"session"}});
  CHECK(same.placed() == Names{"cloak@one", "cloak@two"});
  REQUIRE(same.plan.cheapest);
  CHECK(names(same, same.plan.cheapest->mechanisms) == Names{"veil"});
}

TEST_CASE("what nothing can replace says what is lost without it, and a stand-in may replace a standard") {
  std::string const use_case = ends + R"toml(
[flow.report]
from = "sensor"
to = "center"
over = "lan"
data = ["set"]
mechanisms = []
)toml";
  CHECK(Planned(use_case, PlanKind::recommended).plan.alternatives.empty());
  Planned const planned(use_case, PlanKind::recommended, "", {.alternatives = true});
  Alternative const& guarded = without(planned, "gate");
  CHECK(guarded.loses == 1);
  CHECK(guarded.instead.empty());
  CHECK(names(planned, guarded.dropped) == Names{"stamp"});
  Alternative const& session = without(planned, "session");
  CHECK(session.loses == 0);
  CHECK_FALSE(session.as_good);
  CHECK(names(planned, session.instead) == Names{"any-cipher"});
  CHECK_FALSE(planned.plan.cheapest.has_value());
}

TEST_CASE("the cautious plan closes what is open too, and is checked likewise") {
  std::string const use_case = R"toml(
[entity.sensor]
kind = "thing"
mechanisms = []
[entity.center]
kind = "server"
mechanisms = []
[data.word]
[flow.report]
from = "sensor"
to = "center"
over = "lan"
data = ["word"]
mechanisms = []
)toml";
  Planned const recommended(use_case, PlanKind::recommended);
  Planned const cautious(use_case, PlanKind::cautious);
  CHECK(recommended.findings(recommended.plan.closes) == Names{"listen@report"});
  CHECK(cautious.findings(cautious.plan.closes) == Names{"forge@word:sensor..center", "listen@report"});
  CHECK(cautious.plan.not_confirmed.empty());
  CHECK(cautious.plan.not_confirmed_obligations.empty());
  CHECK(cautious.plan.kinds == Status::optimal);
}

}  // namespace glacis::mechanism
