#include "engine/mechanism/plan.h"

namespace glacis::mechanism {

namespace {

/// With the plan in place, in the column that it was made in.
SelfCheck judged_again(verdict::Judge& judge, Plan const& plan, std::vector<std::uint32_t> const& claimed,
                       std::vector<verdict::Finding> const& rows) {
  if (claimed.empty()) return {};
  std::vector<Instance> planned;
  for (Placed const& placed : plan.placed) planned.push_back(placed.instance);
  auto const again = judge.judge_again(view_of(plan.kind), rows, planned);
  SelfCheck result;
  for (std::size_t i = 0; i < again.size(); ++i) {
    if (again[i].verdict == verdict::Verdict::undecided)
      result.finished = false;
    else if (again[i].verdict != verdict::Verdict::covered)
      result.refuted.push_back(claimed[i]);
  }
  return result;
}

}  // namespace

SelfCheck self_check(verdict::Judge& judge, verdict::Judgement const& judgement, Plan const& plan) {
  std::vector<verdict::Finding> rows;
  for (std::uint32_t const index : plan.closes) rows.push_back(judgement.findings[index]);
  return judged_again(judge, plan, plan.closes, rows);
}

SelfCheck self_check_obligations(verdict::Judge& judge, verdict::Judgement const& judgement, Plan const& plan) {
  // An obligation is met exactly if a threat with its condition and needs would be covered.
  std::vector<verdict::Finding> rows;
  for (std::uint32_t const index : plan.meets) {
    auto const& obligation = judgement.obligations[index];
    rows.push_back({obligation.rule, obligation.subject, verdict::Verdict::open, false});
  }
  return judged_again(judge, plan, plan.meets, rows);
}

}  // namespace glacis::mechanism
