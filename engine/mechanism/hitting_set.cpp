#include "engine/mechanism/hitting_set.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

#include "engine/verdict/solver.h"

namespace glacis::mechanism {

namespace {

using Bits = std::vector<std::uint64_t>;

bool covers(Bits const& larger, Bits const& smaller) {
  for (std::size_t i = 0; i < larger.size(); ++i)
    if ((smaller[i] & ~larger[i]) != 0) return false;
  return true;
}

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
    std::map<std::uint32_t, Bits> hits;
    for (std::size_t r = 0; r < rows.size(); ++r)
      for (std::uint32_t const column : rows[r]) {
        Bits& bits = hits.try_emplace(column, (rows.size() + 63) / 64).first->second;
        bits[r / 64] |= 1ULL << (r % 64);
      }
    Cut dropped;
    for (auto const& [column, bits] : hits) {
      auto const rank = std::pair(weights[column], column);
      // Only members of its first row can hit all that it hits.
      Cut const& row = rows[first_of(bits)];
      if (std::any_of(row.begin(), row.end(), [&, mine = &bits](std::uint32_t other) {
            return std::pair(weights[other], other) < rank && covers(hits.at(other), *mine);
          }))
        dropped.push_back(column);
    }
    for (Cut& row : rows)
      std::erase_if(row, [&](auto column) { return std::binary_search(dropped.begin(), dropped.end(), column); });
    return !dropped.empty();
  }

  static std::size_t first_of(Bits const& bits) {
    std::size_t word = 0;
    while (bits[word] == 0) ++word;
    return word * 64 + static_cast<std::size_t>(std::countr_zero(bits[word]));
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

/// A connected rest that reductions leave, over its own columns 0..n-1.
class Core {
 public:
  Core(std::vector<std::int64_t> const& weights, std::vector<Cut> const& rows, std::uint32_t resource_limit)
      : limit_(resource_limit) {
    for (Cut const& row : rows) columns_.insert(columns_.end(), row.begin(), row.end());
    std::sort(columns_.begin(), columns_.end());
    columns_.erase(std::unique(columns_.begin(), columns_.end()), columns_.end());
    auto const n = static_cast<std::int64_t>(columns_.size());
    for (std::uint32_t const column : columns_) weights_.push_back(weights[column] * (n + 1) + 1);  // then the fewest
    for (Cut const& row : rows) {
      verdict::SolverClause clause;
      for (std::uint32_t const column : row) clause.push_back(literal(number_of(column)));
      clauses_.push_back(clause);
    }
  }

  /// Ties are settled by further, smaller weights: twice as much for each earlier column, a stretch of columns at a
  /// time, each fixed before the next.
  bool solve(std::vector<std::uint32_t>& members) {
    std::size_t const n = columns_.size();
    std::int64_t const total = std::accumulate(weights_.begin(), weights_.end(), std::int64_t{0});
    auto const used = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(total)) + std::bit_width(n) + 1);
    std::size_t const stretch = static_cast<std::size_t>(std::clamp(62 - used, 1, 20));
    for (std::size_t start = 0; start < n; start += stretch) {
      auto const answer = verdict::least_weight(tie_weights(start, stretch), clauses_, {}, limit_);
      if (answer.status != verdict::SolverAnswer::satisfiable) return greedy(members);
      for (std::size_t i = start; i < std::min(start + stretch, n); ++i)
        clauses_.push_back({answer.chosen[i] ? literal(i) : -literal(i)});
      if (start + stretch >= n)
        for (std::size_t i = 0; i < n; ++i)
          if (answer.chosen[i]) members.push_back(columns_[i]);
    }
    return true;
  }

 private:
  static verdict::SolverLiteral literal(std::size_t i) { return static_cast<verdict::SolverLiteral>(i + 1); }
  std::size_t number_of(std::uint32_t column) const {
    return static_cast<std::size_t>(std::lower_bound(columns_.begin(), columns_.end(), column) - columns_.begin());
  }

  std::vector<std::int64_t> tie_weights(std::size_t start, std::size_t stretch) const {
    std::int64_t const unit = std::int64_t{1} << stretch;
    std::int64_t const scale = unit * static_cast<std::int64_t>(columns_.size()) + 1;
    std::vector<std::int64_t> result;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      // All optima have equally many members, so what each adds is the same but for its place in the stretch.
      std::int64_t const gain = i >= start && i < start + stretch ? unit >> (i - start + 1) : 0;
      result.push_back(weights_[i] * scale + unit - gain);
    }
    return result;
  }

  /// Within the effort nothing was proved: the column that hits most for its weight, again and again.
  bool greedy(std::vector<std::uint32_t>& members) const {
    std::vector<verdict::SolverClause> left;
    for (auto const& clause : clauses_)
      if (clause.size() > 1) left.push_back(clause);
    while (!left.empty()) {
      std::vector<std::int64_t> hit(columns_.size());
      for (auto const& clause : left)
        for (auto const column : clause) ++hit[static_cast<std::size_t>(column - 1)];
      std::size_t best = 0;
      for (std::size_t i = 1; i < columns_.size(); ++i) {
        double const gain = static_cast<double>(hit[i]) / static_cast<double>(weights_[i]);
        if (gain > static_cast<double>(hit[best]) / static_cast<double>(weights_[best])) best = i;
      }
      members.push_back(columns_[best]);
      std::erase_if(left, [&](auto const& clause) {
        return std::find(clause.begin(), clause.end(), literal(best)) != clause.end();
      });
    }
    return false;
  }

  std::uint32_t limit_;
  std::vector<std::uint32_t> columns_;
  std::vector<std::int64_t> weights_;
  std::vector<verdict::SolverClause> clauses_;
};

}  // namespace

HittingSet least_hitting_set(std::vector<std::int64_t> const& weights, std::vector<Cut> const& cuts,
                             std::uint32_t resource_limit) {
  Reduction reduction{weights, cuts, {}};
  reduction.run();
  HittingSet result;
  result.members = reduction.forced;
  for (auto const& rows : components(reduction.rows)) {
    Core core(weights, rows, resource_limit);
    result.proved = core.solve(result.members) && result.proved;
  }
  std::sort(result.members.begin(), result.members.end());
  return result;
}

}  // namespace glacis::mechanism
