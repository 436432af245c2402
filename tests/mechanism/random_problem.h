#pragma once
#include <cstdint>
#include <random>

#include "engine/mechanism/kinds.h"
#include "engine/mechanism/problem.h"

namespace glacis::mechanism {

/// How many are tried: under sanitizers, which make it twenty times slower, fewer will do.
inline int tries(int count) {
#ifdef GLACIS_SANITIZED
  return count / 5;
#else
  return count;
#endif
}

/// A small random problem: few candidates of fewer kinds, needs that may go in circles, goals over layered formulas.
struct RandomProblem {
  Problem problem;
  std::vector<Kind> kinds;
};

class RandomProblems {
 public:
  explicit RandomProblems(std::uint64_t seed) : engine_(seed) {}

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }

  RandomProblem next(std::uint32_t most_candidates) {
    RandomProblem result;
    std::uint32_t const kinds = 1 + below(6);
    for (std::uint32_t k = 0; k < kinds; ++k) result.kinds.push_back({below(4) == 0, below(3) == 0, below(3) == 0});
    Problem& problem = result.problem;
    std::vector<std::uint32_t> pool;
    std::uint32_t const candidates = 1 + below(most_candidates);
    for (std::uint32_t c = 0; c < candidates; ++c) pool.push_back(problem.add_candidate(below(kinds), below(4)));
    std::uint32_t const formulas = 2 + below(10);
    for (std::uint32_t f = 0; f < formulas; ++f) pool.push_back(formula(problem, pool));
    for (std::uint32_t c = 0; c < candidates; ++c)
      if (below(2) == 0) problem.candidates[c].needs = pool[below(static_cast<std::uint32_t>(pool.size()))];
    std::uint32_t const goals = 1 + below(5);
    for (std::uint32_t g = 0; g < goals; ++g) problem.goals.push_back(pool[pool.size() - 1 - below(formulas)]);
    problem.finish();
    return result;
  }

 private:
  std::uint32_t formula(Problem& problem, std::vector<std::uint32_t> const& pool) {
    std::vector<std::uint32_t> of;
    std::uint32_t const count = 1 + below(4);
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint32_t const pick = below(static_cast<std::uint32_t>(pool.size()) + 1);
      of.push_back(pick == pool.size() ? below(2) : pool[pick]);
    }
    std::uint32_t const node = problem.reserve();
    std::uint32_t const form = below(5);
    problem.set(node, form < 2 ? Problem::Form::any_of : form < 4 ? Problem::Form::all_of : Problem::Form::support, of);
    return node;
  }

  std::mt19937_64 engine_;
};

}  // namespace glacis::mechanism
