#pragma once
#include <cstdint>
#include <vector>

namespace glacis::mechanism {

struct Cover {
  bool proved = false;                 ///< `columns` is the one canonical optimum
  std::int64_t bound = 0;              ///< no cover weighs less; also if not all is proved
  std::vector<std::uint32_t> columns;  ///< sorted; hits every row
  std::int64_t steps = 0;              ///< spent
};

/// The columns of least weight that hit every row; among those the fewest, among those the lexicographically least
/// list. Branch and bound with the Lagrangian bound of Beasley (An algorithm for set covering problem, 1987; A
/// Lagrangian heuristic for set-covering problems, 1990), his fixing of columns by reduced cost, and prices that guide
/// a heuristic, as also in Caprara, Fischetti and Toth (A heuristic method for the set covering problem, 1999).
/// Spends about `steps`, some five nanoseconds each, and at least a first node; what it finds depends on that number,
/// never on time. REQUIRES weights >= 0 with a sum below 2^40, fewer than 2^20 columns, each in some row, at least one
/// row, none empty.
Cover least_cover(std::vector<std::int64_t> const& weights, std::vector<std::vector<std::uint32_t>> const& rows,
                  std::int64_t steps);

}  // namespace glacis::mechanism
