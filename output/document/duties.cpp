#include <fmt/format.h>

#include <algorithm>

#include "output/document/parts.h"

namespace glacis::output {
namespace {

/// "not known (from the facts alone it may apply)".
std::string met(report::Obligation const& obligation) {
  std::string presumed = report::spaced(obligation.as_presumed);
  if (obligation.verdict == obligation.as_presumed) return presumed;
  bool const sentence = obligation.verdict == "may-apply" || obligation.verdict == "does-not-apply";
  return fmt::format("{} (from the facts alone {}{})", presumed, sentence ? "it " : "",
                     report::spaced(obligation.verdict));
}

void write_obligations(ClausePage const& page) {
  page.clause.subclause("Obligations");
  if (say_not_evaluated(page)) return;
  if (page.report.obligations.empty()) return page.clause.paragraph("None.");
  page.clause.paragraph(
      fmt::format("Existing specifications oblige the system to what {} lists.", page.clause.next_table()));
  MarkdownTable table{"Obligations from existing specifications",
                      {"No", "Id", "Obligation", "Applies to", "Strength", "Met", "Source"},
                      {}};
  for (report::Obligation const& each : page.report.obligations)
    table.rows.push_back({page.wording.obligation_number(each.id), markdown_code(each.id), markdown_text(each.title),
                          Wording::subject(each.subject), each.strength, met(each), markdown_text(each.reference)});
  page.clause.table(table);
}

void write_requirements(ClausePage const& page) {
  page.clause.subclause("Potential security requirements");
  if (say_not_evaluated(page)) return;
  if (page.report.requirements.empty()) return page.clause.paragraph("None.");
  std::string text = fmt::format(
      "The threats of clause {0}.7 and the obligations of clause {0}.8 raise the potential requirements of {1}.",
      page.options.clause, page.clause.next_table());
  bool const choices = std::any_of(page.report.requirements.begin(), page.report.requirements.end(),
                                   [](report::Requirement const& each) { return !each.instead.empty(); });
  if (choices) text += " Where one says \"unless\", it is one of several that would do.";
  page.clause.paragraph(text);
  MarkdownTable table{"Potential security requirements", {"Id", "Potential requirement", "Because of"}, {}, id_length};
  for (report::Requirement const& each : page.report.requirements)
    table.rows.push_back({markdown_text(each.id), markdown_text(each.sentence), page.wording.causes(each.because)});
  page.clause.table(table);
}

}  // namespace

void write_duties(ClausePage const& page) {
  write_obligations(page);
  write_requirements(page);
}

}  // namespace glacis::output
