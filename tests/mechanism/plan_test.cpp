#include "engine/mechanism/plan.h"

#include <algorithm>

#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

namespace glacis::mechanism {
namespace {

using verdict::View;

std::string const packs = R"toml(
[type]
class = { level = [["tiny", "t"], ["big", "b"]] }
[attribute]
class = { on = "node", type = "class" }
fixed-key = { on = "node", type = "boolean", choice = true }
ip = { on = "network", type = "boolean" }
[kind.node]
is = "entity"
[kind.thing]
is = "node"
usually = { class = "tiny" }
[kind.server]
is = "node"
always = { class = "big" }
[kind.command]
is = "data"
[network.lan]
ip = true
protects = {}
[network.bus]
ip = false
protects = {}

[feature.secrecy]
scopes = ["hop", "end-to-end"]
relayed = true
[feature.origin]
scopes = ["hop", "end-to-end"]
[feature.key]
scopes = ["platform"]
[feature.guard]
scopes = ["platform"]

[threat.listen]
title = "Listening on {flow}"
on = "flow"
needs = ["secrecy"]
[threat.forge]
title = "Forged {journey}"
on = "journey"
when = "journey.data is command"
needs = ["guard:platform@consumer"]
[threat.unmendable]
title = "Fate of {entity}"
on = "entity"
when = "entity is server"
resolve = "insurance"
[obligation.keys]
title = "Keys of {entity}"
on = "entity"
when = "entity is server"
needs = ["key:platform"]
strength = "should"

[mechanism.session]
title = "session"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip and (all e in flow.ends: e.class >= big)"
requires = ["key:platform@ends"]
[mechanism.session-light]
title = "light session"
profile-of = "session"
on = "flow"
when = "flow.over.ip and (all e in flow.ends: e.class >= tiny)"
cost = { ram = { once = "1 KiB" } }
[mechanism.any-cipher]
title = "some cipher"
on = "flow"
generic = true
provides = ["secrecy:hop"]
[mechanism.key-store]
title = "key store"
on = "entity"
provides = ["key:platform"]
when = "entity.fixed-key"
[mechanism.gate]
title = "gate"
on = "entity"
provides = ["guard:platform"]
when = "entity is server"
requires = ["origin:hop@flows"]
[mechanism.stamp]
title = "stamp"
on = "flow"
provides = ["origin:hop"]
when = "flow.over.ip"
)toml";

/// Wishes by name.
struct Named {
  std::vector<std::string> prefer = {}, forbid = {}, already = {};
};

struct Planned {
  std::unique_ptr<verdict::SmallCase> small;
  std::unique_ptr<verdict::Judge> judge;
  verdict::Judgement judgement;
  Plan plan;

  Planned(std::string const& use_case, PlanKind kind, std::string const& more = "", Named const& named = {})
      : small(verdict::small_case(packs + more, use_case)) {
    INFO(small->problems());
    REQUIRE(small->good());
    judge = std::make_unique<verdict::Judge>(small->the_case, verdict::Effort{}, small->diagnostics);
    REQUIRE_FALSE(judge->conflict());
    judgement = judge->judge(kind == PlanKind::strict ? View::facts : View::presumed);
    Wishes const wishes{ids(named.prefer), ids(named.forbid), ids(named.already)};
    plan = choose_plan(small->the_case, *judge, judgement, kind, wishes, {});
  }

  std::vector<model::MechanismId> ids(std::vector<std::string> const& names) const {
    std::vector<model::MechanismId> result;
    for (std::string const& each : names) result.push_back(small->vocabulary->mechanism_names.at(each));
    std::sort(result.begin(), result.end());
    return result;
  }

  std::string name(model::MechanismId id) const { return (*small->vocabulary)[id].name; }
  std::string at(Instance const& instance) const {
    return name(instance.mechanism) + "@" + verdict::id_of(small->the_case, {instance.spot, verdict::Subject::none});
  }
  std::vector<std::string> placed() const {
    std::vector<std::string> result;
    for (Placed const& placed : plan.placed) result.push_back(at(placed.instance));
    std::sort(result.begin(), result.end());
    return result;
  }
  Placed const& the(std::string const& text) const {
    for (Placed const& placed : plan.placed)
      if (at(placed.instance) == text) return placed;
    FAIL("not placed: " << text);
    return plan.placed.front();
  }
  BudgetUse const& use_of(std::string const& entity) const {
    for (BudgetUse const& use : plan.budgets)
      if (small->use_case->entities[use.entity].id == entity) return use;
    FAIL("uses nothing: " << entity);
    return plan.budgets.front();
  }
  std::vector<std::string> findings(std::vector<std::uint32_t> const& indices) const {
    std::vector<std::string> result;
    for (std::uint32_t const i : indices)
      result.push_back(finding_id(small->the_case, judgement.findings[i].rule, judgement.findings[i].subject));
    std::sort(result.begin(), result.end());
    return result;
  }
  Leftover const& left(std::string const& id) const {
    for (Leftover const& leftover : plan.leaves) {
      auto const [rule, subject] =
          leftover.obligation
              ? std::pair(judgement.obligations[leftover.index].rule, judgement.obligations[leftover.index].subject)
              : std::pair(judgement.findings[leftover.index].rule, judgement.findings[leftover.index].subject);
      if (verdict::finding_id(small->the_case, rule, subject) == id) return leftover;
    }
    FAIL("not left: " << id);
    return plan.leaves.front();
  }
};

using Names = std::vector<std::string>;

std::string const ends = R"toml(
[entity.sensor]
kind = "thing"
mechanisms = []
[entity.center]
kind = "server"
mechanisms = []
[data.set]
kind = "command"
)toml";

}  // namespace

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
  REQUIRE(self_check(*planned.judge, planned.judgement, planned.plan).empty());
  Plan sabotaged = planned.plan;
  std::erase_if(sabotaged.placed,
                [&](Placed const& placed) { return planned.name(placed.instance.mechanism) == "session-light"; });
  CHECK(planned.findings(self_check(*planned.judge, planned.judgement, sabotaged)) == Names{"listen@report"});
  CHECK(self_check_obligations(*planned.judge, planned.judgement, sabotaged).empty());
  std::erase_if(sabotaged.placed,
                [&](Placed const& placed) { return planned.name(placed.instance.mechanism) == "key-store"; });
  CHECK(self_check_obligations(*planned.judge, planned.judgement, sabotaged) == sabotaged.meets);
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

TEST_CASE("what is forbidden is not placed, nor its profiles; what it would have closed says so") {
  std::string const use_case = ends + R"toml(
[flow.report]
from = "sensor"
to = "center"
over = "lan"
data = ["set"]
mechanisms = []
)toml";
  Planned const without_profile(use_case, PlanKind::recommended, "", {.forbid = {"session-light"}});
  CHECK(without_profile.placed() == Names{"any-cipher@report", "gate@center", "key-store@center", "stamp@report"});
  CHECK(without_profile.plan.wishes.front().outcome == WishOutcome::kept_out);
  // Of a base its profiles too; where both ends are big the base would have fitted.
  Planned const without_base(use_case, PlanKind::recommended, "", {.forbid = {"session"}});
  CHECK(without_base.placed() == without_profile.placed());
  Planned const none_left(use_case, PlanKind::recommended, "", {.forbid = {"gate", "any-cipher"}});
  CHECK(none_left.placed() == Names{"key-store@center", "key-store@sensor", "session-light@report"});
  Leftover const& forged = none_left.left("forge@set:sensor..center");
  REQUIRE(forged.forbidden.size() == 1);
  CHECK(none_left.name(forged.forbidden.front()) == "gate");
  CHECK_FALSE(forged.no_mechanism);
  REQUIRE(none_left.plan.wishes.size() == 2);
  CHECK(none_left.plan.kinds == Status::optimal);
}

TEST_CASE("a profile that is forbidden leaves the place to its base") {
  Planned const planned(R"toml(
[entity.center]
kind = "server"
mechanisms = ["key-store"]
[entity.other]
kind = "server"
mechanisms = ["key-store"]
[flow.line]
from = "center"
to = "other"
over = "lan"
data = []
mechanisms = []
)toml",
                        PlanKind::recommended, "", {.forbid = {"session-light"}});
  CHECK(planned.placed() == Names{"session@line"});
}

TEST_CASE("of plans that are equally good the preferred is taken, and no worse one for a preference") {
  std::string const more = R"toml(
[mechanism.cloak]
title = "cloak"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip"
[mechanism.drape]
title = "drape"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over.ip"
)toml";
  std::string const use_case = R"toml(
[entity.sensor]
kind = "thing"
mechanisms = []
[entity.peer]
kind = "thing"
mechanisms = []
[flow.report]
from = "sensor"
to = "peer"
over = "lan"
data = []
mechanisms = []
)toml";
  CHECK(Planned(use_case, PlanKind::recommended, more).placed() == Names{"cloak@report"});
  Planned const preferred(use_case, PlanKind::recommended, more, {.prefer = {"drape"}});
  CHECK(preferred.placed() == Names{"drape@report"});
  CHECK(preferred.plan.wishes.front().outcome == WishOutcome::taken);
  // A session needs a key store besides.
  Planned const dear(use_case, PlanKind::recommended, more, {.prefer = {"gate", "session"}});
  CHECK(dear.placed() == Names{"cloak@report"});
  REQUIRE(dear.plan.wishes.size() == 2);
  for (Wish const& wish : dear.plan.wishes)
    CHECK(wish.outcome == (dear.name(wish.mechanism) == "gate" ? WishOutcome::no_use : WishOutcome::not_chosen));
  // What is there already costs nothing as a kind.
  Planned const there(use_case, PlanKind::recommended, more, {.already = {"session", "key-store"}});
  CHECK(there.placed() == Names{"key-store@peer", "key-store@sensor", "session-light@report"});
  CHECK(there.plan.not_confirmed.empty());
}

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
    bool alternative;
    bool operator==(Row const&) const = default;
  };
  std::vector<Row> rows;
  for (Requirement const& r :
       derive_requirements(planned.small->the_case, *planned.judge, View::presumed, planned.judgement))
    rows.push_back({verdict::id_of(planned.small->the_case, r.subject),
                    (*planned.small->vocabulary)[r.offer.feature].name, model::name_of(r.offer.scope), r.or_end_to_end,
                    r.strength, r.findings.size(), r.obligations.size(), r.alternative});
  // `origin` stands already, so nothing is missing of that need; two threats need the same secrecy.
  std::vector<Row> const expected{
      {"center/set", "guard", "platform", false, model::Strength::shall, 1, 0, false},
      {"center", "key", "platform", false, model::Strength::should, 0, 1, false},
      {"report", "secrecy", "hop", true, model::Strength::shall, 2, 0, false},
  };
  REQUIRE(rows.size() == expected.size());
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(rows[i] == expected[i]);
}

}  // namespace glacis::mechanism
