#pragma once
#include <cstdint>
#include <vector>

#include "engine/model/quantity.h"
#include "engine/text/source.h"

namespace glacis::model {

/// Inclusive, in base units.
struct Interval {
  Amount low = INT64_MIN;
  Amount high = INT64_MAX;
  friend auto operator<=>(Interval const&, Interval const&) = default;
};

/// The set of values of one type that a statement or a comparison allows. Values of a level, an enumeration and a
/// Boolean (false 0, true 1) are their positions in the type; a reference's are element indices.
struct ValueSet {
  std::vector<std::uint32_t> members;  ///< sorted, unique; not for quantities
  std::vector<Interval> intervals;     ///< sorted, disjoint; quantities only
  friend bool operator==(ValueSet const&, ValueSet const&) = default;
};

/// Why a fact is believed. `presumed` is soft (Δ); all others are hard (Γ).
enum class Basis : std::uint8_t { stated, narrowed, presumed, assumed, always, structure };
char const* name_of(Basis basis);

}  // namespace glacis::model
