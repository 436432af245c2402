#include "engine/verdict/evaluate.h"

#include <algorithm>

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

Planes everywhere(std::size_t rows, bool value) {
  Planes planes(rows);
  auto& words = value ? planes.yes : planes.no;
  for (auto& word : words) word = ~0ULL;
  if (rows % 64 != 0) words.back() = (1ULL << (rows % 64)) - 1;
  return planes;
}

/// The only variable that the operation and all below it read besides `slot`? Then its truth is the member's alone.
bool reads_only(Formula const& formula, OpId op, std::uint32_t slot) {
  std::vector<OpId> open{op};
  std::vector<std::uint32_t> bound{slot};
  auto const path_ok = [&](condition::PathId id) {
    if (id == condition::nothing) return true;
    Path const* path = &formula.paths[id];
    while (path->root == Path::Root::zone_of) path = &formula.paths[path->inner];
    return path->root != Path::Root::variable || std::ranges::find(bound, path->slot) != bound.end();
  };
  while (!open.empty()) {
    Operation const& operation = formula[open.back()];
    open.pop_back();
    if (operation.op == Op::some || operation.op == Op::every || operation.op == Op::count)
      bound.push_back(operation.slot);
    if (operation.op == Op::reaches) return false;
    if (!path_ok(operation.path) || !path_ok(operation.other)) return false;
    if (operation.a != condition::nothing) open.push_back(operation.a);
    if (operation.b != condition::nothing) open.push_back(operation.b);
  }
  return true;
}

std::vector<std::uint32_t> variables_at(Frame const& frame, std::size_t row) {
  std::vector<std::uint32_t> variables(frame.slots.size(), not_applicable);
  for (std::size_t slot = 0; slot < frame.slots.size(); ++slot) {
    if (!frame.slots[slot].empty()) variables[slot] = frame.slots[slot][row];
  }
  return variables;
}

}  // namespace

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
  Frame frame;
  frame.rows = columns_->domains().elements(subject);
  frame.slots.resize(std::max<std::size_t>(formula.slots.size(), 1));
  frame.slots[0].resize(frame.rows);
  for (std::size_t row = 0; row < frame.rows; ++row) frame.slots[0][row] = static_cast<std::uint32_t>(row);
  return evaluate(formula, frame);
}

Planes Evaluator::evaluate(Formula const& formula, Frame const& frame) const {
  return evaluate(formula, formula.root(), frame);
}

Truth Evaluator::at(Formula const& formula, OpId op, std::vector<std::uint32_t> const& variables) const {
  Frame frame;
  frame.rows = 1;
  frame.slots.resize(std::max(formula.slots.size(), variables.size()));
  for (std::size_t slot = 0; slot < variables.size(); ++slot) frame.slots[slot] = {variables[slot]};
  return evaluate(formula, op, frame)[0];
}

Planes Evaluator::evaluate(Formula const& formula, OpId op, Frame const& frame) const {
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
    case Op::compare:
    case Op::same:
    case Op::is:
    case Op::element_in:
    case Op::member:
    case Op::label_in:
    case Op::meets:
    case Op::crosses:
    case Op::connected:
    case Op::reaches:
    case Op::trusted_with:
    case Op::protected_:
    case Op::hop_by_hop: break;
  }
  Planes planes(frame.rows);
  for (std::size_t row = 0; row < frame.rows; ++row)
    planes.set(row, leaf(formula, operation, variables_at(frame, row)));
  return planes;
}

Planes Evaluator::quantifier(Formula const& formula, Operation const& operation, Frame const& frame) const {
  Path const& path = formula.paths[operation.path];
  std::vector<std::uint32_t> offsets{0};  // into members, by (row, target)
  std::vector<std::uint32_t> members, owner;
  std::vector<std::uint32_t> first_set{0};  // per row, into offsets
  std::vector<std::uint8_t> open;
  for (std::size_t row = 0; row < frame.rows; ++row) {
    for (Members& set : sets(formula, path, variables_at(frame, row))) {
      for (std::uint32_t member : set.sure) {
        members.push_back(member);
        owner.push_back(static_cast<std::uint32_t>(row));
      }
      offsets.push_back(static_cast<std::uint32_t>(members.size()));
      open.push_back(set.open ? 1 : 0);
    }
    first_set.push_back(static_cast<std::uint32_t>(offsets.size() - 1));
  }
  bool const alone = reads_only(formula, operation.a, operation.slot);
  Frame inner;
  inner.slots.resize(formula.slots.size());
  std::vector<std::uint32_t> row_of(members.size());
  if (alone) {
    // Each member's truth is its own: judge it once, however many sets it is in.
    std::vector<std::uint32_t> distinct = members;
    std::ranges::sort(distinct);
    auto const repeated = std::ranges::unique(distinct);
    distinct.erase(repeated.begin(), repeated.end());
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
      for (std::uint32_t i = offsets[set]; i < offsets[set + 1]; ++i) tally.add(body[row_of[i]]);
      Truth const one = operation.op == Op::some    ? tally.some()
                        : operation.op == Op::every ? tally.every()
                                                    : tally.count(operation.relation, operation.number);
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
  for (std::size_t row = 0; row < frame.rows; ++row) {
    planes.set(row, judge(values(formula, path, variables_at(frame, row)).data()));
  }
  return planes;
}

}  // namespace glacis::verdict
