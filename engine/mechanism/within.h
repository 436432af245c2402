#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/mechanism/kinds.h"
#include "engine/mechanism/limits.h"

namespace glacis::mechanism {

struct LimitedChoice {
  bool kinds_proved = true;           ///< no choice leaves less, or needs better kinds for it
  bool instances_proved = true;       ///< none is cheaper with these kinds
  std::vector<std::uint32_t> left;    ///< goals (numbers) that hold with all candidates placed, but are given up
  std::vector<std::uint32_t> kinds;   ///< sorted
  std::vector<std::uint32_t> placed;  ///< sorted
};

/// Of all candidates that keep the limits: fewest goals left of the greatest gravity, then of the next; then kinds as
/// choose_kinds has them; then the first goals in order; then candidates as choose_instances has them. Exact, or not
/// proved. `gravity`: of each goal.
LimitedChoice choose_within(Problem const& problem, std::vector<Kind> const& kinds,
                            std::vector<std::uint32_t> const& gravity, Limits const& limits,
                            std::uint32_t resource_limit);

/// Why a goal cannot hold beside others.
struct Obstacle {
  std::vector<std::uint32_t> limits;  ///< numbers, budgets first: together they are enough, none can be left out
  struct Relief {
    std::uint32_t budget = 0;
    std::int64_t room = 0;  ///< with as much, and all other limits as they are, it could hold too
  };
  std::vector<Relief> reliefs;
  bool alone = false;  ///< the limits have no room for the goal even if nothing else is to hold
  /// Else: of those held (numbers) as few as possible that would have to go for it, all limits as they are; of equals
  /// the last. Empty: the effort ran out.
  std::vector<std::uint32_t> instead;
};
/// None if they could all hold together, the effort ran out, or there are too many candidates to try.
std::optional<Obstacle> find_obstacle(Problem const& problem, std::vector<std::uint32_t> const& held,
                                      std::uint32_t goal, Limits const& limits, std::uint32_t resource_limit);

}  // namespace glacis::mechanism
