#pragma once
#include <optional>
#include <vector>

#include "engine/model/table.h"

namespace glacis::model {

/// One value as its author wrote it: `v`, `[…]`, `{ one-of = […] }` or `{ at-least =, at-most = }`.
struct ValueForm {
  std::vector<Item> members;
  bool list = false;  ///< written as a list
  std::optional<Item> at_least;
  std::optional<Item> at_most;
  text::Span place;
  Item owner;  ///< the whole value
  bool is_range() const { return at_least || at_most; }
};

/// What is stated, and what is presumed beside it.
struct ValueForms {
  std::optional<ValueForm> stated;
  std::optional<ValueForm> usually;
};

/// Takes a value apart; keys that no value has are reported.
ValueForms read_value_forms(Item item);

}  // namespace glacis::model
