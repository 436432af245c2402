#include <algorithm>
#include <map>
#include <set>

#include "output/terminal/facts.h"
#include "output/terminal/subject.h"
#include "output/terminal/text.h"
#include "output/terminal/view.h"

namespace glacis::output {
namespace {

using report::PlacedMechanism;
using report::Plan;

/// Texts in the order in which they came, each once.
class Once {
 public:
  void add(std::string text) {
    if (seen_.insert(text).second) list_.push_back(std::move(text));
  }
  std::vector<std::string> const& list() const { return list_; }
  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }

 private:
  std::set<std::string> seen_;
  std::vector<std::string> list_;
};

/// All instances of one mechanism.
struct Row {
  PlacedMechanism const* mechanism = nullptr;
  Once places, closes, meets, supports, choices, rests_on;
};

std::vector<Row> rows_of(View const& view) {
  std::map<std::pair<std::uint32_t, std::string>, Row> rows;
  for (PlacedMechanism const& placed : view.plan().placed) {
    Row& row = rows[{placed.number, placed.mechanism}];
    row.mechanism = &placed;
    row.places.add(subject_short(view.report(), placed.subject));
    for (report::Text const& id : placed.closes) row.closes.add(id);
    for (report::Text const& id : placed.meets) row.meets.add(id);
    for (report::Text const& other : placed.supports) row.supports.add(plain(other));
    for (report::Fact const& fact : placed.choices) row.choices.add(plain(fact.text));
    for (report::Fact const& fact : placed.rests_on) row.rests_on.add(plain(fact.text));
  }
  std::vector<Row> result;
  for (auto& [key, row] : rows) result.push_back(std::move(row));
  return result;
}

/// "flows 1 and 3; meter": flows are gathered behind one word, in their order.
std::string places_text(std::vector<std::string> const& places, View const& view) {
  std::size_t const most = view.options().all ? places.size() : 12;
  std::vector<std::string> flows, others;
  for (std::string const& place : places) {
    if (place.rfind("flow ", 0) == 0)
      flows.push_back(place.substr(5));
    else
      others.push_back(place);
  }
  std::sort(flows.begin(), flows.end(), [](std::string const& a, std::string const& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  });
  for (std::vector<std::string>* list : {&flows, &others}) {
    if (list->size() <= most + 1) continue;
    std::string more = "and " + std::to_string(list->size() - most) + " more";
    list->resize(most);
    list->push_back(std::move(more));
  }
  std::string text;
  if (!flows.empty()) text = (flows.size() > 1 ? "flows " : "flow ") + join(flows, ", ");
  if (!others.empty()) text += (text.empty() ? "" : "; ") + join(others, "; ");
  return text;
}

/// What a mechanism is chosen for.
std::string purpose_text(View const& view, Row const& row) {
  std::vector<std::string> parts;
  Once supported;
  if (!row.closes.empty()) parts.push_back("closes " + view.references(row.closes.list()));
  if (!row.meets.empty()) parts.push_back("meets " + counted(row.meets.size(), "obligation"));
  for (std::string const& other : row.supports.list()) supported.add(view.number_of(other.substr(0, other.find(' '))));
  if (!supported.empty()) parts.push_back("needed by " + join(supported.list(), ", "));
  return join(parts, "; ");
}

std::string row_text(View const& view, Row const& row, std::size_t name_width) {
  std::string const number = pad("M" + std::to_string(row.mechanism->number), 4);
  std::string const indent(name_width + 10, ' ');
  std::string text = "  " + number + "  " + row.mechanism->mechanism;
  bool const beside = columns(text) + 2 <= indent.size();
  text += beside ? std::string(indent.size() - columns(text), ' ') : "\n" + indent;
  text += hanging(indent, purpose_text(view, row), view.width()).substr(indent.size());
  text += hanging(indent, "at " + places_text(row.places.list(), view), view.width());
  if (row.mechanism->generic) text += hanging(indent, "a shape of solution, no standard", view.width());
  if (!row.choices.empty())
    text += hanging(indent + "design: ", join(gathered(row.choices.list()), "; "), view.width());
  if (!row.rests_on.empty() && view.options().all) {
    text += hanging(indent + "presumed: ", join(gathered(row.rests_on.list()), "; "), view.width());
  } else if (!row.rests_on.empty()) {
    text += indent + "rests on " + counted(row.rests_on.size(), "presumption") + "\n";
  }
  return text;
}

/// "M3 12 KiB + 2 x 1 KiB"; what stands there already by its name.
std::string share_text(report::BudgetUse::Share const& share) {
  std::vector<std::string> names;
  for (std::uint32_t const number : share.numbers) names.push_back("M" + std::to_string(number));
  std::vector<std::string> amounts;
  if (!share.once.empty()) amounts.push_back(share.once);
  amounts.insert(amounts.end(), share.each.begin(), share.each.end());
  return join(names.empty() ? std::vector<std::string>(share.mechanisms) : names, "/") + " " + join(amounts, " + ");
}

/// The sums where they come near to what there is, and one line for what is not known to be enough.
std::string budgets_text(View const& view) {
  std::string text;
  std::vector<std::string> rests_on;
  for (report::BudgetUse const& use : view.plan().budgets) {
    std::string const name = use.attribute + " of " + use.entity.id;
    if (!use.enough)
      rests_on.push_back(name + " " + use.sum + (use.at_most.empty() ? "" : " (at most " + use.at_most + ")"));
    if (view.options().all || (use.enough && use.tight)) {
      std::vector<std::string> shares;
      for (report::BudgetUse::Share const& share : use.shares) shares.push_back(share_text(share));
      std::string const there = use.at_least.empty() ? "" : " of " + use.at_least;
      text += hanging("  " + name + "  ", join(shares, ", ") + ": " + use.sum + there, view.width());
    }
  }
  if (!rests_on.empty()) text += hanging("  rests on at least  ", join(rests_on, ", ") + "; not known", view.width());
  return text;
}

std::string limit_text(View const& view, report::Leftover const& leftover) {
  std::string text = leftover.limited_by.empty() ? "no room was found beside the rest"
                     : leftover.alone            ? "no room even alone"
                                                 : "no room beside the rest";
  if (!leftover.limited_by.empty()) text += ": " + sentence(leftover.limited_by, view.telling());
  if (!leftover.relaxed.empty()) text += "; would do: " + join(leftover.relaxed, ", or ");
  if (!leftover.instead.empty()) text += "; or without " + join(leftover.instead, " and ");
  return text;
}

/// "impossible with this catalogue: tunnel does not fit at log (network of log is bus)"
std::string impossible_text(View const& view, report::Leftover const& leftover) {
  std::vector<std::string> texts;
  std::size_t const shown =
      view.options().all ? leftover.misfits.size() : std::min<std::size_t>(2, leftover.misfits.size());
  for (std::size_t i = 0; i < shown; ++i) {
    report::Leftover::Misfit const& each = leftover.misfits[i];
    texts.push_back(each.mechanism + " does not fit at " + each.at +
                    (each.facts.empty() ? "" : ", since " + sentence(each.facts, view.telling())));
  }
  if (texts.empty()) return "impossible with this catalogue";
  return "impossible with this catalogue: " + join(texts, "; ");
}

std::string leftover_text(View const& view, report::Leftover const& leftover) {
  if (!leftover.resolve.empty()) return "to resolve in the " + plain(leftover.resolve);
  if (leftover.limited) return limit_text(view, leftover);
  if (!leftover.forbidden.empty()) return "forbidden, but would fit: " + join(leftover.forbidden, ", ");
  if (leftover.no_mechanism) return impossible_text(view, leftover);
  std::vector<std::string> names = leftover.would_fit;
  std::size_t const more = names.size() > 3 && !view.options().all ? names.size() - 3 : 0;
  if (more > 0) {
    names.resize(3);
    names.push_back("and " + std::to_string(more) + " more");
  }
  std::string text = names.empty() ? "" : join(names, ", ");
  std::string facts = unknowns(leftover.waits_for, view.telling());
  if (facts.empty()) facts = sentence(leftover.waits_for, view.telling());
  if (text.empty()) return facts.empty() ? "not closed" : "waits for: " + facts;
  return text + (facts.empty() ? " would close it" : " would close it; waits for: " + facts);
}

/// Leftovers with the same reason stand together.
std::string leftovers_text(View const& view) {
  std::vector<std::string> reasons;
  std::map<std::string, std::vector<std::string>> findings;
  for (report::Leftover const& leftover : view.plan().leaves) {
    std::string const reason = leftover_text(view, leftover);
    auto const [entry, is_new] = findings.try_emplace(reason);
    if (is_new) reasons.push_back(reason);
    entry->second.push_back(leftover.finding);
  }
  if (reasons.empty()) return "";
  std::string text = "  not closed\n";
  std::size_t const shown = view.options().all ? reasons.size() : std::min<std::size_t>(reasons.size(), 40);
  for (std::size_t i = 0; i < shown; ++i) {
    text += hanging("    ", view.references(findings[reasons[i]]) + ": " + reasons[i], view.width());
  }
  if (shown < reasons.size())
    text += "    " + counted(reasons.size() - shown, "more reason") + ": glacis analyze --all\n";
  return text;
}

/// "cmp (rspf-est)": a kind, with its profiles that the plan has if it is not there by its own name.
std::string kind_in(report::Plan const& plan, std::string const& kind) {
  std::set<std::string> names;
  for (report::PlacedMechanism const& placed : plan.placed)
    if (placed.kind == kind) names.insert(placed.mechanism);
  if (names.empty() || names.count(kind) != 0) return kind;
  return kind + " (" + join({names.begin(), names.end()}, ", ") + ")";
}

std::string swap_text(report::Plan const& plan, report::Alternative const& each) {
  std::vector<std::string> dropped{kind_in(plan, each.without)};
  for (report::Text const& other : each.dropped) dropped.push_back(kind_in(plan, other));
  return join(each.instead, " and ") + " instead of " + join(dropped, " and ");
}

std::string cost_text(report::Plan const& plan, report::Alternative const& each) {
  std::vector<std::string> parts;
  parts.push_back(each.instead.empty() ? "nothing else" : swap_text(plan, each));
  if (each.loses > 0) parts.push_back("loses " + std::to_string(each.loses));
  if (!each.ram.empty()) parts.push_back("RAM " + each.ram);
  if (each.as_good) parts.emplace_back("as good");
  if (each.next_best) parts.emplace_back("the next best plan");
  return join(parts, ", ");
}

/// Ties, what each mechanism is worth, and the plan that is cheapest.
std::string alternatives_text(View const& view) {
  std::vector<std::string> ties;
  std::string text;
  for (report::Alternative const& each : view.plan().alternatives) {
    if (each.as_good)
      ties.push_back(swap_text(view.plan(), each) + (each.ram.empty() ? "" : " (RAM " + each.ram + ")"));
    if (view.options().all)
      text += hanging("  without " + each.without + "  ", cost_text(view.plan(), each), view.width());
  }
  if (!ties.empty()) text = hanging("  as good  ", join(ties, "; "), view.width()) + text;
  if (!view.plan().cheapest.empty())
    text += hanging("  cheapest  ",
                    "RAM " + view.plan().cheapest_ram + " with " + counted(view.plan().cheapest.size(), "mechanism") +
                        (view.options().all ? ": " + join(view.plan().cheapest, ", ") : ""),
                    view.width());
  return text;
}

/// " with tls, pki": what it has that the plan has not.
std::string more_text(report::Plan const& other, report::Plan const& plan) {
  std::vector<std::string> more = other.mechanisms;
  std::erase_if(more, [&](std::string const& name) {
    return std::find(plan.mechanisms.begin(), plan.mechanisms.end(), name) != plan.mechanisms.end();
  });
  std::string const status = other.kinds_status == "optimal" ? "" : " (" + other.kinds_status + ")";
  return status + (more.empty() ? " with the same mechanisms" : " with " + join(more, ", "));
}

/// What it takes to be safe from what is open, too.
std::string cautious_text(View const& view) {
  report::Plan const& cautious = view.report().cautious;
  report::Plan const& plan = view.plan();
  if (view.options().strict || cautious.to_close <= plan.to_close) return "";
  std::size_t const open = cautious.to_close - plan.to_close;
  if (cautious.closes.size() <= plan.closes.size())
    return hanging("  cautious  ", "closes none of " + counted(open, "open one"), view.width());
  return hanging("  cautious  ",
                 "closes " + std::to_string(cautious.closes.size() - plan.closes.size()) + " of " +
                     counted(open, "open one") + " too" + more_text(cautious, plan),
                 view.width());
}

/// What could be closed as well, if what it waits for were so.
std::string optimistic_text(View const& view) {
  report::Plan const& optimistic = view.report().optimistic;
  if (view.options().strict || optimistic.kinds_status.empty()) return "";
  std::string text = "closes " + std::to_string(optimistic.closes.size()) + " of " +
                     std::to_string(optimistic.to_close) + more_text(optimistic, view.plan()) + ", if ";
  std::vector<std::string> facts;
  for (report::Fact const& fact : optimistic.supposed) facts.push_back(fact.text);
  return hanging("  optimistic  ", text + join(facts, " and "), view.width());
}

/// "prefer  tls (taken), saef-psk (no plan as good has it)", a line for each kind of wish.
std::string wishes_text(View const& view) {
  std::string text;
  for (std::string_view const form : {"prefer", "forbid", "already"}) {
    std::vector<std::string> parts;
    for (report::Wish const& wish : view.plan().wishes)
      if (wish.form == form) parts.push_back(wish.mechanism + " (" + wish.words + ")");
    if (!parts.empty()) text += hanging("  " + std::string(form) + "  ", join(parts, ", "), view.width());
  }
  return text;
}

}  // namespace

std::string plan_part(View const& view) {
  Plan const& plan = view.plan();
  std::vector<std::string> status;
  if (plan.to_close == 0 && plan.placed.empty()) {
    return plan.leaves.empty()
               ? ""
               : paint(view.style(), Tone::title, "PLAN") + " " + plan.kind + ": none\n" + leftovers_text(view);
  }
  status.push_back(plan.size);
  if (plan.gap)
    status.push_back(plan.kinds_status + " (" + plan.gap->words + ")");
  else if (plan.kinds_status == plan.instances_status)
    status.push_back(plan.kinds_status);
  else
    status.push_back(plan.kinds_status + " in mechanisms, " + plan.instances_status + " in cost");
  status.push_back("closes " + std::to_string(plan.closes.size()) + " of " + std::to_string(plan.to_close));
  if (!plan.meets.empty()) status.push_back("meets " + counted(plan.meets.size(), "obligation"));
  if (plan.stand_ins > 0) status.push_back(counted(plan.stand_ins, "stand-in"));
  if (!plan.ram.empty()) status.push_back("RAM " + plan.ram);
  status.emplace_back(plan.checked ? "checked" : "not checked whole, the effort ran out");
  std::vector<Row> const rows = rows_of(view);
  std::size_t widest = 0;
  for (Row const& row : rows) widest = std::max(widest, columns(row.mechanism->mechanism));
  std::vector<std::string> lines = wrap("PLAN " + plan.kind + ": " + join(status, ", "), view.width());
  lines.front() = paint(view.style(), Tone::title, "PLAN") + lines.front().substr(4);
  std::string text = join(lines, "\n     ") + "\n";
  for (Row const& row : rows) text += row_text(view, row, std::min<std::size_t>(widest, 24));
  text += alternatives_text(view) + cautious_text(view) + optimistic_text(view);
  return text + budgets_text(view) + wishes_text(view) + leftovers_text(view);
}

}  // namespace glacis::output
