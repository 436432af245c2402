#include "output/document/clause.h"

#include "output/document/parts.h"

namespace glacis::output {

std::string facts_table(ClausePage const& page) { return "table " + page.options.clause + ".7-2"; }

std::string further_facts_table(ClausePage const& page) { return "table " + page.options.clause + ".A-2"; }

bool say_not_evaluated(ClausePage const& page) {
  if (page.report.conflict.empty()) return false;
  page.clause.paragraph("Not evaluated: the statements of clause " + page.options.clause + ".1 contradict each other.");
  return true;
}

std::string to_clause(report::Report const& report, ClauseOptions const& options) {
  Wording const wording(report);
  MarkdownClause clause(options.clause, report.title);
  Evidence const evidence(report);
  ClausePage const page{report, options, wording, evidence, clause};
  write_system(page);
  write_threats(page);
  write_duties(page);
  write_plan(page);
  write_excluded(page);
  return clause.text();
}

}  // namespace glacis::output
