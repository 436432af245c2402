#pragma once
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace glacis::verdict {

/// The only user of Z3 (solver.cpp). Questions come as plain tables, answers as plain values; a solver's exceptions
/// end here. Every call makes a fresh solver, so no answer depends on what was asked before.

/// Boolean literal: variable number + 1, negative if negated.
using SolverLiteral = std::int32_t;
using SolverClause = std::vector<SolverLiteral>;

/// Of these literals, the amounts of those that are true add up to `most` at most. All amounts >= 0, `most` >= 0.
struct SolverLimit {
  std::vector<std::pair<SolverLiteral, std::int64_t>> terms;
  std::int64_t most = 0;
};

enum class SolverAnswer : std::uint8_t { satisfiable, unsatisfiable, gave_up };

/// `used`: what it took of the limit is added to it.
SolverAnswer solve(std::uint32_t variables, std::vector<SolverClause> const& clauses, std::uint32_t resource_limit,
                   std::uint64_t* used = nullptr);

/// Least weight of a set of variables that satisfies the clauses and keeps the limits. `weights[v]` >= 0 counts if v is
/// true.
struct LeastWeight {
  SolverAnswer status = SolverAnswer::gave_up;  ///< satisfiable: `weight` is proved least
  std::int64_t weight = 0;
  std::vector<bool> chosen;  ///< one optimum; which one is the solver's whim: fix ties before printing
};
LeastWeight least_weight(std::vector<std::int64_t> const& weights, std::vector<SolverClause> const& clauses,
                         std::vector<SolverLimit> const& limits, std::uint32_t resource_limit);

}  // namespace glacis::verdict
