#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/mechanism/cover_rest.h"

namespace glacis::mechanism {

/// Costs in fixed point, so that every machine computes the same. With m the largest and e the entries of the matrix,
/// m * e stays below 2^57 once scaled, and no bound is larger. Costs too large for that are rounded down, by which
/// a bound is lower and still holds.
struct FixedPoint {
  FixedPoint(std::vector<std::int64_t> const& costs, std::size_t entries);
  /// A bound above this says that the cost is above `cost`.
  std::int64_t limit(std::int64_t cost) const { return (cost << up) >> down; }
  /// The least cost that a bound allows.
  std::int64_t cost(std::int64_t bound) const;
  std::vector<std::int64_t> scaled;
  int up = 0;
  int down = 0;
};

/// What a rest has of the matrix, row by row and column by column, under numbers of its own.
struct Compact {
  Compact(Covering const& covering, FixedPoint const& costs, Rest const& rest);
  struct Lists {
    std::vector<std::uint32_t> starts{0};
    std::vector<std::uint32_t> entries;
    std::span<std::uint32_t const> operator[](std::size_t i) const {
      return {entries.data() + starts[i], entries.data() + starts[i + 1]};
    }
  };
  std::vector<std::uint32_t> row_names;
  std::vector<std::uint32_t> column_names;
  std::vector<std::int64_t> costs;
  Lists rows;
  Lists columns;
};

/// Lagrangian bound: every row has a price that whoever hits it saves. The prices climb along subgradients.
class Prices {
 public:
  /// `start`: prices for all rows of the covering to begin with.
  Prices(Compact const& compact, std::vector<std::int64_t> const& start);

  /// Until the bound is above `limit`, or the rounds or steps are used up.
  void climb(int rounds, std::int64_t limit, Steps& steps);

  std::int64_t bound() const { return best_; }
  /// Per column its cost less the prices of its rows, where the bound was best.
  std::vector<std::int64_t> const& reduced() const { return best_reduced_; }
  /// Per column, in how many rounds it paid; of how many.
  std::vector<std::int32_t> const& paid() const { return paid_; }
  std::int32_t rounds() const { return rounds_; }
  void keep(std::vector<std::int64_t>& prices) const;

 private:
  void evaluate();
  void move(std::int64_t gap);

  Compact const& compact_;
  std::vector<std::int64_t> prices_;
  std::vector<std::int64_t> most_;
  std::vector<std::int64_t> reduced_;
  std::vector<std::int32_t> missing_;
  std::vector<std::int64_t> direction_;
  std::vector<std::int32_t> paid_;
  std::int32_t rounds_ = 0;
  std::int64_t bound_ = 0;
  std::int64_t best_ = 0;
  std::vector<std::int64_t> best_prices_;
  std::vector<std::int64_t> best_reduced_;
  std::int64_t pace_ = 0;
};

/// A covering of the rest near the prices: what pays, the least for each row left, without what is superfluous.
std::vector<std::uint32_t> guess_cover(Compact const& compact, std::vector<std::int64_t> const& reduced);

}  // namespace glacis::mechanism
