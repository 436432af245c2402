#include "engine/mechanism/optimistic.h"

#include "tests/mechanism/planned.h"

namespace glacis::mechanism {

namespace {

struct Supposed : Planned {
  std::optional<Optimistic> optimistic;

  explicit Supposed(std::string const& use_case, std::string const& more = "")
      : Planned(use_case, PlanKind::recommended, more),
        optimistic(optimistic_plan(small->the_case, *judge, plan, {}, {})) {}

  Names facts() const {
    Names texts;
    if (optimistic)
      for (verdict::Fact const& fact : optimistic->supposed) texts.push_back(fact.text);
    std::sort(texts.begin(), texts.end());
    return texts;
  }
  Names placed() const {
    Names texts;
    for (Placed const& each : optimistic->plan.placed) texts.push_back(at(each.instance));
    std::sort(texts.begin(), texts.end());
    return texts;
  }
};

/// One threat that either of two facts would close, and one that only the second would.
std::string const tremors = R"toml(
[attribute.sealed]
on = "node"
type = "boolean"
[attribute.tagged]
on = "node"
type = "boolean"
[feature.calm]
scopes = ["platform"]
[feature.rest]
scopes = ["platform"]
[threat.quake]
title = "Quake of {entity}"
on = "entity"
when = "entity is thing"
needs = ["rest:platform"]
[threat.tremor]
title = "Tremor of {entity}"
on = "entity"
when = "entity is thing"
needs = ["calm:platform"]
[mechanism.bed]
title = "bed"
on = "entity"
provides = ["calm:platform"]
when = "entity.sealed and entity is thing"
[mechanism.chair]
title = "chair"
on = "entity"
provides = ["calm:platform"]
when = "entity.tagged and entity is thing"
[mechanism.sleep]
title = "sleep"
on = "entity"
provides = ["rest:platform"]
when = "entity.tagged and entity is thing"
)toml";

std::string const report = R"toml(
[flow.report]
from = "sensor"
to = "center"
data = ["set"]
mechanisms = []
)toml";

}  // namespace

TEST_CASE("what is waited for is supposed, and the plan of that world closes more") {
  // Any cipher would do without knowing the network, so that only the sender's proof waits for it.
  Supposed const supposed(ends + report);
  REQUIRE(supposed.optimistic);
  CHECK(supposed.facts() == Names{"network of report is lan"});
  CHECK(supposed.optimistic->plan.kind == PlanKind::optimistic);
  CHECK(supposed.optimistic->plan.closes.size() > supposed.plan.closes.size());
  CHECK(supposed.placed() ==
        Names{"gate@center", "key-store@center", "key-store@sensor", "session-light@report", "stamp@report"});
  CHECK(supposed.optimistic->plan.not_confirmed.empty());
  CHECK(supposed.optimistic->plan.checked);
}

TEST_CASE("where nothing is waited for, nothing is supposed") {
  Supposed const supposed(ends + R"toml(
[flow.report]
from = "sensor"
to = "center"
over = "lan"
data = ["set"]
mechanisms = []
)toml");
  CHECK_FALSE(supposed.optimistic);
}

TEST_CASE("what the facts refuse is not supposed") {
  Supposed const supposed(ends + report + R"toml(
[[assume]]
that = "not report.over.ip"
because = "the wiring is old"
)toml");
  CHECK_FALSE(supposed.optimistic);
}

TEST_CASE("as few facts are supposed as close as much") {
  SECTION("one that serves two needs is enough") {
    Supposed const supposed(ends, tremors);
    CHECK(supposed.facts() == Names{"tagged of sensor is true"});
    CHECK(supposed.placed() == Names{"chair@sensor", "key-store@center", "sleep@sensor"});
  }
  SECTION("two, where one does not serve both") {
    std::string chairless = tremors;
    chairless.replace(chairless.find("entity.tagged"), 13, "entity is server");
    Supposed const supposed(ends, chairless);
    CHECK(supposed.facts() == Names{"sealed of sensor is true", "tagged of sensor is true"});
  }
}

TEST_CASE("facts that exclude each other are not supposed together") {
  std::string const other = R"toml(
[entity.other]
kind = "thing"
mechanisms = []
)toml";
  Supposed const free(ends + other, tremors);
  CHECK(free.facts() == Names{"tagged of other is true", "tagged of sensor is true"});
  Supposed const bound(ends + other, tremors + R"toml(
[constraint.one-tag]
on = "model"
always = "count(e in entities: e is thing and e.tagged) <= 1"
)toml");
  CHECK(bound.facts() == Names{"sealed of sensor is true", "tagged of other is true"});
  CHECK(bound.optimistic->plan.closes.size() == free.optimistic->plan.closes.size() - 1);
}

TEST_CASE("what supports a mechanism that is waited for is supposed as well") {
  Supposed const supposed(ends, R"toml(
[attribute.sealed]
on = "node"
type = "boolean"
[attribute.rooted]
on = "node"
type = "boolean"
[feature.calm]
scopes = ["platform"]
[feature.root]
scopes = ["platform"]
[threat.tremor]
title = "Tremor of {entity}"
on = "entity"
when = "entity is thing"
needs = ["calm:platform"]
[mechanism.rest]
title = "rest"
on = "entity"
provides = ["calm:platform"]
when = "entity.sealed"
requires = ["root:platform"]
[mechanism.anchor]
title = "anchor"
on = "entity"
provides = ["root:platform"]
when = "entity.rooted"
)toml");
  REQUIRE(supposed.optimistic);
  CHECK(supposed.facts() == Names{"rooted of sensor is true", "sealed of sensor is true"});
  CHECK(supposed.placed() == Names{"anchor@sensor", "key-store@center", "rest@sensor"});
}

}  // namespace glacis::mechanism
