#pragma once
#include <cstdint>
#include <set>
#include <vector>

#include "engine/verdict/givens.h"

namespace glacis::verdict {

/// What follows from Γ for single cells.
struct Propagation {
  struct Open {
    Given given;
    std::vector<std::uint64_t> variables;  ///< of what is left of it, sorted
  };
  std::vector<Open> open;                   ///< what still ties several cells or flags together, in order
  std::vector<std::vector<Given>> refuted;  ///< each cannot hold together with what the cells said before; sorted
};

/// A cell loses each value that one statement refuses it whatever else holds, and so on to the end; the columns of the
/// view learn it, with the reason. What a statement says of single cells is thereby settled and gone from `open`.
/// The end is the same in whatever order the statements come.
Propagation propagate(Givens const& givens, std::set<Given> const& dropped, Columns& columns, View view, Flags& flags);

}  // namespace glacis::verdict
