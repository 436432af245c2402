#include "engine/mechanism/hitting_set.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "engine/mechanism/bit_set.h"
#include "engine/mechanism/cover.h"

namespace glacis::mechanism {

namespace {

/// So that 4,000,000 take at most about ten seconds.
constexpr std::int64_t steps_per_resource = 400;

/// Rows with only what still matters. Every step keeps the canonical optimum.
struct Reduction {
  std::vector<std::int64_t> const& weights;
  std::vector<Cut> rows;
  std::vector<std::uint32_t> forced;

  void run() {
    do {
      keep_least_rows();
      take_forced();
    } while (drop_dominated_columns());
  }

  /// A row that contains another says nothing more.
  void keep_least_rows() {
    for (Cut& row : rows) {
      std::sort(row.begin(), row.end());
      row.erase(std::unique(row.begin(), row.end()), row.end());
    }
    std::sort(rows.begin(), rows.end(),
              [](Cut const& a, Cut const& b) { return a.size() != b.size() ? a.size() < b.size() : a < b; });
    std::vector<Cut> kept;
    for (Cut const& row : rows) {
      bool const implied = std::any_of(kept.begin(), kept.end(), [&](Cut const& least) {
        return std::includes(row.begin(), row.end(), least.begin(), least.end());
      });
      if (!implied) kept.push_back(row);
    }
    rows = std::move(kept);
  }

  void take_forced() {
    // Rows are least, so what a row of one forces occurs in no other row.
    std::erase_if(rows, [&](Cut const& row) {
      if (row.size() == 1) forced.push_back(row.front());
      return row.size() == 1;
    });
  }

  /// Whoever hits no more than another, and is heavier or comes later, is never in the canonical optimum: the other
  /// could stand in its place.
  bool drop_dominated_columns() {
    std::map<std::uint32_t, BitSet> hits;
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::uint32_t const column : rows[r]) hits.try_emplace(column, rows.size()).first->second.add(r);
    Cut dropped;
    for (auto const& [column, hit] : hits) {
      auto const rank = std::pair(weights[column], column);
      // Only members of its first row can hit all that it hits.
      Cut const& row = rows[hit.first()];
      if (std::any_of(row.begin(), row.end(), [&, mine = &hit](std::uint32_t other) {
            return std::pair(weights[other], other) < rank && mine->within(hits.at(other));
          }))
        dropped.push_back(column);
    }
    for (Cut& row : rows)
      std::erase_if(row, [&](auto column) { return std::binary_search(dropped.begin(), dropped.end(), column); });
    return !dropped.empty();
  }
};

/// Rows that share no member are apart.
std::vector<std::vector<Cut>> components(std::vector<Cut> const& rows) {
  std::map<std::uint32_t, std::uint32_t> leader;
  auto find = [&](std::uint32_t column) {
    while (leader.at(column) != column) column = leader[column] = leader.at(leader.at(column));
    return column;
  };
  for (Cut const& row : rows)
    for (std::uint32_t const column : row) {
      leader.try_emplace(column, column);
      std::uint32_t const a = find(row.front());
      std::uint32_t const b = find(column);
      leader[std::max(a, b)] = std::min(a, b);
    }
  std::map<std::uint32_t, std::vector<Cut>> groups;
  for (Cut const& row : rows) groups[find(row.front())].push_back(row);
  std::vector<std::vector<Cut>> result;
  for (auto& [column, group] : groups) result.push_back(std::move(group));
  return result;
}

std::size_t entries(std::vector<Cut> const& rows) {
  return std::accumulate(rows.begin(), rows.end(), std::size_t{0},
                         [](std::size_t sum, Cut const& row) { return sum + row.size(); });
}

/// A connected rest that reductions leave, over its own columns 0..n-1.
struct Core {
  explicit Core(std::vector<Cut> const& of) : rows(of) {
    for (Cut const& row : rows) columns.insert(columns.end(), row.begin(), row.end());
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    for (Cut& row : rows)
      for (std::uint32_t& column : row)
        column = static_cast<std::uint32_t>(std::lower_bound(columns.begin(), columns.end(), column) - columns.begin());
  }
  std::vector<Cut> rows;
  Cut columns;
};

}  // namespace

HittingSet least_hitting_set(std::vector<std::int64_t> const& weights, std::vector<Cut> const& cuts,
                             std::uint32_t resource_limit) {
  Reduction reduction{weights, cuts, {}};
  reduction.run();
  HittingSet result;
  result.members = reduction.forced;
  for (std::uint32_t const column : reduction.forced) result.bound += weights[column];
  // Small ones first: each gets an even share of what is left, and what it leaves goes to larger ones.
  std::vector<std::vector<Cut>> parts = components(reduction.rows);
  std::stable_sort(parts.begin(), parts.end(), [](auto const& a, auto const& b) { return entries(a) < entries(b); });
  std::int64_t steps = steps_per_resource * resource_limit;
  auto left = static_cast<std::int64_t>(parts.size());
  for (std::vector<Cut> const& part : parts) {
    Core const core(part);
    std::vector<std::int64_t> own;
    for (std::uint32_t const column : core.columns) own.push_back(weights[column]);
    Cover const cover = least_cover(own, core.rows, steps / left--);
    for (std::uint32_t const column : cover.columns) result.members.push_back(core.columns[column]);
    result.proved = result.proved && cover.proved;
    result.bound += cover.bound;
    steps = std::max<std::int64_t>(steps - cover.steps, 0);
  }
  std::sort(result.members.begin(), result.members.end());
  return result;
}

}  // namespace glacis::mechanism
