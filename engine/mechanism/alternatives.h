#pragma once
#include <optional>

#include "engine/mechanism/candidates.h"
#include "engine/mechanism/limits.h"

namespace glacis::mechanism {

/// For each kind of a plan that one other could replace with a plan that is as good: that one. `placed` are the plan's
/// candidates. Empty if there are too many candidates to try.
std::vector<Alternative> find_ties(Candidates const& candidates, Limits const& limits,
                                   std::vector<std::uint32_t> const& placed, std::uint32_t resource_limit);
/// For each kind of a plan: the best plan without it. A kind without a proved answer has none.
std::vector<Alternative> find_alternatives(Candidates const& candidates, Limits const& limits,
                                           std::vector<std::uint32_t> const& placed, std::uint32_t resource_limit);

/// The plan of least cost that closes as much, whatever kinds it takes; none if that is no cheaper, not proved, or
/// beyond the limits.
std::optional<Cheapest> find_cheapest(Candidates const& candidates, Limits const& limits,
                                      std::vector<std::uint32_t> const& placed, std::uint32_t resource_limit);

}  // namespace glacis::mechanism
