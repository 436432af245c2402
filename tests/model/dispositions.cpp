#include "engine/model/dispositions.h"

#include "tests/catch/catch.h"
#include "world.h"

using namespace glacis::model;

namespace {

/// What is said of a decision about this finding.
std::string told_of(std::string const& finding) {
  std::string const rules = R"x([pack]
suits = ["*"]
[threat.flooding]
on = "flow"
[threat.theft]
on = "entity"
for = "d in entity.stores"
[threat.lost]
on = "journey"
)x";
  std::string const use_case = R"x([use-case]
[entity.meter]
stores = ["key"]
[entity.server]
[data.key]
[data.reading]
[flow.report]
from = "meter"
to = "server"
data = ["reading"]
[[accept]]
because = "x"
by = "x"
finding = ")x" + finding + "\"\n";
  World world{{{"models/core.toml", core_pack}, {"rules/own.toml", rules}, {"verticals/energy/grid.toml", use_case}}};
  auto const vocabulary = world.read_packs();
  REQUIRE(vocabulary);
  auto const read = world.read_case(*vocabulary, "verticals/energy/grid.toml");
  INFO(world.said());
  REQUIRE(read);
  auto const structure = derive_structure(*vocabulary, *read, world.diagnostics);
  REQUIRE(structure);
  check_dispositions(*vocabulary, *read, *structure, world.diagnostics);
  return world.said_briefly();
}

}  // namespace

TEST_CASE("a decision about a subject that there is, or about several, may come to be of use") {
  for (char const* const finding :
       {"flooding@report", "flooding@*", "*@meter", "*@rep*", "theft@meter/key", "theft@meter/?", "theft@meter/*",
        "theft@*", "*@meter/key", "lost@reading:meter..server", "*@reading:meter..server", "*@energy.grid"}) {
    INFO(finding);
    CHECK(told_of(finding) == "");
  }
}

TEST_CASE("a decision about a subject that there is not is told, with the subject that was meant") {
  CHECK(told_of("flooding@reprot") ==
        "G113 14:21 [reprot] no finding can be called `flooding@reprot`; did you mean `report`?\n");
  CHECK(told_of("flooding@meter") == "G113 14:21 [meter] no finding can be called `flooding@meter`; one of `report`\n");
  CHECK(told_of("theft@metre/key") ==
        "G113 14:18 [metre] no finding can be called `theft@metre/key`; did you mean `meter`?\n");
  CHECK(told_of("theft@meter/kye") ==
        "G113 14:24 [kye] no finding can be called `theft@meter/kye`; did you mean `key`?\n");
  CHECK(told_of("theft@meter") ==
        "G113 14:18 [meter] no finding can be called `theft@meter`; write `meter/` and a datum, or `meter/*`\n");
  CHECK(told_of("lost@reading:meter..sever") ==
        "G113 14:17 [reading:meter..sever] no finding can be called `lost@reading:meter..sever`; did you mean "
        "`reading:meter..server`?\n");
}
