#include "engine/mechanism/plan.h"

#include <algorithm>
#include <functional>
#include <map>

#include "engine/mechanism/accounts.h"
#include "engine/mechanism/alternatives.h"
#include "engine/mechanism/candidates.h"
#include "engine/mechanism/instances.h"
#include "engine/mechanism/kinds.h"
#include "engine/mechanism/leftover.h"
#include "engine/mechanism/trace.h"
#include "engine/mechanism/within.h"
#include "engine/risk/rate.h"

namespace glacis::mechanism {

char const* name_of(PlanKind kind) {
  switch (kind) {
    case PlanKind::recommended: return "recommended";
    case PlanKind::strict: return "strict";
    case PlanKind::cautious: return "cautious";
    case PlanKind::optimistic: return "optimistic";
  }
  return "";
}

verdict::View view_of(PlanKind kind) {
  return kind == PlanKind::strict ? verdict::View::facts : verdict::View::presumed;
}

bool raises(PlanKind kind, verdict::Verdict verdict) {
  using enum verdict::Verdict;
  return verdict == certain || verdict == exposed || (kind == PlanKind::cautious && verdict == open);
}

bool raises(PlanKind kind, verdict::Fulfilment fulfilment) {
  using enum verdict::Fulfilment;
  return fulfilment == not_met || fulfilment == not_known || (kind == PlanKind::cautious && fulfilment == may_apply);
}

std::size_t count_to_close(verdict::Case const& the_case, verdict::Judgement const& judgement, PlanKind kind) {
  return static_cast<std::size_t>(
      std::count_if(judgement.findings.begin(), judgement.findings.end(), [&](verdict::Finding const& finding) {
        return raises(kind, finding.verdict) && finding.subject.data != verdict::Subject::missing &&
               !the_case.rulebook->rules[finding.rule].needs.empty();
      }));
}

char const* name_of(Status status) {
  switch (status) {
    case Status::optimal: return "optimal";
    case Status::best_found: return "best-found";
    case Status::gave_up: return "gave-up";
  }
  return "";
}

char const* name_of(WishForm form) {
  switch (form) {
    case WishForm::prefer: return "prefer";
    case WishForm::forbid: return "forbid";
    case WishForm::already: return "already";
  }
  return "";
}

char const* name_of(WishOutcome outcome) {
  switch (outcome) {
    case WishOutcome::taken: return "taken";
    case WishOutcome::not_chosen: return "not-chosen";
    case WishOutcome::no_use: return "no-use";
    case WishOutcome::kept_out: return "kept-out";
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

struct Choice {
  std::vector<std::uint32_t> placed;  ///< candidates, sorted
  bool free = true;                   ///< the best of all keeps the limits
  std::vector<std::uint32_t> left;    ///< goals (numbers) that no choice within the limits has beside the others
};

/// Which kinds; then which instances of them.
Choice choose_freely(Candidates const& candidates, verdict::Effort const& effort, Plan& plan) {
  Problem const& problem = candidates.problem();
  GroupChoice const kinds = choose_kinds(problem, candidates.kinds(), effort.resource_limit);
  std::vector<bool> allowed;
  for (Problem::Candidate const& candidate : problem.candidates)
    allowed.push_back(std::binary_search(kinds.groups.begin(), kinds.groups.end(), candidate.kind));
  InstanceLimits limits;
  limits.resource_limit = effort.resource_limit;
  InstanceChoice const instances = choose_instances(problem, allowed, limits);
  plan.kinds = kinds.proved ? Status::optimal : Status::best_found;
  if (!kinds.proved) plan.floor = floor_of(kinds.bound, static_cast<std::int64_t>(candidates.kinds().size()) + 1);
  plan.instances = instances.proved ? Status::optimal : Status::best_found;
  plan.cuts = cuts_of(candidates, kinds.cuts);
  return {instances.placed, true, {}};
}

/// How grave it is to leave each goal: the risk of a finding, by its highest level; least of all an obligation.
std::vector<std::uint32_t> gravity_of(verdict::Case const& the_case, verdict::Judge const& judge, verdict::View view,
                                      verdict::Judgement const& judgement, std::vector<Goal> const& goals) {
  std::vector<std::uint32_t> result;
  for (Goal const& goal : goals) {
    result.push_back(goal.obligation ? 0 : 1);
    if (goal.obligation || !the_case.use_case->scale.known()) continue;
    verdict::Finding const& finding = judgement.findings[goal.index];
    model::Scale const& scale = (*the_case.vocabulary)[the_case.use_case->scale];
    result.back() += risk::rate(the_case, judge, scale, view, finding.rule, finding.subject).level.high;
  }
  return result;
}

/// The best of all choices if it keeps the limits; else the best of those that do.
Choice choose(Candidates& candidates, Limits const& limits, verdict::Effort const& effort,
              std::function<std::vector<std::uint32_t>()> const& gravity_of_goals, Plan& plan) {
  Choice choice = choose_freely(candidates, effort, plan);
  if (keeps(limits, choice.placed)) return choice;
  std::vector<std::uint32_t> const gravity = gravity_of_goals();
  auto const within = [&] {
    return choose_within(candidates.problem(), candidates.kinds(), gravity, limits, effort.resource_limit);
  };
  LimitedChoice limited = within();
  if (!limited.left.empty() && limited.kinds_proved) {  // a stand-in may keep limits that standards do not
    candidates.admit_stand_ins();
    limited = within();
  }
  plan.floor.reset();
  plan.kinds = limited.kinds_proved ? Status::optimal : Status::best_found;
  plan.instances = limited.instances_proved ? Status::optimal : Status::best_found;
  return {limited.placed, false, limited.left};
}

void name_kinds(Candidates const& candidates, std::vector<std::uint32_t> const& placed, Plan& plan) {
  std::vector<std::uint32_t> used;
  for (std::uint32_t const candidate : placed) used.push_back(candidates.problem().candidates[candidate].kind);
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  plan.mechanisms = bases_of(candidates, used);
  for (std::uint32_t const kind : used) {
    plan.stand_ins += candidates.kinds()[kind].stand_in ? 1 : 0;
    plan.new_kinds += candidates.kinds()[kind].there ? 0 : 1;
  }
}

/// A reader acts on the first few; each costs several questions.
constexpr std::size_t most_obstacles = 24;

/// Why each goal is left that could hold were it not for the limits.
std::vector<Limitation> limitations_of(Candidates const& candidates, Accounts const& accounts, Choice const& choice,
                                       verdict::Effort const& effort) {
  Problem const& problem = candidates.problem();
  Closure closure(problem);
  for (std::uint32_t const candidate : choice.placed) closure.place(candidate);
  std::vector<std::uint32_t> held;
  for (std::uint32_t g = 0; g < problem.goals.size(); ++g)
    if (closure.holds(problem.goals[g])) held.push_back(g);
  std::map<std::uint32_t, std::optional<Obstacle>> known;  // goals that are one node have one reason
  std::vector<Limitation> result;
  for (std::uint32_t const goal : choice.left) {
    if (closure.holds(problem.goals[goal])) continue;
    auto found = known.find(problem.goals[goal]);
    if (found == known.end() && known.size() < most_obstacles) {
      auto obstacle = find_obstacle(problem, held, goal, accounts.limits(), effort.resource_limit);
      found = known.emplace(problem.goals[goal], std::move(obstacle)).first;
    }
    result.emplace_back().goal = goal;
    if (found == known.end() || !found->second) continue;
    for (std::uint32_t const limit : found->second->limits) {
      auto const facts = accounts.facts_of(limit);
      result.back().by.insert(result.back().by.end(), facts.begin(), facts.end());
    }
    for (Obstacle::Relief const& relief : found->second->reliefs)
      result.back().relaxed.push_back(accounts.relaxed(relief.budget, relief.room));
    result.back().alone = found->second->alone;
    result.back().instead = found->second->instead;
  }
  return result;
}

std::vector<Wish> outcomes_of(Wishes const& wishes, rule::Catalogue const& catalogue, Candidates const& candidates,
                              Plan const& plan) {
  std::vector<Wish> result;
  auto const outcome = [&](model::MechanismId wished) {
    model::MechanismId const base = catalogue[wished].base;
    if (std::binary_search(plan.mechanisms.begin(), plan.mechanisms.end(), base)) return WishOutcome::taken;
    for (std::uint32_t kind = 0; kind < candidates.kinds().size(); ++kind)
      if (candidates.base(kind) == base) return WishOutcome::not_chosen;
    return WishOutcome::no_use;
  };
  for (model::MechanismId const wished : wishes.prefer) result.push_back({WishForm::prefer, wished, outcome(wished)});
  for (model::MechanismId const wished : wishes.forbid)
    result.push_back(
        {WishForm::forbid, wished, candidates.kept_out(wished) ? WishOutcome::kept_out : WishOutcome::no_use});
  for (model::MechanismId const wished : wishes.already) result.push_back({WishForm::already, wished, outcome(wished)});
  return result;
}

}  // namespace

Plan choose_plan(verdict::Case const& the_case, verdict::Judge& judge, verdict::Judgement const& judgement,
                 PlanKind kind, Wishes const& wishes, verdict::Effort effort) {
  Plan plan;
  plan.kind = kind;
  if (judge.conflict() || judge.gave_up()) {
    plan.kinds = plan.instances = Status::gave_up;
    plan.checked = false;
    return plan;
  }
  verdict::View const view = view_of(kind);
  Candidates candidates(the_case, judge, kind, judgement, wishes);
  Accounts const accounts(the_case, judge, view, candidates);
  Choice const choice = choose(
      candidates, accounts.limits(), effort,
      [&] { return gravity_of(the_case, judge, view, judgement, candidates.goals()); }, plan);
  Problem const& problem = candidates.problem();
  name_kinds(candidates, choice.placed, plan);

  Closure closure(problem);
  plan.placed.reserve(choice.placed.size());
  for (std::uint32_t const candidate : choice.placed) {
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
  trace_contributions(candidates, closure, choice.placed, plan);
  plan.budgets = accounts.uses(choice.placed);

  if (kind == PlanKind::recommended && choice.free) {
    plan.alternatives = wishes.alternatives
                            ? find_alternatives(candidates, accounts.limits(), choice.placed, effort.resource_limit)
                            : find_ties(candidates, accounts.limits(), choice.placed, effort.resource_limit);
    plan.cheapest = find_cheapest(candidates, accounts.limits(), choice.placed, effort.resource_limit);
  }
  plan.wishes = outcomes_of(wishes, the_case.rulebook->catalogue, candidates, plan);
  Closure most(problem);
  most.place_all();
  auto const limitations = limitations_of(candidates, accounts, choice, effort);
  plan.leaves = explain_leftovers(the_case, judge, kind, judgement, candidates, most, limitations);
  SelfCheck threats = self_check(judge, judgement, plan);
  SelfCheck duties = self_check_obligations(judge, judgement, plan);
  plan.checked = threats.finished && duties.finished;
  plan.not_confirmed = std::move(threats.refuted);
  plan.not_confirmed_obligations = std::move(duties.refuted);
  return plan;
}

Plan cautious_plan(verdict::Case const& the_case, verdict::Judge& judge, verdict::Judgement const& judgement,
                   Plan const& recommended, Wishes const& wishes, verdict::Effort effort) {
  auto const raised_here_alone = [](auto what) {
    return raises(PlanKind::cautious, what) && !raises(PlanKind::recommended, what);
  };
  bool const differs =
      std::any_of(judgement.findings.begin(), judgement.findings.end(),
                  [&](verdict::Finding const& each) { return raised_here_alone(each.verdict); }) ||
      std::any_of(judgement.obligations.begin(), judgement.obligations.end(),
                  [&](verdict::ObligationFinding const& each) { return raised_here_alone(each.fulfilment); });
  if (differs) return choose_plan(the_case, judge, judgement, PlanKind::cautious, wishes, effort);
  Plan plan = recommended;
  plan.kind = PlanKind::cautious;
  plan.as_recommended = true;
  plan.alternatives.clear();
  plan.cheapest.reset();
  return plan;
}

}  // namespace glacis::mechanism
