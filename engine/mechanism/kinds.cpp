#include "engine/mechanism/kinds.h"

#include <algorithm>

#include "engine/mechanism/cone.h"

namespace glacis::mechanism {

namespace {

/// The candidates of each group.
std::vector<std::vector<std::uint32_t>> members_of(Grouping const& grouping) {
  std::vector<std::vector<std::uint32_t>> members(grouping.weights.size());
  for (std::uint32_t c = 0; c < grouping.of.size(); ++c) members[grouping.of[c]].push_back(c);
  return members;
}

class Search {
 public:
  Search(Problem const& problem, Grouping const& grouping)
      : problem_(&problem), grouping_(&grouping), members_(members_of(grouping)), parts_(problem) {
    Closure all(problem);
    all.place_all();
    for (std::uint32_t const goal : problem.goals)
      if (all.holds(goal)) closable_.push_back(goal);
    std::sort(closable_.begin(), closable_.end());
    closable_.erase(std::unique(closable_.begin(), closable_.end()), closable_.end());
  }

  /// New cuts that the choice does not hit, no two of them sharing a member; none: the choice does.
  std::vector<Cut> missed_by(std::vector<std::uint32_t> const& groups) {
    std::vector<bool> chosen(grouping_->weights.size(), false);
    Closure closure(*problem_);
    auto choose = [&](std::uint32_t group) {
      chosen[group] = true;
      for (std::uint32_t const candidate : members_[group]) closure.place(candidate);
    };
    for (std::uint32_t const group : groups) choose(group);
    std::vector<Cut> cuts;
    for (std::uint32_t const goal : closable_) {
      if (closure.holds(goal)) continue;
      Cone const cone(parts_, goal, grouping_->of);
      while (!closure.holds(goal)) {
        cuts.push_back(cone.cut(chosen));
        for (std::uint32_t const group : cuts.back()) choose(group);
      }
    }
    return cuts;
  }

 private:
  Problem const* problem_;
  Grouping const* grouping_;
  std::vector<std::vector<std::uint32_t>> members_;
  Parts parts_;
  std::vector<std::uint32_t> closable_;
};

}  // namespace

GroupChoice choose_by_cuts(std::vector<std::int64_t> const& weights, MissedBy const& missed_by,
                           std::uint32_t resource_limit) {
  GroupChoice choice;
  while (true) {
    HittingSet const guess = least_hitting_set(weights, choice.cuts, resource_limit);
    choice.proved = guess.proved;
    choice.bound = guess.bound;
    choice.groups = guess.members;
    std::vector<Cut> const missed = missed_by(guess.members);
    if (missed.empty()) break;
    choice.cuts.insert(choice.cuts.end(), missed.begin(), missed.end());
  }
  std::sort(choice.cuts.begin(), choice.cuts.end());
  return choice;
}

GroupChoice choose_groups(Problem const& problem, Grouping const& grouping, std::uint32_t resource_limit) {
  Search search(problem, grouping);
  return choose_by_cuts(
      grouping.weights, [&](std::vector<std::uint32_t> const& groups) { return search.missed_by(groups); },
      resource_limit);
}

std::vector<Shortened> prefer_standards(Problem& problem, std::vector<Kind> const& kinds) {
  std::vector<Shortened> shortened;
  Closure standards(problem);
  for (std::uint32_t c = 0; c < problem.candidates.size(); ++c)
    if (!kinds[problem.candidates[c].kind].stand_in) standards.place(c);
  for (std::uint32_t n = 0; n < problem.nodes.size(); ++n) {
    Problem::Node& node = problem.nodes[n];
    if (node.form != Problem::Form::any_of || !standards.holds(n)) continue;
    auto const first = problem.children.begin() + node.first;
    auto const kept =
        std::stable_partition(first, first + node.count, [&](auto child) { return standards.holds(child); });
    auto const count = static_cast<std::uint32_t>(kept - first);
    if (count < node.count) shortened.push_back({n, node.count});
    node.count = count;
  }
  problem.finish();
  return shortened;
}

std::int64_t weight_of(Kind const& kind, std::int64_t n) {
  return (kind.stand_in ? n * n : 0) + (kind.there ? 0 : n) + (kind.preferred ? 0 : 1);
}

std::vector<std::int64_t> stage_weights(std::vector<Kind> const& kinds) {
  auto const n = static_cast<std::int64_t>(kinds.size()) + 1;
  std::vector<std::int64_t> weights;
  for (Kind const& kind : kinds) weights.push_back(weight_of(kind, n));
  return weights;
}

Floor floor_of(std::int64_t bound, std::int64_t n) {
  // Fewer than n of the later stage come on top of each, so what is beyond a whole number of the earlier one is theirs.
  std::int64_t const kinds = bound % (n * n);
  return {static_cast<std::size_t>(bound / (n * n)), static_cast<std::size_t>(kinds / n)};
}

GroupChoice choose_kinds(Problem const& problem, std::vector<Kind> const& kinds, std::uint32_t resource_limit) {
  Grouping grouping;
  for (Problem::Candidate const& candidate : problem.candidates) grouping.of.push_back(candidate.kind);
  grouping.weights = stage_weights(kinds);
  return choose_groups(problem, grouping, resource_limit);
}

}  // namespace glacis::mechanism
