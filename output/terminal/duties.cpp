#include <algorithm>
#include <map>

#include "output/terminal/text.h"
#include "output/terminal/view.h"

namespace glacis::output {

std::string obligations_part(View const& view) {
  std::string rows;
  std::map<std::string, std::size_t> counts;
  for (report::Obligation const& each : view.report().obligations) {
    std::string const& verdict = view.options().strict ? each.verdict : each.as_presumed;
    if (verdict == "does-not-apply") continue;
    ++counts[verdict];
    bool const due = verdict == "not-met" || verdict == "not-known";
    if (!due && !view.options().all) continue;
    std::string words = verdict;
    std::replace(words.begin(), words.end(), '-', ' ');
    rows += hanging("  " + pad(words, 9) + "  ", plain(each.id) + ", " + each.strength + ", " + plain(each.reference),
                    view.width());
  }
  if (counts.empty()) return "";
  std::string heading = paint(view.style(), Tone::title, "OBLIGATIONS");
  for (char const* verdict : {"not-met", "not-known", "may-apply", "met", "undecided"}) {
    if (counts.count(verdict) == 0) continue;
    std::string words = verdict;
    std::replace(words.begin(), words.end(), '-', ' ');
    heading += "  " + std::to_string(counts[verdict]) + " " + words;
  }
  return heading + "\n" + rows;
}

std::string questions_part(View const& view) {
  constexpr std::size_t shown_at_most = 3;
  auto const& questions = view.report().questions;
  if (questions.empty()) return "";
  std::size_t const shown = view.options().all ? questions.size() : std::min(questions.size(), shown_at_most);
  std::string text = paint(view.style(), Tone::title, "ASK FIRST") + "\n";
  for (std::size_t i = 0; i < shown; ++i) {
    std::string const to = questions[i].to.empty() ? "" : " -> " + plain(questions[i].to);
    text += hanging("  " + std::to_string(i + 1) + ". ", plain(questions[i].question) + to, view.width());
    if (!questions[i].settles.empty())
      text += hanging("     bears on ", view.references(questions[i].settles), view.width());
    if (!questions[i].narrows.empty())
      text += hanging("     narrows the risk of ", view.references(questions[i].narrows), view.width());
  }
  if (shown < questions.size()) {
    text += "  " + std::to_string(questions.size() - shown) + " more: glacis analyze --all\n";
  }
  return text;
}

namespace {

std::string verdict_of(View const& view, report::ClaimResult const& result) {
  std::string words = result.verdict == "not-guaranteed" ? "not guaranteed" : result.verdict;
  if (result.verdict == "holds") words += result.vacuous ? ", vacuously" : " (" + result.of + ")";
  Tone const tone = result.verdict == "holds" && !result.vacuous ? Tone::covered
                    : result.verdict == "violated"               ? Tone::certain
                                                                 : Tone::open;
  if (result.as_far_as_drawn) words += ", as far as drawn";
  return paint(view.style(), tone, words);
}

/// Why it does not hold.
std::string reasons_of(View const& view, report::ClaimResult const& result) {
  if (result.verdict == "holds") return "";
  std::string text;
  std::vector<std::string> breaks, facts;
  for (report::SubjectRef const& each : result.breaks) breaks.push_back(plain(each.title));
  for (report::Fact const& fact : result.because) facts.push_back(plain(fact.text));
  for (report::Fact const& fact : result.world) facts.push_back(plain(fact.text));
  if (!breaks.empty()) text += hanging("    by ", join(breaks, ", "), view.width());
  if (!facts.empty())
    text += hanging(result.verdict == "violated" ? "    since " : "    if ", join(facts, "; "), view.width());
  return text;
}

/// As drawn, and with the plan that is shown; the reasons are those of what is left with it.
std::string claims_text(View const& view, std::vector<report::Claim> const& claims, char const* title, char letter) {
  std::string text;
  std::size_t number = 0;
  for (report::Claim const& claim : claims) {
    bool const strict = view.options().strict;
    report::ClaimResult const& drawn = strict ? claim.facts : claim.presumed;
    text += std::string("  ") + letter + std::to_string(++number) + "  " + plain(claim.id) + "  " +
            verdict_of(view, drawn) + "\n";
    if (drawn.verdict == "holds" || claim.planned.empty()) {
      text += reasons_of(view, drawn);
      continue;
    }
    report::ClaimResult const& planned = claim.planned[strict ? 1 : 0];
    text += "    with the plan  " + verdict_of(view, planned) + "\n" + reasons_of(view, planned);
  }
  return text.empty() ? "" : paint(view.style(), Tone::title, title) + "\n" + text;
}

}  // namespace

std::string claims_part(View const& view) { return claims_text(view, view.report().claims, "CLAIMS", 'C'); }

std::string objectives_part(View const& view) { return claims_text(view, view.report().objectives, "OBJECTIVES", 'O'); }

std::string dispositions_part(View const& view) {
  std::string text;
  for (report::Acceptance const& each : view.report().acceptances) {
    std::string line = plain(each.finding) + ": " + plain(each.because) + " (" + plain(each.by);
    if (!each.until.empty()) line += ", until " + each.until;
    line += ")";
    if (each.state == "in-force") line += ", " + view.references(each.findings);
    text += hanging(pad("  " + (each.state == "in-force" ? each.form : each.state), 15), line, view.width());
  }
  return text.empty() ? "" : "DECIDED\n" + text;
}

}  // namespace glacis::output
