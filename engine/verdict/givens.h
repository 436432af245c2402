#pragma once
#include <cstdint>
#include <set>
#include <vector>

#include "engine/verdict/given.h"
#include "engine/verdict/ground.h"
#include "engine/verdict/judge.h"
#include "engine/verdict/standing.h"

namespace glacis::verdict {

/// All of them, of one case.
class Givens {
 public:
  Givens(Case const& the_case, Standing const& standing) : case_(&the_case), standing_(&standing) {}

  /// Those that do not surely hold by what the cells say, in order. What is usual counts as presumed only, and not
  /// where it was dropped.
  std::vector<Given> unsettled(Evaluator const& evaluator, std::set<Given> const& dropped) const;
  bool is_usual(Given given) const;
  Residual::Ref ground(Given given, Grounder& grounder) const;
  /// "constraint short-range holds of report (…)", with its place.
  Fact fact_of(Given given) const;

 private:
  Case const* case_;
  Standing const* standing_;
};

}  // namespace glacis::verdict
