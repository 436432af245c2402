#include "engine/mechanism/baseline.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

#include "tests/catch/catch.h"
#include "tests/mechanism/random_problem.h"

namespace glacis::mechanism {
namespace {

constexpr std::uint32_t resources = 4'000'000;
constexpr std::uint32_t most_kinds = 6;

/// A few problems over the same kinds, and an oracle that knows closures alone. Sets of kinds are bits.
struct Union {
  std::vector<Problem> problems;
  std::vector<Kind> kinds;

  std::vector<Problem const*> pointers() const {
    std::vector<Problem const*> result;
    for (Problem const& problem : problems) result.push_back(&problem);
    return result;
  }
  std::uint32_t all() const { return (1U << kinds.size()) - 1; }
  std::vector<bool> held(std::size_t use_case, std::uint32_t set) const {
    Problem const& problem = problems[use_case];
    Closure closure(problem);
    for (std::uint32_t c = 0; c < problem.candidates.size(); ++c)
      if ((set >> problem.candidates[c].kind) & 1U) closure.place(c);
    std::vector<bool> result;
    for (std::uint32_t const goal : problem.goals) result.push_back(closure.holds(goal));
    return result;
  }
  bool serves(std::size_t use_case, std::uint32_t set) const { return held(use_case, set) == held(use_case, all()); }
  std::size_t closed(std::size_t use_case, std::uint32_t set) const {
    auto const goals = held(use_case, set);
    return static_cast<std::size_t>(std::count(goals.begin(), goals.end(), true));
  }
  std::size_t served(std::uint32_t set) const {
    std::size_t count = 0;
    for (std::size_t u = 0; u < problems.size(); ++u) count += serves(u, set) ? 1U : 0U;
    return count;
  }
};

class Unions {
 public:
  explicit Unions(std::uint64_t seed) : problems_(seed) {}
  std::uint32_t below(std::uint32_t bound) { return problems_.below(bound); }
  Union next() {
    Union result;
    for (std::uint32_t k = 0; k < most_kinds; ++k) result.kinds.push_back({below(4) == 0, false, below(3) == 0});
    std::uint32_t const count = 1 + below(5);
    for (std::uint32_t i = 0; i < count; ++i) result.problems.push_back(problems_.next(7).problem);
    return result;
  }

 private:
  RandomProblems problems_;
};

std::vector<std::uint32_t> identity() {
  std::vector<std::uint32_t> result(most_kinds);
  std::iota(result.begin(), result.end(), 0U);
  return result;
}

std::vector<std::uint32_t> members(std::uint32_t set) {
  std::vector<std::uint32_t> result;
  for (std::uint32_t k = 0; k < most_kinds; ++k)
    if ((set >> k) & 1U) result.push_back(k);
  return result;
}

std::uint32_t bits(std::vector<std::uint32_t> const& members) {
  std::uint32_t result = 0;
  for (std::uint32_t const member : members) result |= 1U << member;
  return result;
}

std::vector<std::uint32_t> everybody(Union const& of) {
  std::vector<std::uint32_t> result(of.problems.size());
  std::iota(result.begin(), result.end(), 0U);
  return result;
}

/// The stages of a plan over a set of kinds; ties by the list.
auto rank_of(Union const& of, std::uint32_t set) {
  std::size_t stand_ins = 0, new_ones = 0;
  for (std::uint32_t const k : members(set)) {
    stand_ins += of.kinds[k].stand_in ? 1U : 0U;
    new_ones += of.kinds[k].preferred ? 0U : 1U;
  }
  return std::tuple(stand_ins, std::popcount(set), new_ones, members(set));
}

template <class Good>
std::uint32_t best_set(Union const& of, Good const& good) {
  std::uint32_t best = of.all();
  for (std::uint32_t set = 0; set <= of.all(); ++set)
    if (good(set) && rank_of(of, set) < rank_of(of, best)) best = set;
  return best;
}

}  // namespace

TEST_CASE("the baseline is that of brute force, and its cuts prove it") {
  Unions unions(11);
  for (int i = 0; i < tries(3000); ++i) {
    Union const of = unions.next();
    INFO("union " << i);
    Demands demands(of.pointers(), identity(), most_kinds);
    auto const weights = stage_weights(of.kinds);
    GroupChoice const choice = least_baseline(demands, everybody(of), weights, resources);
    REQUIRE(choice.proved);
    auto const serves_all = [&](std::uint32_t set) { return of.served(set) == of.problems.size(); };
    REQUIRE(choice.groups == members(best_set(of, serves_all)));
    auto const cuts = sufficient_cuts(choice.cuts, weights, resources);
    for (Cut const& cut : cuts) REQUIRE(!serves_all(of.all() & ~bits(cut)));
    auto const weight_of_all = [&](std::vector<std::uint32_t> const& set) {
      return std::accumulate(set.begin(), set.end(), std::int64_t{0},
                             [&](std::int64_t sum, std::uint32_t k) { return sum + weights[k]; });
    };
    REQUIRE(weight_of_all(least_hitting_set(weights, cuts, resources).members) == weight_of_all(choice.groups));
  }
}

TEST_CASE("a baseline of some use cases serves those, and an extension is the least beside what is there") {
  Unions unions(12);
  for (int i = 0; i < tries(2000); ++i) {
    Union const of = unions.next();
    INFO("union " << i);
    Demands demands(of.pointers(), identity(), most_kinds);
    std::uint32_t const there = unions.below(of.all() + 1);
    std::vector<std::uint32_t> some;
    for (std::uint32_t u = 0; u < of.problems.size(); ++u)
      if (unions.below(2) == 0) some.push_back(u);
    auto weights = stage_weights(of.kinds);
    for (std::uint32_t const k : members(there)) weights[k] = 0;
    auto const chosen = least_baseline(demands, some, weights, resources).groups;
    std::uint32_t const extension = bits(chosen) & ~there;
    std::uint32_t const least = best_set(of, [&](std::uint32_t set) {
      return (set & there) == 0 &&
             std::all_of(some.begin(), some.end(), [&](std::uint32_t u) { return of.serves(u, set | there); });
    });
    // Ties may be settled by members of what is there, so the lists may differ.
    auto const counts = [&](std::uint32_t set) {
      auto const [stand_ins, count, new_ones, list] = rank_of(of, set);
      return std::tuple(stand_ins, count, new_ones);
    };
    REQUIRE(counts(extension) == counts(least));
    for (std::uint32_t const u : some) REQUIRE(of.serves(u, extension | there));
  }
}

TEST_CASE("what a member is there for is what does not hold without it") {
  Unions unions(13);
  for (int i = 0; i < tries(2000); ++i) {
    Union const of = unions.next();
    INFO("union " << i);
    Demands demands(of.pointers(), identity(), most_kinds);
    std::uint32_t const set = unions.below(of.all() + 1);
    for (Loss const& loss : losses(demands, members(set))) {
      std::vector<Loss::OfUseCase> expected;
      for (std::uint32_t u = 0; u < of.problems.size(); ++u) {
        auto const with = of.held(u, set);
        auto const without = of.held(u, set & ~(1U << loss.kind));
        Loss::OfUseCase each{u, {}};
        for (std::uint32_t g = 0; g < with.size(); ++g)
          if (with[g] && !without[g]) each.goals.push_back(g);
        if (!each.goals.empty()) expected.push_back(each);
      }
      REQUIRE(loss.use_cases.size() == expected.size());
      for (std::size_t u = 0; u < expected.size(); ++u) {
        REQUIRE(loss.use_cases[u].use_case == expected[u].use_case);
        REQUIRE(loss.use_cases[u].goals == expected[u].goals);
      }
    }
  }
}

TEST_CASE("the least of a set with which as much holds is that of brute force") {
  Unions unions(14);
  for (int i = 0; i < tries(2000); ++i) {
    Union const of = unions.next();
    INFO("union " << i);
    Demands demands(of.pointers(), identity(), most_kinds);
    std::uint32_t const set = unions.below(of.all() + 1);
    auto const as_much = [&](std::uint32_t fewer) {
      if ((fewer & ~set) != 0) return false;
      for (std::size_t u = 0; u < of.problems.size(); ++u)
        if (of.held(u, fewer) != of.held(u, set)) return false;
      return true;
    };
    std::uint32_t least = set;
    for (std::uint32_t fewer = 0; fewer <= of.all(); ++fewer)
      if (as_much(fewer) && rank_of(of, fewer) < rank_of(of, least)) least = fewer;
    GroupChoice const choice = least_of(demands, members(set), stage_weights(of.kinds), resources);
    REQUIRE(choice.proved);
    REQUIRE(choice.groups == members(least));
  }
}

TEST_CASE("each stage is the best that is left of the next one") {
  Unions unions(15);
  for (int i = 0; i < tries(1000); ++i) {
    Union const of = unions.next();
    INFO("union " << i);
    Demands demands(of.pointers(), identity(), most_kinds);
    std::vector<std::uint32_t> ranks;
    for (std::size_t u = 0; u < of.problems.size(); ++u) ranks.push_back(unions.below(2));
    auto const worth = [&](std::uint32_t set) {
      std::vector<std::size_t> result(4);
      for (std::size_t u = 0; u < of.problems.size(); ++u) {
        result[ranks[u]] += of.serves(u, set) ? 1U : 0U;
        result[2 + ranks[u]] += of.closed(u, set);
      }
      return result;
    };
    std::uint32_t const set = unions.below(of.all() + 1);
    std::uint32_t present = set;
    auto stages = order_members(demands, members(set), ranks);
    REQUIRE(stages.size() == members(set).size());
    std::reverse(stages.begin(), stages.end());
    for (Stage const& stage : stages) {
      std::uint32_t const left = present & ~(1U << stage.added);
      for (std::uint32_t const other : members(present)) {
        auto const its = worth(present & ~(1U << other));
        REQUIRE((its < worth(left) || (its == worth(left) && other <= stage.added)));
      }
      for (std::uint32_t u = 0; u < of.problems.size(); ++u) {
        bool const now = of.serves(u, present) && !of.serves(u, left);
        REQUIRE(now == std::binary_search(stage.now_served.begin(), stage.now_served.end(), u));
      }
      REQUIRE(stage.served == of.served(present));
      present = left;
    }
    REQUIRE(present == 0);
  }
}

TEST_CASE("the most use cases that so many kinds serve are those of brute force") {
  Unions unions(16);
  for (int i = 0; i < tries(400); ++i) {
    Union const of = unions.next();
    INFO("union " << i);
    Demands demands(of.pointers(), identity(), most_kinds);
    std::vector<std::size_t> most(most_kinds);
    for (std::uint32_t set = 0; set <= of.all(); ++set)
      for (std::size_t n = static_cast<std::size_t>(std::popcount(set)); n <= most_kinds; ++n)
        if (n > 0) most[n - 1] = std::max(most[n - 1], of.served(set));
    std::vector<std::size_t> reached(most_kinds, of.served(0));  // what is known decides effort, never the answer
    if (unions.below(2) == 0)
      for (std::size_t n = unions.below(most_kinds); n < most_kinds; ++n) reached[n] = most[n];
    auto const answer = most_served(demands, reached, resources);
    for (std::size_t n = 0; n < most_kinds; ++n) REQUIRE(answer[n] == most[n]);
  }
}

TEST_CASE("the least of the baseline for one use case is that of brute force") {
  Unions unions(18);
  for (int i = 0; i < tries(1000); ++i) {
    Union const of = unions.next();
    INFO("union " << i);
    Demands demands(of.pointers(), identity(), most_kinds);
    auto const weights = stage_weights(of.kinds);
    auto const baseline = least_baseline(demands, everybody(of), weights, resources).groups;
    for (std::uint32_t u = 0; u < of.problems.size(); ++u) {
      std::uint32_t least = bits(baseline);
      for (std::uint32_t fewer = 0; fewer <= of.all(); ++fewer)
        if ((fewer & ~bits(baseline)) == 0 && of.serves(u, fewer) && rank_of(of, fewer) < rank_of(of, least))
          least = fewer;
      GroupChoice const choice = least_for(demands, u, baseline, weights, resources);
      REQUIRE(choice.proved);
      REQUIRE(choice.groups == members(least));
    }
  }
}

TEST_CASE("equal goals of different use cases are one demand") {
  Unions unions(17);
  Union of = unions.next();
  of.problems.resize(1, of.problems.front());
  Demands const alone(of.pointers(), identity(), most_kinds);
  of.problems.push_back(of.problems.front());
  for (Problem::Candidate& candidate : of.problems.back().candidates) candidate.cost += 7;
  Demands const twice(of.pointers(), identity(), most_kinds);
  CHECK(twice.use_cases() == 2);
  CHECK(twice.distinct() == alone.distinct());
}

}  // namespace glacis::mechanism
