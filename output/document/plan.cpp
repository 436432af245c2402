#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "output/document/parts.h"

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
  if (plan.kinds_status == plan.instances_status) return Wording::spaced(plan.kinds_status);
  return fmt::format("{} in the number of mechanisms, {} in their cost", Wording::spaced(plan.kinds_status),
                     Wording::spaced(plan.instances_status));
}

std::string summary(Plan const& plan) {
  std::string text = fmt::format(
      "The {} plan ({}) takes {} at {} and closes {} of {} that need one", plan.kind, status_of(plan),
      counted(plan.mechanisms.size(), "different mechanism", "different mechanisms"),
      counted(plan.placed.size(), "place", "places"), plan.closes.size(), counted(plan.to_close, "threat", "threats"));
  if (!plan.meets.empty())
    text += fmt::format("; it meets {}", counted(plan.meets.size(), "obligation", "obligations"));
  if (!plan.ram.empty()) text += fmt::format("; memory: {}", markdown_text(plan.ram));
  if (plan.stand_ins != 0)
    text += fmt::format("; {} a form of solution without a standard",
                        plan.stand_ins == 1 ? "one is" : fmt::format("{} are", plan.stand_ins));
  return text + (plan.checked ? ". It was confirmed by judging all threats again with the plan in place." : ".");
}

/// All places of one mechanism.
struct Use {
  PlacedMechanism const* first = nullptr;
  std::vector<std::string> places, features, closes, meets, supports;
};

std::vector<Use> uses_of(Plan const& plan) {
  std::vector<Use> uses;
  for (PlacedMechanism const& placed : plan.placed) {
    auto found = std::find_if(uses.begin(), uses.end(), [&](Use const& use) {
      return use.first->number == placed.number && use.first->mechanism == placed.mechanism;
    });
    if (found == uses.end()) found = uses.insert(uses.end(), Use{&placed, {}, {}, {}, {}, {}});
    add_once(found->places, placed.subject.title);
    for (std::string const& each : placed.provides) add_once(found->features, each);
    for (std::string const& each : placed.closes) add_once(found->closes, each);
    for (std::string const& each : placed.meets) add_once(found->meets, each);
    for (std::string const& each : placed.supports) add_once(found->supports, each);
  }
  std::stable_sort(uses.begin(), uses.end(),
                   [](Use const& a, Use const& b) { return a.first->number < b.first->number; });
  return uses;
}

/// "confidentiality:hop", "integrity:hop" as "confidentiality, integrity (hop)".
std::string features_of(std::vector<std::string> const& offers) {
  std::map<std::string, std::vector<std::string>> by_scope;
  for (std::string const& offer : offers) {
    std::size_t const colon = offer.find(':');
    std::string const scope = colon == std::string::npos ? "" : offer.substr(colon + 1);
    by_scope[scope].push_back(Wording::spaced(offer.substr(0, colon)));
  }
  std::string text;
  for (auto const& [scope, features] : by_scope) {
    if (!text.empty()) text += "; ";
    text += Wording::list(features);
    if (!scope.empty()) text += fmt::format(" ({})", Wording::spaced(scope));
  }
  return text;
}

std::string closes_of(Use const& use, Wording const& wording) {
  std::vector<std::string> causes = use.closes;
  causes.insert(causes.end(), use.meets.begin(), use.meets.end());
  std::string text = wording.causes(causes);
  if (!use.supports.empty()) text += (text.empty() ? "" : "; ") + ("supports " + Wording::list(use.supports));
  return text;
}

void write_mechanisms(ClausePage const& page) {
  Plan const& plan = page.report.recommended;
  page.clause.paragraph(
      fmt::format("{} {} lists the mechanisms.", summary(plan), "T" + page.clause.next_table().substr(1)));
  MarkdownTable table{fmt::format("Mechanisms of the recommended plan ({})", status_of(plan)),
                      {"No", "Mechanism", "At", "Features", "Closes", "Guidance"},
                      {}};
  for (Use const& use : uses_of(plan)) {
    std::string guidance = markdown_text(use.first->source);
    if (!use.first->guidance.empty()) guidance += (guidance.empty() ? "" : "; ") + markdown_text(use.first->guidance);
    if (use.first->generic) guidance += (guidance.empty() ? "" : "; ") + std::string("a form of solution, no standard");
    table.rows.push_back({fmt::format("M{}", use.first->number), markdown_text(use.first->title),
                          Wording::list(use.places, "; "), features_of(use.features), closes_of(use, page.wording),
                          guidance});
  }
  page.clause.table(table);
}

/// Facts of all placed mechanisms, each once, with the numbers of the mechanisms that have it.
std::vector<std::vector<std::string>> fact_rows(Plan const& plan, std::vector<report::Fact> PlacedMechanism::*facts) {
  std::map<std::string, std::vector<std::uint32_t>> by_text;
  for (PlacedMechanism const& placed : plan.placed) {
    for (report::Fact const& fact : placed.*facts) by_text[fact.text].push_back(placed.number);
  }
  std::vector<std::vector<std::string>> rows;
  for (auto& [text, numbers] : by_text) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::vector<std::string> names;
    for (std::uint32_t number : numbers) names.push_back(fmt::format("M{}", number));
    rows.push_back({markdown_text(text), Wording::list(names)});
  }
  return rows;
}

void write_facts(ClausePage const& page) {
  Plan const& plan = page.report.recommended;
  if (auto rows = fact_rows(plan, &PlacedMechanism::choices); !rows.empty()) {
    page.clause.paragraph(
        fmt::format("The plan places the potential requirements of {} on the design.", page.clause.next_table()));
    page.clause.table({"Potential requirements on the design", {"The design provides that", "For"}, std::move(rows)});
  }
  if (auto rows = fact_rows(plan, &PlacedMechanism::rests_on); !rows.empty()) {
    page.clause.paragraph(fmt::format("The plan rests on the presumptions of {}.", page.clause.next_table()));
    page.clause.table({"Presumptions on which the plan rests", {"Presumption", "For"}, std::move(rows)});
  }
}

std::string reason_of(report::Leftover const& left) {
  std::vector<std::string> parts;
  if (!left.resolve.empty())
    parts.push_back("nothing technical closes it; to resolve by: " + markdown_text(left.resolve));
  if (left.no_mechanism) parts.emplace_back("no mechanism of the catalog fits");
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
    std::string fits;
    for (std::string const& id : each.would_fit) fits += (fits.empty() ? "" : ", ") + markdown_code(id);
    table.rows.push_back({finding ? page.wording.threats({each.finding}) : "", name, reason_of(each), fits});
  }
  page.clause.table(table);
}

void write_cuts(ClausePage const& page) {
  Plan const& plan = page.report.recommended;
  if (plan.cuts.empty()) return;
  page.clause.paragraph(fmt::format("Fewer mechanisms do not suffice: of each row of {}, at least one is needed.",
                                    page.clause.next_table()));
  MarkdownTable table{"Why the plan cannot be smaller", {"One of"}, {}};
  for (std::vector<std::string> const& cut : plan.cuts) {
    std::string codes;
    for (std::string const& id : cut) codes += (codes.empty() ? "" : ", ") + markdown_code(id);
    table.rows.push_back({codes});
  }
  page.clause.table(table);
}

void write_features(ClausePage const& page) {
  page.clause.subclause("Security features and mechanisms");
  if (say_not_evaluated(page)) return;
  Plan const& plan = page.report.recommended;
  if (plan.placed.empty() && plan.leaves.empty()) return page.clause.paragraph("None.");
  if (plan.placed.empty())
    page.clause.paragraph(summary(plan));
  else
    write_mechanisms(page);
  write_facts(page);
  write_leftovers(page);
  write_cuts(page);
  if (!page.report.strict.kind.empty())
    page.clause.paragraph("From the facts alone: " + [&] {
      std::string text = summary(page.report.strict);
      text.front() = 't';
      return text;
    }());
}

std::string objective_of(Wording const& wording, std::string const& cause) {
  report::Finding const* finding = wording.finding(cause);
  return finding ? finding->objective : std::string();
}

void write_traceability(ClausePage const& page) {
  page.clause.subclause("Traceability");
  if (say_not_evaluated(page)) return;
  if (page.report.requirements.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(
      fmt::format("{} leads from each threat to what closes it.", "T" + page.clause.next_table().substr(1)));
  MarkdownTable table{"Traceability", {"Threat", "Objective", "Requirement", "Feature", "Mechanism"}, {}};
  for (report::Requirement const& each : page.report.requirements) {
    std::map<std::string, std::vector<std::string>> by_objective;
    for (std::string const& cause : each.because) by_objective[objective_of(page.wording, cause)].push_back(cause);
    std::string const feature = fmt::format("{}, {}, {}", markdown_text(each.feature_title),
                                            Wording::spaced(each.scope), Wording::subject(each.subject));
    for (auto const& [objective, causes] : by_objective)
      table.rows.push_back({page.wording.causes(causes), markdown_text(objective), markdown_text(each.id), feature,
                            page.wording.mechanisms(each.mechanisms)});
  }
  page.clause.table(table);
}

void write_questions(ClausePage const& page) {
  page.clause.subclause("Open questions");
  if (say_not_evaluated(page)) return;
  if (page.report.questions.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(fmt::format("The facts of {} are not known; those that bear on most threats come first.",
                                    page.clause.next_table()));
  MarkdownTable table{
      "Open questions", {"No", "Question: what is", "To", "Bears on threats", "Narrows the risk of"}, {}};
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
      fmt::format("What was decided of the threats of {}, by who is named.", page.clause.next_table()));
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
  page.clause.subclause("Discovery of underlying network capabilities");
  page.clause.paragraph("None.");
  write_traceability(page);
  write_questions(page);
  write_accepted(page);
}

}  // namespace glacis::output
