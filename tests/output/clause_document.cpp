#include <algorithm>
#include <regex>
#include <set>

#include "output/document/clause.h"
#include "output/document/decision.h"
#include "output/document/wording.h"
#include "tests/catch/catch.h"
#include "tests/output/contains.h"
#include "tests/output/diagram_samples.h"
#include "tests/output/sample_report.h"

using namespace glacis;

namespace {

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string subclause(std::string const& text, std::string const& number) {
  std::size_t const from = text.find("\n## " + number + " ");
  REQUIRE(from != std::string::npos);
  return text.substr(from, text.find("\n## ", from + 1) - from);
}

report::Decision sample_decision() {
  report::Decision decision;
  decision.capabilities.resize(3);
  for (report::Capability& each : decision.capabilities) {
    each.attribute = "gba";
    each.network = "Mobile B";
    each.by = "in-cse";
    each.over = "mcn";
    each.how = "query";
    each.matters = &each != &decision.capabilities.back();
  }
  report::Capability& first = decision.capabilities.front();
  first.network = "Mobile <A>";
  first.presumed = "yes";
  first.enables = {"rspf-gba"};
  first.closes = {"tampering-by-relay@interval-reading:meter..cis"};
  first.lost = {"eavesdropping@report", "tampering@report"};
  decision.as_presumed = {"gba of c"};
  decision.outcomes = {{false, "optimal", {"dtls-1-3-psk", "rspf-gba"}, 3, 4, 5},
                       {false, "best-found", {"dtls-1-3-psk", "esdata-signature"}, 2, 3, 5},
                       {true, "gave-up", {}, 0, 0, 0}};
  decision.rows = {{{"yes", "-"}, 0}, {{"no", "yes"}, 1}, {{"no", "no"}, 2}};
  return decision;
}

/// What holds of every clause.
void check_form(std::string const& text) {
  std::vector<std::string> headings;
  std::set<std::string> tables;
  bool after_heading = false;
  std::size_t columns = 0;
  for (std::string const& line : lines_of(text)) {
    if (line.rfind("# ", 0) == 0 || line.rfind("## ", 0) == 0) {
      // No two headings in a row below the title, no heading inside a table.
      CHECK_FALSE((after_heading && !headings.empty() && headings.size() > 1));
      headings.push_back(line);
      after_heading = true;
    } else if (!line.empty()) {
      after_heading = false;
    }
    if (line.rfind("**Table ", 0) == 0) {
      std::string const number = line.substr(8, line.find(':') - 8);
      CHECK(tables.insert(number).second);
      // Referred to before it stands.
      std::size_t const mentioned = std::min(text.find("table " + number), text.find("Table " + number + " "));
      CHECK(mentioned < text.find(line));
    }
    if (!line.empty() && line.front() == '|') {
      std::size_t bars = 0;
      for (std::size_t i = 0; i < line.size(); ++i) bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1U : 0U;
      if (columns == 0) columns = bars;
      CHECK(bars == columns);
    } else {
      columns = 0;
    }
  }
  REQUIRE(headings.size() == 16);
  for (std::size_t i = 1; i <= 14; ++i) CHECK(headings[i].rfind("## 7.3." + std::to_string(i) + " ", 0) == 0);
  CHECK(headings[15] == "## Annex: excluded threats");
}

}  // namespace

TEST_CASE("every clause keeps its fourteen sub-clauses, and refers to a table before it stands") {
  output::ClauseOptions const options{"7.3", "figure.svg"};
  check_form(output::to_clause(tests::sample_report(), options));
  check_form(output::to_clause(tests::sample_conflict(), options));
  check_form(output::to_clause(tests::meter_reading(), options));
  check_form(output::to_clause(tests::hostile_texts(), options));
  check_form(output::to_clause(report::Report{}, options));
}

TEST_CASE("what is empty says so") {
  std::string const text = output::to_clause(report::Report{}, {"7.3", ""});
  for (int const number : {3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14})
    CHECK(contains(subclause(text, "7.3." + std::to_string(number)), "\n\nNone.\n"));
  CHECK(contains(text, "No threat was examined."));
}

TEST_CASE("excluded threats that are too many to be listed are not said to be none") {
  report::Report report;
  report.excluded_unlisted = 20'001;
  std::string const text = output::to_clause(report, {"7.3", ""});
  CHECK(contains(text, "20001 threats do not apply: too many to be listed."));
}

TEST_CASE("threats are counted, and say of each subject by number which facts its verdict rests on") {
  std::string const text = subclause(output::to_clause(tests::sample_report(), {"7.3", ""}), "7.3.7");
  CHECK(contains(text,
                 "Of 11 threats examined, 2 are certain, 4 exposed, 2 open, 1 undecided, 1 covered and 1 excluded."));
  CHECK(contains(
      text,
      "\n| Eavesdropping `eavesdropping` | exposed | not rated | **4**: flow 1 (F7, F8; not known: F9) | M2 | - |\n"));
  CHECK(contains(text,
                 "\n| Replay `replay` | exposed (from the facts alone open) | not rated | **5**: flow 1 (F7, F10; not "
                 "known: F9) |"));
  CHECK(contains(text, "| TR-0008:T8, CAPEC-94 |"));
  CHECK(contains(text, "| to resolve by site | - |"));
  CHECK(contains(text, "NOTE 2: Risk is not rated: no scale was chosen."));
  CHECK(contains(text, "\n| F7 | report crosses the border of home | as drawn | 4 to 6 |\n"));
  CHECK(contains(text, "\n| F9 | mechanisms of report | unknown | 4 to 6 |\n"));
  CHECK(contains(text,
                 "\n\nNOTE 4: Facts name elements by their ids. Their bases: *stated*: in the model; *as drawn*: "));
  CHECK(contains(text, "; *unknown*: not known; it may settle the verdict.\n"));
  CHECK_FALSE(contains(text, "*narrowed*"));
}

TEST_CASE("one threat with one verdict is one row, which says of what differs where it is so") {
  report::Report report = tests::sample_report();
  report.scale = {"tvra-5", "TVRA, version 5", "", {{"minor", "L", "low"}, {"critical", "H", "high"}}};
  for (report::Finding& each : report.findings) {
    each.risk = report::Risk{{}, {}, {"minor", each.number == 6 ? "critical" : "minor"}, {}, 0, 0};
    if (each.number != 6) continue;
    each.threat = "eavesdropping";
    each.closed_by.clear();
  }
  std::string const text = subclause(output::to_clause(report, {"7.3", ""}), "7.3.7");
  CHECK(contains(text,
                 "\n| Eavesdropping `eavesdropping` | exposed | minor: 4; minor to critical: 6 | **4**: flow 1 "
                 "(F7, F8; not known: F9); **6**: flow 1 (F7; not known: F9) | M2: 4; none: 6 | - |\n"));
  CHECK(contains(text, "NOTE 2: Risk is rated by TVRA, version 5, from the lowest: minor (L), critical (H)."));
}

TEST_CASE("each finding can be found: its number, its threat and its subject stand together, its name is explained") {
  report::Report const report = tests::sample_report();
  std::string const text = subclause(output::to_clause(report, {"7.3", ""}), "7.3.7");
  for (report::Finding const& each : report.findings) {
    std::vector<std::string> const lines = lines_of(text);
    CHECK(std::any_of(lines.begin(), lines.end(), [&](std::string const& line) {
      return contains(line, " `" + each.threat + "` |") && contains(line, " **" + std::to_string(each.number) + "**: ");
    }));
  }
  CHECK(contains(text, "as in `forged-command@broadcast`. Ids of entities, "));
}

TEST_CASE("an excluded threat names its subjects, those with the same reason together") {
  report::Report report = tests::sample_report();
  report.excluded.push_back(report.excluded.front());
  report.excluded.back().subject = report.findings[3].subject;
  report.excluded.push_back(report.findings[2]);
  report.excluded.back().threat = "jamming";
  report.excluded.back().number = 0;
  std::string const text = output::to_clause(report, {"7.3", ""});
  CHECK(contains(text, "\n| Jamming `jamming` | **F15**: flows 1, 4; **F5; not known: F6**: meter |\n"));
  CHECK(contains(text, "\n| F15 | MPLS VPN is not wireless |\n"));
}

TEST_CASE("what verdicts presume is said among the assumptions") {
  std::string const text = subclause(output::to_clause(tests::sample_report(), {"7.3", ""}), "7.3.6");
  CHECK(contains(text, "Where nothing is stated, verdicts rest on what is presumed: F10 of table 7.3.7-2."));
}

TEST_CASE("exclusions that presume say so, and their facts are marked") {
  report::Report report = tests::sample_report();
  report.excluded.front().evidence = {{"clock of meter is true", "presumed", {}},
                                      {"kind of meter is meter", "always", {}}};
  std::string const text = output::to_clause(report, {"7.3", ""});
  CHECK(contains(text, "F10 of table 7.3.7-2; exclusions also on what is marked so in table 7.3.A-2."));
  CHECK(contains(text, "clock of meter is true (presumed) | F"));
  CHECK(contains(text, "kind of meter is meter (always) |"));
  report.findings.clear();
  CHECK(contains(output::to_clause(report, {"7.3", ""}),
                 "exclusions rest on what is presumed, as marked in table 7.3.A-2."));
}

TEST_CASE(
    "traceability leads from threats to mechanisms, requirements of one feature in one row with what raises each") {
  report::Report report = tests::sample_report();
  std::string const text = subclause(output::to_clause(report, {"7.3", ""}), "7.3.12");
  CHECK(contains(
      text,
      "| integrity of metering data end to end | **SMR-SEC-01**: threat 2 | integrity (end to end) | SER-002 | "
      "M1 |"));
  CHECK(contains(text, "| - | **SMR-SEC-02**: threat 4; obligation D1 | confidentiality (hop) | - | M2 |"));
  report.requirements.insert(report.requirements.end(), 3, report.requirements.back());
  for (std::size_t i = 2; i < 5; ++i) report.requirements[i].id = "SMR-SEC-0" + std::to_string(i + 1);
  CHECK(contains(subclause(output::to_clause(report, {"7.3", ""}), "7.3.12"),
                 "| - | **SMR-SEC-02 to SMR-SEC-05**: threat 4; obligation D1 |"));
  report.requirements[4].because = {report.requirements[4].because.front()};
  CHECK(contains(subclause(output::to_clause(report, {"7.3", ""}), "7.3.12"),
                 "| - | **SMR-SEC-02 to SMR-SEC-04**: threat 4; obligation D1; **SMR-SEC-05**: threat 4 |"));
}

TEST_CASE("the plan says its status, what it asks of the design, what it rests on and what it leaves") {
  std::string const text = subclause(output::to_clause(tests::sample_report(), {"7.3", ""}), "7.3.10");
  CHECK(contains(text, "The recommended plan (optimal) takes 2 mechanisms at 2 places and closes 4 of 5 threats"));
  CHECK(contains(text,
                 "| M2 | DTLS 1.3 with pre-shared key | flow 1 | confidentiality, integrity, freshness (hop) | "
                 "threats 4 to 6; obligation D1 | RFC 9147. |"));
  CHECK(contains(text, "| M1 | asymmetric-crypto of meter is true |"));
  CHECK(contains(text, "| M2 | network of report is plc-g3 or plc-prime |"));
  CHECK(contains(text,
                 "Fewer mechanisms do not suffice: each of `dtls-1-3-psk` (M2), `esdata-signature` (M1) is needed."));
  CHECK(contains(text, "| 3 | Theft on meter | nothing technical closes it; to resolve by: site | - |"));
}

TEST_CASE("the decision table names mechanisms and threats as the clause does, and later plans by what is else") {
  report::Report report = tests::sample_report();
  report.decision = sample_decision();
  std::string const whole = output::to_clause(report, {"7.3", ""});
  check_form(whole);
  std::string const text = subclause(whole, "7.3.11");
  CHECK(contains(text,
                 "Of 3 capabilities of underlying networks to be discovered at run time, those of table 7.3.11-1 "
                 "change the recommended plan. Taken as presumed, since all together would be too many: gba of c."));
  CHECK(contains(text,
                 "\n| A | `gba` | Mobile \\<A\\> | in-cse | mcn | query | yes |\n| B | `gba` | Mobile B | in-cse | "
                 "mcn | query | - |\n"));
  CHECK(contains(text, "\n| A | B | Plan | Mechanisms | Places | Closes | Status |\n"));
  CHECK(contains(text, "\n| yes | - | P1 | M2, `rspf-gba` | 3 | 4 of 5 | optimal |\n"));
  CHECK(contains(text, "\n| no | yes | P2 | those of P1, with M1, without `rspf-gba` | 2 | 3 of 5 | best found |\n"));
  CHECK(contains(text, "\n| no | no | P3 | none: what is stated refuses it | - | - | - |\n"));
  CHECK(contains(
      text,
      "\n| No | Used only where it is offered | Closed only where it is offered | Open again if it is told but "
      "not so |\n"));
  CHECK(contains(text, "\n| A | `rspf-gba` | threat 2 | threats 4, 6 |\n"));
  CHECK_FALSE(contains(text, "\n| B | - "));  // it adds nothing by itself

  report.decision->rows.push_back({{"yes", "no"}, 0});
  report.decision->outcomes[1].mechanisms = report.decision->outcomes[0].mechanisms;
  std::string const again = subclause(output::to_clause(report, {"7.3", ""}), "7.3.11");
  CHECK(contains(again, "\n| no | yes | P2 | those of P1, at other places | 2 | 3 of 5 | best found |\n"));
  CHECK(contains(again, "\n| yes | no | P1 | as above | 3 | 4 of 5 | optimal |\n"));
}

TEST_CASE("where no capability changes the plan, one sentence says so") {
  report::Report report = tests::sample_report();
  report.decision = report::Decision{};
  CHECK(contains(subclause(output::to_clause(report, {"7.3", ""}), "7.3.11"), "\n\nNone.\n"));
  report.decision->capabilities.resize(2);
  std::string const whole = output::to_clause(report, {"7.3", ""});
  check_form(whole);
  CHECK(contains(subclause(whole, "7.3.11"),
                 "\n\n2 capabilities of underlying networks are to be discovered at run time; none changes the "
                 "recommended plan by itself.\n"));
  report.decision.reset();
  report.gave_up = true;
  CHECK(contains(subclause(output::to_clause(report, {"7.3", ""}), "7.3.11"), "Not evaluated: "));
}

TEST_CASE("contradicting facts are shown, and nothing else is claimed") {
  std::string const text = output::to_clause(tests::sample_conflict(), {"7.3", ""});
  CHECK(contains(text,
                 "| domain of meter is infrastructure | stated | `verticals/energy/smart-meter-reading.toml:15` |"));
  for (int const number : {7, 8, 9, 10, 11, 12, 13})
    CHECK(contains(subclause(text, "7.3." + std::to_string(number)),
                   "Not evaluated: the statements of clause 7.3.1 contradict each other."));
}

TEST_CASE("no author text reaches the document as markup") {
  std::string const text = output::to_clause(tests::hostile_texts(), {"7.3", ""});
  CHECK_FALSE(contains(text, "<script>"));
  CHECK_FALSE(std::regex_search(text, std::regex("[^\\\\]</TABLE>")));
}

TEST_CASE("shall and should stand in potential requirements and obligations only") {
  bool allowed = false;
  for (std::string const& line : lines_of(output::to_clause(tests::sample_report(), {"7.3", "figure.svg"}))) {
    if (line.rfind("**Table ", 0) == 0) allowed = contains(line, "Potential") || contains(line, "Obligations");
    if (line.rfind("## ", 0) == 0) allowed = false;
    if (!allowed) CHECK_FALSE((contains(line, " shall ") || contains(line, " should ") || contains(line, " must ")));
  }
}

TEST_CASE("numbers in a row become a range") {
  using Numbers = std::vector<std::uint32_t>;
  CHECK(output::Wording::ranges(Numbers{}) == "");
  CHECK(output::Wording::ranges(Numbers{3}) == "3");
  CHECK(output::Wording::ranges(Numbers{4, 3}) == "3, 4");
  CHECK(output::Wording::ranges(Numbers{9, 1, 2, 3, 7, 3}) == "1 to 3, 7, 9");
  CHECK(output::Wording::ranges(Numbers{9, 1, 2, 3, 7, 3}, "M") == "M1 to M3, M7, M9");
}
