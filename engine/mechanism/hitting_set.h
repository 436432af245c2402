#pragma once
#include <cstdint>
#include <vector>

namespace glacis::mechanism {

/// "One of these is needed": sorted.
using Cut = std::vector<std::uint32_t>;

struct HittingSet {
  bool proved = true;                  ///< nothing better hits every cut
  std::int64_t bound = 0;              ///< nothing lighter does; if it is what the members weigh, at most ties are open
  std::vector<std::uint32_t> members;  ///< sorted; hit every cut, proved or not
};

/// The members of least weight that hit every cut; among those the fewest, among those the lexicographically least
/// list. Depends on the cuts as a set and on the limit alone; a proved answer on the cuts alone. `resource_limit`
/// bounds the search for all in units of 400 steps, a step being about five nanoseconds; it never measures time.
/// Reductions and the first look at each part come on top.
/// REQUIRES weights >= 0 with a sum below 2^40, fewer than 2^20 of them, no empty cut.
HittingSet least_hitting_set(std::vector<std::int64_t> const& weights, std::vector<Cut> const& cuts,
                             std::uint32_t resource_limit);

}  // namespace glacis::mechanism
