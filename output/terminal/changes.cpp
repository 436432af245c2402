#include "output/terminal/changes.h"

#include <algorithm>

#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using What = Change::What;

constexpr What all_of_it[] = {What::finding,   What::risk,        What::obligation, What::claim,
                              What::objective, What::requirement, What::mechanism};

char const* heading_of(What what) {
  switch (what) {
    case What::finding: return "VERDICTS";
    case What::risk: return "RISKS";
    case What::obligation: return "OBLIGATIONS";
    case What::claim: return "CLAIMS";
    case What::objective: return "OBJECTIVES";
    case What::requirement: return "REQUIREMENTS";
    case What::mechanism: return "MECHANISMS";
  }
  return "";
}

bool is_judged(What what) { return what != What::requirement && what != What::mechanism; }

std::string step_of(Change const& change, Style const& style) {
  auto const word = [&](std::string const& verdict) {
    return change.what == What::finding ? paint(style, tone_of(verdict), verdict) : verdict;
  };
  if (change.before.empty()) return is_judged(change.what) ? "new: " + word(change.after) : "";
  if (change.after.empty()) return is_judged(change.what) ? "gone, was " + word(change.before) : "";
  return word(change.before) + " -> " + word(change.after);
}

std::string change_text(Change const& change, Style const& style) {
  constexpr std::size_t most_reasons = 4;
  char const sign = change.before.empty() ? '+' : change.after.empty() ? '-' : ' ';
  std::string const step = step_of(change, style);
  std::string text = std::string("  ") + sign + " " + plain(change.id) + (step.empty() ? "" : "  " + step) + "\n";
  if (!change.successor.empty()) text += hanging("      now ", plain(change.successor), style.width - 2);
  std::vector<std::string> reasons;
  for (std::size_t i = 0; i < std::min(change.why.size(), most_reasons); ++i) reasons.push_back(plain(change.why[i]));
  if (change.why.size() > most_reasons) reasons.push_back(std::to_string(change.why.size() - most_reasons) + " more");
  char const* const lead = is_judged(change.what) ? "      " : "      for ";
  if (!reasons.empty()) text += hanging(lead, join(reasons, is_judged(change.what) ? "; " : ", "), style.width - 2);
  return text;
}

}  // namespace

std::string to_text(std::vector<Difference> const& differences, Style const& style) {
  if (differences.empty()) return "No difference.\n";
  std::string text;
  for (Difference const& each : differences) {
    if (!text.empty()) text += "\n";
    text += paint(style, Tone::title, plain(each.use_case));
    if (each.added) text += "  new";
    if (each.removed) text += "  gone";
    text += "\n";
    if (each.added || each.removed) {
      auto const findings = std::ranges::count(each.changes, What::finding, &Change::what);
      text += "  " + counted(static_cast<std::size_t>(findings), "finding") + ", all " + (each.added ? "new" : "gone") +
              "\n";
      continue;
    }
    for (What const what : all_of_it) {
      std::string part;
      for (Change const& change : each.changes) {
        if (change.what == what) part += change_text(change, style);
      }
      if (!part.empty()) text += std::string(heading_of(what)) + "\n" + part;
    }
  }
  return text;
}

}  // namespace glacis::output
