#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/report/report.h"
#include "engine/text/diagnostic.h"

namespace glacis::output {

/// One of --fail-on: a verdict, or a worse one, perhaps only from a level of risk on.
struct Limit {
  std::string verdict;
  std::string level;  ///< of the scale, or `low`, `medium` or `high`; empty: any
};

/// "certain", "certain:high"; empty if the verdict is none.
std::optional<Limit> limit_of(std::string const& text);
/// Why it is none.
std::string limit_complaint(std::string const& text);

/// Reports a level that the scale of a report does not have.
void check_levels(std::vector<Limit> const& limits, std::vector<report::Report> const& reports,
                  text::Diagnostics& diagnostics);
/// Is a verdict as bad as the limit's, or worse? What is not decided is never taken for safe.
bool reaches(Limit const& limit, std::string const& verdict);
/// Did a verdict get worse? Undecided on either side: it may have.
bool got_worse(std::string const& before, std::string const& after);
/// Is a finding as bad as one of the limits? An interval of risk counts by its upper end; what is not decided or not
/// rated is never taken for safe. REQUIRES levels that the scale has
bool reaches(std::vector<Limit> const& limits, report::RiskScale const& scale, report::Finding const& finding,
             bool strict);

}  // namespace glacis::output
