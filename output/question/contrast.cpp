#include "output/question/contrast.h"

#include <algorithm>
#include <iterator>

namespace glacis::output {
namespace {

std::string why_none(report::PlanOutcome const& plan) {
  if (plan.impossible) return "none: what is stated refuses it";
  return plan.status == "gave-up" ? "not known: the effort ran out" : "";
}

}  // namespace

Contrast contrast(report::Decision const& decision, std::size_t outcome) {
  report::PlanOutcome const &plan = decision.outcomes[outcome], &first = decision.outcomes.front();
  Contrast result;
  result.no_plan = why_none(plan);
  if (!result.no_plan.empty()) return result;
  if (outcome == 0 || !why_none(first).empty()) {
    result.is_whole = true;
    result.whole = plan.mechanisms;
    return result;
  }
  std::ranges::set_difference(plan.mechanisms, first.mechanisms, std::back_inserter(result.more));
  std::ranges::set_difference(first.mechanisms, plan.mechanisms, std::back_inserter(result.less));
  return result;
}

}  // namespace glacis::output
