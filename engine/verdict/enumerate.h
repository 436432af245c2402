#pragma once
#include "engine/verdict/question.h"

namespace glacis::verdict {

/// Tries all completions, 64 at a time, until one holds. REQUIRES bits() <= 26.
bool can_hold(Question const& question);

}  // namespace glacis::verdict
