#include "engine/mechanism/instances.h"

#include <algorithm>
#include <tuple>

#include "tests/catch/catch.h"
#include "tests/mechanism/random_problem.h"

namespace glacis::mechanism {
namespace {

std::vector<bool> holding(Problem const& problem, std::uint32_t placed) {
  Closure closure(problem);
  for (std::uint32_t c = 0; c < problem.candidates.size(); ++c)
    if ((placed >> c) & 1U) closure.place(c);
  std::vector<bool> result;
  for (std::uint32_t const goal : problem.goals) result.push_back(closure.holds(goal));
  return result;
}

std::vector<std::uint32_t> brute_force(Problem const& problem, std::uint32_t allowed) {
  std::vector<bool> const closable = holding(problem, allowed);
  using Rank = std::tuple<std::int64_t, std::size_t, std::vector<std::uint32_t>>;
  std::vector<Rank> ranks;
  for (std::uint32_t set = 0; set < (1U << problem.candidates.size()); ++set) {
    if ((set & ~allowed) != 0 || holding(problem, set) != closable) continue;
    Rank rank{0, 0, {}};
    for (std::uint32_t c = 0; c < problem.candidates.size(); ++c) {
      if (((set >> c) & 1U) == 0) continue;
      std::get<0>(rank) += problem.candidates[c].cost;
      std::get<2>(rank).push_back(c);
    }
    std::get<1>(rank) = std::get<2>(rank).size();
    ranks.push_back(rank);
  }
  return std::get<2>(*std::min_element(ranks.begin(), ranks.end()));
}

std::uint32_t as_set(std::vector<std::uint32_t> const& members) {
  std::uint32_t set = 0;
  for (std::uint32_t const m : members) set |= 1U << m;
  return set;
}

}  // namespace

TEST_CASE("the instances are those that a brute-force planner chooses") {
  RandomProblems problems(3);
  for (int i = 0; i < 4000; ++i) {
    Problem const problem = problems.next(9).problem;
    std::uint32_t const allowed =
        problems.below(1U << problem.candidates.size()) | problems.below(1U << problem.candidates.size());
    std::vector<bool> bits;
    for (std::uint32_t c = 0; c < problem.candidates.size(); ++c) bits.push_back(((allowed >> c) & 1U) != 0);
    INFO("problem " << i);
    InstanceChoice const choice = choose_instances(problem, bits, {});
    REQUIRE(choice.proved);
    REQUIRE(choice.placed == brute_force(problem, allowed));
  }
}

TEST_CASE("a part that is too large is placed greedily, closes as much and says that it is not proved") {
  RandomProblems problems(4);
  std::size_t greedy = 0;
  for (int i = 0; i < 4000; ++i) {
    Problem const problem = problems.next(9).problem;
    std::vector<bool> const all(problem.candidates.size(), true);
    InstanceChoice const choice = choose_instances(problem, all, {.exact_candidates = 0});
    INFO("problem " << i);
    REQUIRE(holding(problem, as_set(choice.placed)) == holding(problem, 0xFFFFFFFFU));
    greedy += choice.proved ? 0 : 1;
  }
  CHECK(greedy > 100);
}

}  // namespace glacis::mechanism
