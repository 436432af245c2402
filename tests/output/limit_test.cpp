// What --fail-on takes, and which findings reach it.
#include "output/command/limit.h"

#include "tests/catch/catch.h"

using namespace glacis;
using namespace glacis::output;

namespace {

report::RiskScale const scale{
    "five",
    "Five",
    "",
    {{"one", "1", "low"}, {"two", "2", "low"}, {"three", "3", "medium"}, {"four", "4", "high"}, {"five", "5", "high"}}};

report::Finding finding(std::string verdict, std::uint32_t low, std::uint32_t high) {
  report::Finding made;
  made.verdict = "open";
  made.as_presumed = std::move(verdict);
  made.risk = report::Risk{};
  made.risk->low = low;
  made.risk->high = high;
  return made;
}

bool reached(std::vector<std::string> const& texts, report::Finding const& found, bool strict = false) {
  std::vector<Limit> limits;
  for (std::string const& text : texts) limits.push_back(limit_of(text).value());
  return reaches(limits, scale, found, strict);
}

std::string said(std::string const& limit, std::vector<report::RiskScale> const& scales) {
  std::vector<report::Report> reports;
  for (report::RiskScale const& each : scales) reports.emplace_back().scale = each;
  text::Diagnostics diagnostics;
  check_levels({limit_of(limit).value()}, reports, diagnostics);
  std::string text;
  for (text::Diagnostic const& each : diagnostics.sorted()) text += each.message + "; " + each.help + "\n";
  return text;
}

}  // namespace

TEST_CASE("a limit is a verdict, perhaps with a level") {
  CHECK(limit_of("certain")->level.empty());
  CHECK(limit_of("exposed:high")->verdict == "exposed");
  CHECK(limit_of("exposed:high")->level == "high");
  for (char const* const text : {"", "certain:", "certian", ":high", "covered", "certain,open"})
    CHECK_FALSE(limit_of(text));
  CHECK(limit_complaint("open:x").empty());
  CHECK(limit_complaint("certian:high") ==
        "`certian` is none of certain, exposed, open and undecided; did you mean `certain`?");
  CHECK(limit_complaint("open:") == "`open:` names no level: write `open` or `open:high`");
}

TEST_CASE("a verdict reaches a limit that is as bad or less, an interval by its upper end") {
  CHECK(reached({"exposed"}, finding("certain", 0, 0)));
  CHECK_FALSE(reached({"certain"}, finding("exposed", 4, 4)));
  CHECK(reached({"certain:four"}, finding("certain", 0, 3)));
  CHECK_FALSE(reached({"certain:five"}, finding("certain", 0, 3)));
  // high: four and five; low: one, the lowest that counts as it.
  CHECK(reached({"certain:high"}, finding("certain", 3, 3)));
  CHECK_FALSE(reached({"certain:high"}, finding("certain", 2, 2)));
  CHECK(reached({"certain:low"}, finding("certain", 0, 0)));
  CHECK(reached({"certain:high", "exposed"}, finding("exposed", 0, 0)));
  CHECK_FALSE(reached({}, finding("certain", 4, 4)));
}

TEST_CASE("what is not decided or not rated is never taken for safe; what is covered is") {
  CHECK(reached({"certain:five"}, finding("undecided", 0, 0)));
  report::Finding unrated = finding("certain", 0, 0);
  unrated.risk.reset();
  CHECK(reached({"certain:five"}, unrated));
  CHECK_FALSE(reached({"open:low"}, finding("covered", 4, 4)));
  CHECK_FALSE(reached({"open:low"}, finding("excluded", 4, 4)));
}

TEST_CASE("from the facts alone the verdict and the risk from the facts count") {
  report::Finding found = finding("certain", 0, 0);
  CHECK_FALSE(reached({"certain"}, found, true));
  found.risk_from_facts = found.risk;
  found.risk_from_facts->high = 4;
  CHECK(reached({"open:five"}, found, true));
  CHECK_FALSE(reached({"open:five"}, found, false));
}

TEST_CASE("a level that a scale does not have is said once, with those that it has") {
  CHECK(said("certain:foru", {scale, scale}) ==
        "the scale `five` has no risk `foru`; did you mean `four`? it has one, two, three, four, five, low, medium, "
        "high\n");
  CHECK(said("certain:high", {scale}).empty());
  CHECK(said("certain:anything", {report::RiskScale{}}).empty());
}

TEST_CASE("a verdict got worse if it is a worse one, or if one of the two is not decided") {
  CHECK(got_worse("exposed", "certain"));
  CHECK(got_worse("", "open"));
  CHECK(got_worse("excluded", "exposed"));
  CHECK_FALSE(got_worse("certain", "exposed"));
  CHECK_FALSE(got_worse("certain", "covered"));
  CHECK_FALSE(got_worse("open", "open"));
  CHECK(got_worse("exposed", "undecided"));
  CHECK(got_worse("undecided", "certain"));
}
