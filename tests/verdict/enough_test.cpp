#include <algorithm>
#include <string>
#include <vector>

#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

// What is told of a verdict is enough for it, and no more than that.

using namespace glacis;
using namespace glacis::verdict;

namespace {

using Texts = std::vector<std::string>;

std::string const kinds = R"toml(
[type]
grade = { level = [["low", ""], ["mid", ""], ["high", ""]] }
[attribute]
x = { on = "node", type = "grade" }
y = { on = "node", type = "grade" }
[kind.node]
is = "entity"
abstract = true
[kind.bike]
is = "node"
always = { x = "low", y = "low" }
[kind.boat]
is = "node"
always = { x = "high", y = "high" }
[threat.slow-boat]
title = "t"
on = "entity"
when = "entity is boat and entity.x == low"
[threat.bike]
title = "t"
on = "entity"
when = "entity is bike"
[threat.low]
title = "t"
on = "entity"
when = "entity.y == low"
)toml";

struct Told {
  std::unique_ptr<SmallCase> small;
  text::Diagnostics notices;
  std::optional<Judge> judge;

  Told(std::string const& packs, std::string const& use_case) : small(small_case(packs, use_case)) {
    INFO(small->problems());
    REQUIRE(small->good());
    judge.emplace(small->the_case, Effort{}, notices);
    REQUIRE_FALSE(judge->conflict());
  }
  Finding finding(std::string const& id, View view = View::facts) {
    for (Finding const& each : judge->judge(view).findings)
      if (finding_id(small->the_case, each.rule, each.subject) == id) return each;
    FAIL("there is no " << id);
    return {};
  }
  std::string verdict(std::string const& id, View view) { return name_of(finding(id, view).verdict); }
  static Texts sorted(std::vector<Fact> const& facts) {
    Texts texts;
    for (Fact const& fact : facts) texts.push_back(fact.text);
    std::ranges::sort(texts);
    return texts;
  }
  Texts evidence(std::string const& id, View view = View::facts) {
    return sorted(judge->evidence(view, finding(id, view)).facts);
  }
  Texts settled_by(std::string const& id, View view = View::facts) {
    return sorted(judge->settled_by(view, finding(id, view)));
  }
  std::size_t world(std::string const& id, Side side) { return judge->world(View::facts, finding(id), side).size(); }
};

}  // namespace

TEST_CASE("what is presumed of an attribute rules out kinds as what is stated does") {
  Told told(kinds,
            "[entity.said]\nkind = \"node\"\nx = \"low\"\n[entity.usual]\nkind = \"node\"\n"
            "x = { usually = \"low\" }\n");
  CHECK(told.verdict("slow-boat@usual", View::facts) == "excluded");
  CHECK(told.verdict("slow-boat@usual", View::presumed) == "excluded");
  CHECK(told.verdict("bike@usual", View::facts) == "open");
  CHECK(told.verdict("bike@usual", View::presumed) == "certain");
  CHECK(told.verdict("low@usual", View::presumed) == "certain");
  CHECK(told.evidence("bike@usual", View::presumed) ==
        Texts{"kind of usual is node", "x of a boat is high", "x of usual is low"});
  CHECK(told.evidence("bike@said") == Texts{"kind of said is node", "x of a boat is high", "x of said is low"});
  CHECK(told.evidence("low@said") ==
        Texts{"kind of said is node", "x of a boat is high", "x of said is low", "y of a bike is low"});
  CHECK(told.evidence("slow-boat@said") == Texts{"x of a boat is high"});
  CHECK(told.notices.sorted().empty());
}

TEST_CASE("presumptions that leave an element no kind give way together") {
  Told told(kinds, "[entity.both]\nkind = \"node\"\nx = { usually = \"low\" }\ny = { usually = \"high\" }\n");
  CHECK(told.verdict("slow-boat@both", View::presumed) == "excluded");
  CHECK(told.verdict("bike@both", View::presumed) == "open");
  CHECK(told.verdict("low@both", View::presumed) == "open");
  CHECK(told.notices.sorted().size() == 2);
}

namespace {

std::string const vehicles = R"toml(
[type]
grade = { level = [["low", ""], ["mid", ""], ["high", ""]] }
[attribute]
x = { on = ["bike", "boat"], type = "grade" }
y = { on = ["bike", "tram"], type = "grade" }
[kind.node]
is = "entity"
abstract = true
[kind.bike]
is = "node"
usually = { x = "low" }
[kind.boat]
is = "node"
[kind.tram]
is = "node"
[threat.boat]
title = "t"
on = "entity"
when = "entity is boat"
[threat.low]
title = "t"
on = "entity"
when = "entity.x == low"
)toml";

}  // namespace

TEST_CASE("what is presumed because of a kind goes with the presumption of the kind") {
  std::string const no_bike = "[[assume]]\nthat = \"not e is bike\"\nbecause = \"b\"\n";
  Told told(vehicles, "[entity.e]\nkind = { one-of = [\"bike\", \"boat\", \"tram\"], usually = \"bike\" }\n" + no_bike);
  CHECK(told.verdict("boat@e", View::facts) == "open");
  CHECK(told.verdict("boat@e", View::presumed) == "open");
  CHECK(told.verdict("low@e", View::presumed) == "open");
  CHECK(told.notices.sorted().size() == 1);
}

namespace {

std::string const networks = R"toml(
[attribute]
group-key = { on = "network", type = "boolean" }
secured = { on = "network", type = "boolean" }
[kind.app]
is = "entity"
[kind.server]
is = "entity"
[feature.integrity]
scopes = ["hop", "link"]
[network.wire]
protects = { integrity = "server" }
group-key = false
[network.conditional]
protects = { integrity = { until = "peer", if = "network.secured" } }
group-key = false
[network.shared]
protects = { integrity = "peer" }
group-key = true
[network.silent]
[threat.alteration]
title = "t"
on = "flow"
when = "true"
needs = ["integrity:hop"]
)toml";

std::string flow_over(std::string const& network, std::string const& to = "b") {
  return "mechanisms = \"as-stated\"\n[entity.a]\nkind = \"app\"\n[entity.b]\nkind = \"server\"\n[entity.c]\n"
         "[network.own]\n[network.on]\nkind = \"conditional\"\nsecured = true\n[network.maybe]\nkind = "
         "\"conditional\"\n"
         "[flow.f]\nfrom = \"a\"\nto = \"" +
         to + "\"\nover = \"" + network + "\"\n";
}

}  // namespace

TEST_CASE("what a network gives by itself rests on its list, on the ends of the flow and on its key") {
  CHECK(Told(networks, flow_over("wire")).evidence("alteration@f") ==
        Texts{"group-key of wire is false", "kind of b is server", "network of f is wire",
              "wire protects integrity until server"});
  CHECK(Told(networks, flow_over("wire", "a")).evidence("alteration@f") ==
        Texts{"kind of a is app", "network of f is wire", "no mechanism stands at a, as stated",
              "no mechanism stands at f, as stated", "wire protects integrity until server"});
  CHECK(Told(networks, flow_over("on")).evidence("alteration@f") ==
        Texts{"conditional protects integrity until the peer if network.secured", "group-key of on is false",
              "kind of on is conditional", "network of f is on", "secured of on is true"});
  CHECK(Told(networks, flow_over("shared")).evidence("alteration@f") ==
        Texts{"group-key of shared is true", "network of f is shared", "no mechanism stands at b, as stated",
              "no mechanism stands at f, as stated", "shared protects integrity until the peer"});
}

TEST_CASE("what a network gives by itself waits for what is not known of it") {
  CHECK(Told(networks, flow_over("silent")).settled_by("alteration@f") == Texts{"protects of silent"});
  CHECK(Told(networks, flow_over("own")).settled_by("alteration@f") == Texts{"protects of own"});
  CHECK(Told(networks, flow_over("maybe")).settled_by("alteration@f") == Texts{"secured of maybe"});
  CHECK(Told(networks, flow_over("wire", "c")).settled_by("alteration@f") == Texts{"kind of c"});
  CHECK(Told(networks, flow_over("wire")).settled_by("alteration@f").empty());
}

namespace {

std::string const places = R"toml(
[type]
grade = { level = [["low", ""], ["mid", ""], ["high", ""]] }
[attribute]
x = { on = "node", type = "grade" }
guarded = { on = "node", type = "boolean" }
watched = { on = "node", type = "boolean" }
[kind.node]
is = "entity"
[kind.box]
is = "node"
always = { x = "low" }
[kind.chest]
is = "node"
usually = { x = "high" }
[kind.site]
is = "zone"
[constraint.hidden]
on = "entity"
always = "entity.guarded implies entity.x != high"
[constraint.seen]
on = "entity"
always = "entity.x == high implies (entity.watched or entity.guarded)"
[constraint.weighed]
on = "entity"
usually = "entity.watched implies entity.x >= mid"
[threat.low]
title = "t"
on = "entity"
when = "entity.x == low"
[threat.mid]
title = "t"
on = "entity"
when = "entity.x == mid"
[threat.heavier]
title = "t"
on = "flow"
when = "any e in flow.to: flow.from.x < e.x"
[threat.same-zone]
title = "t"
on = "flow"
when = "any e in flow.to: e.zone == flow.from.zone"
)toml";

std::string const two =
    "[zone.home]\nkind = \"site\"\n[zone.street]\nkind = \"site\"\n[entity.a]\nkind = \"node\"\n"
    "zone = \"home\"\nx = \"mid\"\n[entity.b]\nkind = \"box\"\nzone = \"street\"\nx = \"low\"\n"
    "[entity.c]\nkind = \"node\"\nzone = \"home\"\n[[assume]]\nthat = \"c.x == a.x\"\n"
    "because = \"one tender\"\n[flow.f]\nfrom = \"b\"\nto = \"a\"\n[flow.g]\nfrom = \"a\"\n"
    "to = \"c\"\n";

}  // namespace

TEST_CASE("what follows from an assumption is told with what it follows from beside it") {
  Told told(places, two);
  CHECK(told.evidence("mid@c") == Texts{"it is assumed that c.x == a.x", "x of a is mid"});
}

TEST_CASE("of two elements that are compared both are told, each by one saying that is enough") {
  Told told(places, two);
  CHECK(told.evidence("heavier@f") == Texts{"x of a is mid", "x of b is low"});
  CHECK(told.evidence("same-zone@f") == Texts{"zone of a is home", "zone of b is street"});
  CHECK(told.evidence("same-zone@g") == Texts{"zone of a is home", "zone of c is home"});
}

TEST_CASE("a presumption that was dropped is no evidence, and its notice names what refuses it alone") {
  Told told(places, "[entity.e]\nkind = \"chest\"\nguarded = true\nwatched = true\n");
  CHECK(told.verdict("mid@e", View::presumed) == "certain");
  CHECK(told.evidence("mid@e", View::presumed) == Texts{"constraint hidden holds of e",
                                                        "constraint weighed usually holds of e", "guarded of e is true",
                                                        "watched of e is true"});
}

TEST_CASE("the notice of a dropped presumption names no statement that could be left out") {
  Told told(places,
            "[entity.e]\nkind = \"chest\"\n[entity.o]\nkind = \"node\"\nguarded = false\nwatched = false\n"
            "[[assume]]\nthat = \"e.x == o.x\"\nbecause = \"b\"\n[[assume]]\nthat = \"e.watched == o.watched\"\n"
            "because = \"b\"\n");
  auto const notices = told.notices.sorted();
  REQUIRE(notices.size() == 1);
  CHECK(notices.front().notes.size() <= 2);
}

TEST_CASE("why something is excluded is told as why it does not apply, and waits for nothing") {
  Told told(kinds, "[entity.either]\nkind = \"node\"\n");
  Evidence const evidence = told.judge->evidence(View::facts, told.finding("slow-boat@either"));
  CHECK(evidence.applies == evidence.facts.size());
  CHECK(evidence.facts.size() == 1);
  CHECK(told.settled_by("slow-boat@either").empty());
}

TEST_CASE("a world is the smallest") {
  Told told(R"toml(
[attribute]
a = { on = "entity", type = "boolean" }
b = { on = "entity", type = "boolean" }
c = { on = "entity", type = "boolean" }
[threat.t]
title = "t"
on = "entity"
when = "(not entity.a and not entity.b) or entity.c"
)toml",
            "[entity.e]\n");
  CHECK(told.world("t@e", Side::harmed) == 1);
  CHECK(told.world("t@e", Side::unharmed) == 2);
}
