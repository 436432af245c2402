#include "output/data/difference.h"

#include "output/data/json.h"
#include "output/terminal/changes.h"
#include "tests/catch/catch.h"
#include "tests/output/sample_report.h"

using namespace glacis;
using output::Change;
using output::Difference;

namespace {

std::vector<Difference> difference(report::Report const& before, report::Report const& after, bool strict = false) {
  std::string problem;
  auto const found = output::compare(output::to_json({before}), output::to_json({after}), strict, problem);
  INFO(problem);
  REQUIRE(found.has_value());
  return *found;
}

report::Finding& finding(report::Report& report, std::string const& id) {
  for (report::Finding& each : report.findings) {
    if (each.id == id) return each;
  }
  FAIL("no finding " << id);
  return report.findings.front();
}

}  // namespace

TEST_CASE("a result does not differ from itself") {
  CHECK(difference(tests::sample_report(), tests::sample_report()).empty());
  CHECK(output::to_text({}, {}) == "No difference.\n");
}

TEST_CASE("a verdict that changed is told with the facts that are new and those that are gone") {
  auto const before = tests::sample_report();
  auto after = before;
  report::Finding& replay = finding(after, "replay@report");
  replay.as_presumed = "certain";
  replay.evidence.front().text = "report is over smoke-signals";
  auto const found = difference(before, after);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].changes.size() == 1);
  Change const& change = found[0].changes[0];
  CHECK(change.what == Change::What::finding);
  CHECK(change.id == "replay@report");
  CHECK(change.before == "exposed");
  CHECK(change.after == "certain");
  REQUIRE(change.why.size() == 2);
  CHECK(change.why[0] == "now: report is over smoke-signals");
  CHECK(change.why[1].starts_with("was: "));
  // From the facts alone nothing changed.
  CHECK(difference(before, after, true).empty());
}

TEST_CASE("a risk that changed is told where the verdict stays, with what of it changed") {
  auto before = tests::sample_report();
  before.scale = {"tvra-5", "TVRA", "a source", {{"minor", "L", "low"}, {"major", "M", "medium"}}};
  report::Finding& replay = finding(before, "replay@report");
  replay.risk = report::Risk{{"possible", "likely"}, {"low", "low"}, {"minor", "major"}, {"L", "M"}, 0, 1};
  auto after = before;
  finding(after, "replay@report").risk->likelihood = {"possible", "possible"};
  finding(after, "replay@report").risk->level = {"minor", "minor"};
  auto const found = difference(before, after);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].changes.size() == 1);
  Change const& change = found[0].changes[0];
  CHECK(change.what == Change::What::risk);
  CHECK(change.id == "replay@report");
  CHECK(change.before == "minor to major");
  CHECK(change.after == "minor");
  CHECK(change.why == std::vector<std::string>{"likelihood was possible to likely, is possible"});
  CHECK(output::to_text(found, {}).find("RISKS\n    replay@report  minor to major -> minor") != std::string::npos);
  CHECK(difference(before, after, true).empty());

  // Levels of two scales are not compared.
  after.scale.name = "iso-21434";
  auto const scales = difference(before, after);
  REQUIRE(scales.size() == 1);
  REQUIRE(scales[0].changes.size() == 1);
  CHECK(scales[0].changes[0].id == "risk-scale");
  CHECK(scales[0].changes[0].after == "iso-21434");
}

TEST_CASE("claims and objectives that come to something else are told apart, with what breaks them now") {
  report::Claim claim;
  claim.id = "orders-are-whole";
  claim.facts.verdict = "not-guaranteed";
  claim.presumed.verdict = "holds";
  auto before = tests::sample_report();
  before.claims = before.objectives = {claim};
  auto after = before;
  after.objectives.front().presumed.verdict = "violated";
  after.objectives.front().presumed.because = {{"locked of lamp is false", "stated", {}}};
  auto const found = difference(before, after);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].changes.size() == 1);
  Change const& change = found[0].changes[0];
  CHECK(change.what == Change::What::objective);
  CHECK(change.id == "orders-are-whole");
  CHECK(change.before == "holds");
  CHECK(change.after == "violated");
  CHECK(change.why == std::vector<std::string>{"now: locked of lamp is false"});
  CHECK(output::to_text(found, {}).find("OBJECTIVES\n    orders-are-whole  holds -> violated\n") != std::string::npos);
  CHECK(output::to_json(found).find("\"what\": \"objective\"") != std::string::npos);
  CHECK(difference(before, after, true).empty());

  after.objectives.clear();
  auto const gone = difference(before, after);
  REQUIRE(gone.size() == 1);
  REQUIRE(gone[0].changes.size() == 1);
  CHECK(gone[0].changes[0].what == Change::What::objective);
  CHECK(gone[0].changes[0].why == std::vector<std::string>{"the objective is gone"});
}

TEST_CASE("requirements and mechanisms come and go with what they are there for") {
  auto const before = tests::sample_report();
  auto after = before;
  REQUIRE_FALSE(after.recommended.placed.empty());
  REQUIRE_FALSE(after.requirements.empty());
  auto const gone = after.recommended.placed.front();
  after.recommended.placed.erase(after.recommended.placed.begin());
  after.requirements.front().strength = "may";
  auto const found = difference(before, after);
  REQUIRE(found.size() == 1);
  bool seen_mechanism = false, seen_requirement = false;
  for (Change const& change : found[0].changes) {
    if (change.what == Change::What::mechanism) {
      seen_mechanism = true;
      CHECK(change.id == gone.mechanism + "@" + gone.subject.id);
      CHECK(change.after.empty());
      CHECK(change.why == gone.closes);
    } else {
      CHECK(change.what == Change::What::requirement);
      seen_requirement = true;
      CHECK(change.after == "may");
    }
  }
  CHECK(seen_mechanism);
  CHECK(seen_requirement);
}

TEST_CASE("where a journey's end has moved, the finding that follows is named") {
  auto before = tests::sample_report();
  report::Finding moved = before.findings.front();
  moved.threat = "tampering-by-relay";
  moved.id = "tampering-by-relay@reading:meter..mdms";
  moved.subject.sort = "journey";
  moved.subject.id = "reading:meter..mdms";
  auto after = before;
  before.findings.push_back(moved);
  moved.id = "tampering-by-relay@reading:meter..cis";
  moved.subject.id = "reading:meter..cis";
  after.findings.push_back(moved);
  auto const found = difference(before, after);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].changes.size() == 2);
  CHECK(found[0].changes[1].id == "tampering-by-relay@reading:meter..mdms");
  CHECK(found[0].changes[1].successor == "tampering-by-relay@reading:meter..cis");
  CHECK(found[0].changes[1].why == std::vector<std::string>{"reading:meter..mdms is gone"});
}

TEST_CASE("what is no result is told, not compared") {
  std::string problem;
  std::string const nothing = output::to_json(std::vector<report::Report>{});
  CHECK_FALSE(output::compare("{}", nothing, false, problem).has_value());
  CHECK(problem.starts_with("OLD"));
  CHECK_FALSE(output::compare(nothing, "not JSON", false, problem).has_value());
  CHECK(problem.starts_with("NEW"));
  std::string const hollow = R"({"schema": "glacis/1", "use-cases": [{"id": "a.b"}]})";
  CHECK_FALSE(output::compare(hollow, hollow, false, problem).has_value());
}
