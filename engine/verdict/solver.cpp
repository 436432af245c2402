#include "engine/verdict/solver.h"

#include <z3++.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <string>

namespace glacis::verdict {

namespace {

std::vector<z3::expr> make_variables(z3::context& context, std::size_t count) {
  std::vector<z3::expr> variables;
  variables.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    variables.emplace_back(
        context, Z3_mk_const(context, Z3_mk_int_symbol(context, static_cast<int>(i)), Z3_mk_bool_sort(context)));
  }
  return variables;
}

z3::expr expression_of(z3::context& context, std::vector<z3::expr> const& variables, SolverClause const& clause) {
  z3::expr_vector literals(context);
  for (SolverLiteral const literal : clause) {
    assert(literal != 0 && static_cast<std::size_t>(std::abs(literal)) <= variables.size());
    z3::expr const& variable = variables[static_cast<std::size_t>(std::abs(literal)) - 1];
    literals.push_back(literal < 0 ? !variable : variable);
  }
  return z3::mk_or(literals);
}

z3::params limits(z3::context& context, std::uint32_t resource_limit) {
  z3::params params(context);
  params.set("rlimit", resource_limit);
  return params;
}

SolverAnswer answer_of(z3::check_result result) {
  switch (result) {
    case z3::sat: return SolverAnswer::satisfiable;
    case z3::unsat: return SolverAnswer::unsatisfiable;
    case z3::unknown: break;
  }
  return SolverAnswer::gave_up;
}

std::uint64_t used_of(z3::solver const& solver) {
  z3::stats const statistics = solver.statistics();
  for (unsigned i = 0; i < statistics.size(); ++i)
    if (statistics.key(i) == "rlimit count") return statistics.uint_value(i);
  return 0;
}

bool satisfies(std::vector<bool> const& chosen, std::vector<SolverClause> const& clauses) {
  for (SolverClause const& clause : clauses) {
    bool holds = false;
    for (SolverLiteral const literal : clause) {
      holds = holds || chosen[static_cast<std::size_t>(std::abs(literal)) - 1] == (literal > 0);
    }
    if (!holds) return false;
  }
  return true;
}

bool keeps(std::vector<bool> const& chosen, SolverLimit const& limit) {
  std::int64_t sum = 0;
  for (auto const& [literal, amount] : limit.terms)
    if (chosen[static_cast<std::size_t>(std::abs(literal)) - 1] == (literal > 0)) sum += amount;
  return sum <= limit.most;
}

/// The solver takes amounts of 31 bits: what no subset of the terms tells apart is divided out, and what alone is too
/// much counts as just that. Still larger ones are refused, as by a solver that gives up.
void add_limit(z3::context& context, z3::optimize& optimize, std::vector<z3::expr> const& variables,
               SolverLimit const& limit) {
  std::int64_t divisor = 0;
  std::int64_t sum = 0;
  for (auto const& term : limit.terms) {
    divisor = std::gcd(divisor, term.second);
    sum += term.second;
  }
  if (sum <= limit.most) return;
  std::int64_t const most = limit.most / divisor;
  if (most >= std::numeric_limits<int>::max()) throw z3::exception("a limit is too large");
  z3::expr_vector literals(context);
  std::vector<int> amounts;
  for (auto const& [literal, amount] : limit.terms) {
    if (amount == 0) continue;
    z3::expr const& variable = variables[static_cast<std::size_t>(std::abs(literal)) - 1];
    literals.push_back(literal < 0 ? !variable : variable);
    amounts.push_back(static_cast<int>(std::min(amount / divisor, most + 1)));
  }
  optimize.add(z3::pble(literals, amounts.data(), static_cast<int>(most)));
}

LeastWeight find_least(std::vector<std::int64_t> const& weights, std::vector<SolverClause> const& clauses,
                       std::vector<SolverLimit> const& amounts, std::uint32_t resource_limit) {
  z3::context context;
  z3::optimize optimize(context);
  optimize.set(limits(context, resource_limit));
  std::vector<z3::expr> const variables = make_variables(context, weights.size());
  for (SolverClause const& clause : clauses) optimize.add(expression_of(context, variables, clause));
  for (SolverLimit const& limit : amounts) add_limit(context, optimize, variables, limit);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    assert(weights[i] >= 0);
    if (weights[i] > 0) optimize.add_soft(!variables[i], std::to_string(weights[i]).c_str());
  }
  LeastWeight result;
  result.status = answer_of(optimize.check());
  if (result.status != SolverAnswer::satisfiable) return result;
  z3::model const model = optimize.get_model();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    bool const chosen = model.eval(variables[i], true).is_true();
    result.chosen.push_back(chosen);
    if (chosen) result.weight += weights[i];
  }
  // Cheap to check, so nothing but optimality is taken on trust.
  if (!satisfies(result.chosen, clauses)) return {};
  for (SolverLimit const& limit : amounts)
    if (!keeps(result.chosen, limit)) return {};
  return result;
}

}  // namespace

SolverAnswer solve(std::uint32_t variables, std::vector<SolverClause> const& clauses, std::uint32_t resource_limit,
                   std::uint64_t* used) {
  try {
    z3::context context;
    z3::solver solver(context, z3::solver::simple{});
    solver.set(limits(context, resource_limit));
    std::vector<z3::expr> const names = make_variables(context, variables);
    for (SolverClause const& clause : clauses) solver.add(expression_of(context, names, clause));
    SolverAnswer const answer = answer_of(solver.check());
    if (used != nullptr) *used += used_of(solver);
    return answer;
  } catch (z3::exception const&) {
    if (used != nullptr) *used += resource_limit;
    return SolverAnswer::gave_up;
  }
}

LeastWeight least_weight(std::vector<std::int64_t> const& weights, std::vector<SolverClause> const& clauses,
                         std::vector<SolverLimit> const& limits, std::uint32_t resource_limit) {
  try {
    return find_least(weights, clauses, limits, resource_limit);
  } catch (z3::exception const&) {
    return {};
  }
}

}  // namespace glacis::verdict
