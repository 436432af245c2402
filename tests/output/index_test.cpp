#include "output/command/outcome.h"

#include "tests/catch/catch.h"
#include "tests/output/contains.h"

using namespace glacis::output;

namespace {

Outcome outcome(std::string id, std::string title) {
  Outcome made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.base = "energy/meter";
  made.analyzed = made.drawn = true;
  made.counts.certain = 2;
  made.size = "4 mechanisms";
  made.closes = 30;
  made.to_close = 34;
  return made;
}

}  // namespace

TEST_CASE("an index links what was written and counts findings") {
  std::vector<Outcome> const outcomes{outcome("energy.meter", "Meter")};
  std::string const page = index_html(outcomes);
  CHECK(contains(page,
                 "<a href=\"energy/meter.md\">md</a> <a href=\"energy/meter.svg\">svg</a> <a "
                 "href=\"energy/meter.json\">json</a>"));
  CHECK(contains(page, "<td class=\"certain\">2</td>"));
  CHECK(contains(page, "4 mechanisms: 30 of 34 closed"));
  CHECK(contains(index_markdown(outcomes),
                 "[md](energy/meter.md) [svg](energy/meter.svg) [json](energy/meter.json) |\n"));
}

TEST_CASE("the worst risk of an index is of what stands: not covered, excluded or decided") {
  using glacis::report::Finding;
  auto const finding = [](char const* verdict, std::uint32_t low, std::uint32_t high) {
    std::string const names[] = {"minor", "major", "critical"};
    Finding made;
    made.as_presumed = verdict;
    made.risk = glacis::report::Risk{{}, {}, {names[low], names[high]}, {}, low, high};
    return made;
  };
  glacis::report::Report report;
  CHECK(worst_risk(report).empty());
  report.findings = {finding("covered", 2, 2), finding("certain", 0, 0), finding("open", 0, 1),
                     finding("exposed", 1, 1)};
  CHECK(worst_risk(report) == "major (1)");
  report.findings.push_back(finding("open", 0, 2));
  CHECK(worst_risk(report) == "minor to critical (1)");
  report.findings.push_back(report.findings.back());
  CHECK(worst_risk(report) == "minor to critical (2)");
  report.findings.pop_back();
  report.findings.back().disposition = "accept";
  CHECK(worst_risk(report) == "major (1)");

  Outcome made = outcome("energy.meter", "Meter");
  made.worst = "minor to critical";
  CHECK(contains(index_html({made}), "<td>minor to critical</td>"));
  CHECK(contains(index_markdown({made}), "| minor to critical |"));
}

TEST_CASE("a broken use case is in the index, with its error and without links") {
  Outcome broken = outcome("energy.meter", "energy.meter");
  broken.analyzed = broken.drawn = false;
  broken.first_error = "G021";
  CHECK(contains(index_html({broken}), "broken: error G021"));
  CHECK(!contains(index_html({broken}), "href"));
  CHECK(contains(index_markdown({broken}), "broken: error G021"));
}

TEST_CASE("an author's title stays text in an index") {
  std::vector<Outcome> const outcomes{outcome("energy.meter", "<script>alert(1)</script> & \"more\" | cell")};
  CHECK(contains(index_html(outcomes), "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot; | cell"));
  CHECK(!contains(index_html(outcomes), "<script"));
  CHECK(contains(index_markdown(outcomes), "\\<script\\>"));
}
