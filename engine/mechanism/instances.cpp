#include "engine/mechanism/instances.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/mechanism/greedy.h"
#include "engine/mechanism/kinds.h"
#include "engine/mechanism/part.h"

namespace glacis::mechanism {

namespace {

using Form = Problem::Form;

/// What every choice has in common.
struct Forced {
  std::vector<std::uint32_t> nodes;       ///< that must hold
  std::vector<std::uint32_t> candidates;  ///< that must be placed
};

/// Whoever must hold and can in one way only, holds that way.
Forced forced(Problem const& problem, Closure const& possible) {
  Forced result;
  std::vector<bool> seen(problem.nodes.size(), false);
  auto must = [&](std::uint32_t node) {
    if (!seen[node] && node != Problem::always) result.nodes.push_back(node);
    seen[node] = true;
  };
  for (std::uint32_t const goal : problem.goals)
    if (possible.holds(goal)) must(goal);
  for (std::size_t i = 0; i < result.nodes.size(); ++i) {
    std::uint32_t const node = result.nodes[i];
    switch (problem.nodes[node].form) {
      case Form::all_of:
      case Form::support:
        for (std::uint32_t const child : problem.children_of(node)) must(child);
        break;
      case Form::candidate:
        result.candidates.push_back(problem.nodes[node].candidate);
        must(problem.candidates[problem.nodes[node].candidate].needs);
        break;
      case Form::any_of: {
        std::uint32_t only = Problem::never;
        std::size_t ways = 0;
        for (std::uint32_t const child : problem.children_of(node))
          if (possible.holds(child) && child != only) only = child, ++ways;
        if (ways == 1) must(only);
        break;
      }
    }
  }
  return result;
}

/// Numbers of goals that share something still to be chosen, together.
std::vector<std::vector<std::uint32_t>> apart(Part const& part) {
  Problem const& problem = part.problem;
  std::vector<std::uint32_t> leader(problem.nodes.size());
  std::iota(leader.begin(), leader.end(), 0U);
  auto find = [&](std::uint32_t node) {
    while (leader[node] != node) node = leader[node] = leader[leader[node]];
    return node;
  };
  auto join = [&](std::uint32_t a, std::uint32_t b) {
    if (a > Problem::never && b > Problem::never) leader[std::max(find(a), find(b))] = std::min(find(a), find(b));
  };
  for (std::uint32_t n = 0; n < problem.nodes.size(); ++n)
    for (std::uint32_t const child : problem.children_of(n)) join(n, child);
  for (Problem::Candidate const& candidate : problem.candidates) join(candidate.node, candidate.needs);
  std::vector<std::vector<std::uint32_t>> groups(problem.nodes.size());
  for (std::uint32_t const goal : problem.goals)
    if (goal > Problem::never) groups[find(goal)].push_back(goal);
  std::erase_if(groups, [](auto const& group) { return group.empty(); });
  return groups;
}

class Solver {
 public:
  explicit Solver(InstanceLimits const& limits) : limits_(limits) {}

  /// Candidates of the part that are to be placed.
  std::vector<std::uint32_t> const& solve(Part const& part, bool& proved) {
    auto const [place, added] = known_.try_emplace(part.signature());
    if (added) place->second = fresh(part.problem);
    proved = proved && place->second.proved;
    return place->second.placed;
  }

 private:
  InstanceChoice fresh(Problem const& problem) const {
    if (problem.candidates.size() > limits_.exact_candidates) return {false, Greedy(problem).place(problem.goals)};
    Grouping grouping;
    for (std::uint32_t c = 0; c < problem.candidates.size(); ++c) {
      grouping.of.push_back(c);
      grouping.weights.push_back(problem.candidates[c].cost);
    }
    GroupChoice const choice = choose_groups(problem, grouping, limits_.resource_limit);
    return {choice.proved, choice.groups};
  }

  InstanceLimits limits_;
  std::map<std::vector<std::int64_t>, InstanceChoice> known_;
};

}  // namespace

InstanceChoice choose_instances(Problem const& problem, std::vector<bool> const& allowed,
                                InstanceLimits const& limits) {
  Closure possible(problem);
  for (std::uint32_t c = 0; c < allowed.size(); ++c)
    if (allowed[c]) possible.place(c);
  Forced const must = forced(problem, possible);
  Closure granted(problem);
  for (std::uint32_t const candidate : must.candidates) granted.place(candidate);
  InstanceChoice choice;
  choice.placed = must.candidates;
  std::vector<std::uint32_t> open;
  for (std::uint32_t const node : must.nodes)
    if (!granted.holds(node)) open.push_back(node);
  Parts rest_parts(problem);
  Part const rest = rest_parts.of(open, &granted, &possible);
  Parts parts(rest.problem);
  Solver solver(limits);
  for (auto const& goals : apart(rest)) {
    Part const part = parts.of(goals, nullptr, nullptr);
    for (std::uint32_t const candidate : solver.solve(part, choice.proved))
      choice.placed.push_back(rest.candidates[part.candidates[candidate]]);
  }
  std::sort(choice.placed.begin(), choice.placed.end());
  return choice;
}

}  // namespace glacis::mechanism
