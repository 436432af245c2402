#pragma once
#include <cstdint>
#include <vector>

#include "engine/model/id.h"
#include "engine/verdict/fact.h"

namespace glacis::verdict {

/// What a claim comes to in every completion.
enum class ClaimVerdict : std::uint8_t { holds, violated, not_guaranteed, undecided };
char const* name_of(ClaimVerdict verdict);  ///< "not-guaranteed"

struct ClaimFinding {
  ClaimVerdict verdict = ClaimVerdict::undecided;
  /// How many elements of which sort its outermost `all`s (and an `implies` in them) speak of; a claim without `all`,
  /// or of several sorts, is of the whole model, once. Holds of none: vacuously.
  std::size_t instances = 1;
  model::Sort counted = model::Sort::model;
  bool derived = false;  ///< among them are journeys of what is derived from the data that it names
  /// Violated, not guaranteed: the first elements that break it; empty: it is no one's fault.
  std::vector<model::Element> breaks;
  std::vector<Fact> because;  ///< violated: what was read
  std::vector<Fact> world;    ///< not guaranteed: the least completion that breaks it, only what is needed
};

}  // namespace glacis::verdict
