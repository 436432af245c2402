#include "engine/verdict/bearing.h"

#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"
#include "tests/verdict/author.h"
#include "tests/verdict/small_case.h"

using namespace glacis;
using namespace glacis::verdict;

namespace {

/// "rank of first: all; worth of paper: some": how far each answer settles the only finding. What is stated last is of
/// the flow.
std::string bearings_of(std::string const& threat, std::string const& stated = "") {
  std::string const drawing =
      "[entity.alpha]\nkind = \"box\"\n[entity.beta]\nkind = \"box\"\n[data.paper]\n"
      "[flow.first]\nfrom = \"alpha\"\nto = \"beta\"\ndata = [\"paper\"]\n";
  auto const small =
      small_case(Author::vocabulary() + "[threat.t]\ntitle = \"t\"\non = \"flow\"\n" + threat, drawing + stated);
  INFO(small->problems());
  REQUIRE(small->good());
  text::Diagnostics notices;
  Judge judge(small->the_case, {}, notices);
  auto const findings = judge.judge(View::facts).findings;
  REQUIRE(findings.size() == 1);
  std::string text;
  for (Bearing const& bearing : judge.bearings(View::facts, findings.front())) {
    text += (text.empty() ? "" : "; ") + bearing.fact + ": " + (bearing.all ? "all" : bearing.some ? "some" : "none");
    CHECK((bearing.possible.empty() || bearing.all == (bearing.possible == bearing.settling)));
  }
  return text;
}

}  // namespace

TEST_CASE("an answer settles a verdict if it comes out one way, whatever the rest is") {
  CHECK(bearings_of("when = \"flow.rank == low\"\nneeds = []\n") == "rank of first: all");
  CHECK(bearings_of("when = \"flow.rank == low and flow.from.guarded\"\nneeds = []\n", "rank = \"low\"\n") ==
        "guarded of alpha: all");
  CHECK(bearings_of("when = \"flow.rank == low and flow.from.guarded\"\nneeds = []\n") ==
        "guarded of alpha: some; rank of first: some");
}
