#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/verdict/decide.h"

namespace glacis::verdict {

/// One unknown of a world: what it is, of all the values that nothing asked here tells apart.
struct Assignment {
  std::uint64_t variable = 0;
  std::vector<std::uint64_t> values;  ///< a mask
  std::uint32_t least() const;
  friend bool operator==(Assignment const&, Assignment const&) = default;
};

/// What makes `goal` true under `given`, whatever the rest is: of the completions the least in order of `variables`
/// (the goal's) and values, and of it only what is needed, by deletion in that order. Found by yes and no answers
/// alone, so it is the same on any machine. Empty: there is none, or the effort ran out.
std::optional<std::vector<Assignment>> least_world(Residual& residual, Residual::Ref goal,
                                                   std::vector<std::uint64_t> const& variables,
                                                   std::vector<Residual::Ref> const& given, Decider& decider);

/// The same, but with the fewest unknowns, of equals the first in the order of those that are `telling`; where trying
/// all would be too much, or these alone do not suffice, it is that of `least_world`.
std::optional<std::vector<Assignment>> smallest_world(Residual& residual, Residual::Ref goal,
                                                      std::vector<std::uint64_t> const& variables,
                                                      std::vector<std::uint64_t> const& telling,
                                                      std::vector<Residual::Ref> const& given, Decider& decider);

}  // namespace glacis::verdict
