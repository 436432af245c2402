#pragma once
#include <cstdint>

#include "engine/mechanism/closure.h"

namespace glacis::mechanism {

struct InstanceChoice {
  bool proved = true;
  std::vector<std::uint32_t> placed;  ///< candidates, sorted
};

struct InstanceLimits {
  std::size_t exact_candidates = 400;  ///< of a connected part; a larger one is chosen greedily, and not proved
  std::uint32_t resource_limit = 4'000'000;
};

/// The cheapest candidates out of those allowed with which every goal holds that holds with all of them; among those
/// the fewest, among those the first in order. Exact part by part: what is forced is taken first, and what then no
/// longer touches is apart.
InstanceChoice choose_instances(Problem const& problem, std::vector<bool> const& allowed, InstanceLimits const& limits);

}  // namespace glacis::mechanism
