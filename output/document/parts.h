#pragma once
#include "output/document/clause.h"
#include "output/document/evidence.h"
#include "output/document/markdown.h"
#include "output/document/wording.h"

namespace glacis::output {

/// What each part of a clause is written from and into.
struct ClausePage {
  report::Report const& report;
  ClauseOptions const& options;
  Wording const& wording;
  Evidence const& evidence;
  MarkdownClause& clause;
};

/// Ids such as "SMR-SEC-01" are not broken in tables; longer ones may be.
inline constexpr std::size_t id_length = 12;

/// Sub-clauses 1 to 6: the system as its author described it.
void write_system(ClausePage const& page);
/// Sub-clause 7: threats.
void write_threats(ClausePage const& page);
/// Sub-clauses 8 and 9: obligations, requirements.
void write_duties(ClausePage const& page);
/// Sub-clauses 10 to 14: the plan, what follows from it, what stays open.
void write_plan(ClausePage const& page);
/// Sub-clause 12: from threats over requirements to mechanisms.
void write_traceability(ClausePage const& page);
/// The annex: what does not apply, and why.
void write_excluded(ClausePage const& page);

/// "table 7.1.7-2": the facts on which the verdicts of threats rest.
std::string facts_table(ClausePage const& page);
/// "table 7.1.A-2": those that nothing but exclusions rest on.
std::string further_facts_table(ClausePage const& page);

/// Sub-clauses that rest on verdicts have none to show if the facts contradict each other. True: said so.
bool say_not_evaluated(ClausePage const& page);

}  // namespace glacis::output
