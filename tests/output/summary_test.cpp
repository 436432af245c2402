#include "output/terminal/summary.h"

#include <sstream>

#include "output/terminal/view.h"
#include "tests/catch/catch.h"
#include "tests/output/contains.h"
#include "tests/output/sample_report.h"

using namespace glacis;
using namespace glacis::output;

namespace {

std::string summary(SummaryOptions options, Style style = {}) {
  return summarize(tests::sample_report(), options, style);
}

}  // namespace

TEST_CASE("a summary says how bad, what surely, why, what else, what to do, whom to ask, in this order") {
  std::string const text = summary({});
  std::size_t at = 0;
  for (char const* part :
       {"energy.smart-meter-reading  Smart meter reading\n",
        "as presumed 2 certain  4 exposed  2 open  1 undecided  1 covered  1 excluded\n",
        "from facts  2 certain  3 exposed  3 open  1 undecided  1 covered  1 excluded\n", "\nCERTAIN\n", "\nEXPOSED\n",
        "\nOPEN", "\nUNDECIDED\n", "\nOBLIGATIONS", "\nPLAN recommended: ", "\nASK FIRST\n"}) {
    std::size_t const found = text.find(part, at);
    INFO(part);
    REQUIRE(found != std::string::npos);
    at = found;
  }
}

TEST_CASE("findings of one subject stand together, what they share is said once") {
  CHECK(contains(summary({}),
                 "  report, flow 1: meter -> aggregator over PLC G3 or PLC PRIME (presumed)\n"
                 "       all: report crosses the border of home; not known: its mechanisms\n"
                 "  *4   eavesdropping@report\n"
                 "         confidentiality of interval-reading is medium (line 25)\n"
                 "  *5   replay@report  (open from the facts)\n"
                 "         network is plc-g3 or plc-prime (presumed)\n"
                 "  *6   tampering@report\n"));
}

TEST_CASE("the plan says what each mechanism closes, and why the rest stays") {
  std::string const text = summary({});
  CHECK(contains(text,
                 "  M2    dtls-1-3-psk      closes *4-6; meets 1 obligation\n"
                 "                          at flow 1\n"
                 "                          rests on 1 presumption\n"));
  CHECK(contains(text, "design: asymmetric-crypto of meter is true"));
  CHECK(contains(text, "    *3: to resolve in the site\n"));
  CHECK(contains(text, "osns-multicast would close it; waits for: secure-element of meter"));
}

TEST_CASE("the plan shows sums of memory, ties, the cheapest, what caution adds and what became of wishes") {
  std::string const text = summary({});
  CHECK(contains(text, "  ram of meter  M2 8 KiB + 2 x 1 KiB, M1 2 KiB: 12 KiB of 16 KiB\n"));
  CHECK(contains(text, "  as good  cose-sign instead of esdata-signature (RAM 1 KiB more)\n"));
  CHECK(contains(text, "  cheapest  RAM 11 KiB with 3 mechanisms\n"));
  CHECK(contains(text, "  cautious  closes 1 of 2 open ones too with flood-limiting\n"));
  CHECK(contains(text, "  prefer  esdata-signature (taken)\n"));
  std::string const all = summary({false, true});
  CHECK(contains(all, "  without esdata-signature  cose-sign instead of"));
}

TEST_CASE("strict shows what the facts alone say") {
  std::string const text = summary({true, false});
  CHECK(contains(text, "from facts  2 certain  3 exposed  3 open  1 undecided  1 covered  1 excluded\n"));
  CHECK(contains(text, "  ?5   replay@report"));
  CHECK(contains(text, "PLAN strict: 1 mechanism,"));
  CHECK(!contains(text, "as presumed"));
}

TEST_CASE("covered and excluded findings are shown when all is asked for") {
  CHECK(!contains(summary({}), "eavesdropping@ingest"));
  std::string const all = summary({false, true});
  CHECK(contains(all, "  +10  eavesdropping@ingest\n"));
  CHECK(contains(all, "jamming@ingest\n"));
}

TEST_CASE("a conflict stands alone") {
  std::string const text = summarize(tests::sample_conflict(), {}, {});
  CHECK(contains(text, "CONFLICT"));
  CHECK(contains(text, "every smart meter has domain field, always (models/devices.toml:40)"));
  for (char const* part : {"CERTAIN", "PLAN", "excluded", "ASK FIRST"}) CHECK(!contains(text, part));
}

TEST_CASE("texts keep to the width, ids and the counting lines may pass it") {
  for (std::size_t const width : {60U, 80U, 110U}) {
    std::istringstream lines(summary({false, true}, {false, width}));
    for (std::string line; std::getline(lines, line);) {
      bool const counts = line.starts_with("as presumed ") || line.starts_with("from facts ");
      if (line.find('@') == std::string::npos && !counts) CHECK(line.size() <= width);
    }
  }
}

TEST_CASE("without colour not one escape is printed, with colour the words are the same") {
  std::string const plain_text = summary({});
  std::string colored = summary({}, {true, 80});
  CHECK(plain_text.find('\033') == std::string::npos);
  CHECK(contains(colored, "\033[1;31m!1\033[0m"));
  for (std::size_t at = colored.find('\033'); at != std::string::npos; at = colored.find('\033')) {
    colored.erase(at, colored.find('m', at) - at + 1);
  }
  CHECK(colored == plain_text);
}

TEST_CASE("runs of numbers are drawn together") {
  report::Report const report = tests::sample_report();
  View const view(report, {}, {});
  CHECK(view.references({"replay@report", "tampering@report", "eavesdropping@report"}) == "*4-6");
  CHECK(view.references({"forged-command@broadcast", "tampering-by-relay@interval-reading:meter..cis"}) == "!1 !2");
  CHECK(view.references({"device-theft@meter", "saef@report", "replay@report"}) == "*3 *5 saef@report");
}
