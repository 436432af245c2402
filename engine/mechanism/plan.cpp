#include "engine/mechanism/plan.h"

#include <algorithm>

#include "engine/mechanism/candidates.h"
#include "engine/mechanism/instances.h"
#include "engine/mechanism/kinds.h"
#include "engine/mechanism/leftover.h"
#include "engine/mechanism/trace.h"

namespace glacis::mechanism {

char const* name_of(PlanKind kind) {
  switch (kind) {
    case PlanKind::recommended: return "recommended";
    case PlanKind::strict: return "strict";
  }
  return "";
}

char const* name_of(Status status) {
  switch (status) {
    case Status::optimal: return "optimal";
    case Status::best_found: return "best-found";
    case Status::gave_up: return "gave-up";
  }
  return "";
}

namespace {

using Kinds = std::vector<model::MechanismId>;

Kinds bases_of(Candidates const& candidates, std::vector<std::uint32_t> const& kinds) {
  Kinds bases;
  for (std::uint32_t const kind : kinds) bases.push_back(candidates.base(kind));
  bases.erase(std::unique(bases.begin(), bases.end()), bases.end());  // kinds are in order of their bases
  return bases;
}

std::vector<Kinds> cuts_of(Candidates const& candidates, std::vector<Cut> const& cuts) {
  std::vector<Kinds> result;
  for (Cut const& cut : cuts) result.push_back(bases_of(candidates, cut));
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

/// Stages (b) to (e): which kinds; then which instances of them.
std::vector<std::uint32_t> choose(Candidates const& candidates, verdict::Effort const& effort, Plan& plan) {
  Problem const& problem = candidates.problem();
  GroupChoice const kinds = choose_kinds(problem, candidates.kinds(), effort.resource_limit);
  std::vector<bool> allowed;
  for (Problem::Candidate const& candidate : problem.candidates)
    allowed.push_back(std::binary_search(kinds.groups.begin(), kinds.groups.end(), candidate.kind));
  InstanceLimits limits;
  limits.resource_limit = effort.resource_limit;
  InstanceChoice const instances = choose_instances(problem, allowed, limits);
  plan.kinds = kinds.proved ? Status::optimal : Status::best_found;
  plan.instances = instances.proved ? Status::optimal : Status::best_found;
  plan.cuts = cuts_of(candidates, kinds.cuts);
  std::vector<std::uint32_t> used;
  for (std::uint32_t const candidate : instances.placed) used.push_back(problem.candidates[candidate].kind);
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  plan.mechanisms = bases_of(candidates, used);
  for (std::uint32_t const kind : used) plan.stand_ins += candidates.kinds()[kind].stand_in ? 1 : 0;
  return instances.placed;
}

}  // namespace

Plan choose_plan(verdict::Case const& the_case, verdict::Judge& judge, verdict::Judgement const& judgement,
                 PlanKind kind, verdict::Effort effort) {
  Plan plan;
  plan.kind = kind;
  if (judge.conflict() || judge.gave_up()) {
    plan.kinds = plan.instances = Status::gave_up;
    return plan;
  }
  auto const view = kind == PlanKind::strict ? verdict::View::facts : verdict::View::presumed;
  Candidates candidates(the_case, judge, view, judgement);
  Problem const& problem = candidates.problem();
  std::vector<std::uint32_t> const placed = choose(candidates, effort, plan);

  Closure closure(problem);
  for (std::uint32_t const candidate : placed) {
    closure.place(candidate);
    Instance const& instance = candidates.instance(candidate);
    plan.placed.push_back({instance, {}, judge.fit(view, instance.mechanism, instance.spot), {}, {}, {}});
    plan.cost.ram += problem.candidates[candidate].cost;
    plan.cost.instances += 1;
  }
  for (std::size_t g = 0; g < problem.goals.size(); ++g) {
    Goal const goal = candidates.goals()[g];
    if (closure.holds(problem.goals[g])) (goal.obligation ? plan.meets : plan.closes).push_back(goal.index);
  }
  trace_contributions(candidates, closure, placed, plan);

  Closure most(problem);
  most.place_all();
  plan.leaves = explain_leftovers(the_case, judge, view, judgement, candidates, most);
  plan.not_confirmed = self_check(judge, judgement, plan);
  plan.not_confirmed_obligations = self_check_obligations(judge, judgement, plan);
  return plan;
}

}  // namespace glacis::mechanism
