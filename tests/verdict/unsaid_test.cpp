#include <map>
#include <string>

#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"
#include "tests/verdict/small_case.h"

// What nobody has said is unknown, also where the drawing seems to say it.

using namespace glacis;
using namespace glacis::verdict;

namespace {

using Pair = std::pair<std::string, std::string>;

}  // namespace

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
