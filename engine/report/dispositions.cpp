#include "engine/report/dispositions.h"

#include <algorithm>

#include <fmt/format.h>

namespace glacis::report {
namespace {

using text::Code;

/// Of what is not raised nothing is left to be disposed of.
bool stands(Finding const& finding) { return finding.as_presumed != "covered" || finding.verdict != "covered"; }

void challenge(model::Acceptance const& said, Finding const& finding, text::Diagnostics& diagnostics) {
  diagnostics.warning(Code::G114, said.place, fmt::format("`{}` is certain from the facts alone", finding.id),
                      "said to be a false alarm", "correct the facts if they are wrong; else accept or transfer it");
}

/// The rows of `report.findings` that one disposition names.
std::vector<std::uint32_t> named(model::Acceptance const& said, Report const& report) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < report.findings.size(); ++row) {
    Finding const& finding = report.findings[row];
    if (stands(finding) && matches(said.finding.text, finding.id)) rows.push_back(row);
  }
  return rows;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view id) {
  std::size_t p = 0, i = 0, star = std::string_view::npos, resume = 0;
  while (i < id.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = i;
    } else if (p < pattern.size() && pattern[p] == id[i]) {
      ++p;
      ++i;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  return std::all_of(pattern.begin() + static_cast<std::ptrdiff_t>(p), pattern.end(), [](char c) { return c == '*'; });
}

void apply_dispositions(Words const& words, std::string_view today, Report& report, text::Diagnostics& diagnostics) {
  for (model::Acceptance const& said : words.use_case().acceptances) {
    Acceptance shown{
        said.finding.text,         model::name_of(said.form), said.because, said.by, said.until, "in-force", {},
        words.location(said.place)};
    std::vector<std::uint32_t> const rows = named(said, report);
    if (!said.until.empty() && !today.empty() && said.until < today) {
      shown.state = "ended";
      diagnostics.warning(
          Code::G112, said.place, fmt::format("what is said of `{}` ended on {}", said.finding.text, said.until),
          "no longer in force", fmt::format("look at it again, and set a new `until`; today is {}", today));
    } else if (rows.empty()) {
      shown.state = "idle";
      diagnostics.warning(Code::G113, said.place,
                          fmt::format("no finding that stands is called `{}`", said.finding.text), "names nothing",
                          "remove it, or correct the id; `glacis analyze --all` lists all");
    }
    for (std::uint32_t const row : rows) {
      Finding& finding = report.findings[row];
      if (shown.state != "in-force") continue;
      bool const refuted = said.form == model::Disposition::false_alarm && finding.verdict == "certain";
      if (refuted) {
        challenge(said, finding, diagnostics);
        continue;
      }
      shown.findings.push_back(finding.id);
      if (finding.disposition.empty()) {
        finding.disposition = shown.form;
        finding.disposed_until = said.until;
      }
    }
    if (shown.state == "in-force" && shown.findings.empty()) shown.state = "challenged";
    report.acceptances.push_back(std::move(shown));
  }
}

}  // namespace glacis::report
