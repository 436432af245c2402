#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/mechanism/closure.h"

namespace glacis::mechanism {

/// Goals met greedily: each by its cheapest derivation, then what has become superfluous is dropped. No proof. The
/// derivations are found once, for whichever of the problem's goals are asked for.
class Greedy {
 public:
  explicit Greedy(Problem const& problem);

  /// `goals`: nodes that hold with all candidates placed. Returns candidates, sorted.
  std::vector<std::uint32_t> place(std::span<std::uint32_t const> goals) const;

 private:
  Problem const* problem_;
  std::vector<std::uint32_t> best_;  ///< of each `any_of`: the child of its cheapest derivation
};

}  // namespace glacis::mechanism
