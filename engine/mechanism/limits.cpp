#include "engine/mechanism/limits.h"

#include <algorithm>
#include <map>

namespace glacis::mechanism {

std::int64_t used(Limits::Budget const& budget, std::vector<std::uint32_t> const& placed) {
  std::int64_t sum = 0;
  std::map<std::uint32_t, std::int64_t> once;
  for (Limits::Share const& share : budget.shares) {
    if (!std::binary_search(placed.begin(), placed.end(), share.candidate)) continue;
    sum += share.each;
    std::int64_t& most = once[share.group];
    most = std::max(most, share.once);
  }
  for (auto const& [group, most] : once) sum += most;
  return sum;
}

bool keeps(Limits const& limits, std::vector<std::uint32_t> const& placed) {
  auto const is_placed = [&](std::uint32_t candidate) {
    return std::binary_search(placed.begin(), placed.end(), candidate);
  };
  return std::all_of(limits.budgets.begin(), limits.budgets.end(),
                     [&](Limits::Budget const& budget) { return used(budget, placed) <= budget.room; }) &&
         std::none_of(limits.conflicts.begin(), limits.conflicts.end(),
                      [&](auto const& pair) { return is_placed(pair.first) && is_placed(pair.second); });
}

Limits binding(Limits limits) {
  std::erase_if(limits.budgets, [](Limits::Budget const& budget) {
    std::vector<std::uint32_t> all;
    for (Limits::Share const& share : budget.shares) all.push_back(share.candidate);
    return used(budget, all) <= budget.room;
  });
  return limits;
}

}  // namespace glacis::mechanism
