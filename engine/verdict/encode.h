#pragma once
#include <cstdint>
#include <vector>

#include "engine/verdict/question.h"
#include "engine/verdict/solver.h"

namespace glacis::verdict {

/// A question as clauses that can be satisfied exactly if it can hold. A variable with values 0..n-1 becomes n-1
/// ordered Booleans "at least i"; a node becomes a Boolean that implies it (Tseitin; one direction is enough, since
/// there are no negations).
struct Encoding {
  std::uint32_t variables = 0;
  std::vector<SolverClause> clauses;
};

/// REQUIRES that it is not settled.
Encoding encode(Question const& question);

}  // namespace glacis::verdict
