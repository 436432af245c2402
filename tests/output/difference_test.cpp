#include "output/data/difference.h"

#include <algorithm>

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
  replay.evidence.back().text = "network of report is smoke-signals";
  after.flows.front().network = "smoke signals";
  auto const found = difference(before, after);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].changes.size() == 1);
  Change const& change = found[0].changes[0];
  CHECK(change.what == Change::What::finding);
  CHECK(change.id == "replay@report");
  CHECK(change.before == "exposed");
  CHECK(change.after == "certain");
  CHECK(change.why == std::vector<std::string>{"now: network of report is smoke-signals",
                                               "was: network of report is plc-g3 or plc-prime"});
  // From the facts alone nothing changed.
  CHECK(difference(before, after, true).empty());
}

namespace {

/// Why the finding is `verdict` after something was done to the second result.
template <class Edit>
std::vector<std::string> why(report::Report const& before, std::string const& id, char const* verdict,
                             Edit const& edit) {
  auto after = before;
  finding(after, id).as_presumed = finding(after, id).verdict = verdict;
  edit(after);
  auto const found = difference(before, after);
  REQUIRE(found.size() == 1);
  for (Change const& change : found[0].changes) {
    if (change.what == Change::What::finding && change.id == id) return change.why;
  }
  FAIL("no change of " << id);
  return {};
}

report::Report proved() {
  auto report = tests::sample_report();
  for (report::Finding& each : report.findings) {
    each.proof = true;
    each.applies = std::min<std::size_t>(1, each.evidence.size());
  }
  return report;
}

constexpr char const* undrawn = "not told: whether a rule, a constraint or the catalogue is another";

}  // namespace

TEST_CASE("what is the same on both sides is no cause, though it is read on one side only") {
  auto const causes = why(tests::sample_report(), "replay@report", "certain", [](report::Report& after) {
    // `eavesdropping` reads it on both sides.
    finding(after, "replay@report").evidence.back() = {"confidentiality of interval-reading is medium", "stated", {}};
  });
  CHECK(causes == std::vector<std::string>{undrawn});
}

TEST_CASE("where what proved a verdict is still so and drawn alike, the rule is another") {
  auto const causes = why(proved(), "replay@report", "excluded", [](report::Report&) {});
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].starts_with("its condition, or what models/ make of it, is another"));
  // With something else drawn, that may be why as well.
  auto const drawn =
      why(proved(), "replay@report", "excluded", [](report::Report& after) { after.flows.front().data.clear(); });
  CHECK(drawn == std::vector<std::string>{"perhaps was: report carries interval reading", undrawn});
}

TEST_CASE("what covered a finding and stands there still gives something else") {
  auto const causes = why(proved(), "eavesdropping@ingest", "exposed", [](report::Report&) {});
  REQUIRE(causes.size() == 1);
  CHECK(causes[0].starts_with("what it needs, or what meets that in models/, is another"));
}

TEST_CASE("a rule that asks for something else is told by what it asks for") {
  auto const causes = why(proved(), "replay@report", "covered",
                          [](report::Report& after) { finding(after, "replay@report").needs = {"freshness"}; });
  CHECK(causes == std::vector<std::string>{"it asks now: freshness", "it asked: confidentiality or integrity"});
}

TEST_CASE("a fact that only one side tells is no more than a guess") {
  auto const causes = why(tests::sample_report(), "replay@report", "certain", [](report::Report& after) {
    finding(after, "replay@report").evidence.push_back({"radio of plc-g3 is true", "always", {}});
  });
  CHECK(causes == std::vector<std::string>{"perhaps now: radio of plc-g3 is true", undrawn});
}

TEST_CASE("of a list only the member that a fact names is compared") {
  struct Row {
    std::string fact, basis;
    std::vector<std::string> before, after;  ///< labels of `command`, or what stands at `ingest`
    bool was_known, is_known;                ///< that nothing else stands there
    std::vector<std::string> why;
  };
  std::string const labels = "labels of command", mechanisms = "mechanisms of ingest";
  std::vector<std::string> const safety{"safety"}, money{"financial"}, none, tls{"tls"}, dtls{"dtls"},
      both{"dtls", "tls"};
  std::vector<std::string> const untold{undrawn};
  auto const now = [](std::string const& fact) { return std::vector<std::string>{"now: " + fact}; };
  auto const guess = [&](std::string const& fact) { return std::vector<std::string>{"perhaps now: " + fact, undrawn}; };
  std::string const paid = "command is labelled financial", unpaid = "command is not labelled financial";
  std::string const stands = "tls stands at ingest", needed = "tls stands at ingest, so what it needs is there";
  std::string const lacks = "the mechanisms stated at ingest do not give freshness";
  std::string const empty = "no mechanism stands at ingest, as stated";
  std::vector<Row> const rows{
      // Neither had it.
      {unpaid, "stated", safety, none, true, true, untold},
      {unpaid, "stated", money, none, true, true, now(unpaid)},
      {paid, "stated", money, {"financial", "safety"}, true, true, untold},
      {paid, "stated", safety, money, true, true, now(paid)},
      // A title instead of an id.
      {paid, "stated", money, {"about money"}, true, true, guess(paid)},
      {labels, "unknown", none, safety, true, true, guess(labels + " is not known")},
      {stands, "stated", tls, both, true, true, untold},
      {needed, "stated", both, tls, true, false, untold},
      {stands, "stated", dtls, both, true, true, now(stands)},
      {mechanisms, "unknown", dtls, tls, false, false, untold},
      {mechanisms, "unknown", tls, tls, true, false, now(mechanisms + " is not known")},
      // What other mechanisms give is not told.
      {lacks, "stated", both, tls, true, true, guess(lacks)},
      {lacks, "stated", tls, both, true, true, untold},
      {lacks, "stated", tls, tls, false, true, now(lacks)},
      {empty, "stated", tls, none, true, true, now(empty)},
      {empty, "stated", none, none, true, true, untold},
  };
  for (Row const& row : rows) {
    CAPTURE(row.fact, row.before, row.after);
    auto before = tests::sample_report();
    auto const state = [](report::Report& report, std::vector<std::string> const& members, bool known) {
      report.data.front().labels = report.flows[3].mechanisms = members;
      report.flows[3].mechanisms_known = known;
    };
    state(before, row.before, row.was_known);
    CHECK(row.why == why(before, "replay@report", "certain", [&](report::Report& after) {
            state(after, row.after, row.is_known);
            finding(after, "replay@report").evidence.push_back({row.fact, row.basis, {}});
          }));
  }
}

TEST_CASE("that labels are closed is told by one that is not among them, and open by what is not known") {
  auto before = tests::sample_report();
  report::Finding& replay = finding(before, "replay@report");
  replay.evidence.back() = {"labels of command", "unknown", {}};
  auto const causes = why(before, "replay@report", "excluded", [](report::Report& after) {
    finding(after, "replay@report").evidence.back() = {"command is not labelled financial", "stated", {}};
  });
  CHECK(causes ==
        std::vector<std::string>{"now: command is not labelled financial", "was: labels of command is not known"});
}

TEST_CASE("what breaks a claim is told of, too") {
  report::Claim claim;
  claim.id = "orders-are-whole";
  claim.facts.verdict = claim.presumed.verdict = "violated";
  claim.presumed.because = {{"locked of lamp is false", "stated", {}}};
  auto before = tests::sample_report();
  before.claims = {claim};
  auto const causes = why(before, "replay@report", "certain", [](report::Report& after) {
    finding(after, "replay@report").evidence.push_back({"locked of lamp is false", "stated", {}});
  });
  CHECK(causes == std::vector<std::string>{undrawn});
}

TEST_CASE("where a border is crossed on one side only, who moved is told") {
  auto before = tests::sample_report();
  for (report::Finding& each : before.findings) {
    if (each.subject.id == "report") each.evidence.front().text = "report crosses a trust boundary";
  }
  auto const causes = why(before, "tampering@report", "excluded", [](report::Report& after) {
    for (report::Finding& each : after.findings) {
      if (each.subject.id == "report") each.evidence.front().text = "report crosses no trust boundary";
    }
    after.entities[5].zone = 1;
  });
  CHECK(causes == std::vector<std::string>{"now: meter lies in street", "now: report crosses no trust boundary",
                                           "was: meter lies in home", "was: report crosses a trust boundary"});
}

TEST_CASE("an obligation that is not listed did not apply, or was not asked: which, is not told") {
  report::Obligation duty;
  duty.id = "seal@meter";
  duty.obligation = "seal";
  duty.subject = {"entity", "meter", "meter", "", 5};
  duty.verdict = duty.as_presumed = "not-known";
  duty.evidence = {{"zone of meter is home", "stated", {}}};
  auto const before = tests::sample_report();
  auto after = before;
  after.obligations.push_back(duty);
  auto const found = difference(before, after);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].changes.size() == 1);
  CHECK(found[0].changes[0].why == std::vector<std::string>{"not told: whether obligation seal was judged there"});
}

TEST_CASE("a world that would break a claim is no fact") {
  report::Claim claim;
  claim.id = "orders-are-whole";
  claim.facts.verdict = claim.presumed.verdict = "holds";
  auto before = tests::sample_report();
  before.claims = {claim};
  auto after = before;
  after.claims.front().presumed.verdict = "not-guaranteed";
  after.claims.front().presumed.world = {{"locked of lamp is false", "assumed", {}}};
  auto const found = difference(before, after);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].changes.size() == 1);
  CHECK(found[0].changes[0].why == std::vector<std::string>{"it would break where locked of lamp is false"});
}

TEST_CASE("a journey that came or went is told by the flows that it is made of") {
  auto const before = tests::sample_report();
  auto after = before;
  auto const threat = [](report::Report& report, std::string const& journey) {
    report::Finding moved = report.findings.front();
    moved.threat = "eaves";
    moved.subject = {"journey", journey, journey, "", 0};
    moved.id = moved.threat + "@" + journey;
    report.findings.push_back(moved);
  };
  auto old = before;
  old.journeys[1].id = "interval-reading:meter..mdms";
  old.journeys[1].consumer = 4;
  old.journeys[1].flows = {0, 1, 3};
  old.flows.erase(old.flows.begin() + 4);
  threat(old, old.journeys[1].id);
  threat(after, after.journeys[1].id);
  auto const found = difference(old, after);
  REQUIRE(found.size() == 1);
  for (Change const& change : found[0].changes) {
    if (change.id.starts_with("eaves@")) CHECK(change.why == std::vector<std::string>{"billing is new"});
    if (change.id == "eaves@interval-reading:meter..mdms")
      CHECK(change.successor == "eaves@interval-reading:meter..cis");
  }
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
  CHECK(change.why == std::vector<std::string>{"broken by: locked of lamp is false"});
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
