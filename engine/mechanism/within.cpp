#include "engine/mechanism/within.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "engine/mechanism/encoding.h"
#include "engine/mechanism/greedy.h"
#include "engine/mechanism/part.h"

namespace glacis::mechanism {

using verdict::SolverAnswer;

namespace {

/// The limits as they bear on a part. `numbers`: of each its number in the whole.
Limits cut_to(Limits const& limits, Part const& part, std::vector<std::uint32_t>& numbers) {
  auto const number_of = [&](std::uint32_t candidate) {
    auto const found = std::lower_bound(part.candidates.begin(), part.candidates.end(), candidate);
    bool const there = found != part.candidates.end() && *found == candidate;
    return there ? std::optional(static_cast<std::uint32_t>(found - part.candidates.begin())) : std::nullopt;
  };
  Limits result;
  for (Limits::Budget const& budget : limits.budgets) {
    result.budgets.push_back({budget.room, {}});
    for (Limits::Share share : budget.shares) {
      auto const number = number_of(share.candidate);
      if (!number) continue;
      share.candidate = *number;
      result.budgets.back().shares.push_back(share);
    }
  }
  numbers.resize(limits.budgets.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  for (std::size_t i = 0; i < limits.conflicts.size(); ++i) {
    auto const first = number_of(limits.conflicts[i].first);
    auto const second = number_of(limits.conflicts[i].second);
    if (!first || !second) continue;
    result.conflicts.emplace_back(*first, *second);
    numbers.push_back(static_cast<std::uint32_t>(limits.budgets.size() + i));
  }
  return result;
}

/// A goal that several of the use case's are.
struct Target {
  std::uint32_t node = 0;
  std::vector<std::int64_t> goals;  ///< how many of each gravity, the greatest first
};

std::vector<Target> targets_of(Problem const& problem, std::vector<std::uint32_t> const& gravity, Closure const& all) {
  std::uint32_t const greatest = gravity.empty() ? 0 : *std::max_element(gravity.begin(), gravity.end());
  Closure const nothing(problem);
  std::vector<Target> targets;
  std::map<std::uint32_t, std::size_t> number_of;
  for (std::size_t g = 0; g < problem.goals.size(); ++g) {
    std::uint32_t const node = problem.goals[g];
    if (!all.holds(node) || nothing.holds(node)) continue;
    auto const [found, fresh] = number_of.try_emplace(node, targets.size());
    if (fresh) targets.push_back({node, std::vector<std::int64_t>(greatest + 1)});
    ++targets[found->second].goals[greatest - gravity[g]];
  }
  return targets;
}

/// What one goal of each gravity weighs: more than all that are less grave together, of the first `apart` gravities;
/// the others are not told apart. Nothing if all together would weigh more than `most`.
std::optional<std::vector<std::int64_t>> weigh_one(std::vector<std::int64_t> const& goals, std::size_t apart,
                                                   std::int64_t most) {
  std::vector<std::int64_t> ones(goals.size());
  std::int64_t one = 1, lighter = 0;
  for (std::size_t i = goals.size(); i-- > 0;) {
    ones[i] = one;
    lighter += goals[i];
    if (i >= apart) continue;
    std::int64_t const more = std::exchange(lighter, 0) + 1;
    if (one > most / more) return std::nullopt;
    one *= more;
  }
  return ones;
}

/// What leaving each target weighs, all together at most `most`.
std::vector<std::int64_t> weights_of(std::vector<Target> const& targets, std::int64_t most) {
  std::vector<std::int64_t> goals, weights;
  for (Target const& target : targets) {
    goals.resize(target.goals.size());
    for (std::size_t i = 0; i < goals.size(); ++i) goals[i] += target.goals[i];
  }
  std::optional<std::vector<std::int64_t>> ones;
  for (std::size_t apart = goals.size(); !ones && apart > 0; --apart) ones = weigh_one(goals, apart, most);
  for (Target const& target : targets)
    weights.push_back(std::inner_product(target.goals.begin(), target.goals.end(), ones->begin(), std::int64_t{0}));
  return weights;
}

std::vector<std::uint32_t> nodes_of(std::vector<Target> const& targets) {
  std::vector<std::uint32_t> nodes;
  for (Target const& target : targets) nodes.push_back(target.node);
  return nodes;
}

/// Sums of weights are exact.
constexpr std::int64_t most_weight = std::int64_t{1} << 62;

/// The exact search, over the part that the goals rest on.
class LimitedSearch {
 public:
  LimitedSearch(Part const& part, std::vector<Target> const& targets, std::vector<Kind> const& kinds,
                Limits const& limits, std::uint32_t resource_limit)
      : part_(&part),
        targets_(&targets),
        kinds_(&kinds),
        encoding_(part.problem, limits, kinds.size(), resource_limit) {}

  /// Which goals and which kinds: fixed from now on.
  bool choose_kinds() {
    std::vector<std::int64_t> weights(encoding_.size(), 0);
    std::vector<Encoding::Tie> ties;
    std::int64_t sum = 1;
    auto const n = static_cast<std::int64_t>(kinds_->size()) + 1;
    for (std::uint32_t k = 0; k < kinds_->size(); ++k) {
      std::int64_t const weight = weight_of((*kinds_)[k], n) * n + 1;  // then the fewest
      weights[encoding_.taken(k)] = weight;
      sum += weight;
      ties.push_back({encoding_.taken(k), true});
    }
    std::vector<std::int64_t> const left = weights_of(*targets_, most_weight / sum);
    for (std::size_t g = 0; g < targets_->size(); ++g) {
      weights[encoding_.given_up(g)] = sum * left[g];
      ties.push_back({encoding_.given_up(g), false});
    }
    return encoding_.settle(weights, ties, values_);
  }

  bool choose_instances() {
    std::int64_t divisor = 1;
    for (Problem::Candidate const& candidate : part_->problem.candidates) divisor = std::gcd(divisor, candidate.cost);
    return choose_instances(std::max<std::int64_t>(divisor, 1));
  }

  std::vector<std::uint32_t> left() const {
    std::vector<std::uint32_t> result;
    for (std::size_t g = 0; g < targets_->size(); ++g)
      if (values_[encoding_.given_up(g)]) result.push_back((*targets_)[g].node);
    return result;
  }
  std::vector<std::uint32_t> placed() const {
    std::vector<std::uint32_t> result;
    for (std::uint32_t c = 0; c < part_->candidates.size(); ++c)
      if (values_[encoding_.placed(c)]) result.push_back(part_->candidates[c]);
    return result;
  }

 private:
  bool choose_instances(std::int64_t divisor) {
    std::vector<std::int64_t> weights(encoding_.size(), 0);
    std::vector<Encoding::Tie> ties;
    auto const& candidates = part_->problem.candidates;
    auto const n = static_cast<std::int64_t>(candidates.size()) + 1;
    for (std::uint32_t c = 0; c < candidates.size(); ++c) {
      weights[encoding_.placed(c)] = candidates[c].cost / divisor * n + 1;  // then the fewest
      ties.push_back({encoding_.placed(c), true});
    }
    return encoding_.settle(weights, ties, values_);
  }

  Part const* part_;
  std::vector<Target> const* targets_;
  std::vector<Kind> const* kinds_;
  Encoding encoding_;
  std::vector<bool> values_;
};

/// The exact search is for what one node or a few share, not for a fleet.
constexpr std::size_t most_exact_candidates = 1'500;

/// Gives goals up until the limits are kept: of each that is not, those that may rest on the candidate on which the
/// least may rest. No proof.
class RoomMaker {
 public:
  /// `whole`: the part that all targets rest on, its goals.
  RoomMaker(Problem const& problem, std::vector<Target> const& targets, Limits const& limits, Part const& whole)
      : problem_(&problem),
        targets_(&targets),
        limits_(&limits),
        whole_(&whole),
        greedy_(whole.problem),
        weights_(weights_of(targets, most_weight)),
        target_at_(problem.nodes.size(), none),
        seen_(problem.nodes.size(), 0),
        given_up_(targets.size()) {
    for (std::uint32_t t = 0; t < targets.size(); ++t) target_at_[targets[t].node] = t;
  }

  LimitedChoice choose() {
    LimitedChoice choice;
    choice.kinds_proved = choice.instances_proved = false;
    choice.placed = place_held();
    while (make_room(choice.placed)) choice.placed = place_held();
    if (!keeps(*limits_, choice.placed)) {
      choice.placed.clear();
      given_up_.assign(given_up_.size(), true);
    }
    for (std::uint32_t t = 0; t < targets_->size(); ++t)
      if (given_up_[t]) choice.left.push_back((*targets_)[t].node);
    return choice;
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFFU;

  /// For the targets that are not given up: candidates of the problem, sorted.
  std::vector<std::uint32_t> place_held() const {
    std::vector<std::uint32_t> held;
    for (std::uint32_t t = 0; t < targets_->size(); ++t)
      if (!given_up_[t]) held.push_back(whole_->problem.goals[t]);
    std::vector<std::uint32_t> placed = greedy_.place(held);
    for (std::uint32_t& candidate : placed) candidate = whole_->candidates[candidate];
    return placed;
  }

  /// False if the limits are kept, or nothing is left to be given up.
  bool make_room(std::vector<std::uint32_t> const& sorted) {
    Chosen const placed(sorted);
    bool kept = true;
    for (Limits::Budget const& budget : limits_->budgets) {
      if (used(budget, placed) <= budget.room) continue;
      std::vector<std::uint32_t> users;
      for (Limits::Share const& share : budget.shares)
        if (share.once + share.each > 0 && placed.has(share.candidate)) users.push_back(share.candidate);
      give_up_for_one_of(users);
      kept = false;
    }
    for (auto const& [a, b] : limits_->conflicts) {
      if (!placed.has(a) || !placed.has(b)) continue;
      give_up_for_one_of({a, b});
      kept = false;
    }
    return !kept && std::exchange(gave_up_, false);
  }

  void give_up_for_one_of(std::vector<std::uint32_t> const& candidates) {
    std::vector<std::uint32_t> fewest;
    std::int64_t least = 0;
    for (std::uint32_t const candidate : candidates) {
      std::vector<std::uint32_t> const above = targets_above(candidate);
      std::int64_t weight = 0;
      for (std::uint32_t const t : above) weight += weights_[t];
      // None: they were given up for another limit just now.
      if (above.empty()) return;
      if (!fewest.empty() && least <= weight) continue;
      least = weight;
      fewest = above;
    }
    gave_up_ = gave_up_ || !fewest.empty();
    for (std::uint32_t const t : fewest) given_up_[t] = true;
  }

  /// The goals, not given up, that may rest on a candidate.
  std::vector<std::uint32_t> targets_above(std::uint32_t candidate) {
    ++round_;
    std::vector<std::uint32_t> found, pending{problem_->candidates[candidate].node};
    seen_[pending.front()] = round_;
    while (!pending.empty()) {
      std::uint32_t const node = pending.back();
      pending.pop_back();
      std::uint32_t const target = target_at_[node];
      if (target != none && !given_up_[target]) found.push_back(target);
      for (std::uint32_t const parent : problem_->parents_of(node)) {
        if (seen_[parent] == round_) continue;
        seen_[parent] = round_;
        pending.push_back(parent);
      }
    }
    return found;
  }

  Problem const* problem_;
  std::vector<Target> const* targets_;
  Limits const* limits_;
  Part const* whole_;
  Greedy greedy_;
  std::vector<std::int64_t> weights_;     ///< of leaving each target
  std::vector<std::uint32_t> target_at_;  ///< of each node
  std::vector<std::uint32_t> seen_;       ///< of each node: in which round
  std::uint32_t round_ = 0;
  bool gave_up_ = false;  ///< something since this was asked last
  std::vector<bool> given_up_;
};

void number_left(Problem const& problem, LimitedChoice& choice) {
  std::sort(choice.left.begin(), choice.left.end());
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t g = 0; g < problem.goals.size(); ++g)
    if (std::binary_search(choice.left.begin(), choice.left.end(), problem.goals[g])) numbers.push_back(g);
  choice.left = numbers;
}

}  // namespace

LimitedChoice choose_within(Problem const& problem, std::vector<Kind> const& kinds,
                            std::vector<std::uint32_t> const& gravity, Limits const& limits,
                            std::uint32_t resource_limit) {
  Closure all(problem);
  all.place_all();
  std::vector<Target> const targets = targets_of(problem, gravity, all);
  Parts parts(problem);
  Part const part = parts.of(nodes_of(targets), nullptr, &all);
  LimitedChoice choice;
  Limits own;  // outlives the search
  std::optional<LimitedSearch> search;
  if (part.candidates.size() <= most_exact_candidates) {
    std::vector<std::uint32_t> numbers;
    own = binding(cut_to(limits, part, numbers));
    search.emplace(part, targets, kinds, own, resource_limit);
  }
  if (search && search->choose_kinds()) {
    choice.left = search->left();
    choice.placed = search->placed();
    choice.instances_proved = search->choose_instances();
    if (choice.instances_proved) choice.placed = search->placed();
  } else {
    choice = RoomMaker(problem, targets, limits, part).choose();
  }
  number_left(problem, choice);
  for (std::uint32_t const candidate : choice.placed) choice.kinds.push_back(problem.candidates[candidate].kind);
  std::sort(choice.kinds.begin(), choice.kinds.end());
  choice.kinds.erase(std::unique(choice.kinds.begin(), choice.kinds.end()), choice.kinds.end());
  return choice;
}

namespace {

/// Those of the limits whose number is in `kept`.
Limits only(Limits const& limits, std::vector<bool> const& kept) {
  Limits result;
  for (std::size_t i = 0; i < limits.budgets.size(); ++i)
    if (kept[i]) result.budgets.push_back(limits.budgets[i]);
  for (std::size_t i = 0; i < limits.conflicts.size(); ++i)
    if (kept[limits.budgets.size() + i]) result.conflicts.push_back(limits.conflicts[i]);
  return result;
}

/// All goals of the part together, under some of the limits.
SolverAnswer together(Part const& part, Limits const& limits, std::uint32_t resource_limit) {
  Encoding encoding(part.problem, limits, 0, resource_limit);
  for (std::size_t g = 0; g < part.problem.goals.size(); ++g) encoding.fix(encoding.given_up(g), false);
  return encoding.least({}).status;
}

/// What would have to go for the first goal of the part; the others are those held.
void find_exchange(Part const& part, Limits const& limits, std::vector<std::uint32_t> const& held,
                   std::uint32_t resource_limit, Obstacle& obstacle) {
  Encoding encoding(part.problem, limits, 0, resource_limit);
  encoding.fix(encoding.given_up(0), false);
  obstacle.alone = encoding.least({}).status == SolverAnswer::unsatisfiable;
  if (obstacle.alone) return;
  std::vector<std::int64_t> weights(encoding.size(), 0);
  std::vector<Encoding::Tie> ties;
  for (std::size_t i = 0; i < held.size(); ++i) {
    weights[encoding.given_up(i + 1)] = 1;
    ties.push_back({encoding.given_up(i + 1), false});
  }
  std::vector<bool> values;
  if (!encoding.settle(weights, ties, values)) return;
  for (std::size_t i = 0; i < held.size(); ++i)
    if (values[encoding.given_up(i + 1)]) obstacle.instead.push_back(held[i]);
}

}  // namespace

std::optional<Obstacle> find_obstacle(Problem const& problem, std::vector<std::uint32_t> const& held,
                                      std::uint32_t goal, Limits const& limits, std::uint32_t resource_limit) {
  if (problem.candidates.size() > most_exact_candidates) return std::nullopt;
  Closure all(problem);
  all.place_all();
  std::vector<std::uint32_t> nodes{problem.goals[goal]};
  for (std::uint32_t const other : held) nodes.push_back(problem.goals[other]);
  Parts parts(problem);
  Part const part = parts.of(nodes, nullptr, &all);
  std::vector<std::uint32_t> numbers;
  Limits const own = cut_to(limits, part, numbers);
  std::vector<bool> kept(own.size(), true);
  if (together(part, own, resource_limit) != SolverAnswer::unsatisfiable) return std::nullopt;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    kept[i] = false;
    if (together(part, only(own, kept), resource_limit) != SolverAnswer::unsatisfiable) kept[i] = true;
  }
  Obstacle obstacle;
  for (std::uint32_t i = 0; i < kept.size(); ++i) {
    if (!kept[i]) continue;
    obstacle.limits.push_back(numbers[i]);
    if (i >= own.budgets.size()) continue;
    std::vector<bool> others(own.size(), true);
    others[i] = false;
    Limits const rest = only(own, others);
    Encoding encoding(part.problem, rest, 0, resource_limit);
    for (std::size_t g = 0; g < part.problem.goals.size(); ++g) encoding.fix(encoding.given_up(g), false);
    auto const answer = encoding.least(encoding.use_of(own.budgets[i]));
    if (answer.status == SolverAnswer::satisfiable) obstacle.reliefs.push_back({i, answer.weight});
  }
  find_exchange(part, own, held, resource_limit, obstacle);
  return obstacle;
}

}  // namespace glacis::mechanism
