#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/condition/syntax.h"
#include "engine/model/value.h"
#include "engine/model/vocabulary.h"

namespace glacis::condition {

/// A value of a type: its position or, of a quantity, its amount.
struct Constant {
  std::uint32_t position = 0;
  model::Amount amount = 0;
};

std::optional<std::uint32_t> position_of(model::Type const& type, std::string_view name);

/// All values v with `v relation constant`. REQUIRES relation != unequal (which is `not ==`, so that it also holds of
/// what is not applicable).
model::ValueSet values_that_are(model::Type const& type, Relation relation, Constant constant);

/// Sorted, adjoining intervals made one.
model::ValueSet united(std::vector<model::ValueSet> const& parts);

/// The relation read from the other side: `a < b` is `b > a`.
Relation mirrored(Relation relation);

}  // namespace glacis::condition
