#pragma once
#include <cstdint>
#include <vector>

#include "engine/mechanism/hitting_set.h"
#include "engine/mechanism/part.h"

namespace glacis::mechanism {

/// What one goal rests on, for finding cuts over groups of candidates.
class Cone {
 public:
  /// `group_of`: of each candidate of the whole.
  Cone(Parts& parts, std::uint32_t goal, std::vector<std::uint32_t> const& group_of);

  /// Adds groups in their order as long as the goal does not hold; those left out are a minimal cut. REQUIRES that the
  /// goal does not hold with the groups chosen, and does with all.
  Cut cut(std::vector<bool> const& chosen) const;

 private:
  void place(Closure& closure, std::size_t group) const;

  Part part_;
  std::vector<std::uint32_t> groups_;
  std::vector<std::vector<std::uint32_t>> members_;
};

}  // namespace glacis::mechanism
