#pragma once
#include <cstdint>

#include "engine/rule/catalogue.h"
#include "engine/verdict/interned.h"

namespace glacis::verdict {

/// Hashes for tables that are only ever asked, never walked.
inline std::uint64_t hash_of(rule::Offer offer) {
  return (std::uint64_t{offer.feature.index} << 8) | static_cast<std::uint64_t>(offer.scope);
}

inline std::uint64_t hash_of(model::Element element) {
  return (std::uint64_t{element.index} << 8) | static_cast<std::uint64_t>(element.sort);
}

}  // namespace glacis::verdict
