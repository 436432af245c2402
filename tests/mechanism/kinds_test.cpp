#include "engine/mechanism/kinds.h"

#include <algorithm>
#include <tuple>

#include "tests/catch/catch.h"
#include "tests/mechanism/random_problem.h"

namespace glacis::mechanism {
namespace {

constexpr std::uint32_t effort = 4'000'000;

/// How many goals hold with the candidates of the kinds placed.
std::size_t closed(Problem const& problem, std::uint32_t kinds) {
  Closure closure(problem);
  for (std::uint32_t c = 0; c < problem.candidates.size(); ++c)
    if ((kinds >> problem.candidates[c].kind) & 1U) closure.place(c);
  std::size_t count = 0;
  for (std::uint32_t const goal : problem.goals) count += closure.holds(goal) ? 1 : 0;
  return count;
}

/// All sets of kinds, the best in the order of the stages of a plan.
std::vector<std::uint32_t> brute_force(RandomProblem const& random) {
  auto const n = static_cast<std::uint32_t>(random.kinds.size());
  std::size_t const closable = closed(random.problem, (1U << n) - 1);
  using Rank = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t, std::vector<std::uint32_t>>;
  std::vector<Rank> ranks;
  for (std::uint32_t set = 0; set < (1U << n); ++set) {
    if (closed(random.problem, set) < closable) continue;
    Rank rank{0, 0, 0, 0, {}};
    for (std::uint32_t k = 0; k < n; ++k) {
      if (((set >> k) & 1U) == 0) continue;
      std::get<0>(rank) += random.kinds[k].stand_in ? 1 : 0;
      std::get<1>(rank) += random.kinds[k].there ? 0 : 1;
      std::get<2>(rank) += random.kinds[k].preferred ? 0 : 1;
      std::get<3>(rank) += 1;
      std::get<4>(rank).push_back(k);
    }
    ranks.push_back(rank);
  }
  return std::get<4>(*std::min_element(ranks.begin(), ranks.end()));
}

bool hits_all(std::vector<std::uint32_t> const& members, std::vector<Cut> const& cuts) {
  return std::all_of(cuts.begin(), cuts.end(), [&](Cut const& cut) {
    return std::any_of(cut.begin(), cut.end(),
                       [&](auto m) { return std::binary_search(members.begin(), members.end(), m); });
  });
}

}  // namespace

TEST_CASE("the kinds are those that a brute-force planner chooses") {
  RandomProblems problems(1);
  for (int i = 0; i < 5000; ++i) {
    RandomProblem const random = problems.next(9);
    GroupChoice const choice = choose_kinds(random.problem, random.kinds, effort);
    INFO("problem " << i);
    REQUIRE(choice.proved);
    REQUIRE(choice.groups == brute_force(random));
  }
}

TEST_CASE("each cut is needed, and no set that misses one closes as much") {
  RandomProblems problems(2);
  for (int i = 0; i < 1000; ++i) {
    RandomProblem const random = problems.next(9);
    auto const n = static_cast<std::uint32_t>(random.kinds.size());
    std::size_t const closable = closed(random.problem, (1U << n) - 1);
    GroupChoice const choice = choose_kinds(random.problem, random.kinds, effort);
    REQUIRE(hits_all(choice.groups, choice.cuts));
    for (Cut const& cut : choice.cuts) {
      std::uint32_t others = (1U << n) - 1;
      for (std::uint32_t const kind : cut) others &= ~(1U << kind);
      REQUIRE(closed(random.problem, others) < closable);
    }
  }
}

TEST_CASE("a standard is taken before a stand-in, the fewest new ones, the preferred of equals") {
  struct Row {
    std::vector<Kind> kinds;
    std::vector<std::vector<std::uint32_t>> goals;  // any of these kinds
    std::vector<std::uint32_t> expected;
  };
  Kind const standard, stand_in{.stand_in = true}, there{.there = true}, preferred{.preferred = true};
  std::vector<Row> const rows{
      {{stand_in, standard, standard}, {{0, 1}, {0, 2}}, {1, 2}},
      {{standard, standard, standard}, {{0, 1}, {1, 2}}, {1}},
      {{standard, there}, {{0, 1}}, {1}},
      {{standard, standard}, {{0, 1}}, {0}},
      {{stand_in}, {{0}}, {0}},
      {{standard, there, there}, {{0, 1}, {0, 2}}, {1, 2}},
      {{standard, preferred}, {{0, 1}}, {1}},
      {{standard, preferred, preferred}, {{0, 1}, {0, 2}}, {0}},
      {{standard, preferred, there}, {{0, 1, 2}}, {2}},
  };
  for (Row const& row : rows) {
    Problem problem;
    for (auto const& goal : row.goals) {
      std::vector<std::uint32_t> of;
      for (std::uint32_t const kind : goal) of.push_back(problem.add_candidate(kind, 0));
      problem.goals.push_back(problem.add(Problem::Form::any_of, of));
    }
    problem.finish();
    CHECK(choose_kinds(problem, row.kinds, effort).groups == row.expected);
  }
}

TEST_CASE("where standards do, no stand-in is used, and nothing that could be closed is lost") {
  RandomProblems problems(5);
  for (int i = 0; i < 2000; ++i) {
    RandomProblem const random = problems.next(9);
    Problem problem = random.problem;
    prefer_standards(problem, random.kinds);
    std::uint32_t const all = (1U << random.kinds.size()) - 1;
    REQUIRE(closed(problem, all) == closed(random.problem, all));
    std::uint32_t standards = 0;
    for (std::uint32_t k = 0; k < random.kinds.size(); ++k) standards |= random.kinds[k].stand_in ? 0 : 1U << k;
    Closure with_stand_ins(problem);
    for (std::uint32_t c = 0; c < problem.candidates.size(); ++c)
      if (random.kinds[problem.candidates[c].kind].stand_in) with_stand_ins.place(c);
    Closure const nothing(problem);
    Closure only_standards(random.problem);
    for (std::uint32_t c = 0; c < problem.candidates.size(); ++c)
      if ((standards >> problem.candidates[c].kind) & 1U) only_standards.place(c);
    for (std::uint32_t const goal : problem.goals)
      if (only_standards.holds(goal)) REQUIRE(with_stand_ins.holds(goal) == nothing.holds(goal));
  }
}

TEST_CASE("what supports only itself helps nothing") {
  Problem problem;
  std::uint32_t const first = problem.add_candidate(0, 0);
  std::uint32_t const second = problem.add_candidate(1, 0);
  problem.candidates[0].needs = second;
  problem.candidates[1].needs = first;
  problem.goals = {first};
  problem.finish();
  CHECK(choose_kinds(problem, {{}, {}}, effort).groups.empty());
}

}  // namespace glacis::mechanism
