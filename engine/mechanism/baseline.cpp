#include "engine/mechanism/baseline.h"

#include <algorithm>
#include <iterator>

namespace glacis::mechanism {

namespace {

std::int64_t weight_of(std::vector<std::uint32_t> const& members, std::vector<std::int64_t> const& weights) {
  std::int64_t sum = 0;
  for (std::uint32_t const member : members) sum += weights[member];
  return sum;
}

/// Shortest first; those that contain another left out.
std::vector<Cut> least_cuts(std::vector<Cut> cuts) {
  std::sort(cuts.begin(), cuts.end(),
            [](Cut const& a, Cut const& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
  std::vector<Cut> kept;
  for (Cut const& cut : cuts) {
    bool const implied = std::any_of(kept.begin(), kept.end(), [&](Cut const& least) {
      return std::includes(cut.begin(), cut.end(), least.begin(), least.end());
    });
    if (!implied) kept.push_back(cut);
  }
  return kept;
}

/// Trying each costs a hitting set; beyond so many it is not worth it.
constexpr std::size_t most_tried = 400;

}  // namespace

GroupChoice least_baseline(Demands& demands, std::vector<std::uint32_t> const& served,
                           std::vector<std::int64_t> const& weights, std::uint32_t resource_limit) {
  auto const missed_by = [&](std::vector<std::uint32_t> const& kinds) {
    KindSet present(demands.kinds(), kinds);
    std::vector<Cut> cuts;
    for (std::uint32_t const use_case : served)
      for (Cut& cut : demands.missed(use_case, present)) cuts.push_back(std::move(cut));
    return cuts;
  };
  return choose_by_cuts(weights, missed_by, resource_limit);
}

namespace {

/// The lightest of `members` with which all of `wanted`, which hold with all of them, hold.
GroupChoice least_within(Demands& demands, std::vector<std::uint32_t> const& wanted,
                         std::vector<std::uint32_t> const& members, std::vector<std::int64_t> const& weights,
                         std::uint32_t resource_limit) {
  KindSet const whole(demands.kinds(), members);
  auto const missed_by = [&](std::vector<std::uint32_t> const& kinds) {
    KindSet present(demands.kinds(), kinds);
    std::vector<Cut> cuts;
    for (std::uint32_t const demand : wanted) {
      while (Cut const* const missed = demands.missed_of(demand, present)) {
        // Whoever is not a member cannot hit it; a member does.
        Cut cut;
        std::copy_if(missed->begin(), missed->end(), std::back_inserter(cut), [&](auto k) { return whole.has(k); });
        present.add(cut);
        cuts.push_back(std::move(cut));
      }
    }
    return cuts;
  };
  return choose_by_cuts(weights, missed_by, resource_limit);
}

}  // namespace

GroupChoice least_for(Demands& demands, std::uint32_t use_case, std::vector<std::uint32_t> const& members,
                      std::vector<std::int64_t> const& weights, std::uint32_t resource_limit) {
  return least_within(demands, demands.asked_for(use_case), members, weights, resource_limit);
}

GroupChoice least_of(Demands& demands, std::vector<std::uint32_t> const& members,
                     std::vector<std::int64_t> const& weights, std::uint32_t resource_limit) {
  Demands::Held const held = demands.held(KindSet(demands.kinds(), members));
  std::vector<std::uint32_t> wanted;
  for (std::uint32_t demand = 0; demand < demands.distinct(); ++demand)
    if (held[demand]) wanted.push_back(demand);
  return least_within(demands, wanted, members, weights, resource_limit);
}

std::vector<Cut> sufficient_cuts(std::vector<Cut> const& cuts, std::vector<std::int64_t> const& weights,
                                 std::uint32_t resource_limit) {
  std::vector<Cut> kept = least_cuts(cuts);
  HittingSet const all = least_hitting_set(weights, kept, resource_limit);
  if (all.proved && kept.size() <= most_tried) {
    std::int64_t const bound = weight_of(all.members, weights);
    for (std::size_t i = kept.size(); i-- > 0;) {
      std::vector<Cut> fewer = kept;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      HittingSet const without = least_hitting_set(weights, fewer, resource_limit);
      if (!without.proved) break;  // the others would take as long
      if (weight_of(without.members, weights) == bound) kept = std::move(fewer);
    }
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

std::vector<Loss> losses(Demands& demands, std::vector<std::uint32_t> const& members) {
  Demands::Held const with = demands.held(KindSet(demands.kinds(), members));
  std::vector<Loss> result;
  for (std::uint32_t const member : members) {
    KindSet others(demands.kinds(), members);
    others.remove(member);
    Demands::Held const without = demands.held(others);
    Loss loss{member, {}};
    for (std::uint32_t use_case = 0; use_case < demands.use_cases(); ++use_case) {
      Loss::OfUseCase of{use_case, {}};
      for (Demands::Goal const& goal : demands.goals(use_case))
        if (with[goal.demand] && !without[goal.demand]) of.goals.push_back(goal.index);
      if (!of.goals.empty()) loss.use_cases.push_back(std::move(of));
    }
    result.push_back(std::move(loss));
  }
  return result;
}

namespace {

/// How good a set is: per rank how many use cases it serves, then per rank how many goals it closes.
std::vector<std::size_t> worth_of(Demands& demands, KindSet const& present, std::vector<std::uint32_t> const& ranks) {
  std::size_t const count = ranks.empty() ? 0 : *std::max_element(ranks.begin(), ranks.end()) + std::size_t{1};
  std::vector<std::size_t> worth(2 * count);
  Demands::Held const held = demands.held(present);
  for (std::uint32_t use_case = 0; use_case < demands.use_cases(); ++use_case) {
    worth[ranks[use_case]] += demands.serves(use_case, held) ? 1U : 0U;
    worth[count + ranks[use_case]] += demands.closed(use_case, held);
  }
  return worth;
}

}  // namespace

std::vector<Stage> order_members(Demands& demands, std::vector<std::uint32_t> const& members,
                                 std::vector<std::uint32_t> const& ranks) {
  std::vector<std::uint32_t> left = members;
  std::vector<Stage> stages;
  while (!left.empty()) {
    KindSet const present(demands.kinds(), left);
    std::size_t goes = 0;
    std::vector<std::size_t> best;
    for (std::size_t i = 0; i < left.size(); ++i) {
      KindSet others = present;
      others.remove(left[i]);
      std::vector<std::size_t> worth = worth_of(demands, others, ranks);
      if (i > 0 && worth < best) continue;
      goes = i;
      best = std::move(worth);
    }
    Demands::Held const held = demands.held(present);
    Stage stage;
    stage.added = left[goes];
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(goes));
    Demands::Held const before = demands.held(KindSet(demands.kinds(), left));
    for (std::uint32_t use_case = 0; use_case < demands.use_cases(); ++use_case) {
      bool const served = demands.serves(use_case, held);
      if (served && !demands.serves(use_case, before)) stage.now_served.push_back(use_case);
      stage.served += served ? 1U : 0U;
      stage.closed += demands.closed(use_case, held);
    }
    stages.push_back(std::move(stage));
  }
  std::reverse(stages.begin(), stages.end());
  return stages;
}

}  // namespace glacis::mechanism
