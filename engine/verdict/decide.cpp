#include "engine/verdict/decide.h"

#include <algorithm>

#include "engine/verdict/encode.h"
#include "engine/verdict/enumerate.h"
#include "engine/verdict/question.h"
#include "engine/verdict/solver.h"

namespace glacis::verdict {

namespace {

/// Can the goal hold, and can it fail: together they are the answer.
template <class Ask>
Answer answer_of(Shape const& shape, Ask const& ask_one) {
  SolverAnswer const holds = ask_one(ask(shape, true));
  if (holds == SolverAnswer::gave_up) return Answer::gave_up;
  SolverAnswer const fails = ask_one(ask(shape, false));
  if (fails == SolverAnswer::gave_up) return Answer::gave_up;
  if (holds == SolverAnswer::satisfiable) {
    return fails == SolverAnswer::satisfiable ? Answer::both : Answer::yes;
  }
  return fails == SolverAnswer::satisfiable ? Answer::no : Answer::contradiction;
}

SolverAnswer by_enumeration(Question const& question) {
  return can_hold(question) ? SolverAnswer::satisfiable : SolverAnswer::unsatisfiable;
}

SolverAnswer by_solver(Question const& question, std::uint32_t resource_limit, std::uint64_t* used) {
  if (question.is_settled()) return by_enumeration(question);
  if (resource_limit == 0) return SolverAnswer::gave_up;  // to the solver it would mean none
  Encoding const encoding = encode(question);
  return solve(encoding.variables, encoding.clauses, resource_limit, used);
}

}  // namespace

Answer decide(Shape const& shape, Effort const& effort, std::uint64_t* used) {
  return answer_of(shape, [&effort, used](Question const& question) {
    if (question.bits() <= effort.native_bits && question.bits() <= 26) return by_enumeration(question);
    return by_solver(question, effort.resource_limit, used);
  });
}

Answer decide_natively(Shape const& shape) { return answer_of(shape, by_enumeration); }

Answer decide_by_solver(Shape const& shape, Effort const& effort) {
  return answer_of(shape,
                   [&effort](Question const& question) { return by_solver(question, effort.resource_limit, nullptr); });
}

Answer Decider::decide(Shape const& shape) {
  ++asked_;
  auto const [found, fresh] = answers_.try_emplace(shape, Answer::gave_up);
  if (fresh) {
    Effort effort = effort_;
    std::uint64_t const left = effort_.budget - std::min(used_, effort_.budget);
    effort.resource_limit = static_cast<std::uint32_t>(std::min<std::uint64_t>(effort.resource_limit, left));
    found->second = verdict::decide(shape, effort, &used_);
  }
  if (found->second == Answer::gave_up) ++gave_up_;
  return found->second;
}

}  // namespace glacis::verdict
