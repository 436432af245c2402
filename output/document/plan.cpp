#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "output/document/decision.h"
#include "output/document/parts.h"
#include "output/terminal/facts.h"

namespace glacis::output {
namespace {

using report::PlacedMechanism;
using report::Plan;

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

void add_once(std::vector<std::string>& list, std::string const& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

std::string status_of(Plan const& plan) {
  if (plan.gap) return fmt::format("best found: {}", plan.gap->words);
  if (plan.kinds_status == plan.instances_status) return report::spaced(plan.kinds_status);
  return fmt::format("{} in the number of mechanisms, {} in their cost", report::spaced(plan.kinds_status),
                     report::spaced(plan.instances_status));
}

std::string summary(Plan const& plan) {
  std::string text = fmt::format("The {} plan ({}) takes {} at {} and closes {} of {} that need one", plan.kind,
                                 status_of(plan), plan.size, counted(plan.placed.size(), "place", "places"),
                                 plan.closes.size(), counted(plan.to_close, "threat", "threats"));
  std::vector<std::string> others;
  if (plan.not_technical != 0)
    others.push_back(fmt::format("{} without a technical answer", counted(plan.not_technical, "threat", "threats")));
  if (plan.of_unlisted_data != 0)
    others.push_back(
        fmt::format("{} to data that are not listed", counted(plan.of_unlisted_data, "threat", "threats")));
  if (!others.empty()) text += fmt::format(", beside {}", fmt::join(others, " and "));
  if (!plan.meets.empty())
    text += fmt::format("; it meets {}", counted(plan.meets.size(), "obligation", "obligations"));
  if (!plan.ram.empty()) text += fmt::format("; memory: {}", markdown_text(plan.ram));
  if (plan.stand_ins != 0)
    text += fmt::format("; {} a form of solution without a standard",
                        plan.stand_ins == 1 ? "one is" : fmt::format("{} are", plan.stand_ins));
  return text + (plan.checked ? ". It was confirmed by judging all threats again with the plan in place."
                              : ". Not all of it could be confirmed by judging again: the effort ran out.");
}

/// "It was asked to prefer `tls` (taken) and not to place `oscore` (kept out)."
std::string wishes_of(Plan const& plan) {
  std::vector<std::string> asked;
  for (auto const& [form, words] :
       {std::pair("prefer", "to prefer "), {"forbid", "not to place "}, {"already", "to take as there already "}}) {
    std::vector<std::string> parts;
    for (report::Wish const& wish : plan.wishes)
      if (wish.form == form) parts.push_back(fmt::format("{} ({})", markdown_code(wish.mechanism), wish.words));
    if (!parts.empty()) asked.push_back(fmt::format("{}{}", words, fmt::join(parts, ", ")));
  }
  return asked.empty() ? "" : fmt::format(" The plan was asked {}.", fmt::join(asked, "; "));
}

/// All places of one mechanism.
struct Use {
  PlacedMechanism const* first = nullptr;
  std::vector<report::SubjectRef> places;
  std::vector<std::string> features, closes, meets, supports;
};

std::vector<Use> uses_of(Plan const& plan) {
  std::vector<Use> uses;
  for (PlacedMechanism const& placed : plan.placed) {
    auto found = std::find_if(uses.begin(), uses.end(), [&](Use const& use) {
      return use.first->number == placed.number && use.first->mechanism == placed.mechanism;
    });
    if (found == uses.end()) found = uses.insert(uses.end(), Use{&placed, {}, {}, {}, {}, {}});
    found->places.push_back(placed.subject);
    for (report::Text const& each : placed.features) add_once(found->features, each);
    for (report::Text const& each : placed.closes) add_once(found->closes, each);
    for (report::Text const& each : placed.meets) add_once(found->meets, each);
    for (report::Text const& each : placed.supports) add_once(found->supports, each);
  }
  std::stable_sort(uses.begin(), uses.end(),
                   [](Use const& a, Use const& b) { return a.first->number < b.first->number; });
  return uses;
}

/// "data minimization:hop", "integrity:hop" as "data minimization, integrity (hop)".
std::string features_of(std::vector<std::string> const& offers) {
  std::map<std::string, std::vector<std::string>> by_scope;
  for (std::string const& offer : offers) {
    std::size_t const colon = offer.find(':');
    std::string const scope = colon == std::string::npos ? "" : offer.substr(colon + 1);
    by_scope[scope].push_back(offer.substr(0, colon));
  }
  std::string text;
  for (auto const& [scope, features] : by_scope) {
    if (!text.empty()) text += "; ";
    text += Wording::list(features);
    if (!scope.empty()) text += fmt::format(" ({})", report::spaced(scope));
  }
  return text;
}

std::string closes_of(Use const& use, Wording const& wording) {
  std::vector<std::string> causes = use.closes;
  causes.insert(causes.end(), use.meets.begin(), use.meets.end());
  std::string text = wording.causes(causes);
  std::vector<std::string> supports;
  for (std::string const& each : use.supports) {  // "tls at report"
    std::size_t const end = each.find(' ');
    supports.push_back(wording.mechanisms({each.substr(0, end)}) + " " + markdown_text(each.substr(end + 1)));
  }
  if (!supports.empty()) text += fmt::format("{}supports {}", text.empty() ? "" : "; ", fmt::join(supports, ", "));
  return text;
}

void write_mechanisms(ClausePage const& page) {
  Plan const& plan = page.report.recommended;
  page.clause.paragraph(fmt::format("{}{} {} lists the mechanisms.", summary(plan), wishes_of(plan),
                                    "T" + page.clause.next_table().substr(1)));
  MarkdownTable table{fmt::format("Mechanisms of the recommended plan ({})", status_of(plan)),
                      {"No", "Mechanism", "At", "Features", "Closes", "Guidance"},
                      {}};
  for (Use const& use : uses_of(plan)) {
    std::vector<std::string> guidance;
    for (std::string text : {std::string(use.first->source), std::string(use.first->guidance),
                             std::string(use.first->generic ? "A form of solution, no standard." : "")}) {
      if (text.empty()) continue;
      if (!text.ends_with('.')) text += '.';
      guidance.push_back(markdown_text(text));
    }
    table.rows.push_back({fmt::format("M{}", use.first->number), markdown_text(use.first->title),
                          page.wording.subjects(use.places), features_of(use.features), closes_of(use, page.wording),
                          fmt::format("{}", fmt::join(guidance, " "))});
  }
  page.clause.table(table);
}

/// Facts of all placed mechanisms, each once; those of the same mechanisms in one row, with the mechanisms' numbers.
std::vector<std::vector<std::string>> fact_rows(Plan const& plan, std::vector<report::Fact> PlacedMechanism::*facts) {
  std::map<std::string, std::set<std::uint32_t>> by_text;
  for (PlacedMechanism const& placed : plan.placed) {
    for (report::Fact const& fact : placed.*facts) by_text[fact.text].insert(placed.number);
  }
  std::map<std::set<std::uint32_t>, std::vector<std::string>> by_numbers;
  for (auto const& [text, numbers] : by_text) by_numbers[numbers].push_back(text);
  std::vector<std::vector<std::string>> rows;
  for (auto const& [numbers, texts] : by_numbers)
    rows.push_back({Wording::ranges({numbers.begin(), numbers.end()}, "M"), Wording::list(gathered(texts), "; ")});
  return rows;
}

void write_facts(ClausePage const& page) {
  Plan const& plan = page.report.recommended;
  if (auto rows = fact_rows(plan, &PlacedMechanism::choices); !rows.empty()) {
    page.clause.paragraph(
        fmt::format("The plan places the potential requirements of {} on the design.", page.clause.next_table()));
    page.clause.table({"Potential requirements on the design", {"For", "The design provides that"}, std::move(rows)});
  }
  if (auto rows = fact_rows(plan, &PlacedMechanism::rests_on); !rows.empty()) {
    page.clause.paragraph(fmt::format("The plan rests on the presumptions of {}.", page.clause.next_table()));
    page.clause.table({"Presumptions on which the plan rests", {"For", "Presumptions"}, std::move(rows)});
  }
}

std::string share_of(report::BudgetUse::Share const& share) {
  std::vector<std::string> names;
  for (std::uint32_t const number : share.numbers) names.push_back(fmt::format("M{}", number));
  if (names.empty())
    for (report::Text const& id : share.mechanisms) names.push_back(markdown_code(id));
  std::vector<std::string> amounts;
  if (!share.once.empty()) amounts.push_back(share.once);
  amounts.insert(amounts.end(), share.each.begin(), share.each.end());
  return fmt::format("{} {}", fmt::join(names, "/"), markdown_text(fmt::format("{}", fmt::join(amounts, " + "))));
}

void write_budgets(ClausePage const& page) {
  std::vector<std::vector<std::string>> rows;
  for (report::BudgetUse const& use : page.report.recommended.budgets) {
    if (!use.tight) continue;
    std::vector<std::string> shares;
    for (report::BudgetUse::Share const& share : use.shares) shares.push_back(share_of(share));
    std::string there = use.at_least.empty() ? "not known" : "at least " + use.at_least;
    if (!use.enough && !use.at_most.empty()) there += ", at most " + use.at_most;
    rows.push_back({markdown_text(use.entity.title), report::spaced(use.attribute),
                    fmt::format("{}", fmt::join(shares, ", ")), use.sum, there});
  }
  if (rows.empty()) return;
  page.clause.paragraph(fmt::format(
      "{} gives what the mechanisms need of each node, by upper figures, where it is more than a quarter of "
      "what is known to be there; where that is not known, the plan rests on there being as much.",
      "T" + page.clause.next_table().substr(1)));
  page.clause.table(
      {"Memory that the mechanisms need", {"Node", "Of", "Mechanisms", "Sum", "There is"}, std::move(rows)});
}

std::string reason_of(report::Leftover const& left) {
  std::vector<std::string> parts;
  if (!left.resolve.empty())
    parts.push_back("nothing technical closes it; to resolve by: " + markdown_text(left.resolve));
  if (!left.forbidden.empty()) parts.push_back("not to be placed: " + markdown_codes(left.forbidden));
  if (left.limited) {
    std::string text = left.limited_by.empty() ? "no room was found beside the rest"
                       : left.alone            ? "no room even alone"
                                               : "no room beside the rest";
    if (!left.limited_by.empty()) text += ": " + Wording::facts(left.limited_by, 6);
    for (report::Text const& each : left.relaxed) text += fmt::format("; {} would do", markdown_text(each));
    if (!left.instead.empty()) text += fmt::format("; or without {}", markdown_codes(left.instead));
    parts.push_back(std::move(text));
  }
  if (left.no_mechanism) {
    std::string text = "impossible with this catalogue";
    for (report::Leftover::Misfit const& each : left.misfits)
      text += fmt::format("; {} does not fit{}{}", markdown_code(each.mechanism), each.facts.empty() ? "" : ", since ",
                          Wording::facts(each.facts, 3));
    parts.push_back(std::move(text));
  }
  if (!left.waits_for.empty()) parts.push_back("waits for: " + Wording::facts(left.waits_for, 6));
  return fmt::format("{}", fmt::join(parts, "; "));
}

/// As the table of threats; obligations last.
std::vector<report::Leftover> by_number(std::vector<report::Leftover> leaves, Wording const& wording) {
  auto const number = [&](report::Leftover const& left) {
    report::Finding const* finding = wording.finding(left.finding);
    return finding ? finding->number : UINT32_MAX;
  };
  std::stable_sort(leaves.begin(), leaves.end(), [&](auto const& a, auto const& b) { return number(a) < number(b); });
  return leaves;
}

void write_leftovers(ClausePage const& page) {
  Plan const& plan = page.report.recommended;
  if (plan.leaves.empty()) return;
  page.clause.paragraph(fmt::format("The plan leaves open what {} lists.", page.clause.next_table()));
  MarkdownTable table{"What the plan leaves open", {"No", "Threat or obligation", "Reason", "Would fit"}, {}};
  for (report::Leftover const& each : by_number(plan.leaves, page.wording)) {
    report::Finding const* finding = page.wording.finding(each.finding);
    report::Obligation const* obligation = page.wording.obligation(each.finding);
    std::string const name = finding ? markdown_text(finding->title)
                             : obligation
                                 ? markdown_text(obligation->title) + ", " + Wording::subject(obligation->subject)
                                 : markdown_code(each.finding);
    std::string const number =
        finding ? page.wording.threats({each.finding}) : page.wording.obligation_number(each.finding);
    table.rows.push_back({number, name, reason_of(each), markdown_codes(each.would_fit)});
  }
  page.clause.table(table);
}

void write_cuts(ClausePage const& page) {
  Plan const& plan = page.report.recommended;
  if (plan.cuts.empty()) return;
  MarkdownTable table{"Why the plan cannot be smaller", {"One of"}, {}};
  report::TextList alone;
  for (report::TextList const& cut : plan.cuts) {
    if (cut.size() == 1)
      alone.push_back(cut.front());
    else
      table.rows.push_back({page.wording.kinds(cut)});
  }
  std::vector<std::string> reasons;
  if (!alone.empty())
    reasons.push_back(fmt::format("{}{} is needed", alone.size() == 1 ? "" : "each of ", page.wording.kinds(alone)));
  if (!table.rows.empty())
    reasons.push_back(fmt::format("of each row of {}, at least one is needed", page.clause.next_table()));
  page.clause.paragraph(fmt::format("Fewer mechanisms do not suffice: {}.", fmt::join(reasons, ", and ")));
  if (!table.rows.empty()) page.clause.table(table);
}

/// What could stand instead, mechanism by mechanism.
void write_alternatives(ClausePage const& page) {
  Plan const& plan = page.report.recommended;
  if (plan.alternatives.empty()) return;
  page.clause.paragraph(
      fmt::format("{} gives what could stand instead of a mechanism; where that is as good, nothing but the "
                  "order of names decided.",
                  "T" + page.clause.next_table().substr(1)));
  MarkdownTable table{"What else would do", {"Without", "Instead", "Then of no use", "Loses", "Memory", "As good"}, {}};
  for (report::Alternative const& each : plan.alternatives)
    table.rows.push_back(
        {page.wording.kinds({each.without}), page.wording.kinds(each.instead), page.wording.kinds(each.dropped),
         each.loses == 0 ? "nothing" : counted(each.loses, "threat or obligation", "threats or obligations"),
         each.ram.empty() ? "the same" : markdown_text(each.ram),
         each.as_good     ? "yes"
         : each.next_best ? "next best"
                          : "no"});
  page.clause.table(table);
  if (!plan.cheapest.empty())
    page.clause.paragraph(fmt::format("The cheapest plan that closes as much takes {} and {} of memory.",
                                      counted(plan.cheapest.size(), "mechanism", "mechanisms"),
                                      markdown_text(plan.cheapest_ram)));
}

std::string after(std::string const& lead, Plan const& plan) {
  std::string text = summary(plan);
  text.front() = 't';
  return lead + text;
}

void write_features(ClausePage const& page) {
  page.clause.subclause("Security features and mechanisms");
  if (say_not_evaluated(page)) return;
  Plan const& plan = page.report.recommended;
  if (plan.placed.empty() && plan.leaves.empty()) return page.clause.paragraph("None.");
  if (plan.placed.empty())
    page.clause.paragraph(summary(plan) + wishes_of(plan));
  else
    write_mechanisms(page);
  write_facts(page);
  write_budgets(page);
  write_leftovers(page);
  write_cuts(page);
  write_alternatives(page);
  if (!page.report.strict.kind.empty()) page.clause.paragraph(after("From the facts alone: ", page.report.strict));
  if (page.report.cautious.to_close > plan.to_close)
    page.clause.paragraph(after("Against what is open too: ", page.report.cautious));
  if (!page.report.optimistic.kinds_status.empty())
    page.clause.paragraph(after(
        fmt::format("If what is not known were as follows: {}, ", Wording::facts(page.report.optimistic.supposed, 32)),
        page.report.optimistic));
}

void write_discovery(ClausePage const& page) {
  page.clause.subclause("Discovery of underlying network capabilities");
  if (say_not_evaluated(page)) return;
  if (page.report.gave_up)
    return page.clause.paragraph("Not evaluated: the facts could not be shown to hold together.");
  if (!page.report.decision) return page.clause.paragraph("None.");
  write_decision(*page.report.decision, page.wording, page.clause);
}

void write_questions(ClausePage const& page) {
  page.clause.subclause("Open questions");
  if (say_not_evaluated(page)) return;
  if (page.report.questions.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(fmt::format("The facts of {} are not known; those that bear on most threats come first.",
                                    page.clause.next_table()));
  MarkdownTable table{
      "Open questions", {"No", "Question: what is", "To", "Bears on threats", "Narrows the risk of"}, {}, id_length};
  std::size_t number = 0;
  for (report::Question const& each : page.report.questions)
    table.rows.push_back({fmt::format("Q-{}", ++number), markdown_text(each.text), markdown_text(each.to),
                          page.wording.causes(each.settles), page.wording.causes(each.narrows)});
  page.clause.table(table);
}

void write_accepted(ClausePage const& page) {
  page.clause.subclause("Accepted risks");
  if (page.report.acceptances.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(
      fmt::format("{} lists what was decided of threats, and by whom.", "T" + page.clause.next_table().substr(1)));
  MarkdownTable table{"Accepted risks", {"Threat", "Decision", "Reason", "By", "Until", "State", "Applies to"}, {}};
  for (report::Acceptance const& each : page.report.acceptances) {
    std::string const state = each.state == "in-force" ? "in force" : each.state;
    table.rows.push_back({markdown_code(each.finding), each.form == "false-alarm" ? "false alarm" : each.form,
                          markdown_text(each.because), markdown_text(each.by), markdown_text(each.until), state,
                          page.wording.causes(each.findings)});
  }
  page.clause.table(table);
}

}  // namespace

void write_plan(ClausePage const& page) {
  write_features(page);
  write_discovery(page);
  write_traceability(page);
  write_questions(page);
  write_accepted(page);
}

}  // namespace glacis::output
