#pragma once
#include <cstdint>

#include "engine/rule/catalogue.h"

namespace glacis::verdict {

/// Hashes for tables that are only ever asked, never walked.
inline std::uint64_t mix(std::uint64_t seed, std::uint64_t value) {
  std::uint64_t const x = (seed ^ value) * 0x9E3779B97F4A7C15ULL;
  return x ^ (x >> 29);
}

inline std::uint64_t hash_of(rule::Offer offer) {
  return (std::uint64_t{offer.feature.index} << 8) | static_cast<std::uint64_t>(offer.scope);
}

inline std::uint64_t hash_of(model::Element element) {
  return (std::uint64_t{element.index} << 8) | static_cast<std::uint64_t>(element.sort);
}

}  // namespace glacis::verdict
