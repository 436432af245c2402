#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/condition/formula.h"
#include "engine/verdict/columns.h"

namespace glacis::verdict {

/// What an operation means apart from the formula that it stands in and from the names of its variables: operations
/// with one signature have the same truth for the same element. Only for those that read exactly one variable.
struct Signature {
  std::string text;        ///< empty: it reads none, or several
  std::uint32_t slot = 0;  ///< the variable
};

Signature signature_of(condition::Formula const& formula, condition::OpId op);

/// The columns that the truth of an operation rests on, beside the drawing. None: on more than columns, or on what
/// borders, trust and ways make of them.
std::optional<std::vector<ColumnId>> columns_read(condition::Formula const& formula, condition::OpId op);

/// The same of any operation once its variables stand for elements: operations that mean one thing have one text.
std::string meaning_of(condition::Formula const& formula, condition::OpId op,
                       std::vector<std::uint32_t> const& variables);

}  // namespace glacis::verdict
