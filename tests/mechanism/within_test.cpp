#include "engine/mechanism/within.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "tests/catch/catch.h"
#include "tests/mechanism/random_problem.h"

namespace glacis::mechanism {
namespace {

constexpr std::uint32_t limited_effort = 4'000'000;

struct Limited {
  RandomProblem random;
  std::vector<std::uint32_t> gravity;  ///< 0 to 2
  Limits limits;
};

Limited next(RandomProblems& problems) {
  Limited result{problems.next(8), {}, {}};
  auto const candidates = static_cast<std::uint32_t>(result.random.problem.candidates.size());
  for (std::size_t g = 0; g < result.random.problem.goals.size(); ++g) result.gravity.push_back(problems.below(3));
  std::uint32_t const budgets = problems.below(4);
  for (std::uint32_t b = 0; b < budgets; ++b) {
    Limits::Budget budget{problems.below(12), {}};
    for (std::uint32_t c = 0; c < candidates; ++c)
      if (problems.below(3) != 0)
        budget.shares.push_back({c, result.random.problem.candidates[c].kind, problems.below(6), problems.below(4)});
    result.limits.budgets.push_back(budget);
  }
  std::uint32_t const conflicts = problems.below(4);
  for (std::uint32_t i = 0; i < conflicts; ++i) {
    std::uint32_t const a = problems.below(candidates);
    std::uint32_t const b = problems.below(candidates);
    if (a != b || problems.below(3) == 0) result.limits.conflicts.emplace_back(std::min(a, b), std::max(a, b));
  }
  return result;
}

std::vector<std::uint32_t> members_of_set(std::uint32_t set, std::size_t count) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t i = 0; i < count; ++i)
    if ((set >> i) & 1U) result.push_back(i);
  return result;
}

std::vector<bool> holding(Problem const& problem, std::vector<std::uint32_t> const& placed) {
  Closure closure(problem);
  for (std::uint32_t const c : placed) closure.place(c);
  std::vector<bool> result;
  for (std::uint32_t const goal : problem.goals) result.push_back(closure.holds(goal));
  return result;
}

/// Its own sum, by another way than limits.cpp.
bool allowed(Limits const& limits, std::uint32_t set) {
  for (Limits::Budget const& budget : limits.budgets) {
    std::int64_t sum = 0;
    for (auto share = budget.shares.begin(); share != budget.shares.end(); ++share) {
      if (((set >> share->candidate) & 1U) == 0) continue;
      sum += share->each;
      // The greatest `once` of the group counts, at the first that has it.
      bool const greatest = std::none_of(budget.shares.begin(), budget.shares.end(), [&](Limits::Share const& other) {
        return ((set >> other.candidate) & 1U) != 0 && other.group == share->group &&
               (other.once > share->once || (other.once == share->once && other.candidate < share->candidate));
      });
      if (greatest) sum += share->once;
    }
    if (sum > budget.room) return false;
  }
  return std::none_of(limits.conflicts.begin(), limits.conflicts.end(), [&](auto const& pair) {
    return ((set >> pair.first) & 1U) != 0 && ((set >> pair.second) & 1U) != 0;
  });
}

using Members = std::vector<std::uint32_t>;
/// Goals left by gravity, the greatest first, stand-ins, new kinds, kinds not preferred, kinds; which kinds, which
/// goals; cost, candidates; which.
using LimitedRank = std::tuple<std::array<std::size_t, 3>, std::size_t, std::size_t, std::size_t, std::size_t, Members,
                               std::vector<bool>, std::int64_t, std::size_t, Members>;

LimitedRank rank_of(Limited const& limited, std::vector<bool> const& closable, Members const& placed) {
  Problem const& problem = limited.random.problem;
  LimitedRank rank{};
  std::vector<bool> const holds = holding(problem, placed);
  std::vector<std::uint32_t> seen;  // a goal that is the same node as an earlier one is given up with it
  for (std::size_t g = 0; g < holds.size(); ++g) {
    bool const left = closable[g] && !holds[g];
    if (left) ++std::get<0>(rank)[2 - limited.gravity[g]];
    if (std::find(seen.begin(), seen.end(), problem.goals[g]) == seen.end()) std::get<6>(rank).push_back(left);
    seen.push_back(problem.goals[g]);
  }
  Members& kinds = std::get<5>(rank);
  for (std::uint32_t const c : placed) {
    kinds.push_back(problem.candidates[c].kind);
    std::get<7>(rank) += problem.candidates[c].cost;
  }
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  for (std::uint32_t const k : kinds) {
    std::get<1>(rank) += limited.random.kinds[k].stand_in ? 1 : 0;
    std::get<2>(rank) += limited.random.kinds[k].there ? 0 : 1;
    std::get<3>(rank) += limited.random.kinds[k].preferred ? 0 : 1;
  }
  std::get<4>(rank) = kinds.size();
  std::get<8>(rank) = placed.size();
  std::get<9>(rank) = placed;
  return rank;
}

LimitedRank brute_force(Limited const& limited) {
  Problem const& problem = limited.random.problem;
  std::size_t const count = problem.candidates.size();
  std::vector<bool> const closable = holding(problem, members_of_set((1U << count) - 1, count));
  std::vector<LimitedRank> ranks;
  for (std::uint32_t set = 0; set < (1U << count); ++set)
    if (allowed(limited.limits, set)) ranks.push_back(rank_of(limited, closable, members_of_set(set, count)));
  return *std::min_element(ranks.begin(), ranks.end());
}

}  // namespace

TEST_CASE("within limits the choice is the one that a brute-force planner makes") {
  RandomProblems problems(11);
  int limited_ones = 0;
  for (int i = 0; i < tries(1200); ++i) {
    Limited const limited = next(problems);
    Problem const& problem = limited.random.problem;
    INFO("problem " << i);
    LimitedChoice const choice =
        choose_within(problem, limited.random.kinds, limited.gravity, limited.limits, limited_effort);
    REQUIRE(choice.kinds_proved);
    REQUIRE(choice.instances_proved);
    REQUIRE(keeps(limited.limits, choice.placed));
    LimitedRank const expected = brute_force(limited);
    std::vector<bool> const closable =
        holding(problem, members_of_set((1U << problem.candidates.size()) - 1, problem.candidates.size()));
    REQUIRE(rank_of(limited, closable, choice.placed) == expected);
    REQUIRE(choice.kinds == std::get<5>(expected));
    std::vector<bool> const holds = holding(problem, choice.placed);
    for (std::uint32_t g = 0; g < holds.size(); ++g)
      REQUIRE(std::binary_search(choice.left.begin(), choice.left.end(), g) == (closable[g] && !holds[g]));
    limited_ones += choice.left.empty() ? 0 : 1;
  }
  CHECK(limited_ones > tries(120));
}

TEST_CASE("without effort the choice keeps the limits, says what it leaves and that nothing is proved") {
  RandomProblems problems(12);
  for (int i = 0; i < tries(500); ++i) {
    Limited const limited = next(problems);
    Problem const& problem = limited.random.problem;
    LimitedChoice const choice = choose_within(problem, limited.random.kinds, limited.gravity, limited.limits, 1);
    REQUIRE(keeps(limited.limits, choice.placed));
    std::vector<bool> const holds = holding(problem, choice.placed);
    std::vector<bool> const closable =
        holding(problem, members_of_set((1U << problem.candidates.size()) - 1, problem.candidates.size()));
    for (std::uint32_t g = 0; g < holds.size(); ++g)
      if (closable[g] && !holds[g]) REQUIRE(std::binary_search(choice.left.begin(), choice.left.end(), g));
    if (choice.kinds_proved) REQUIRE(rank_of(limited, closable, choice.placed) <= brute_force(limited));
  }
}

TEST_CASE("an obstacle is enough, has nothing to spare, and its relief is the least room that does") {
  RandomProblems problems(13);
  int obstacles = 0, reliefs = 0, exchanges = 0;
  for (int i = 0; i < tries(600); ++i) {
    Limited const limited = next(problems);
    Problem const& problem = limited.random.problem;
    std::size_t const count = problem.candidates.size();
    LimitedChoice const choice =
        choose_within(problem, limited.random.kinds, limited.gravity, limited.limits, limited_effort);
    if (choice.left.empty()) continue;
    std::vector<bool> const holds = holding(problem, choice.placed);
    std::vector<std::uint32_t> wanted;
    for (std::uint32_t g = 0; g < holds.size(); ++g)
      if (holds[g]) wanted.push_back(g);
    std::uint32_t const goal = choice.left.front();
    auto const obstacle = find_obstacle(problem, wanted, goal, limited.limits, limited_effort);
    INFO("problem " << i);
    REQUIRE(obstacle);
    wanted.push_back(goal);
    auto const possible = [&](Limits const& limits) {
      for (std::uint32_t set = 0; set < (1U << count); ++set) {
        std::vector<bool> const now = holding(problem, members_of_set(set, count));
        if (allowed(limits, set) && std::all_of(wanted.begin(), wanted.end(), [&](auto g) { return now[g]; }))
          return true;
      }
      return false;
    };
    auto const kept = [&](std::vector<std::uint32_t> const& numbers) {
      Limits limits;
      for (std::uint32_t const n : numbers) {
        if (n < limited.limits.budgets.size())
          limits.budgets.push_back(limited.limits.budgets[n]);
        else
          limits.conflicts.push_back(limited.limits.conflicts[n - limited.limits.budgets.size()]);
      }
      return limits;
    };
    REQUIRE_FALSE(possible(kept(obstacle->limits)));
    for (std::size_t skip = 0; skip < obstacle->limits.size(); ++skip) {
      auto fewer = obstacle->limits;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(skip));
      REQUIRE(possible(kept(fewer)));
    }
    for (Obstacle::Relief const& relief : obstacle->reliefs) {
      Limits wider = limited.limits;
      wider.budgets[relief.budget].room = relief.room;
      REQUIRE(possible(wider));
      wider.budgets[relief.budget].room = relief.room - 1;
      REQUIRE_FALSE(possible(wider));
      ++reliefs;
    }
    // How few of the others have to go, over all sets of candidates.
    std::size_t fewest = SIZE_MAX;
    for (std::uint32_t set = 0; set < (1U << count); ++set) {
      std::vector<bool> const now = holding(problem, members_of_set(set, count));
      if (!allowed(limited.limits, set) || !now[goal]) continue;
      fewest = std::min(fewest, static_cast<std::size_t>(
                                    std::count_if(wanted.begin(), wanted.end(), [&](auto g) { return !now[g]; })));
    }
    REQUIRE(obstacle->alone == (fewest == SIZE_MAX));
    if (!obstacle->alone) {
      REQUIRE(obstacle->instead.size() == fewest);
      std::erase_if(wanted, [&](std::uint32_t g) { return std::ranges::count(obstacle->instead, g) != 0; });
      REQUIRE(possible(limited.limits));
      ++exchanges;
    }
    ++obstacles;
  }
  CHECK(obstacles > tries(60));
  CHECK(exchanges > tries(5));
  CHECK(reliefs > tries(20));
}

}  // namespace glacis::mechanism
