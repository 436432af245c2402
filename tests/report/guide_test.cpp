// Places with like reasons come together, and a guide counts what plans and places show.
#include "engine/report/guide.h"

#include "tests/catch/catch.h"

namespace glacis::report {
namespace {

FitPlace place(std::string const& use_case, std::string const& id, std::string const& fit) {
  FitPlace result;
  result.use_case = use_case;
  result.subject = {"entity", id, id, "", 0};
  result.fit = result.from_facts = fit;
  return result;
}

FitPlace failing(std::string const& use_case, std::string const& id, std::string const& fact, std::uint32_t line) {
  FitPlace result = place(use_case, id, "not");
  result.reasons.push_back({"entity is device", {{fact, "stated", {use_case + ".toml", line, 1}}}, true});
  return result;
}

std::vector<std::string> ids(FitGroup const& group) {
  std::vector<std::string> result;
  for (FitGroup::Place const& each : group.places) result.push_back(each.subject.id);
  return result;
}

using Ids = std::vector<std::string>;

TEST_CASE("places with the same reason are one group, each with where its own fact stands") {
  auto const groups = grouped({failing("a", "cis", "kind is server", 3), failing("a", "owner", "kind is person", 5),
                               failing("b", "app", "kind is server", 7), place("a", "meter", "surely")});
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].fit == "surely");
  CHECK(ids(groups[1]) == Ids{"cis", "app"});  // of a fit the reason that concerns most is first
  CHECK(groups[1].reasons.at(0).facts.at(0).place.file.empty());
  REQUIRE(groups[1].places[1].said.size() == 1);
  CHECK(groups[1].places[1].said[0].line == 7);
  CHECK(ids(groups[2]) == Ids{"owner"});
  CHECK(groups[2].reasons.at(0).facts.at(0).place.line == 5);
  CHECK(groups[2].places[0].said.empty());
}

TEST_CASE("what differs in fit, basis or the facts alone stays apart") {
  FitPlace presumed = failing("a", "x", "kind is server", 3);
  presumed.reasons[0].facts[0].basis = "presumed";
  FitPlace by_facts = failing("a", "y", "kind is server", 3);
  by_facts.from_facts = "perhaps";
  FitPlace unproved = failing("a", "z", "kind is server", 3);
  unproved.reasons[0].proof = false;
  auto const groups = grouped({failing("a", "w", "kind is server", 3), presumed, by_facts, unproved});
  REQUIRE(groups.size() == 3);
  CHECK(ids(groups[0]) == Ids{"w", "z"});
  CHECK(!groups[0].reasons[0].proof);  // not of all of them
}

TEST_CASE("nothing has no groups") { CHECK(grouped({}).empty()); }

}  // namespace
}  // namespace glacis::report
