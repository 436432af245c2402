#include "engine/verdict/evaluate.h"

#include <algorithm>

#include "engine/verdict/signature.h"

namespace glacis::verdict {

using condition::Formula;
using condition::Op;
using condition::Operation;
using condition::OpId;
using condition::Path;
using condition::Relation;
using condition::Step;
using model::Sort;

namespace {

Planes combine_both(Planes a, Planes const& b) {
  for (std::size_t i = 0; i < a.yes.size(); ++i) {
    a.yes[i] &= b.yes[i];
    a.no[i] |= b.no[i];
  }
  return a;
}

Planes combine_either(Planes a, Planes const& b) {
  for (std::size_t i = 0; i < a.yes.size(); ++i) {
    a.yes[i] |= b.yes[i];
    a.no[i] &= b.no[i];
  }
  return a;
}

}  // namespace

Planes everywhere(std::size_t rows, bool value) {
  Planes planes(rows);
  auto& words = value ? planes.yes : planes.no;
  for (auto& word : words) word = ~0ULL;
  if (rows % 64 != 0) words.back() = (1ULL << (rows % 64)) - 1;
  return planes;
}

void take_row(Frame const& frame, std::size_t row, std::vector<std::uint32_t>& variables) {
  variables.resize(frame.slots.size(), not_applicable);
  for (std::size_t slot = 0; slot < frame.slots.size(); ++slot) {
    variables[slot] = frame.slots[slot].empty() ? not_applicable : frame.slots[slot][row];
  }
}

Frame frame_of_all(Formula const& formula, std::uint32_t slot, std::size_t rows) {
  Frame frame;
  frame.rows = rows;
  frame.slots.resize(std::max<std::size_t>(formula.slots.size(), 1));
  frame.slots[slot].resize(rows);
  for (std::size_t row = 0; row < rows; ++row) frame.slots[slot][row] = static_cast<std::uint32_t>(row);
  return frame;
}

Truth Tally::count(Relation relation, std::int64_t number) const {
  std::int64_t const low = yes;
  std::int64_t const high = open ? INT64_MAX : yes + unknown;
  switch (relation) {
    case Relation::equal:
      if (low == high && low == number) return Truth::yes;
      return number < low || number > high ? Truth::no : Truth::unknown;
    case Relation::unequal: return negate(count(Relation::equal, number));
    case Relation::less: return high < number ? Truth::yes : low >= number ? Truth::no : Truth::unknown;
    case Relation::at_most: return high <= number ? Truth::yes : low > number ? Truth::no : Truth::unknown;
    case Relation::greater: return negate(count(Relation::at_most, number));
    case Relation::at_least: return negate(count(Relation::less, number));
  }
  return Truth::unknown;
}

Planes Evaluator::over_all(Formula const& formula, Sort subject) const {
  return evaluate(formula, frame_of_all(formula, 0, columns_->domains().elements(subject)));
}

Planes Evaluator::evaluate(Formula const& formula, Frame const& frame) const {
  return evaluate(formula, formula.root(), frame);
}

Truth Evaluator::at(Formula const& formula, OpId op, std::vector<std::uint32_t> const& variables) const {
  Operation const& operation = formula[op];
  if (operation.op == Op::constant) return operation.value ? Truth::yes : Truth::no;
  if (operation.op == Op::negate) return negate(at(formula, operation.a, variables));
  if (operation.op == Op::both) return both(at(formula, operation.a, variables), at(formula, operation.b, variables));
  if (operation.op == Op::either)
    return either(at(formula, operation.a, variables), at(formula, operation.b, variables));
  if (Whole const known = whole(formula, op); known.planes != nullptr) {
    std::uint32_t const element = variables[known.slot];
    if (element < known.planes->rows) return (*known.planes)[element];
  }
  Frame frame;
  frame.rows = 1;
  frame.slots.resize(std::max(formula.slots.size(), variables.size()));
  for (std::size_t slot = 0; slot < variables.size(); ++slot) frame.slots[slot] = {variables[slot]};
  return compute(formula, op, frame)[0];
}

Evaluator::Whole Evaluator::whole(Formula const& formula, OpId op) const {
  if (memory_ == nullptr) return {};
  Operation const* const place = &formula[op];
  if (auto const found = memory_->by_place.find(place); found != memory_->by_place.end()) return found->second;
  auto [asked, slot] = signature_of(formula, op);
  Whole whole;
  if (!asked.empty()) {
    auto const read = columns_read(formula, op);
    for (ColumnId const id : read ? *read : std::vector<ColumnId>{}) {
      auto const which = reinterpret_cast<std::uintptr_t>(&column(id));
      asked.append(reinterpret_cast<char const*>(&which), sizeof which);
    }
    Wholes& wholes = read ? *memory_->shared : memory_->own;
    auto known = wholes.find(asked);
    if (known == wholes.end()) {
      std::uint32_t const rows = columns_->domains().elements(formula.slots[slot]);
      Planes planes = compute(formula, op, frame_of_all(formula, slot, rows));
      known = wholes.emplace(std::move(asked), std::move(planes)).first;
    }
    whole = {&known->second, slot};
  }
  memory_->by_place.emplace(place, whole);
  return whole;
}

Planes Evaluator::evaluate(Formula const& formula, OpId op, Frame const& frame) const {
  Op const what = formula[op].op;
  bool const joins = what == Op::constant || what == Op::negate || what == Op::both || what == Op::either;
  Whole const known = joins ? Whole{} : whole(formula, op);
  if (known.planes == nullptr) return compute(formula, op, frame);
  Planes planes(frame.rows);
  std::vector<std::uint32_t> const& elements = frame.slots[known.slot];
  std::vector<std::uint32_t> variables;
  for (std::size_t row = 0; row < frame.rows; ++row) {
    std::uint32_t const element = elements[row];
    if (element < known.planes->rows) {
      planes.set(row, (*known.planes)[element]);
      continue;
    }
    take_row(frame, row, variables);
    planes.set(row, at(formula, op, variables));
  }
  return planes;
}

Planes Evaluator::compute(Formula const& formula, OpId op, Frame const& frame) const {
  Operation const& operation = formula[op];
  switch (operation.op) {
    case Op::constant: return everywhere(frame.rows, operation.value);
    case Op::negate: {
      Planes planes = evaluate(formula, operation.a, frame);
      std::swap(planes.yes, planes.no);
      return planes;
    }
    case Op::both: return combine_both(evaluate(formula, operation.a, frame), evaluate(formula, operation.b, frame));
    case Op::either:
      return combine_either(evaluate(formula, operation.a, frame), evaluate(formula, operation.b, frame));
    case Op::some:
    case Op::every:
    case Op::count: return quantifier(formula, operation, frame);
    case Op::value_in: return value_in(formula, operation, frame);
    case Op::reaches: return reaches(formula, operation, frame);
    case Op::compare:
    case Op::same:
    case Op::is:
    case Op::element_in:
    case Op::member:
    case Op::label_in:
    case Op::meets:
    case Op::crosses:
    case Op::connected:
    case Op::trusted_with:
    case Op::protected_:
    case Op::hop_by_hop: break;
  }
  Planes planes(frame.rows);
  std::vector<std::uint32_t> variables;
  for (std::size_t row = 0; row < frame.rows; ++row) {
    take_row(frame, row, variables);
    planes.set(row, leaf(formula, operation, variables));
  }
  return planes;
}

/// The drawing's own lists, if the path is one step from a variable.
model::Links const* Evaluator::links_of(Path const& path) const {
  if (path.root != Path::Root::variable || path.steps.size() != 1) return nullptr;
  Step const& step = path.steps.front();
  if (step.form == Step::Form::link) return &the_case().structure->of(static_cast<model::Link>(step.id));
  if (step.form == Step::Form::inverse) return &the_case().structure->inverse[step.id];
  return nullptr;
}

namespace {

Truth over(Operation const& operation, Tally const& tally) {
  return operation.op == Op::some    ? tally.some()
         : operation.op == Op::every ? tally.every()
                                     : tally.count(operation.relation, operation.number);
}

}  // namespace

/// One that stands for many counts as one or more.
bool Evaluator::counts_more(Formula const& formula, Operation const& operation, std::uint32_t member) const {
  auto const& entities = the_case().use_case->entities;
  return operation.op == Op::count && formula.slots[operation.slot] == Sort::entity && member < entities.size() &&
         entities[member].many;
}

/// Over one of the drawing's own lists, of a body that reads its member alone: the body is judged once for each element
/// that there is.
Planes Evaluator::over_links(Formula const& formula, Operation const& operation, Frame const& frame,
                             model::Links const& links) const {
  std::uint32_t const elements = columns_->domains().elements(formula.slots[operation.slot]);
  Planes const body = evaluate(formula, operation.a, frame_of_all(formula, operation.slot, elements));
  std::vector<std::uint32_t> const& rows = frame.slots[formula.paths[operation.path].slot];
  Planes result(frame.rows);
  for (std::size_t row = 0; row < frame.rows; ++row) {
    Tally tally;
    tally.open = links.is_open(rows[row]);
    for (std::uint32_t const member : links.of(rows[row])) {
      tally.add(body[member]);
      tally.open = tally.open || (body[member] != Truth::no && counts_more(formula, operation, member));
    }
    result.set(row, over(operation, tally));
  }
  return result;
}

Planes Evaluator::quantifier(Formula const& formula, Operation const& operation, Frame const& frame) const {
  Path const& path = formula.paths[operation.path];
  model::Links const* const links = links_of(path);
  Signature const body_alone = signature_of(formula, operation.a);
  bool const alone = !body_alone.text.empty() && body_alone.slot == operation.slot;
  if (alone && links != nullptr && frame.rows >= links->rows() &&
      std::ranges::all_of(frame.slots[path.slot], [&](std::uint32_t element) { return element < links->rows(); })) {
    return over_links(formula, operation, frame, *links);
  }
  std::vector<std::uint32_t> offsets{0};  // into members, by (row, target)
  std::vector<std::uint32_t> members, owner;
  std::vector<std::uint32_t> first_set{0};  // per row, into offsets
  std::vector<std::uint8_t> open;
  std::vector<std::uint32_t> variables;
  for (std::size_t row = 0; row < frame.rows; ++row) {
    auto const take = [&](auto const& list, bool is_open) {
      members.insert(members.end(), list.begin(), list.end());
      owner.resize(members.size(), static_cast<std::uint32_t>(row));
      offsets.push_back(static_cast<std::uint32_t>(members.size()));
      open.push_back(is_open ? 1 : 0);
    };
    if (links != nullptr && frame.slots[path.slot][row] < links->rows()) {
      take(links->of(frame.slots[path.slot][row]), links->is_open(frame.slots[path.slot][row]));
    } else {
      take_row(frame, row, variables);
      for (Members const& set : sets(formula, path, variables)) take(set.sure, set.open);
    }
    first_set.push_back(static_cast<std::uint32_t>(offsets.size() - 1));
  }
  Frame inner;
  inner.slots.resize(formula.slots.size());
  std::vector<std::uint32_t> row_of(members.size());
  if (alone) {
    // Each member's truth is its own: judge it once, however many sets it is in.
    std::vector<std::uint32_t> distinct = members;
    std::ranges::sort(distinct);
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (std::size_t i = 0; i < members.size(); ++i) {
      row_of[i] = static_cast<std::uint32_t>(std::ranges::lower_bound(distinct, members[i]) - distinct.begin());
    }
    inner.rows = distinct.size();
    inner.slots[operation.slot] = std::move(distinct);
  } else {
    inner.rows = members.size();
    for (std::size_t slot = 0; slot < frame.slots.size() && slot < inner.slots.size(); ++slot) {
      if (frame.slots[slot].empty()) continue;
      inner.slots[slot].reserve(members.size());
      for (std::uint32_t row : owner) inner.slots[slot].push_back(frame.slots[slot][row]);
    }
    for (std::size_t i = 0; i < members.size(); ++i) row_of[i] = static_cast<std::uint32_t>(i);
    inner.slots[operation.slot] = members;
  }
  Planes const body = evaluate(formula, operation.a, inner);
  Planes result(frame.rows);
  for (std::size_t row = 0; row < frame.rows; ++row) {
    // One truth per set that the path may be; they must agree.
    Truth truth = Truth::unknown;
    for (std::uint32_t set = first_set[row]; set < first_set[row + 1]; ++set) {
      Tally tally;
      tally.open = open[set] != 0;
      for (std::uint32_t i = offsets[set]; i < offsets[set + 1]; ++i) {
        Truth const member = body[row_of[i]];
        tally.add(member);
        tally.open = tally.open || (member != Truth::no && counts_more(formula, operation, members[i]));
      }
      Truth const one = over(operation, tally);
      truth = set == first_set[row] || truth == one ? one : Truth::unknown;
    }
    result.set(row, truth);
  }
  return result;
}

Planes Evaluator::value_in(Formula const& formula, Operation const& operation, Frame const& frame) const {
  Path const& path = formula.paths[operation.path];
  model::AttributeId const attribute{path.steps.back().id};
  Column const& values_column = column(verdict::column_of(attribute));
  Mask const allowed = columns_->domains().mask(path.type, values_column.values, formula.values[operation.values]);
  Planes planes(frame.rows);
  auto const judge = [&](std::uint64_t const* words) {
    bool inside = false, outside = false;
    for (std::uint32_t i = 0; i < values_column.width; ++i) {
      inside = inside || (words[i] & allowed[i]) != 0;
      outside = outside || (words[i] & ~allowed[i]) != 0;
    }
    return inside && outside ? Truth::unknown : inside ? Truth::yes : Truth::no;
  };
  // `x.attribute`: straight from the column.
  if (path.root == Path::Root::variable && path.steps.size() == 1) {
    auto const& elements = frame.slots[path.slot];
    for (std::size_t row = 0; row < frame.rows; ++row) {
      planes.set(row, elements[row] == not_applicable ? Truth::no : judge(values_column.at(elements[row])));
    }
    return planes;
  }
  std::vector<std::uint32_t> variables;
  for (std::size_t row = 0; row < frame.rows; ++row) {
    take_row(frame, row, variables);
    auto const only = only_target(formula, path, path.steps.size() - 1, variables);
    planes.set(row, !only                     ? judge(values(formula, path, variables).data())
                    : *only == not_applicable ? Truth::no
                                              : judge(values_column.at(*only)));
  }
  return planes;
}

}  // namespace glacis::verdict
