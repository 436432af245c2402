#pragma once
#include <string>
#include <vector>

#include "engine/report/decision.h"
#include "output/document/markdown.h"
#include "output/document/wording.h"

namespace glacis::output {

/// What is to be discovered of networks, which plan to take by what is, and what an untrue answer opens, into the
/// sub-clause that was begun last.
void write_decision(report::Decision const& decision, Wording const& wording, MarkdownClause& clause);

/// The decision tables of use cases as a clause, in Markdown; of several, also what each capability is worth over all.
std::string to_clause(std::vector<report::Decision> const& decisions, std::string const& number);

}  // namespace glacis::output
