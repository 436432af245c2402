#pragma once
#include <cstdint>
#include <vector>

#include "engine/verdict/partition.h"
#include "engine/verdict/shape.h"

namespace glacis::verdict {

/// The part of a residual that one question is about.
struct Slice {
  Residual::Ref goal = 0;
  std::vector<Residual::Ref> given;  ///< conjuncts that share variables with the goal, over others or directly
  std::vector<Residual::Ref> units;  ///< the same that are literals: what they say could as well be a restriction
  bool contradiction = false;        ///< what is given cannot hold, whatever the goal
};

class Slicer {
 public:
  explicit Slicer(Residual const& residual) : residual_(residual) {}

  Slice cut(Residual::Ref goal, std::vector<Residual::Ref> const& given) const;
  /// Builds the slice anew in `into`, with units as restrictions; if there are none, with variables of more than 64
  /// kinds of values as several, a digit each. The result has to be cut again.
  Slice narrow(Slice const& slice, Residual& into) const;

 private:
  std::vector<Residual::Ref> conjuncts(std::vector<Residual::Ref> const& given) const;
  void restrict_to_units(Slice const& slice, Residual& into) const;
  std::vector<Representatives> wide_variables(std::vector<bool> const& used) const;
  std::vector<bool> nodes_below(Slice const& slice) const;

  Residual const& residual_;
};

}  // namespace glacis::verdict
