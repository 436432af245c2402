#pragma once
#include <cstdint>
#include <vector>

#include "engine/verdict/evaluate.h"

namespace glacis::verdict {

/// A part of a condition as its author wrote it, with its variables bound.
struct DecidingPart {
  condition::OpId op = 0;
  std::vector<std::uint32_t> variables;
};

/// On which parts the truth of a condition rests at one row: where it does not hold, one part that fails, and rather
/// one that `surest` refuses as well; where it is not known, all parts that are not. A definition is one part.
std::vector<DecidingPart> deciding_parts(Evaluator const& evaluator, Evaluator const& surest,
                                         condition::Formula const& formula, std::vector<std::uint32_t> variables);

}  // namespace glacis::verdict
