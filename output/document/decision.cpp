#include "output/document/decision.h"

#include <algorithm>

#include <fmt/format.h>

#include "output/question/contrast.h"
#include "output/question/worth.h"
#include "output/terminal/text.h"

namespace glacis::output {
namespace {

using report::Capability;
using report::Decision;

std::string letter(std::size_t index) { return std::string(1, static_cast<char>('A' + index)); }

std::vector<Capability> those_that_matter(Decision const& decision) {
  std::vector<Capability> result;
  std::ranges::copy_if(decision.capabilities, std::back_inserter(result), &Capability::matters);
  return result;
}

void write_capabilities(Decision const& decision, std::vector<Capability> const& asked, MarkdownClause& clause) {
  std::string text =
      fmt::format("Of {} of underlying networks to be discovered at run time, {} of {} {} the recommended plan.",
                  counted(decision.capabilities.size(), "capability"), asked.size() == 1 ? "that" : "those",
                  clause.next_table(), asked.size() == 1 ? "changes" : "change");
  if (!decision.as_presumed.empty())
    text += fmt::format(" Taken as presumed, since all together would be too many: {}.",
                        Wording::list(decision.as_presumed));
  clause.paragraph(text);
  MarkdownTable table{
      "Capabilities to be discovered", {"No", "Capability", "Network", "Discovered by", "Over", "How", "Presumed"}, {}};
  for (Capability const& each : asked)
    table.rows.push_back({letter(table.rows.size()), markdown_code(each.attribute), markdown_text(each.network),
                          markdown_text(each.by), markdown_text(each.over), markdown_text(each.how), each.presumed});
  clause.table(table);
}

/// The cells of a plan: mechanisms, places, what it closes, how sure it is.
std::vector<std::string> plan_cells(Decision const& decision, std::size_t index, Wording const& wording) {
  Contrast const told = contrast(decision, index);
  if (!told.no_plan.empty()) return {told.no_plan, "", "", ""};
  std::string mechanisms = told.is_whole ? wording.mechanisms(told.whole) : "those of P1";
  if (!told.more.empty()) mechanisms += ", with " + wording.mechanisms(told.more);
  if (!told.less.empty()) mechanisms += ", without " + wording.mechanisms(told.less);
  if (!told.is_whole && told.more.empty() && told.less.empty()) mechanisms += ", at other places";
  report::PlanOutcome const& plan = decision.outcomes[index];
  return {std::move(mechanisms), std::to_string(plan.instances), fmt::format("{} of {}", plan.closes, plan.to_close),
          report::spaced(plan.status)};
}

void write_table(Decision const& decision, std::vector<Capability> const& asked, Wording const& wording,
                 MarkdownClause& clause) {
  clause.paragraph(
      fmt::format("Whatever is discovered meets exactly one row of {}, which gives the plan; a dash stands for either "
                  "answer. *Closes* counts the threats that need a mechanism.",
                  clause.next_table()));
  MarkdownTable table{"Plan by what is discovered", {}, {}};
  for (std::size_t c = 0; c < asked.size(); ++c) table.heads.push_back(letter(c));
  for (char const* const head : {"Plan", "Mechanisms", "Places", "Closes", "Status"}) table.heads.emplace_back(head);
  std::size_t told = 0;  // plans, in order of the rows
  for (report::DecisionRow const& row : decision.rows) {
    std::vector<std::string> cells = row.when;
    cells.push_back(fmt::format("P{}", row.outcome + 1));
    std::vector<std::string> plan = plan_cells(decision, row.outcome, wording);
    if (row.outcome < told) plan.front() = "as above";
    told = std::max(told, row.outcome + std::size_t{1});
    std::ranges::move(plan, std::back_inserter(cells));
    table.rows.push_back(std::move(cells));
  }
  clause.table(table);
}

void write_worth(std::vector<Capability> const& asked, Wording const& wording, MarkdownClause& clause) {
  MarkdownTable table{"What each capability adds, and what an untrue answer opens",
                      {"No", "Used only where it is offered", "Not needed where it is offered",
                       "Closed only where it is offered", "Open again if it is told but not so"},
                      {}};
  for (std::size_t c = 0; c < asked.size(); ++c) {
    Capability const& each = asked[c];
    if (each.enables.empty() && each.saves.empty() && each.closes.empty() && each.lost.empty()) continue;
    auto const threats = [&](std::vector<std::string> const& ids) { return ids.empty() ? "" : wording.causes(ids); };
    table.rows.push_back({letter(c), wording.mechanisms(each.enables), wording.mechanisms(each.saves),
                          threats(each.closes), threats(each.lost)});
  }
  if (table.rows.empty()) return;
  std::string text = fmt::format("All else as presumed, each capability adds what {} gives.", clause.next_table());
  if (std::ranges::any_of(asked, [](Capability const& each) { return !each.lost.empty(); }))
    text +=
        " The last column is what the plan no longer closes where a capability is said to be offered, is relied "
        "on, and is not so.";
  clause.paragraph(text);
  clause.table(without_empty_columns(std::move(table)));
}

/// Over all use cases.
void write_sum(std::vector<Decision> const& decisions, MarkdownClause& clause) {
  clause.subclause("What each capability is worth over all use cases");
  MarkdownTable table{"Capabilities over all use cases",
                      {"Capability", "To be discovered in", "Changes the plan of", "Used only where it is offered",
                       "Not needed where it is offered", "Threats closed only where it is offered"},
                      {}};
  for (Worth const& each : worth_of(decisions))
    table.rows.push_back({markdown_code(each.attribute), std::to_string(each.use_cases), std::to_string(each.matters),
                          markdown_codes(each.enables), markdown_codes(each.saves), std::to_string(each.closes)});
  if (table.rows.empty()) return clause.paragraph("None.");
  clause.paragraph(fmt::format("Use cases are counted in {}.", clause.next_table()));
  clause.table(table);
}

}  // namespace

void write_decision(Decision const& decision, Wording const& wording, MarkdownClause& clause) {
  if (decision.capabilities.empty()) return clause.paragraph("None.");
  std::vector<Capability> const asked = those_that_matter(decision);
  if (asked.empty())
    return clause.paragraph(fmt::format(
        "{} of underlying networks {} to be discovered at run time; none changes the recommended plan by itself.",
        counted(decision.capabilities.size(), "capability"), decision.capabilities.size() == 1 ? "is" : "are"));
  write_capabilities(decision, asked, clause);
  write_table(decision, asked, wording, clause);
  write_worth(asked, wording, clause);
}

std::string to_clause(std::vector<Decision> const& decisions, std::string const& number) {
  report::Report const no_report;  // mechanisms and findings by their ids
  Wording const wording(no_report);
  bool const several = decisions.size() != 1;
  std::string const title = "Discovery of underlying network capabilities";
  MarkdownClause clause(number, several ? title : title + ": " + decisions.front().title);
  for (Decision const& each : decisions) {
    if (several) clause.subclause(markdown_text(each.title));
    write_decision(each, wording, clause);
  }
  if (several) write_sum(decisions, clause);
  return clause.text();
}

}  // namespace glacis::output
