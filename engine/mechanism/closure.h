#pragma once
#include <cstdint>

#include "engine/mechanism/problem.h"

namespace glacis::mechanism {

/// What holds with the candidates placed so far: the least fixpoint, kept up to date as more are placed. All placing
/// together is linear in the problem, which must outlive it.
class Closure {
 public:
  explicit Closure(Problem const& problem);

  void place(std::uint32_t candidate);
  void place_all();
  bool holds(std::uint32_t node) const { return missing_[node] == 0; }
  bool placed(std::uint32_t candidate) const { return placed_[candidate]; }
  /// The nodes that hold, each after what it rests on.
  std::vector<std::uint32_t> const& order() const { return order_; }

 private:
  void advance(std::uint32_t node);
  void settle();

  Problem const* problem_;
  std::vector<std::uint32_t> missing_;  ///< how many more must come before the node holds
  std::vector<bool> placed_;
  std::vector<std::uint32_t> order_;
  std::size_t settled_ = 0;  ///< of order_, those whose parents know
};

}  // namespace glacis::mechanism
