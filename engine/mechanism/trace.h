#pragma once
#include <cstdint>

#include "engine/mechanism/candidates.h"

namespace glacis::mechanism {

/// Fills what the placed instances are there for: provides, closes, meets, supports. `placed` are candidates, in the
/// order of `plan.placed`; `closure` has them placed.
void trace_contributions(Candidates const& candidates, Closure const& closure, std::vector<std::uint32_t> const& placed,
                         Plan& plan);

}  // namespace glacis::mechanism
