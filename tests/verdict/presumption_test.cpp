#include <algorithm>

#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

std::string const presumption_packs = R"toml(
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
[constraint.strong-are-guarded]
on = "entity"
usually = "entity.strength == high implies entity.guarded"
[threat.theft]
title = "t"
on = "entity"
when = "entity.guarded"
[threat.breaking]
title = "t"
on = "entity"
when = "entity.strength == high"
)toml";

struct Judged {
  std::map<std::string, std::pair<std::string, std::string>> verdicts;  ///< by facts, as presumed
  std::size_t notices = 0;
};

Judged judge_all(std::string const& use_case) {
  auto const small = small_case(presumption_packs, use_case);
  INFO(small->problems());
  REQUIRE(small->good());
  text::Diagnostics notices;
  Judge judge(small->the_case, {}, notices);
  REQUIRE_FALSE(judge.conflict());
  Judged judged;
  auto const facts = judge.judge(View::facts).findings;
  auto const presumed = judge.judge(View::presumed).findings;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    judged.verdicts[finding_id(small->the_case, facts[i].rule, facts[i].subject)] = {name_of(facts[i].verdict),
                                                                                     name_of(presumed[i].verdict)};
  }
  judged.notices = notices.sorted().size();
  return judged;
}

using Pair = std::pair<std::string, std::string>;

}  // namespace

TEST_CASE("a usual constraint is presumed, from what is presumed too, and never a fact") {
  Judged const judged =
      judge_all("[entity.chest]\nkind = \"box\"\n[entity.safe]\nkind = \"box\"\nstrength = \"high\"\n");
  CHECK(judged.verdicts.at("breaking@chest") == Pair{"open", "certain"});
  CHECK(judged.verdicts.at("theft@chest") == Pair{"open", "certain"});
  CHECK(judged.verdicts.at("theft@safe") == Pair{"open", "certain"});
  CHECK(judged.notices == 0);
}

TEST_CASE("what is usual gives way before what a kind presumes, and that before what is stated") {
  Judged const judged =
      judge_all("[entity.chest]\nkind = \"box\"\nguarded = false\n[entity.crate]\nkind = \"box\"\nguarded = false\n");
  CHECK(judged.verdicts.at("theft@chest") == Pair{"excluded", "excluded"});
  CHECK(judged.verdicts.at("breaking@chest") == Pair{"open", "certain"});
  CHECK(judged.notices == 1);
}

TEST_CASE("what only some kinds of software say themselves may be that, or their node's") {
  std::string const packs = R"toml(
[attribute]
place = { on = "entity", type = "where" }
[type]
where = { one-of = ["field", "center"] }
[kind.node]
is = "entity"
[kind.software]
is = "entity"
abstract = true
[kind.agent]
is = "software"
[kind.hub]
is = "software"
always = { place = "center" }
[relation.runs-on]
from = "software"
to = "node"
passes = "all"
[threat.far]
title = "t"
on = "entity"
when = "entity.place == field"
[threat.near]
title = "t"
on = "entity"
when = "entity.place == center"
)toml";
  auto const judged = [&](std::string const& kind, std::string const& more) {
    auto const small =
        small_case(packs, "[entity.box]\nkind = \"node\"\nplace = \"field\"\n[entity.app]\nkind = " + kind +
                              "\nruns-on = \"box\"\n" + more);
    INFO(small->problems());
    REQUIRE(small->good());
    text::Diagnostics notices;
    Judge judge(small->the_case, {}, notices);
    Pair far_and_near;
    for (View const view : {View::facts, View::presumed}) {
      for (Finding const& finding : judge.judge(view).findings) {
        std::string const id = finding_id(small->the_case, finding.rule, finding.subject);
        if (id == "far@app") far_and_near.first += std::string(name_of(finding.verdict)) + " ";
        if (id == "near@app") far_and_near.second += std::string(name_of(finding.verdict)) + " ";
      }
    }
    return far_and_near;
  };
  CHECK(judged("\"agent\"", "") == Pair{"certain certain ", "excluded excluded "});
  CHECK(judged("\"hub\"", "") == Pair{"excluded excluded ", "certain certain "});
  CHECK(judged("\"software\"", "") == Pair{"open open ", "open open "});
  CHECK(judged("{ usually = \"hub\" }", "") == Pair{"open excluded ", "open certain "});
  CHECK(judged("{ usually = \"agent\" }", "") == Pair{"open certain ", "open excluded "});
  CHECK(judged("\"agent\"", "place = { usually = \"center\" }") == Pair{"open excluded ", "open certain "});
}

TEST_CASE("what stands for many counts as one or more") {
  std::string const packs = R"toml(
[kind.sensor]
is = "entity"
[threat.at-most-one]
title = "t"
on = "model"
when = "count(e in entities: e is sensor) <= 1"
[threat.two]
title = "t"
on = "model"
when = "count(e in entities: e is sensor) >= 2"
[threat.one]
title = "t"
on = "model"
when = "count(e in entities: e is sensor) >= 1"
)toml";
  auto const verdicts = [&](std::string const& entities) {
    auto const small = small_case(packs, entities);
    INFO(small->problems());
    REQUIRE(small->good());
    text::Diagnostics notices;
    Judge judge(small->the_case, {}, notices);
    std::map<std::string, std::string> result;
    for (Finding const& finding : judge.judge(View::facts).findings)
      result[(*small->the_case.vocabulary).rules[small->the_case.rulebook->rules[finding.rule].declaration].name] =
          name_of(finding.verdict);
    return result;
  };
  using Verdicts = std::map<std::string, std::string>;
  CHECK(verdicts("[entity.a]\nkind = \"sensor\"\n") ==
        Verdicts{{"at-most-one", "certain"}, {"one", "certain"}, {"two", "excluded"}});
  CHECK(verdicts("[entity.a]\nkind = \"sensor\"\nmany = true\n") ==
        Verdicts{{"at-most-one", "open"}, {"one", "certain"}, {"two", "open"}});
  CHECK(verdicts("[entity.a]\nkind = \"sensor\"\nmany = true\n[entity.b]\nkind = \"sensor\"\n") ==
        Verdicts{{"at-most-one", "excluded"}, {"one", "certain"}, {"two", "certain"}});
}

TEST_CASE("two whom nobody has named may be one") {
  std::string const packs = R"toml(
[kind.box]
is = "entity"
[kind.site]
is = "zone"
[threat.other-operator]
title = "t"
on = "flow"
when = "any e in flow.to: e.operator != flow.from.operator"
[threat.same-zone]
title = "t"
on = "flow"
when = "any e in flow.to: e.zone == flow.from.zone"
)toml";
  auto const small = small_case(packs, "[entity.a]\n[entity.b]\n[flow.f]\nfrom = \"a\"\nto = \"b\"\n");
  INFO(small->problems());
  REQUIRE(small->good());
  text::Diagnostics notices;
  Judge judge(small->the_case, {}, notices);
  for (View const view : {View::facts, View::presumed})
    for (Finding const& finding : judge.judge(view).findings) CHECK(std::string(name_of(finding.verdict)) == "open");
}
