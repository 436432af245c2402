#include "tests/mechanism/planned.h"

namespace glacis::mechanism {

TEST_CASE("a plan places what surely fits, with what that requires, and its self-check confirms it") {
  Planned const planned(ends + R"toml(
[flow.report]
from = "sensor"
to = "center"
over = "lan"
data = ["set"]
mechanisms = []
)toml",
                        PlanKind::recommended);
  CHECK(planned.placed() ==
        Names{"gate@center", "key-store@center", "key-store@sensor", "session-light@report", "stamp@report"});
  CHECK(planned.findings(planned.plan.closes) == Names{"forge@set:sensor..center", "listen@report"});
  CHECK(planned.plan.meets.size() == 1);
  CHECK(planned.plan.kinds == Status::optimal);
  CHECK(planned.plan.instances == Status::optimal);
  CHECK(planned.plan.stand_ins == 0);
  CHECK(planned.plan.not_confirmed.empty());
  CHECK(planned.plan.not_confirmed_obligations.empty());

  SECTION("a profile that fits stands instead of its base, and both are one kind") {
    Names kinds;
    for (auto const id : planned.plan.mechanisms) kinds.push_back(planned.name(id));
    CHECK(kinds == Names{"gate", "key-store", "session", "stamp"});
  }
  SECTION("each instance says what it is there for") {
    CHECK(planned.findings(planned.the("session-light@report").closes) == Names{"listen@report"});
    CHECK(planned.the("session-light@report").provides.size() == 1);
    CHECK(planned.the("key-store@sensor").closes.empty());
    CHECK(planned.at(planned.plan.placed[planned.the("key-store@sensor").supports.front()].instance) ==
          "session-light@report");
    CHECK(planned.the("key-store@center").meets.size() == 1);
    CHECK(planned.at(planned.plan.placed[planned.the("stamp@report").supports.front()].instance) == "gate@center");
  }
  SECTION("what the designer has to choose and what is presumed comes with the instance") {
    CHECK(planned.the("key-store@sensor").fit.choices.size() == 1);
  }
  SECTION("a cut names the kinds of which one is needed") { CHECK_FALSE(planned.plan.cuts.empty()); }
  SECTION("costs are those of the instances") {
    CHECK(planned.plan.cost.instances == 5);
    CHECK(planned.plan.cost.ram == 1024 * 1000);
  }
}

TEST_CASE("what a mechanism asks of the flows it asks of those that bring the datum it is chosen for") {
  Planned const planned(ends + R"toml(
[data.gossip]
[flow.order]
from = "sensor"
to = "center"
over = "lan"
data = ["set"]
mechanisms = []
[flow.talk]
from = "sensor"
to = "center"
over = "lan"
data = ["gossip"]
mechanisms = []
)toml",
                        PlanKind::recommended);
  std::vector<std::string> const placed = planned.placed();
  CHECK(std::count(placed.begin(), placed.end(), "stamp@order") == 1);
  CHECK(std::count(placed.begin(), placed.end(), "stamp@talk") == 0);
  CHECK(planned.plan.not_confirmed.empty());
}

TEST_CASE("the self-check sees a plan from which an instance was taken") {
  Planned planned(ends + R"toml(
[flow.report]
from = "sensor"
to = "center"
over = "lan"
data = ["set"]
mechanisms = []
)toml",
                  PlanKind::recommended);
  REQUIRE(self_check(*planned.judge, planned.judgement, planned.plan).refuted.empty());
  Plan sabotaged = planned.plan;
  std::erase_if(sabotaged.placed,
                [&](Placed const& placed) { return planned.name(placed.instance.mechanism) == "session-light"; });
  CHECK(planned.findings(self_check(*planned.judge, planned.judgement, sabotaged).refuted) == Names{"listen@report"});
  CHECK(self_check_obligations(*planned.judge, planned.judgement, sabotaged).refuted.empty());
  std::erase_if(sabotaged.placed,
                [&](Placed const& placed) { return planned.name(placed.instance.mechanism) == "key-store"; });
  CHECK(self_check_obligations(*planned.judge, planned.judgement, sabotaged).refuted == sabotaged.meets);
}

TEST_CASE("a stand-in is taken only where no standard fits, and the strict plan presumes nothing") {
  std::string const use_case = ends + R"toml(
[entity.other]
kind = "thing"
mechanisms = []
[flow.wire]
from = "sensor"
to = "other"
over = "bus"
data = []
mechanisms = []
[flow.air]
from = "sensor"
to = "center"
over = { usually = "lan" }
data = []
mechanisms = []
)toml";
  Planned const recommended(use_case, PlanKind::recommended);
  CHECK(recommended.plan.stand_ins == 1);
  CHECK(recommended.placed() == Names{"any-cipher@wire", "key-store@center", "key-store@sensor", "session-light@air"});
  Planned const strict(use_case, PlanKind::strict);
  CHECK(strict.plan.stand_ins == 1);
  CHECK(strict.placed() == Names{"any-cipher@air", "any-cipher@wire", "key-store@center"});
}

TEST_CASE("a leftover names who can resolve it, what would fit and what it waits for, or that nothing does") {
  std::string const use_case = ends + R"toml(
[flow.air]
from = "sensor"
to = "center"
data = ["set"]
mechanisms = []
)toml";
  Planned const planned(use_case, PlanKind::strict);
  CHECK(planned.left("unmendable@center").resolve == "insurance");
  CHECK_FALSE(planned.left("unmendable@center").no_mechanism);
  Leftover const& forged = planned.left("forge@set:sensor..center");
  CHECK(forged.resolve.empty());
  CHECK_FALSE(forged.no_mechanism);
  REQUIRE(forged.would_fit.size() == 1);
  CHECK(planned.name(forged.would_fit.front()) == "stamp");
  REQUIRE(forged.waits_for.size() == 1);
  CHECK(forged.waits_for.front().unknown);

  Planned const lacking(use_case, PlanKind::strict, R"toml(
[feature.luck]
scopes = ["platform"]
[threat.mishap]
title = "Mishap of {entity}"
on = "entity"
when = "entity is server"
needs = ["luck"]
)toml");
  CHECK(lacking.left("mishap@center").no_mechanism);
}

TEST_CASE("requirements are what is missing, at its place, once each") {
  Planned const planned(ends + R"toml(
[flow.report]
from = "sensor"
to = "center"
over = "lan"
data = ["set"]
mechanisms = ["stamp"]
)toml",
                        PlanKind::recommended, R"toml(
[threat.listen-more]
title = "More listening on {flow}"
on = "flow"
needs = ["secrecy", ["origin:hop", "key:platform@ends"]]
)toml");
  struct Row {
    std::string subject, feature, scope;
    bool or_end_to_end;
    model::Strength strength;
    std::size_t findings, obligations;
    std::vector<Requirement::Choices> instead;
    bool operator==(Row const&) const = default;
  };
  std::vector<Row> rows;
  for (Requirement const& r :
       derive_requirements(planned.small->the_case, *planned.judge, View::presumed, planned.judgement))
    rows.push_back({verdict::id_of(planned.small->the_case, r.subject),
                    (*planned.small->vocabulary)[r.offer.feature].name, model::name_of(r.offer.scope), r.or_end_to_end,
                    r.strength, r.findings.size(), r.obligations.size(), r.instead});
  // `origin` stands already, so nothing is missing of that need; two threats need the same secrecy.
  std::vector<Row> const expected{
      {"center/set", "guard", "platform", false, model::Strength::shall, 1, 0, {}},
      {"center", "key", "platform", false, model::Strength::should, 0, 1, {}},
      {"report", "secrecy", "hop", true, model::Strength::shall, 2, 0, {}},
  };
  REQUIRE(rows.size() == expected.size());
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(rows[i] == expected[i]);
}

TEST_CASE("of several answers to a need each names the others, unless something else needs it") {
  Planned const planned(ends + R"toml(
[flow.report]
from = "sensor"
to = "center"
over = "lan"
data = ["set"]
mechanisms = []
)toml",
                        PlanKind::recommended, R"toml(
[threat.listen-more]
title = "More listening on {flow}"
on = "flow"
needs = [["origin:hop", "key:platform@ends"]]
)toml");
  auto const requirements =
      derive_requirements(planned.small->the_case, *planned.judge, View::presumed, planned.judgement);
  std::vector<std::string> lines;
  auto const name = [&](Requirement const& r) {
    return (*planned.small->vocabulary)[r.offer.feature].name + "@" +
           verdict::id_of(planned.small->the_case, r.subject);
  };
  for (Requirement const& r : requirements) {
    std::string line = name(r);
    for (Requirement::Choices const& need : r.instead) {
      line += ", unless";
      for (auto const& choice : need)
        for (std::uint32_t const number : choice) line += " " + name(requirements[number]);
    }
    lines.push_back(line);
  }
  // An obligation asks for the key at the center anyway.
  CHECK(lines == std::vector<std::string>{"guard@center/set", "key@center", "key@sensor, unless origin@report",
                                          "origin@report, unless key@center key@sensor", "secrecy@report"});
}

}  // namespace glacis::mechanism
