#include "engine/mechanism/alternatives.h"

#include <algorithm>
#include <tuple>

#include "engine/mechanism/instances.h"

namespace glacis::mechanism {

namespace {

/// Each kind costs a plan of its own; a model of thousands of places is not tried.
constexpr std::size_t most_candidates = 2'000;
constexpr std::size_t most_kinds = 60;

std::vector<std::uint32_t> kinds_used(Problem const& problem, std::vector<std::uint32_t> const& placed) {
  std::vector<std::uint32_t> kinds;
  for (std::uint32_t const candidate : placed) kinds.push_back(problem.candidates[candidate].kind);
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  return kinds;
}

std::int64_t cost_of(Problem const& problem, std::vector<std::uint32_t> const& placed) {
  std::int64_t cost = 0;
  for (std::uint32_t const candidate : placed) cost += problem.candidates[candidate].cost;
  return cost;
}

std::int64_t weight_of(std::vector<Kind> const& kinds, std::vector<std::uint32_t> const& used) {
  std::int64_t weight = 0;
  for (std::uint32_t const kind : used) weight += weight_of(kinds[kind], static_cast<std::int64_t>(kinds.size()) + 1);
  return weight;
}

std::size_t closed(Problem const& problem, std::vector<std::uint32_t> const& placed) {
  Closure closure(problem);
  for (std::uint32_t const candidate : placed) closure.place(candidate);
  return static_cast<std::size_t>(std::count_if(problem.goals.begin(), problem.goals.end(),
                                                [&](std::uint32_t goal) { return closure.holds(goal); }));
}

/// The best instances of some kinds, if they are proved and keep the limits.
std::optional<std::vector<std::uint32_t>> instances_of(Problem const& problem, std::vector<std::uint32_t> const& kinds,
                                                       Limits const& limits, std::uint32_t resource_limit) {
  std::vector<bool> allowed;
  for (Problem::Candidate const& candidate : problem.candidates)
    allowed.push_back(std::binary_search(kinds.begin(), kinds.end(), candidate.kind));
  InstanceLimits instance_limits;
  instance_limits.resource_limit = resource_limit;
  InstanceChoice const instances = choose_instances(problem, allowed, instance_limits);
  if (!instances.proved || !keeps(limits, instances.placed)) return std::nullopt;
  return instances.placed;
}

/// The best choice of a problem's kinds and instances, likewise.
std::optional<std::vector<std::uint32_t>> best_of(Problem const& problem, std::vector<Kind> const& kinds,
                                                  Limits const& limits, std::uint32_t resource_limit) {
  GroupChoice const choice = choose_kinds(problem, kinds, resource_limit);
  if (!choice.proved) return std::nullopt;
  return instances_of(problem, choice.groups, limits, resource_limit);
}

std::vector<model::MechanismId> names_of(Candidates const& candidates, std::vector<std::uint32_t> const& kinds,
                                         std::vector<std::uint32_t> const& but) {
  std::vector<model::MechanismId> names;
  for (std::uint32_t const kind : kinds)
    if (!std::binary_search(but.begin(), but.end(), kind)) names.push_back(candidates.base(kind));
  return names;
}

}  // namespace

std::vector<Alternative> find_ties(Candidates const& candidates, Limits const& limits,
                                   std::vector<std::uint32_t> const& placed, std::uint32_t resource_limit) {
  Problem const& problem = candidates.problem();
  auto const& all = candidates.kinds();
  std::vector<std::uint32_t> const kinds = kinds_used(problem, placed);
  std::vector<Alternative> result;
  if (problem.candidates.size() > most_candidates || kinds.size() > most_kinds) return result;
  std::vector<std::vector<std::uint32_t>> members(all.size());
  for (std::uint32_t c = 0; c < problem.candidates.size(); ++c) members[problem.candidates[c].kind].push_back(c);
  Closure most(problem);
  for (std::uint32_t const kind : kinds)
    for (std::uint32_t const candidate : members[kind]) most.place(candidate);
  auto const closes_as_much = [&](Closure const& closure) {
    return std::all_of(problem.goals.begin(), problem.goals.end(),
                       [&](std::uint32_t goal) { return closure.holds(goal) || !most.holds(goal); });
  };
  auto const n = static_cast<std::int64_t>(all.size()) + 1;
  for (std::uint32_t const kind : kinds) {
    Closure others(problem);
    for (std::uint32_t const other : kinds)
      if (other != kind)
        for (std::uint32_t const candidate : members[other]) others.place(candidate);
    for (std::uint32_t swap = 0; swap < all.size(); ++swap) {
      if (std::binary_search(kinds.begin(), kinds.end(), swap) || weight_of(all[swap], n) != weight_of(all[kind], n))
        continue;
      Closure with = others;
      for (std::uint32_t const candidate : members[swap]) with.place(candidate);
      if (!closes_as_much(with)) continue;
      std::vector<std::uint32_t> used = kinds;
      std::erase(used, kind);
      used.insert(std::lower_bound(used.begin(), used.end(), swap), swap);
      auto const instances = instances_of(problem, used, limits, resource_limit);
      if (!instances) continue;
      std::int64_t const cost = cost_of(problem, *instances) - cost_of(problem, placed);
      result.push_back({candidates.base(kind), {candidates.base(swap)}, {}, 0, cost, true});
      break;
    }
  }
  return result;
}

std::vector<Alternative> find_alternatives(Candidates const& candidates, Limits const& limits,
                                           std::vector<std::uint32_t> const& placed, std::uint32_t resource_limit) {
  Problem const& problem = candidates.problem();
  std::vector<std::uint32_t> const kinds = kinds_used(problem, placed);
  std::vector<Alternative> result;
  if (problem.candidates.size() > most_candidates || kinds.size() > most_kinds) return result;
  std::size_t const closes = closed(problem, placed);
  std::int64_t const weight = weight_of(candidates.kinds(), kinds);
  std::tuple<std::size_t, std::int64_t, std::int64_t> least;
  Alternative* next_best = nullptr;
  result.reserve(kinds.size());
  for (std::uint32_t const kind : kinds) {
    Problem const rest = candidates.without(kind);
    auto const other = best_of(rest, candidates.kinds(), limits, resource_limit);
    if (!other) continue;
    std::vector<std::uint32_t> const used = kinds_used(rest, *other);
    Alternative alternative;
    alternative.without = candidates.base(kind);
    alternative.instead = names_of(candidates, used, kinds);
    alternative.dropped = names_of(candidates, kinds, used);
    std::erase(alternative.dropped, alternative.without);
    std::size_t const still = closed(rest, *other);
    alternative.loses = closes > still ? closes - still : 0;
    alternative.cost = cost_of(rest, *other) - cost_of(problem, placed);
    std::int64_t const other_weight = weight_of(candidates.kinds(), used);
    alternative.as_good = alternative.loses == 0 && other_weight == weight;
    std::tuple const rank(alternative.loses, other_weight, alternative.cost);
    result.push_back(std::move(alternative));
    if (result.back().as_good || (next_best != nullptr && least <= rank)) continue;
    least = rank;
    next_best = &result.back();
  }
  if (next_best != nullptr && result.size() == kinds.size()) next_best->next_best = true;
  return result;
}

std::optional<Cheapest> find_cheapest(Candidates const& candidates, Limits const& limits,
                                      std::vector<std::uint32_t> const& placed, std::uint32_t resource_limit) {
  Problem const& problem = candidates.problem();
  if (problem.candidates.size() > most_candidates) return std::nullopt;
  InstanceLimits instance_limits;
  instance_limits.resource_limit = resource_limit;
  InstanceChoice const choice =
      choose_instances(problem, std::vector<bool>(problem.candidates.size(), true), instance_limits);
  bool const as_much = closed(problem, choice.placed) >= closed(problem, placed);
  if (!choice.proved || !as_much || !keeps(limits, choice.placed)) return std::nullopt;
  if (cost_of(problem, choice.placed) >= cost_of(problem, placed)) return std::nullopt;
  Cheapest cheapest;
  std::vector<std::uint32_t> const used = kinds_used(problem, choice.placed);
  for (std::uint32_t const kind : used) cheapest.stand_ins += candidates.kinds()[kind].stand_in ? 1 : 0;
  cheapest.mechanisms = names_of(candidates, used, {});
  cheapest.mechanisms.erase(std::unique(cheapest.mechanisms.begin(), cheapest.mechanisms.end()),
                            cheapest.mechanisms.end());
  cheapest.ram = cost_of(problem, choice.placed);
  return cheapest;
}

}  // namespace glacis::mechanism
