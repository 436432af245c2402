#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/model/scale.h"

namespace glacis::risk {

/// The levels of a scale that something may have, by position; both ends are possible. What is not known widens it:
/// it is never taken for the lowest.
struct Grade {
  std::uint32_t low = 0, high = 0;
  bool sure() const { return low == high; }
  friend bool operator==(Grade const&, Grade const&) = default;
};

/// Steps up (or down, if negative) that may have to be added.
struct Steps {
  std::int32_t low = 0, high = 0;
};

/// Points of a factor, or of all together. None: out of reach.
struct Points {
  model::Scale::Points low = 0, high = 0;
};

/// Of a factor whose level is known, or of any of its levels.
Points points_of(model::Scale const& scale, std::size_t factor, std::optional<std::uint32_t> level);
/// Attack potential: the sum over all factors. REQUIRES a level, or none, for each factor of the vocabulary
Points sum_of(model::Scale const& scale, std::vector<std::optional<std::uint32_t>> const& effort);
/// The ranges that the sum lies in.
Grade potential_of(model::Scale const& scale, Points const& sum);
Grade likelihood_of(model::Scale const& scale, Grade const& potential);
/// Moved by the steps, never beyond the `count` levels that there are.
Grade moved(Grade const& grade, Steps const& steps, std::size_t count);
Grade risk_of(model::Scale const& scale, Grade const& likelihood, Grade const& impact);

}  // namespace glacis::risk
