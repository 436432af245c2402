#pragma once
#include "engine/mechanism/candidates.h"

namespace glacis::mechanism {

/// Why a goal (a number) is left that could hold were it not for the limits; nothing if that is not known.
struct Limitation {
  std::uint32_t goal = 0;
  std::vector<verdict::Fact> by;
  std::vector<Relaxation> relaxed;
  bool alone = false;
  std::vector<std::uint32_t> instead;  ///< goals
};

/// Why each finding and obligation stays that the plan leaves: nothing technical closes it, a mechanism would fit if
/// a fact were known, the limits have no room for it, or the
/// catalogue has nothing. `most` is what holds with every candidate placed.
std::vector<Leftover> explain_leftovers(verdict::Case const& the_case, verdict::Judge& judge, PlanKind kind,
                                        verdict::Judgement const& judgement, Candidates& candidates,
                                        Closure const& most, std::vector<Limitation> const& limitations);

}  // namespace glacis::mechanism
