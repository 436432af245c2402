#pragma once
#include <optional>
#include <vector>

#include "engine/mechanism/plan.h"

namespace glacis::mechanism {

/// The recommended plan of the world in which what it waits for is so: facts that are possible together, supposed
/// because mechanisms that perhaps fit surely do there.
struct Optimistic {
  std::vector<verdict::Fact> supposed;
  verdict::Judgement judgement;  ///< of that world, as presumed
  Plan plan;                     ///< its indices are into `judgement`
};

/// None: the recommended plan waits for nothing that could be supposed, supposing it closes no more, or the use case
/// is too large for plans to be made twice. Facts are supposed in the order in which they are waited for, as long as
/// all are possible; of these then as few as close as much, each mechanism resting on one least set that makes it fit
/// (Judge::supposing). That no other facts would do with fewer, or close more, is not proved.
std::optional<Optimistic> optimistic_plan(verdict::Case const& the_case, verdict::Judge& judge, Plan const& recommended,
                                          Wishes const& wishes, verdict::Effort effort);

}  // namespace glacis::mechanism
