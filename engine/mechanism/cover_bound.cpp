#include "engine/mechanism/cover_bound.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace glacis::mechanism {

namespace {
constexpr int wide = 57, handy = 50;      // bits
constexpr std::int64_t whole = 256;       // of a direction
constexpr std::int64_t full_pace = 1024;  // a step in 1024ths of what would close the gap if the bound were linear
constexpr std::int64_t least_pace = 8;
constexpr int patience = 5;  // rounds without gain before the steps get shorter
}  // namespace

FixedPoint::FixedPoint(std::vector<std::int64_t> const& costs, std::size_t entries) : scaled(costs) {
  auto const most = static_cast<std::uint64_t>(*std::max_element(costs.begin(), costs.end()));
  int const bits = static_cast<int>(std::bit_width(most) + std::bit_width(entries));
  up = std::clamp(handy - bits, 0, 20);
  down = std::max(bits - wide, 0);
  for (std::int64_t& cost : scaled) cost = limit(cost);
}

std::int64_t FixedPoint::cost(std::int64_t bound) const {
  return ((std::max<std::int64_t>(bound, 0) << down) + (std::int64_t{1} << up) - 1) >> up;
}

Compact::Compact(Covering const& covering, FixedPoint const& fixed, Rest const& rest) {
  std::vector<std::uint32_t> number(covering.columns.size());
  std::vector<std::uint32_t> row_number(covering.rows.size());
  rest.free.for_each([&](std::uint32_t column) {
    number[column] = static_cast<std::uint32_t>(column_names.size());
    column_names.push_back(column);
    costs.push_back(fixed.scaled[column]);
  });
  rest.open.for_each([&](std::uint32_t row) {
    row_number[row] = static_cast<std::uint32_t>(row_names.size());
    row_names.push_back(row);
    covering.rows[row].for_each_with(rest.free, [&](std::uint32_t column) { rows.entries.push_back(number[column]); });
    rows.starts.push_back(static_cast<std::uint32_t>(rows.entries.size()));
  });
  for (std::uint32_t const column : column_names) {
    covering.columns[column].for_each_with(rest.open,
                                           [&](std::uint32_t row) { columns.entries.push_back(row_number[row]); });
    columns.starts.push_back(static_cast<std::uint32_t>(columns.entries.size()));
  }
}

Prices::Prices(Compact const& compact, std::vector<std::int64_t> const& start)
    : compact_(compact),
      reduced_(compact.column_names.size()),
      missing_(compact.row_names.size()),
      direction_(compact.row_names.size()),
      paid_(compact.column_names.size()),
      pace_(full_pace) {
  for (std::size_t row = 0; row < compact.row_names.size(); ++row) {
    // More than its cheapest column costs is never worth paying for a row.
    std::int64_t most = compact.costs[compact.rows[row].front()];
    for (auto const column : compact.rows[row]) most = std::min(most, compact.costs[column]);
    most_.push_back(most);
    prices_.push_back(std::min(most, start[compact.row_names[row]]));
  }
  evaluate();
  best_ = bound_;
  best_prices_ = prices_;
  best_reduced_ = reduced_;
}

void Prices::evaluate() {
  reduced_ = compact_.costs;
  bound_ = 0;
  for (std::size_t row = 0; row < prices_.size(); ++row) {
    bound_ += prices_[row];
    for (auto const column : compact_.rows[row]) reduced_[column] -= prices_[row];
  }
  std::fill(missing_.begin(), missing_.end(), 1);
  for (std::size_t column = 0; column < reduced_.size(); ++column) {
    if (reduced_[column] >= 0) continue;
    bound_ += reduced_[column];
    ++paid_[column];
    for (auto const row : compact_.columns[column]) --missing_[row];
  }
  ++rounds_;
}

// Three quarters of each direction are what the last one was, which keeps the prices from swinging.
void Prices::move(std::int64_t gap) {
  std::int64_t norm = 1;
  for (std::size_t row = 0; row < prices_.size(); ++row) {
    std::int64_t slope = std::max<std::int64_t>(missing_[row], -whole);
    if (prices_[row] == 0) slope = std::max<std::int64_t>(slope, 0);
    if (prices_[row] == most_[row]) slope = std::min<std::int64_t>(slope, 0);
    direction_[row] = (3 * direction_[row] + slope * whole) / 4;
    norm += direction_[row] * direction_[row];
  }
  // gap <= 2^58, and direction / (norm / 256 + 1) <= 15: no product reaches 2^62.
  std::int64_t step = gap / (norm / whole + 1);
  step = step >> 40 != 0 ? step / full_pace * pace_ : step * pace_ / full_pace;
  step = std::max<std::int64_t>(step, 1);
  for (std::size_t row = 0; row < prices_.size(); ++row)
    prices_[row] = std::clamp<std::int64_t>(prices_[row] + step * direction_[row], 0, most_[row]);
}

void Prices::climb(int rounds, std::int64_t limit, Steps& steps) {
  int without_gain = 0;
  for (int round = 0; round < rounds && best_ <= limit && !steps.out() && !prices_.empty(); ++round) {
    move(limit + 1 - bound_);
    evaluate();
    steps.spend(2 * compact_.rows.entries.size());
    if (bound_ > best_) {
      best_ = bound_;
      best_prices_ = prices_;
      best_reduced_ = reduced_;
      without_gain = 0;
    } else if (++without_gain >= patience) {
      pace_ /= 2;
      prices_ = best_prices_;
      evaluate();
      steps.spend(2 * compact_.rows.entries.size());
      without_gain = 0;
      if (pace_ < least_pace) break;
    }
  }
}

void Prices::keep(std::vector<std::int64_t>& prices) const {
  for (std::size_t row = 0; row < best_prices_.size(); ++row) prices[compact_.row_names[row]] = best_prices_[row];
}

std::vector<std::uint32_t> guess_cover(Compact const& compact, std::vector<std::int64_t> const& reduced) {
  std::vector<std::uint32_t> taken;
  std::vector<std::int32_t> hits(compact.row_names.size());
  auto take = [&](std::uint32_t column) {
    taken.push_back(column);
    for (auto const row : compact.columns[column]) ++hits[row];
  };
  for (std::uint32_t column = 0; column < reduced.size(); ++column)
    if (reduced[column] <= 0) take(column);
  for (std::size_t row = 0; row < hits.size(); ++row) {
    if (hits[row] > 0) continue;
    auto const of = compact.rows[row];
    take(*std::min_element(of.begin(), of.end(), [&](auto a, auto b) { return reduced[a] < reduced[b]; }));
  }
  std::sort(taken.begin(), taken.end(), [&](auto a, auto b) {
    return std::tuple(compact.costs[a], reduced[a], a) > std::tuple(compact.costs[b], reduced[b], b);
  });
  std::vector<std::uint32_t> kept;
  for (std::uint32_t const column : taken) {
    auto const of = compact.columns[column];
    bool const superfluous = std::all_of(of.begin(), of.end(), [&](auto row) { return hits[row] > 1; });
    if (!superfluous) kept.push_back(compact.column_names[column]);
    if (superfluous)
      for (auto const row : of) --hits[row];
  }
  return kept;
}

}  // namespace glacis::mechanism
