#include "output/terminal/decision.h"

#include <algorithm>

#include <fmt/format.h>

#include "output/question/contrast.h"
#include "output/question/worth.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using report::Capability;
using report::Decision;
using report::PlanOutcome;

std::string listed(std::vector<std::string> const& ids, bool all) {
  constexpr std::size_t most = 4;
  std::size_t const shown = all ? ids.size() : std::min(ids.size(), most);
  std::string text = plain(join({ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(shown)}, ", "));
  if (shown < ids.size()) text += fmt::format(" and {} more", ids.size() - shown);
  return text;
}

/// `letter`: its head in the table; none if it has no column.
std::string capability_text(Capability const& each, char letter, bool all, std::size_t width) {
  std::string const presumed = each.presumed.empty() ? "not presumed" : "presumed " + each.presumed;
  std::string const changes = each.matters ? "" : "; changes nothing by itself";
  std::string text = hanging(std::string("  ") + letter + "  ",
                             fmt::format("{}: asked by {} over {} ({}), {}{}", plain(each.id), plain(each.by),
                                         plain(each.over), plain(each.how), presumed, changes),
                             width);
  auto const say = [&](char const* lead, std::vector<std::string> const& ids) {
    if (!ids.empty()) text += hanging("       ", lead + listed(ids, all), width);
  };
  say("used only where it is offered: ", each.enables);
  say("not needed where it is offered: ", each.saves);
  say("closed only where it is offered: ", each.closes);
  say("open again if it is told but not so: ", each.lost);
  return text;
}

std::string table_text(Decision const& decision, std::size_t capabilities) {
  std::string text = "  ";
  for (std::size_t c = 0; c < capabilities; ++c) text += pad(std::string(1, static_cast<char>('A' + c)), 5);
  text += "plan\n";
  for (report::DecisionRow const& row : decision.rows) {
    text += "  ";
    for (std::string const& found : row.when) text += pad(found, 5);
    text += fmt::format("P{}\n", row.outcome + 1);
  }
  return text;
}

std::string outcome_text(Decision const& decision, std::size_t index, std::size_t width) {
  PlanOutcome const& plan = decision.outcomes[index];
  std::string const lead = fmt::format("  P{}  ", index + 1);
  Contrast const told = contrast(decision, index);
  if (!told.no_plan.empty()) return hanging(lead, told.no_plan, width);
  std::string text = hanging(
      lead,
      fmt::format("{} at {}, {}; closes {} of {}", counted(plan.mechanisms.size(), "mechanism"),
                  counted(plan.instances, "place"), plan.status, plan.closes, counted(plan.to_close, "finding")),
      width);
  if (told.is_whole) return text + hanging("      ", plain(join(told.whole, ", ")), width);
  if (!told.more.empty()) text += hanging("      P1 and  ", plain(join(told.more, ", ")), width);
  if (!told.less.empty()) text += hanging("      P1 without  ", plain(join(told.less, ", ")), width);
  if (told.more.empty() && told.less.empty()) text += "      the mechanisms of P1, at other places\n";
  return text;
}

std::string decision_text(Decision const& decision, bool all, Style const& style) {
  std::size_t const width = style.width - 2;
  std::string text = paint(style, Tone::title, plain(decision.use_case)) + "  " + plain(decision.title) + "\n";
  if (decision.capabilities.empty()) return text + "  No capability of a network is to be found out.\n";
  auto const matter = std::ranges::count(decision.capabilities, true, &Capability::matters);
  text += hanging(
      "  ",
      fmt::format("{} to be found out, {} of them {} the plan; {} planned for",
                  counted(decision.capabilities.size(), "capability"), matter == 0 ? "none" : std::to_string(matter),
                  matter < 2 ? "changes" : "change", counted(decision.combinations, "combination")),
      width);
  if (!decision.as_presumed.empty())
    text += hanging(
        "  ", "taken as presumed, since all together would be too many: " + plain(join(decision.as_presumed, ", ")),
        width);
  char letter = 'A';
  for (Capability const& each : decision.capabilities) {
    if (each.matters || all) text += capability_text(each, each.matters ? letter++ : ' ', all, width);
  }
  if (matter != 0) text += "\n" + table_text(decision, static_cast<std::size_t>(matter));
  text += "\n";
  for (std::size_t i = 0; i < decision.outcomes.size(); ++i) text += outcome_text(decision, i, width);
  return text;
}

std::string worth_text(std::vector<report::Decision> const& decisions, Style const& style) {
  std::string text = "\n" + paint(style, Tone::title, "OVER ALL USE CASES") + "\n";
  for (Worth const& each : worth_of(decisions)) {
    text += hanging("  ",
                    fmt::format("{}: to be found out in {}, changes the plan of {}", plain(each.attribute),
                                each.use_cases, each.matters),
                    style.width - 2);
    if (!each.saves.empty())
      text += hanging("    not needed where it is offered  ", plain(join(each.saves, ", ")), style.width - 2);
    if (!each.enables.empty())
      text += hanging("    used only where it is offered  ", plain(join(each.enables, ", ")), style.width - 2);
    if (each.closes != 0)
      text += hanging("    ", counted(each.closes, "finding") + " closed only where it is offered", style.width - 2);
  }
  return text;
}

}  // namespace

std::string to_text(std::vector<report::Decision> const& decisions, bool all, Style const& style) {
  std::string text;
  for (Decision const& decision : decisions) {
    if (!text.empty()) text += "\n";
    text += decision_text(decision, all, style);
  }
  if (decisions.size() > 1) text += worth_text(decisions, style);
  return text;
}

}  // namespace glacis::output
