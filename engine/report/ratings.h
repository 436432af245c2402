#pragma once
#include <optional>

#include "engine/report/report.h"
#include "engine/report/words.h"
#include "engine/risk/rate.h"

namespace glacis::report {

void add_scale(Words const& words, Report& report);
/// What each threat among the findings takes.
void add_efforts(Words const& words, Report& report);

/// Empty if the finding is excluded, or the use case has no scale.
std::optional<risk::Rating> rate_finding(Words const& words, verdict::Judge const& judge, verdict::View view,
                                         verdict::Finding const& finding);
// REQUIRE a rating of this use case.
Risk risk_in_words(Words const& words, risk::Rating const& rating);
/// The facts that are not known and why the risk, as presumed, is an interval. Empty if it is none.
std::vector<Fact> open_facts(Words const& words, risk::Rating const& rating, RiskOrigin const& origin);
/// As presumed.
RiskOrigin origin_of(Words const& words, verdict::Judge const& judge, verdict::Finding const& finding,
                     risk::Rating const& rating);

}  // namespace glacis::report
