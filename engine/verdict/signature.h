#pragma once
#include <cstdint>
#include <string>

#include "engine/condition/formula.h"

namespace glacis::verdict {

/// What an operation means apart from the formula that it stands in and from the names of its variables: operations
/// with one signature have the same truth for the same element. Only for those that read exactly one variable.
struct Signature {
  std::string text;        ///< empty: it reads none, or several
  std::uint32_t slot = 0;  ///< the variable
};

Signature signature_of(condition::Formula const& formula, condition::OpId op);

}  // namespace glacis::verdict
