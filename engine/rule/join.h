#pragma once
#include <cstdint>

#include "engine/condition/formula.h"

namespace glacis::rule {

/// `a and not b` as one formula. The first `shared` variables are the same in both (the subject, and the one of
/// `for`); the others of `b` get numbers after those of `a`.
condition::Formula and_not(condition::Formula a, condition::Formula const& b, std::uint32_t shared);

}  // namespace glacis::rule
