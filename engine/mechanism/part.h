#pragma once
#include <cstdint>

#include "engine/mechanism/closure.h"

namespace glacis::mechanism {

/// A part of a problem: what some goals rest on.
struct Part {
  Problem problem;
  std::vector<std::uint32_t> candidates;  ///< of the whole, ascending; index = candidate of the part
  /// The part without the whole's numbers: equal texts have equal solutions.
  std::vector<std::int64_t> signature() const;
};

/// Cuts parts out of one problem; the scratch space is shared between cuts.
class Parts {
 public:
  explicit Parts(Problem const& whole) : whole_(&whole), number_(whole.nodes.size(), unseen) {}

  /// What is already so need not be chosen: nodes that hold in `granted` are cut to `always`, nodes that cannot hold
  /// even in `possible` to `never`, candidates placed in `granted` cost nothing. Either may be null.
  Part of(std::vector<std::uint32_t> const& goals, Closure const* granted, Closure const* possible);

 private:
  static constexpr std::uint32_t unseen = 0xFFFFFFFFU;
  std::uint32_t visit(std::uint32_t node);
  void fill(std::uint32_t node, Part& part);
  void sort_candidates(Part& part) const;

  Problem const* whole_;
  std::vector<std::uint32_t> number_;  ///< of a node in the part being cut
  std::vector<std::uint32_t> visited_;
  std::vector<std::uint32_t> kept_;  ///< children of the node being filled
  Closure const* granted_ = nullptr;
  Closure const* possible_ = nullptr;
};

}  // namespace glacis::mechanism
