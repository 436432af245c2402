#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/verdict/judge.h"
#include "engine/verdict/ties.h"
#include "engine/verdict/world.h"

namespace glacis::verdict {

/// What one view knows, to ask under.
struct Ground {
  Evaluator const* evaluator = nullptr;
  Ties const* ties = nullptr;
  Flags* flags = nullptr;
  Decider* decider = nullptr;
};

/// One question: goals over one residual, each decided under just what of Γ bears on it.
class Inquiry {
 public:
  using Ref = Residual::Ref;
  /// Clears the residual and uses it.
  Inquiry(Ground const& ground, Residual& residual)
      : ground_(ground), residual_(&residual), grounder_(*ground.evaluator, residual, *ground.flags) {
    residual.clear();
  }
  Grounder& grounder() { return grounder_; }
  Residual& residual() { return *residual_; }

  /// Γ was found consistent, so a contradiction here would be ours: it counts as given up.
  Answer decide(Ref goal);
  /// The goals as a script for another solver, under all that is open of Γ, each with whether it is expected to be
  /// possible and what it means.
  struct Goal {
    Ref ref;
    bool possible;
    std::string_view meaning;
  };
  std::string script(std::string_view heading, std::vector<Goal> const& goals);
  /// The least world in which the goal is true. None: there is none, or the effort ran out.
  std::optional<std::vector<Assignment>> least_world(Ref goal);
  /// The same with the fewest unknowns, in words; empty: there is none.
  std::vector<Fact> tell_smallest_world(Ref goal);

 private:
  std::vector<Ref> const& given(Ref goal);
  std::vector<std::uint64_t> in_order(Ref goal) const;
  Ground ground_;
  Residual* residual_;
  Grounder grounder_;
  std::vector<std::uint64_t> given_of_;  ///< the variables of the last goal
  std::vector<Ref> given_;               ///< what bears on them
};

}  // namespace glacis::verdict
