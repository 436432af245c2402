#include "engine/mechanism/limits.h"

#include <algorithm>

namespace glacis::mechanism {

std::int64_t used(Limits::Budget const& budget, Chosen const& placed) {
  using Most = std::pair<std::uint32_t, std::int64_t>;
  std::int64_t sum = 0;
  std::vector<Most> once;  // by group, which are few
  for (Limits::Share const& share : budget.shares) {
    if (!placed.has(share.candidate)) continue;
    sum += share.each;
    auto const known = std::ranges::find(once, share.group, &Most::first);
    if (known == once.end())
      once.emplace_back(share.group, share.once);
    else
      known->second = std::max(known->second, share.once);
  }
  for (auto const& [group, most] : once) sum += most;
  return sum;
}

bool keeps(Limits const& limits, std::vector<std::uint32_t> const& placed) {
  Chosen const chosen(placed);
  return std::all_of(limits.budgets.begin(), limits.budgets.end(),
                     [&](Limits::Budget const& budget) { return used(budget, chosen) <= budget.room; }) &&
         std::none_of(limits.conflicts.begin(), limits.conflicts.end(),
                      [&](auto const& pair) { return chosen.has(pair.first) && chosen.has(pair.second); });
}

Limits binding(Limits limits) {
  std::erase_if(limits.budgets, [](Limits::Budget const& budget) {
    std::vector<std::uint32_t> all;
    for (Limits::Share const& share : budget.shares) all.push_back(share.candidate);
    return used(budget, Chosen(all)) <= budget.room;
  });
  return limits;
}

}  // namespace glacis::mechanism
