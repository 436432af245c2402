#include <fmt/format.h>

#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

std::string const packs = R"toml(
[type]
grade = { level = [["low", ""], ["mid", ""], ["high", ""]] }
[attribute]
strength = { on = "node", type = "grade" }
guarded = { on = "node", type = "boolean" }
[kind.node]
is = "entity"
abstract = true
[kind.box]
is = "node"
usually = { strength = "high" }
[constraint.weak-are-guarded]
on = "entity"
always = "entity.strength == low implies entity.guarded"
[network.wire]
protects = {}
[feature.secrecy]
scopes = ["hop", "end-to-end", "at-rest"]
meaning = ""
[feature.hardness]
scopes = ["platform"]
meaning = ""
[mechanism.seal]
title = "seal"
on = "flow"
provides = ["secrecy:hop"]
when = "flow.over is network"
[mechanism.envelope]
title = "envelope"
on = "journey"
provides = ["secrecy:end-to-end"]
)toml";

std::string const chain = R"toml(
[entity.alpha]
kind = "box"
mechanisms = []
[entity.beta]
kind = "box"
mechanisms = []
[entity.gamma]
kind = "box"
mechanisms = []
[data.paper]
mechanisms = []
[data.digest]
derived-from = ["paper"]
mechanisms = []
[flow.first]
from = "alpha"
to = "beta"
data = ["paper"]
over = "wire"
[flow.second]
from = "beta"
to = "gamma"
data = ["digest"]
over = "wire"
)toml";

struct Claimed {
  std::unique_ptr<SmallCase> small;
  ClaimFinding facts, presumed;
  std::vector<std::string> breaks, because, world;  ///< as the facts say
};

Claimed claim(std::string const& use_case, std::string const& that) {
  Claimed result;
  result.small = small_case(packs, use_case + "[claim.c]\nthat = \"" + that + "\"\n");
  INFO(result.small->problems());
  REQUIRE(result.small->good());
  text::Diagnostics notices;
  Judge judge(result.small->the_case, {}, notices);
  REQUIRE_FALSE(judge.conflict());
  auto const& claims = result.small->statements->claims;
  result.facts = judge.claims(View::facts, claims).at(0);
  result.presumed = judge.claims(View::presumed, claims).at(0);
  for (auto const& element : result.facts.breaks)
    result.breaks.push_back(id_of(result.small->the_case, {element, Subject::none}));
  for (Fact const& fact : result.facts.because) result.because.push_back(fact.text);
  for (Fact const& fact : result.facts.world) result.world.push_back(fact.text);
  return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a claim holds of as many as it speaks of, or of none") {
  auto const all = claim(chain, "all e in entities: e is box");
  CHECK(all.facts.verdict == ClaimVerdict::holds);
  CHECK(all.facts.instances == 3);
  CHECK(all.facts.counted == model::Sort::entity);
  auto const some = claim(chain, "all f in flows: paper in f.data implies f.from == alpha");
  CHECK(some.facts.verdict == ClaimVerdict::holds);
  CHECK(some.facts.instances == 1);
  auto const none = claim(chain, "all z in zones: any e in z.entities: e is box");
  CHECK(none.facts.verdict == ClaimVerdict::holds);
  CHECK(none.facts.instances == 0);
  CHECK(claim(chain, "any e in entities: e is box").facts.counted == model::Sort::model);
}

TEST_CASE("a violated claim names the first element that breaks it, and why") {
  auto const found =
      claim(chain + "[network.air]\nprotects = {}\n[flow.third]\nfrom = \"gamma\"\nto = \"alpha\"\ndata = []\n",
            "all f in flows: f.from != beta and f.from != gamma");
  CHECK(found.facts.verdict == ClaimVerdict::violated);
  CHECK(found.breaks == Texts{"second"});
  std::string weak = chain;
  weak.insert(weak.find("[entity.beta]"), "guarded = false\n");
  auto const strong = claim(weak, "all e in entities: e.guarded");
  CHECK(strong.facts.verdict == ClaimVerdict::violated);
  CHECK(strong.breaks == Texts{"alpha"});
  CHECK(strong.because == Texts{"guarded of alpha is false"});
}

TEST_CASE("what is not guaranteed comes with the smallest completion that breaks it") {
  auto const guarded = claim(chain, "all e in entities: e.guarded");
  CHECK(guarded.facts.verdict == ClaimVerdict::not_guaranteed);
  CHECK(guarded.breaks == Texts{"alpha"});
  // That a weak one is guarded is known, so its strength is not needed to break the claim.
  CHECK(guarded.world == Texts{"guarded of alpha is false"});
  auto const either = claim(chain, "all e in entities: e.guarded or e.strength == high");
  CHECK(either.facts.verdict == ClaimVerdict::not_guaranteed);
  CHECK(either.world == Texts{"guarded of alpha is false", "strength of alpha is mid"});
  CHECK(either.presumed.verdict == ClaimVerdict::holds);
  // Each member may hold, both together not: then no single one is at fault.
  auto const whole = claim(chain, "(any e in entities: e.guarded) or (any e in entities: e.strength >= mid)");
  CHECK(whole.facts.verdict == ClaimVerdict::holds);
}

TEST_CASE("claims ask for protection, hop by hop or end to end, and follow what is derived") {
  auto const unsaid = claim(chain, "all j in journeys(paper): protected(j, secrecy)");
  CHECK(unsaid.facts.verdict == ClaimVerdict::not_guaranteed);
  CHECK(unsaid.breaks == Texts{"digest:beta..gamma"});
  CHECK(unsaid.world == Texts{"no mechanism at second gives secrecy:hop",
                              "no mechanism at digest:beta..gamma gives secrecy:end-to-end"});
  // The journey of the digest counts as one of the paper's.
  auto const lineage = claim(chain, "all j in journeys(paper): j.consumer == beta");
  CHECK(lineage.facts.verdict == ClaimVerdict::violated);
  CHECK(lineage.breaks == Texts{"digest:beta..gamma"});
  CHECK(claim(chain, "all j in paper.journeys: j.consumer == beta").facts.verdict == ClaimVerdict::holds);
  std::string stated = chain;
  stated.replace(stated.rfind("over = \"wire\""), 13, "over = \"wire\"\nmechanisms = [\"seal\"]");
  CHECK(claim(stated, "protected(second, secrecy)").facts.verdict == ClaimVerdict::holds);
  CHECK(claim(stated, "protected(first, secrecy)").facts.verdict == ClaimVerdict::not_guaranteed);
  CHECK(claim(stated, "all j in journeys(digest): hop-by-hop(j, secrecy)").facts.verdict == ClaimVerdict::holds);
  std::string const closed = "mechanisms = \"as-stated\"\n" + stated;
  auto const bare = claim(closed, "all f in flows: protected(f, secrecy)");
  CHECK(bare.facts.verdict == ClaimVerdict::violated);
  CHECK(bare.breaks == Texts{"first"});
  CHECK_FALSE(bare.because.empty());
  CHECK(claim(closed, "all e in entities: not protected(e, hardness)").facts.verdict == ClaimVerdict::holds);
}

TEST_CASE("a claim that asks for a feature where it has no scope is refused") {
  auto const small = small_case(packs, chain + "[claim.c]\nthat = \"protected(alpha, secrecy)\"\n");
  CHECK_FALSE(small->good());
  CHECK(small->problems().find("`secrecy` has no scope that is meant of a") != std::string::npos);
}

TEST_CASE("an open finding comes with a least world for each side") {
  auto const small = small_case(packs + R"toml(
[threat.theft]
title = "t"
on = "entity"
when = "entity.strength <= mid and not entity.guarded"
needs = ["hardness"]
)toml",
                                "[entity.alpha]\nkind = \"node\"\n");
  INFO(small->problems());
  REQUIRE(small->good());
  text::Diagnostics notices;
  Judge judge(small->the_case, {}, notices);
  Finding const finding = judge.judge(View::facts).findings.at(0);
  REQUIRE(finding.verdict == Verdict::open);
  auto const texts = [&](Side side) {
    Texts result;
    for (Fact const& fact : judge.world(View::facts, finding, side)) result.push_back(fact.text);
    return result;
  };
  CHECK(texts(Side::harmed) == Texts{"guarded of alpha is false", "strength of alpha is mid",
                                     "no mechanism at alpha gives hardness:platform"});
  CHECK(texts(Side::unharmed) == Texts{"a mechanism at alpha gives hardness:platform"});
}

TEST_CASE("the same question is one unknown wherever it is asked") {
  // What beta's open list holds beyond the drawn is one thing, in the assumption and in both halves of the claim.
  std::string const open =
      "[entity.alpha]\nkind = \"box\"\n[entity.beta]\nkind = \"box\"\n[data.paper]\n[flow.first]\nfrom = \"alpha\"\nto "
      "= "
      "\"beta\"\n";
  auto const itself = claim(
      open, "(any d in first.data: d is data and paper == d) implies (any x in first.data: x is data and paper == x)");
  CHECK(itself.facts.verdict == ClaimVerdict::holds);
  std::string const assumed =
      open + "[[assume]]\nthat = \"all d in first.data: d != paper\"\nbecause = \"it is another\"\n";
  auto const follows = claim(assumed, "all d in first.data: d != paper");
  CHECK(follows.facts.verdict == ClaimVerdict::holds);
  CHECK(follows.facts.instances == 1);  // of what the list leaves open: not vacuously
  CHECK(claim(open, "all d in first.data: d != paper").facts.verdict == ClaimVerdict::not_guaranteed);
}

TEST_CASE("a claim is judged as drawn, and with what is planned in place") {
  auto const small =
      small_case(packs, chain + "[claim.c]\nthat = \"all j in journeys(paper): protected(j, secrecy)\"\n");
  REQUIRE(small->good());
  text::Diagnostics notices;
  Judge judge(small->the_case, {}, notices);
  auto const verdict = [&](std::vector<Instance> const& planned) {
    return judge.claims(View::facts, small->statements->claims, planned).at(0).verdict;
  };
  model::MechanismId const envelope = small->vocabulary->mechanism_names.at("envelope");
  std::vector<Instance> planned;
  for (std::uint32_t journey = 0; journey < small->structure->journeys.size(); ++journey)
    planned.push_back({envelope, {model::Sort::journey, journey}});
  REQUIRE(planned.size() > 1);
  CHECK(verdict({}) == ClaimVerdict::not_guaranteed);
  CHECK(verdict(planned) == ClaimVerdict::holds);
  planned.pop_back();
  CHECK(verdict(planned) == ClaimVerdict::not_guaranteed);
  CHECK(verdict({}) == ClaimVerdict::not_guaranteed);
}

TEST_CASE("of many elements each is decided by itself, with the same result as of few") {
  auto const boxes = [](int count, std::string const& last) {
    std::string text;
    for (int i = 0; i < count; ++i) text += fmt::format("[entity.box-{:03}]\nkind = \"box\"\nstrength = \"mid\"\n", i);
    return text + "[entity.last]\nkind = \"box\"\n" + last;
  };
  for (std::string const that : {"all e in entities: e is node implies e.strength >= mid",
                                 "all e in entities: e.guarded implies e.strength >= mid",
                                 "(all e in entities: e.strength >= mid) and (all e in entities: e is box)"}) {
    for (std::string const last : {"strength = \"low\"\n", "strength = \"high\"\n", ""}) {
      auto const few = claim(boxes(3, last), that), many = claim(boxes(100, last), that);
      INFO(that << " " << last);
      CHECK(many.facts.instances == few.facts.instances + 97);
      CHECK(std::string(name_of(many.facts.verdict)) == name_of(few.facts.verdict));
      CHECK(many.breaks == few.breaks);
      CHECK(std::string(name_of(many.presumed.verdict)) == name_of(few.presumed.verdict));
    }
  }
}

TEST_CASE("each element that a claim speaks of is counted once") {
  auto const twice = claim(chain, "all e in entities: e is box and e is node");
  CHECK(twice.facts.instances == 3);
  auto const mixed = claim(chain, "(all e in entities: e is box) and (all f in flows: f.over is network)");
  CHECK(mixed.facts.counted == model::Sort::model);
  auto const nested = claim(chain, "all e in entities: (all f in e.flows: f.over is network)");
  CHECK(nested.facts.instances == 2);
  CHECK(nested.facts.counted == model::Sort::flow);
}
