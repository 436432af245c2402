// The whole way on the small packs of tests/cases: what ends up in a report, and in which order.
#include "engine/report/build.h"

#include <algorithm>
#include <filesystem>

#include "engine/mechanism/plan.h"
#include "engine/model/read.h"
#include "engine/verdict/judge.h"
#include "tests/catch/catch.h"

using namespace glacis;

namespace {

std::filesystem::path const cases = GLACIS_SOURCE_DIR "/tests/cases";

/// All stages before the report for one of the cases.
struct Prepared {
  text::Sources sources;
  text::Diagnostics diagnostics;
  std::optional<model::Vocabulary> vocabulary;
  std::optional<rule::Rulebook> rulebook;
  std::optional<model::UseCase> use_case;
  std::optional<model::Structure> structure;
  std::optional<rule::Statements> statements;
  verdict::Case the_case;

  explicit Prepared(std::filesystem::path const& path) {
    text::Files const files(cases / "packs");
    vocabulary = model::read_vocabulary(files, sources, diagnostics);
    REQUIRE(vocabulary);
    rulebook = rule::compile_rulebook(*vocabulary, diagnostics);
    REQUIRE(rulebook);
    use_case = model::read_use_case(files, path, *vocabulary, sources, diagnostics);
    REQUIRE(use_case);
    structure = model::derive_structure(*vocabulary, *use_case, diagnostics);
    statements = rule::compile_statements(*vocabulary, *use_case, *rulebook, diagnostics);
    REQUIRE(statements);
    the_case = {&*vocabulary, &*rulebook, &*use_case, &*structure, &*statements, {}};
    for (std::uint32_t i = 0; i < rulebook->rules.size(); ++i) {
      auto const& packs = use_case->rule_packs;
      std::uint32_t const pack = vocabulary->rules[rulebook->rules[i].declaration].pack;
      if (std::find(packs.begin(), packs.end(), pack) != packs.end()) the_case.rules.push_back(i);
    }
  }
  report::Report report() {
    verdict::Judge judge(the_case, {}, diagnostics);
    if (judge.conflict()) return report::build_conflict_report(the_case, judge, sources, cases);
    report::Results results;
    results.facts = judge.judge(verdict::View::facts);
    results.presumed = judge.judge(verdict::View::presumed);
    results.requirements = mechanism::derive_requirements(the_case, judge, verdict::View::presumed, results.presumed);
    results.recommended = choose_plan(the_case, judge, results.presumed, mechanism::PlanKind::recommended, {}, {});
    results.strict = choose_plan(the_case, judge, results.facts, mechanism::PlanKind::strict, {}, {});
    results.cautious = choose_plan(the_case, judge, results.presumed, mechanism::PlanKind::cautious, {}, {});
    return report::build_report(the_case, judge, results, sources, cases, "2026-12-31", diagnostics);
  }
};

report::Report lamp() { return Prepared(cases / "lamp/verticals/city/lamp.toml").report(); }

report::Finding const& finding(report::Report const& report, std::string const& id) {
  for (auto const* list : {&report.findings, &report.excluded}) {
    for (report::Finding const& each : *list) {
      if (each.id == id) return each;
    }
  }
  FAIL("no finding " << id);
  throw id;
}

}  // namespace

TEST_CASE("findings of one verdict stand by risk: its upper end, its lower end; then by subject and id") {
  report::Report const report = Prepared(cases / "risk/verticals/harbor/crane.toml").report();
  std::vector<std::string> order;
  for (report::Finding const& each : report.findings) {
    REQUIRE(each.risk);
    CHECK(each.number == order.size() + 1);
    order.push_back(each.as_presumed + " " + each.risk->level.low + " " + each.risk->level.high + " " + each.id);
  }
  CHECK(order ==
        std::vector<std::string>{"certain minor critical jamming@hoist", "exposed critical critical seizure@hoist",
                                 "exposed minor critical alteration@hoist", "exposed minor critical whim@hoist",
                                 "exposed minor critical seizure@log", "exposed minor critical whim@log",
                                 "exposed minor minor seizure@weighing", "exposed minor minor whim@weighing",
                                 "open minor critical opening@crane", "open minor critical jamming@weighing",
                                 "open minor critical alteration@log", "open minor critical jamming@log"});
  CHECK(report.scale.name == "three-steps");
  for (report::Finding const& each : report.excluded) CHECK_FALSE(each.risk);
}

TEST_CASE("risk comes from the facts too, and says how it came about") {
  report::Report const report = Prepared(cases / "risk/verticals/harbor/crane.toml").report();
  report::Finding const& whim = finding(report, "whim@weighing");
  REQUIRE(whim.risk_from_facts);
  CHECK(whim.risk_from_facts->level.high == "critical");
  CHECK(whim.risk->impact.high == "low");
  REQUIRE(whim.risk_origin.worst);
  CHECK(whim.risk_origin.worst->text == "integrity of weight is low");
  CHECK(whim.risk_origin.worst->basis == "presumed");
  report::Finding const& seizure = finding(report, "seizure@hoist");
  CHECK(seizure.risk_origin.impact.low == "medium");
  CHECK(seizure.risk->impact.low == "high");
  REQUIRE(seizure.risk_origin.raises.size() == 2);
  CHECK(seizure.risk_origin.raises[0].effect == "likelihood +1");
  CHECK(seizure.risk_origin.raises[0].state == "holds");
  CHECK(seizure.risk->letters.low == "H");
  REQUIRE(report.efforts.size() == 5);
  report::Effort const& effort = report.efforts[3];
  CHECK(effort.threat == "seizure");
  CHECK(effort.sum == "6");
  CHECK(effort.potential.low == "high");
  CHECK(effort.factors[1].points == "5");
  CHECK(report.efforts[4].sum == "4 to 9");
}

TEST_CASE("without a scale nothing is rated") {
  report::Report const report = lamp();
  CHECK(report.scale.levels.empty());
  CHECK(report.efforts.empty());
  for (report::Finding const& each : report.findings) CHECK_FALSE((each.risk || each.risk_from_facts));
}

TEST_CASE("findings are numbered by verdict as presumed, then by subject, from 1 and without gaps") {
  report::Report const report = lamp();
  std::vector<std::string> order;
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    CHECK(report.findings[i].number == i + 1);
    order.push_back(report.findings[i].as_presumed + " " + report.findings[i].id);
  }
  CHECK(order == std::vector<std::string>{"certain jamming@last-hop", "exposed opening@lamp",
                                          "exposed alteration@order", "open alteration@maintenance",
                                          "open jamming@maintenance", "covered alteration@filing"});
  for (report::Finding const& each : report.excluded) CHECK(each.number == 0);
}

TEST_CASE("counts cover every finding in both views") {
  report::Report const report = lamp();
  CHECK(report.presumed.examined() == report.findings.size() + report.excluded.size());
  CHECK(report.facts.examined() == report.presumed.examined());
  CHECK(report.presumed.certain == 1);
  CHECK(report.facts.certain == 0);
}

TEST_CASE("evidence has a basis and a place relative to the root") {
  report::Report const report = lamp();
  auto const& evidence = finding(report, "jamming@last-hop").evidence;
  REQUIRE(!evidence.empty());
  CHECK(evidence.front().basis == "presumed");
  CHECK(evidence.front().place.file == "lamp/verticals/city/lamp.toml");
  CHECK(finding(report, "alteration@order").rule_place.file == "packs/rules/street.toml");
}

TEST_CASE("what is settled by nothing but facts waits for nothing") {
  report::Report const report = lamp();
  CHECK(finding(report, "jamming@last-hop").settled_by.empty());
  CHECK(!finding(report, "alteration@maintenance").settled_by.empty());
  for (report::Fact const& fact : finding(report, "alteration@maintenance").settled_by) CHECK(fact.basis == "unknown");
}

TEST_CASE("findings on optional elements are marked") {
  report::Report const report = lamp();
  CHECK(finding(report, "alteration@maintenance").if_present);
  CHECK(!finding(report, "alteration@order").if_present);
}

TEST_CASE("the plan notes at each finding what closes it, and why the rest stays") {
  report::Report const report = lamp();
  CHECK(finding(report, "alteration@order").closed_by == std::vector<std::string>{"tunnel"});
  CHECK(report.recommended.to_close == 2);
  CHECK(report.recommended.checked);
  std::vector<std::string> stays;
  for (report::Leftover const& each : report.recommended.leaves) stays.push_back(each.finding);
  CHECK(stays == std::vector<std::string>{"jamming@last-hop", "protected-commands@last-hop"});
}

TEST_CASE("instances of one mechanism share its number, the most useful is first") {
  report::Report const report = lamp();
  REQUIRE(!report.recommended.placed.empty());
  for (report::PlacedMechanism const& a : report.recommended.placed) {
    for (report::PlacedMechanism const& b : report.recommended.placed) {
      CHECK((a.number == b.number) == (a.mechanism == b.mechanism));
    }
  }
  CHECK(report.recommended.placed.front().number == 1);
}

TEST_CASE("requirements have ids in order, one for each feature and subject") {
  report::Report const report = lamp();
  REQUIRE(report.requirements.size() == 3);
  CHECK(report.requirements[0].id == "SL-SEC-01");
  CHECK(report.requirements[2].because == std::vector<std::string>{"opening@lamp"});
  CHECK(report.requirements[1].because == std::vector<std::string>{"alteration@order", "protected-commands@order"});
  CHECK(report.requirements[1].known_as == std::vector<std::string>{"SER-002"});
  CHECK(report.requirements[1].mechanisms == std::vector<std::string>{"tunnel"});
  CHECK(report.requirements[0].mechanisms.empty());
}

TEST_CASE("questions ask who can answer, in words that need no id") {
  report::Report const report = lamp();
  REQUIRE(!report.questions.empty());
  for (std::size_t i = 1; i < report.questions.size(); ++i) {
    CHECK(report.questions[i - 1].settles.size() >= report.questions[i].settles.size());
  }
  bool found = false;
  for (report::Question const& each : report.questions) {
    if (each.fact != "network of maintenance") continue;
    found = true;
    CHECK(each.question == "Over which network does flow 3 (control to lamp) run?");
    CHECK(each.to == "network operator");
    CHECK(each.settles == std::vector<std::string>{"jamming@maintenance"});
  }
  CHECK(found);
}

TEST_CASE("what keeps a risk an interval is asked, also where it settles no verdict") {
  report::Report const report = Prepared(cases / "risk/verticals/harbor/crane.toml").report();
  auto const asked = [&](report::Text const& fact) {
    auto const found = std::ranges::find(report.questions, fact, &report::Question::fact);
    REQUIRE(found != report.questions.end());
    return *found;
  };
  report::Question const lift = asked("integrity of lift");
  CHECK(lift.settles.empty());
  CHECK(lift.narrows == std::vector<std::string>{"whim@hoist"});
  report::Question const bearer = asked("network of log");  // of a raise
  CHECK(bearer.settles == std::vector<std::string>{"jamming@log"});
  CHECK(bearer.narrows == std::vector<std::string>{"seizure@log"});
  for (report::Finding const& each : report.findings) {
    if (each.risk->low == each.risk->high) CHECK(each.risk_open.empty());
  }
}

TEST_CASE("elements are told with what is known and what is presumed") {
  report::Report const report = lamp();
  CHECK(report.files == std::vector<std::string>{"lamp/verticals/city/lamp.toml"});
  CHECK(report.flows[1].network == "radio mesh (presumed)");
  CHECK(report.flows[2].network == "not known");
  CHECK(!report.flows[2].data_known);
  auto const lamp_entity = std::find_if(report.entities.begin(), report.entities.end(),
                                        [](report::Entity const& each) { return each.id == "lamp"; });
  REQUIRE(lamp_entity != report.entities.end());
  CHECK(lamp_entity->kind == "street lamp");
  CHECK(lamp_entity->attributes == "locked false (presumed)");
  CHECK(lamp_entity->operator_text == "city");
  CHECK(lamp_entity->many);
}

TEST_CASE("a contradictory use case gives its conflict and its elements, no finding and no plan") {
  report::Report const report = Prepared(cases / "contradiction/verticals/city/lamp.toml").report();
  CHECK(report.conflict.size() == 3);
  CHECK(report.entities.size() == 2);
  CHECK(report.findings.empty());
  CHECK(report.recommended.placed.empty());
}

TEST_CASE("a requirement is as strong as the strongest that raises it") {
  Prepared prepared(cases / "lamp/verticals/city/lamp.toml");
  for (model::RuleDeclaration& rule : prepared.vocabulary->rules)
    if (rule.name == "protected-commands") rule.strength = model::Strength::may;
  report::Report const report = prepared.report();
  CHECK(report.requirements[0].because == std::vector<std::string>{"protected-commands@last-hop"});
  CHECK(report.requirements[0].strength == "may");
  CHECK(report.requirements[1].because == std::vector<std::string>{"alteration@order", "protected-commands@order"});
  CHECK(report.requirements[1].strength == "shall");
}
