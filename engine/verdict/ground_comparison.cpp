#include <algorithm>

#include "engine/verdict/ground.h"

// What is written of comparisons: of values with each other, and of elements, which one they are.

namespace glacis::verdict {

using condition::Formula;
using condition::Op;
using condition::Operation;
using condition::Path;
using condition::Relation;
using namespace topic;

Grounder::Ref Grounder::compare_cells(Relation relation, model::TypeId type, Cell a, Cell b) {
  a = evaluator_->columns().canonical(a);
  b = evaluator_->columns().canonical(b);
  Column const& first = evaluator_->column(a.column);
  Column const& second = evaluator_->column(b.column);
  Ref result = residual_->constant(false);
  for (std::uint32_t value = 0; value < first.values; ++value) {
    // A proof may do without what cuts the cell: any value then.
    if (premises_ == nullptr && !has(first.at(a.row), value)) continue;
    Mask one(first.width);
    put(one, value);
    Mask sure(second.width), perhaps(second.width);
    for (std::uint32_t w = 0; w < second.values; ++w) {
      Mask single(second.width);
      put(single, w);
      Truth truth = evaluator_->compare(relation, type, first.values, one, single);
      // One cell has one amount, even if only its region is known.
      if (a == b && w == value)
        truth = relation == Relation::equal || relation == Relation::at_most || relation == Relation::at_least
                    ? Truth::yes
                    : Truth::no;
      if (truth == Truth::yes) put(sure, w);
      if (truth == Truth::unknown) put(perhaps, w);
    }
    Ref here = cell_in(b, sure);
    if (!empty(perhaps))
      here = residual_->either(
          here, residual_->both(cell_in(b, perhaps),
                                of(Truth::unknown, {amount, a.key(), b.key(), static_cast<std::uint64_t>(relation)})));
    result = residual_->either(result, residual_->both(cell_in(a, one), here));
  }
  return result;
}

Grounder::Ref Grounder::compare(Formula const& formula, Operation const& operation,
                                std::vector<std::uint32_t> const& variables) {
  Path const& path = formula.paths[operation.path];
  Path const& other = formula.paths[operation.other];
  bool const unequal = operation.relation == Relation::unequal;
  Relation const relation = unequal ? Relation::equal : operation.relation;
  Ref const result = each_target(formula, path, path.steps.size() - 1, variables, [&](std::uint32_t one) {
    return each_target(formula, other, other.steps.size() - 1, variables, [&](std::uint32_t two) {
      if (one == not_applicable || two == not_applicable) return residual_->constant(false);
      return compare_cells(relation, path.type, {column_of(path.steps.back()), one},
                           {column_of(other.steps.back()), two});
    });
  });
  return unequal ? residual_->negate(result) : result;
}

/// Is it one of the elements, or the same one as another path leads to?
Grounder::Ref Grounder::identity(Formula const& formula, Operation const& operation,
                                 std::vector<std::uint32_t> const& variables) {
  Path const& path = formula.paths[operation.path];
  return each_target(formula, path, path.steps.size(), variables, [&](std::uint32_t one) {
    if (operation.op == Op::element_in) {
      bool const in =
          std::ranges::any_of(operation.elements, [&](model::Element const& element) { return element.index == one; });
      return residual_->constant(in);
    }
    Path const& other = formula.paths[operation.other];
    std::uint32_t const named = evaluator_->columns().domains().elements(path.sort);
    return each_target(formula, other, other.steps.size(), variables, [&](std::uint32_t two) {
      // Two that nobody has named may be the same one.
      auto const unnamed = [named](std::uint32_t each) { return each >= named && each != not_applicable; };
      if (one != two && unnamed(one) && unnamed(two))
        return of(Truth::unknown, {membership, std::min(one, two), std::max(one, two)});
      return residual_->constant(one == two && one != not_applicable);
    });
  });
}

}  // namespace glacis::verdict
