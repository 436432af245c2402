#include <utility>

#include "engine/condition/checker.h"
#include "engine/condition/token.h"

namespace glacis::condition {

using text::Code;

/// A definition may say what the condition that uses it may not.
bool Checker::may_unfold(Formula const& definition, std::uint32_t begin, std::uint32_t end) {
  for (Path const& path : definition.paths) {
    for (Step const& step : path.steps) {
      bool const attribute = step.form == Step::Form::attribute || step.form == Step::Form::set_attribute;
      if (!attribute || scope_.allow_choice || !vocabulary().attributes[step.id].choice) continue;
      error(Code::G083, begin, end,
            text_of(begin, end) + " reads " + quoted(vocabulary().attributes[step.id].name) +
                ", which is for the designer to choose",
            "not in a threat's `when`");
      return false;
    }
  }
  for (Operation const& operation : definition.operations) {
    bool const protection = operation.op == Op::protected_ || operation.op == Op::hop_by_hop;
    if (!protection || scope_.allow_protected) continue;
    error(Code::G082, begin, end, text_of(begin, end) + " asks what is protected", "only in claims and lints");
    return false;
  }
  return true;
}

/// The definition's subject becomes `subject`, its other variables get fresh slots, its values and children move.
OpId Checker::unfold(Formula const& definition, Path const& subject, std::uint32_t begin, std::uint32_t end) {
  text::Span const place = phrase_.at(begin, end);
  if (!may_unfold(definition, begin, end) || !has_room(definition.operations.size(), place)) return nothing;
  auto const slot_shift = static_cast<std::uint32_t>(formula_.slots.size()) - 1;
  auto const path_shift = static_cast<std::uint32_t>(formula_.paths.size());
  auto const value_shift = static_cast<std::uint32_t>(formula_.values.size());
  auto const op_shift = static_cast<std::uint32_t>(formula_.operations.size());
  for (std::size_t slot = 1; slot < definition.slots.size(); ++slot) add_slot(definition.slots[slot]);
  for (model::ValueSet const& values : definition.values) add_values(values);
  for (Path path : definition.paths) {
    if (path.root == Path::Root::zone_of) path.inner += path_shift;
    if (path.root == Path::Root::variable && path.slot > 0) {
      path.slot += slot_shift;
    } else if (path.root == Path::Root::variable) {
      Path whole = subject;
      whole.steps.insert(whole.steps.end(), path.steps.begin(), path.steps.end());
      whole.sort = path.sort;
      whole.type = path.type;
      whole.set = path.set;
      path = std::move(whole);
    }
    add(std::move(path));
  }
  OpId root = nothing;
  for (Operation operation : definition.operations) {
    auto const move = [](std::uint32_t& index, std::uint32_t shift) {
      if (index != nothing) index += shift;
    };
    move(operation.a, op_shift);
    move(operation.b, op_shift);
    move(operation.path, path_shift);
    move(operation.other, path_shift);
    move(operation.values, value_shift);
    if (operation.slot > 0) operation.slot += slot_shift;
    operation.place = place;
    root = emit(std::move(operation));
  }
  return root;
}

}  // namespace glacis::condition
