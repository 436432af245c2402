#include "output/diagram/scene.h"

#include <algorithm>

#include "output/diagram/orientation.h"
#include "output/diagram/rooms.h"
#include "tests/catch/catch.h"
#include "tests/output/diagram_samples.h"

using namespace glacis;
using namespace glacis::output;

namespace {

std::string shown(Notes const& notes) {
  static char const signs[] = {'C', '!', '*', '?', '~', '+'};
  std::string text;
  for (Badge const& badge : notes.badges)
    text += signs[static_cast<std::size_t>(badge.mark)] + std::to_string(badge.number) + " ";
  for (std::uint32_t pill : notes.pills) text += "M" + std::to_string(pill) + " ";
  return text;
}

report::Report line_of_four() {
  report::Report report;
  for (char const* id : {"a", "b", "c", "d"}) {
    report::Entity entity;
    entity.id = entity.title = id;
    report.entities.push_back(entity);
  }
  return report;
}

void add_flow(report::Report& report, std::uint32_t from, std::uint32_t to) {
  report::Flow flow;
  flow.number = static_cast<std::uint32_t>(report.flows.size() + 1);
  flow.from = from;
  flow.to = {to};
  report.flows.push_back(flow);
}

void add_end_to_end(report::Report& report, std::string const& data, std::uint32_t origin, std::uint32_t consumer,
                    std::uint32_t mechanism) {
  report::Journey journey;
  journey.data_id = journey.data_title = data;
  journey.origin = origin;
  journey.consumer = consumer;
  report.journeys.push_back(journey);
  report::PlacedMechanism placed;
  placed.number = mechanism;
  placed.subject.sort = "journey";
  placed.subject.index = static_cast<std::uint32_t>(report.journeys.size() - 1);
  report.recommended.placed.push_back(placed);
}

}  // namespace

TEST_CASE("threats and mechanisms stand at their subjects, worst first") {
  report::Report const report = tests::meter_reading();
  Scene const scene = arrange(report);
  CHECK(shown(scene.flows[0]) == "!2 *3 *4 *5 *6 M2 ");
  CHECK(shown(scene.flows[5]) == "?32 +39 ");
  CHECK(shown(scene.entities[0]) == "*22 *23 *24 *25 *26 M4 M5 ");
  CHECK(shown(scene.zones[0]) == "*30 ");
  CHECK(shown(scene.model) == "*31 ");
}

TEST_CASE("a threat to a journey stands at the relay that its evidence names") {
  report::Report const report = tests::meter_reading();
  CHECK(shown(arrange(report).entities[2]) == "!1 *21 *27 *28 M5 ");
  report::Report silent = report;
  for (report::Finding& finding : silent.findings) finding.evidence.clear();
  Scene const scene = arrange(silent);
  CHECK(shown(scene.entities[2]) == "*27 *28 M5 ");
  REQUIRE(scene.brackets.size() == 1);
  CHECK(shown(scene.brackets[0].notes) == "!1 *21 M1 ");
}

TEST_CASE("a threat to a journey of one flow stands on the flow") {
  report::Report report = line_of_four();
  add_flow(report, 0, 1);
  report.journeys.push_back({"x:a..b", "x", "x", 0, 1, {0}, {}, false, false});
  report::Finding finding;
  finding.number = 1;
  finding.as_presumed = "open";
  finding.subject.sort = "journey";
  report.findings = {finding};
  CHECK(shown(arrange(report).flows[0]) == "?1 ");
}

TEST_CASE("mechanisms end to end are one bracket for two ends, and fan out where they share one") {
  report::Report report = line_of_four();
  add_end_to_end(report, "x", 0, 1, 1);
  add_end_to_end(report, "y", 1, 0, 1);
  add_end_to_end(report, "z", 2, 1, 1);
  add_end_to_end(report, "w", 2, 3, 2);
  std::vector<Bracket> const brackets = arrange(report).brackets;
  REQUIRE(brackets.size() == 2);
  CHECK(brackets[0].origins == std::vector<std::uint32_t>{0, 2});
  CHECK(brackets[0].consumers == std::vector<std::uint32_t>{1});
  CHECK(brackets[0].data == std::vector<std::string>{"x", "y", "z"});
  CHECK(brackets[1].data == std::vector<std::string>{"w"});
}

TEST_CASE("at most four badges are shown, else three and how many more") {
  Notes notes;
  for (std::uint32_t i = 1; i <= 4; ++i) notes.badges.push_back({Mark::exposed, i, ""});
  CHECK(chips_of(notes, 200).at(0).size() == 4);
  notes.badges.push_back({Mark::open, 5, ""});
  std::vector<std::vector<Chip>> const rows = chips_of(notes, 200);
  REQUIRE(rows.size() == 1);
  REQUIRE(rows[0].size() == 4);
  CHECK(rows[0][3].markup.find("…+2") != std::string::npos);
  notes.pills = {1, 2};
  CHECK(chips_of(notes, 60).size() == 2);
  for (std::vector<Chip> const& row : chips_of(notes, 60)) CHECK(width_of(row) <= 60);
}

TEST_CASE("only signs that are drawn are explained") {
  Notes notes;
  for (std::uint32_t i = 1; i <= 5; ++i) notes.badges.push_back({Mark::exposed, i, ""});
  notes.badges.push_back({Mark::open, 6, "H"});
  Signs signs;
  signs.add(notes, 200);
  CHECK(signs.marks == std::set<Mark>{Mark::exposed});
  CHECK(signs.remainders);
  CHECK_FALSE(signs.risks);
  CHECK_FALSE(signs.pills);
  Notes few;
  few.badges = {{Mark::open, 6, "H"}};
  few.pills = {1};
  Signs all;
  all.add(few, 200);
  CHECK(all.marks == std::set<Mark>{Mark::open});
  CHECK(all.risks);
  CHECK(all.pills);
  CHECK_FALSE(all.remainders);
}

TEST_CASE("a badge shows its risk in letters, both of an interval, and is as much wider") {
  report::Report report = line_of_four();
  report::Finding finding;
  finding.number = 3;
  finding.as_presumed = "open";
  finding.subject = {"entity", "a", "a", "", 0};
  finding.risk = report::Risk{};
  finding.risk->letters = {"M", "H"};
  report.findings = {finding};
  auto const badge_of = [&] { return chips_of(arrange(report).entities[0], 200).at(0).at(0); };
  Chip const interval = badge_of();
  CHECK(interval.markup.find("?3 M–H") != std::string::npos);
  report.findings[0].risk->letters = {"H", "H"};
  Chip const sure = badge_of();
  CHECK(sure.markup.find("?3 H<") != std::string::npos);
  report.findings[0].risk.reset();
  Chip const unrated = badge_of();
  CHECK(unrated.markup.find("?3<") != std::string::npos);
  CHECK(interval.width > sure.width);
  CHECK(sure.width > unrated.width);
}

TEST_CASE("a plate stands in the innermost room around all ends of its flow") {
  report::Report const report = tests::patient_care();
  Rooms const rooms(report);
  auto const room_of = [&](std::uint32_t flow) {
    for (Room const& room : rooms.all()) {
      if (std::find(room.flows.begin(), room.flows.end(), flow) == room.flows.end()) continue;
      return room.sort == Room::Sort::sheet ? std::string("sheet") : std::string(report.zones[room.index].title);
    }
    return std::string();
  };
  CHECK(room_of(0) == "home");
  CHECK(room_of(2) == "sheet");
  CHECK(room_of(5) == "e-health provider");
  CHECK(rooms.has_software(3));
  CHECK_FALSE(rooms.has_own_box(3));
}

TEST_CASE("flows that would close a ring are laid the other way round") {
  report::Report report = line_of_four();
  add_flow(report, 0, 1);
  add_flow(report, 1, 2);
  add_flow(report, 2, 0);
  add_flow(report, 1, 0);
  add_flow(report, 3, 3);
  Orientation const orientation = orient(report, {}, FlowOrder::numbered);
  CHECK(orientation.reversed == std::vector<bool>{false, false, true, true, false});
}

TEST_CASE("a violated claim is marked where it is broken, before all threats") {
  report::Report report = line_of_four();
  add_flow(report, 0, 1);
  report::Finding finding;
  finding.number = 1;
  finding.as_presumed = "certain";
  finding.subject = {"flow", "f", "flow 1", "", 0};
  report.findings.push_back(finding);
  report::Claim holds, violated, of_all;
  holds.presumed.verdict = "holds";
  violated.presumed.verdict = "violated";
  violated.presumed.breaks = {{"zone", "z", "z", "", 7}, {"flow", "f", "flow 1", "", 0}};
  of_all.presumed.verdict = "violated";
  report.claims = {holds, violated, of_all};
  Scene const scene = arrange(report);
  CHECK(shown(scene.flows[0]) == "C2 !1 ");
  CHECK(shown(scene.model) == "C3 ");
}
