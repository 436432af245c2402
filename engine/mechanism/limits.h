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

/// Some candidates, for questions about each of many.
class Chosen {
 public:
  explicit Chosen(std::vector<std::uint32_t> const& sorted) : has_(sorted.empty() ? 0 : sorted.back() + 1) {
    for (std::uint32_t const candidate : sorted) has_[candidate] = true;
  }
  bool has(std::uint32_t candidate) const { return candidate < has_.size() && has_[candidate]; }

 private:
  std::vector<bool> has_;
};

/// What these candidates use of a budget.
std::int64_t used(Limits::Budget const& budget, Chosen const& placed);
/// Do these candidates (sorted) keep all limits?
bool keeps(Limits const& limits, std::vector<std::uint32_t> const& placed);
/// Without the budgets that all candidates together keep.
Limits binding(Limits limits);

}  // namespace glacis::mechanism
