#pragma once
#include "output/document/clause.h"
#include "output/document/markdown.h"
#include "output/document/wording.h"

namespace glacis::output {

/// What each part of a clause is written from and into.
struct ClausePage {
  report::Report const& report;
  ClauseOptions const& options;
  Wording const& wording;
  MarkdownClause& clause;
};

/// Sub-clauses 1 to 6: the system as its author described it.
void write_system(ClausePage const& page);
/// Sub-clauses 7 to 9: threats, obligations, requirements.
void write_threats(ClausePage const& page);
/// Sub-clauses 10 to 14: the plan, what follows from it, what stays open.
void write_plan(ClausePage const& page);
/// The last table: what does not apply, and why.
void write_excluded(ClausePage const& page);

/// Sub-clauses that rest on verdicts have none to show if the facts contradict each other. True: said so.
bool say_not_evaluated(ClausePage const& page);

}  // namespace glacis::output
