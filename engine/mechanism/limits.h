#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace glacis::mechanism {

/// What candidates may not do together, without names. Not monotone: more candidates may break what fewer keep.
struct Limits {
  /// What a candidate uses: `once` with all others of its group (the greatest counts), and `each` for itself.
  struct Share {
    std::uint32_t candidate = 0;
    std::uint32_t group = 0;
    std::int64_t once = 0;
    std::int64_t each = 0;
  };
  struct Budget {
    std::int64_t room = 0;      ///< >= 0
    std::vector<Share> shares;  ///< sorted by candidate, at most one of each
  };
  std::vector<Budget> budgets;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> conflicts;  ///< not both; twice the same: not at all

  std::size_t size() const { return budgets.size() + conflicts.size(); }
  bool empty() const { return size() == 0; }
};

/// What these candidates (sorted) use of a budget.
std::int64_t used(Limits::Budget const& budget, std::vector<std::uint32_t> const& placed);
/// Do these candidates (sorted) keep all limits?
bool keeps(Limits const& limits, std::vector<std::uint32_t> const& placed);
/// Without the budgets that all candidates together keep.
Limits binding(Limits limits);

}  // namespace glacis::mechanism
