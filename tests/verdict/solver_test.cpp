#include "engine/verdict/solver.h"

#include <optional>

#include "tests/catch/catch.h"
#include "tests/verdict/draw.h"

using namespace glacis::verdict;
using namespace glacis::verdict::tests;

namespace {

struct Clauses {
  std::uint32_t variables = 0;
  std::vector<SolverClause> clauses;
  std::vector<std::int64_t> weights;
};

Clauses draw_clauses(Draw const& draw) {
  Clauses made;
  made.variables = 1 + draw(10);
  std::uint32_t const count = draw(4 * made.variables);
  for (std::uint32_t i = 0; i < count; ++i) {
    SolverClause clause;
    for (std::uint32_t j = 1 + draw(3); j-- > 0;) {
      auto const variable = static_cast<SolverLiteral>(1 + draw(made.variables));
      clause.push_back(draw(3) == 0 ? -variable : variable);
    }
    made.clauses.push_back(clause);
  }
  for (std::uint32_t i = 0; i < made.variables; ++i) made.weights.push_back(draw(6));
  return made;
}

bool satisfied(std::vector<SolverClause> const& clauses, std::uint32_t completion) {
  for (SolverClause const& clause : clauses) {
    bool holds = false;
    for (SolverLiteral const literal : clause) {
      std::uint32_t const variable = static_cast<std::uint32_t>(literal < 0 ? -literal : literal) - 1;
      holds = holds || ((completion >> variable & 1) != 0) == (literal > 0);
    }
    if (!holds) return false;
  }
  return true;
}

std::optional<std::int64_t> least_by_trying(Clauses const& made) {
  std::optional<std::int64_t> least;
  for (std::uint32_t completion = 0; completion < 1U << made.variables; ++completion) {
    if (!satisfied(made.clauses, completion)) continue;
    std::int64_t weight = 0;
    for (std::uint32_t i = 0; i < made.variables; ++i) weight += (completion >> i & 1) != 0 ? made.weights[i] : 0;
    if (!least || weight < *least) least = weight;
  }
  return least;
}

/// `holes + 1` pigeons; the smallest is beyond any solver that counts by cases when it is large enough.
std::vector<SolverClause> pigeons(int holes) {
  std::vector<SolverClause> clauses;
  auto const sits = [holes](int pigeon, int hole) { return pigeon * holes + hole + 1; };
  for (int pigeon = 0; pigeon <= holes; ++pigeon) {
    SolverClause clause;
    for (int hole = 0; hole < holes; ++hole) clause.push_back(sits(pigeon, hole));
    clauses.push_back(clause);
    for (int other = 0; other < pigeon; ++other) {
      for (int hole = 0; hole < holes; ++hole) clauses.push_back({-sits(pigeon, hole), -sits(other, hole)});
    }
  }
  return clauses;
}

}  // namespace

TEST_CASE("clauses are satisfiable or not") {
  CHECK(solve(0, {}, 1000) == SolverAnswer::satisfiable);
  CHECK(solve(1, {{1}}, 100'000) == SolverAnswer::satisfiable);
  CHECK(solve(1, {{1}, {-1}}, 100'000) == SolverAnswer::unsatisfiable);
  CHECK(solve(1, {{}}, 100'000) == SolverAnswer::unsatisfiable);
  CHECK(solve(20, pigeons(4), 1'000'000) == SolverAnswer::unsatisfiable);
}

TEST_CASE("the limit on effort ends the search, at the same place each time") {
  for (int i = 0; i < 3; ++i) CHECK(solve(110, pigeons(10), 20'000) == SolverAnswer::gave_up);
  CHECK(least_weight(std::vector<std::int64_t>(110, 1), pigeons(10), {}, 20'000).status == SolverAnswer::gave_up);
}

TEST_CASE("the least weight is the least of all completions") {
  for_all_draws("least weight", 300, [](Draw const& draw) {
    Clauses const made = draw_clauses(draw);
    std::optional<std::int64_t> const expected = least_by_trying(made);
    SolverAnswer const answer = solve(made.variables, made.clauses, 4'000'000);
    LeastWeight const found = least_weight(made.weights, made.clauses, {}, 4'000'000);
    if (!expected) return answer == SolverAnswer::unsatisfiable && found.status == SolverAnswer::unsatisfiable;
    if (answer != SolverAnswer::satisfiable || found.status != SolverAnswer::satisfiable) return false;
    std::uint32_t completion = 0;
    for (std::uint32_t i = 0; i < made.variables; ++i) completion |= found.chosen[i] ? 1U << i : 0;
    return found.weight == *expected && satisfied(made.clauses, completion);
  });
}

TEST_CASE("the least weight keeps the limits") {
  struct Row {
    std::vector<std::int64_t> weights;
    std::vector<SolverClause> clauses;
    std::vector<SolverLimit> limits;
    std::optional<std::int64_t> least;
  };
  std::vector<Row> const rows{
      {{1, 5}, {{1, 2}}, {{{{1, 7}}, 6}}, 5},
      {{1, 5}, {{1, 2}}, {{{{1, 7}}, 7}}, 1},
      {{1, 1, 9}, {{1, 3}, {2, 3}}, {{{{1, 4'000'000'000'000}, {2, 1'000'000'000'000}}, 4'999'999'999'999}}, 9},
      {{1, 1, 9}, {{1, 3}, {2, 3}}, {{{{1, 4'000'000'000'000}, {2, 1'000'000'000'000}}, 5'000'000'000'000}}, 2},
      {{0, 0}, {{1}, {2}}, {{{{1, 3}, {2, 3}}, 5}}, std::nullopt},
      {{2, 0}, {{1, 2}}, {{{{-1, 3}}, 2}}, 2},
  };
  for (Row const& row : rows) {
    LeastWeight const found = least_weight(row.weights, row.clauses, row.limits, 4'000'000);
    CHECK(found.status == (row.least ? SolverAnswer::satisfiable : SolverAnswer::unsatisfiable));
    if (row.least) CHECK(found.weight == *row.least);
  }
}

TEST_CASE("weights beyond 32 bits are exact") {
  std::int64_t const large = 3'000'000'000'000;
  LeastWeight const found = least_weight({large + 1, large, 1}, {{1, 2}, {3}}, {}, 4'000'000);
  REQUIRE(found.status == SolverAnswer::satisfiable);
  CHECK(found.weight == large + 1);
  CHECK(found.chosen == std::vector<bool>{false, true, true});
}
