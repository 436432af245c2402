#include "engine/risk/scale.h"

#include <algorithm>

namespace glacis::risk {

using model::Scale;

namespace {

bool easier(Scale::Points const& a, Scale::Points const& b) { return a && (!b || *a < *b); }

/// What is out of reach stays so, whatever is added.
Scale::Points plus(Scale::Points const& a, Scale::Points const& b) {
  return a && b ? Scale::Points(*a + *b) : std::nullopt;
}

std::uint32_t range_of(Scale const& scale, Scale::Points const& sum) {
  auto range = static_cast<std::uint32_t>(scale.potentials.size() - 1);
  while (sum && range > 0 && scale.potentials[range].from > *sum) --range;
  return range;
}

std::uint32_t clamped(std::int64_t level, std::size_t count) {
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(level, 0, static_cast<std::int64_t>(count) - 1));
}

}  // namespace

Points points_of(Scale const& scale, std::size_t factor, std::optional<std::uint32_t> level) {
  auto const& points = scale.points[factor];
  if (level) return {points[*level], points[*level]};
  auto const [low, high] = std::minmax_element(points.begin(), points.end(), easier);
  return {*low, *high};
}

Points sum_of(Scale const& scale, std::vector<std::optional<std::uint32_t>> const& effort) {
  Points sum;
  for (std::size_t factor = 0; factor < scale.points.size(); ++factor) {
    Points const points = points_of(scale, factor, effort[factor]);
    sum = {plus(sum.low, points.low), plus(sum.high, points.high)};
  }
  return sum;
}

Grade potential_of(Scale const& scale, Points const& sum) {
  return {range_of(scale, sum.low), range_of(scale, sum.high)};
}

Grade likelihood_of(Scale const& scale, Grade const& potential) {
  Grade result{scale.potentials[potential.low].likelihood, scale.potentials[potential.low].likelihood};
  for (std::uint32_t range = potential.low; range <= potential.high; ++range) {
    std::uint32_t const likelihood = scale.potentials[range].likelihood;
    result = {std::min(result.low, likelihood), std::max(result.high, likelihood)};
  }
  return result;
}

Grade moved(Grade const& grade, Steps const& steps, std::size_t count) {
  return {clamped(std::int64_t{grade.low} + steps.low, count), clamped(std::int64_t{grade.high} + steps.high, count)};
}

Grade risk_of(Scale const& scale, Grade const& likelihood, Grade const& impact) {
  // Every cell: nothing says that a matrix rises everywhere.
  std::uint32_t const first = scale.matrix[impact.low][likelihood.low];
  Grade result{first, first};
  for (std::uint32_t row = impact.low; row <= impact.high; ++row) {
    for (std::uint32_t column = likelihood.low; column <= likelihood.high; ++column) {
      std::uint32_t const risk = scale.matrix[row][column];
      result = {std::min(result.low, risk), std::max(result.high, risk)};
    }
  }
  return result;
}

}  // namespace glacis::risk
