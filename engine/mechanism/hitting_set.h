#pragma once
#include <cstdint>
#include <vector>

namespace glacis::mechanism {

/// "One of these is needed": sorted.
using Cut = std::vector<std::uint32_t>;

struct HittingSet {
  bool proved = true;                  ///< nothing better hits every cut
  std::vector<std::uint32_t> members;  ///< sorted
};

/// The members of least weight that hit every cut; among those the fewest, among those the lexicographically least
/// list. Depends on the cuts as a set alone, never on a solver's whim. REQUIRES weights >= 0 with a sum below 2^40,
/// no empty cut.
HittingSet least_hitting_set(std::vector<std::int64_t> const& weights, std::vector<Cut> const& cuts,
                             std::uint32_t resource_limit);

}  // namespace glacis::mechanism
