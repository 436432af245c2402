#include <algorithm>
#include <span>

#include "engine/verdict/columns.h"

// Where the kind of an element is not sure: what its attributes and its kinds rule out of each other.

namespace glacis::verdict {

using model::AttributeId;
using model::Element;
using model::KindId;
using model::Sort;

namespace {

bool share_a_value(Mask const& mask, std::uint64_t const* words) {
  for (std::size_t i = 0; i < mask.size(); ++i)
    if ((mask[i] & words[i]) != 0) return true;
  return false;
}

}  // namespace

bool Columns::depends_on_kind(Cell cell) const {
  if (cell.column < first_attribute_column || cell.row >= get(View::facts, cell.column).rows) return false;
  AttributeId const attribute{cell.column - first_attribute_column};
  Sort const sort = (*case_->vocabulary)[attribute].sort;
  if (sort == Sort::flow || canonical(cell) != cell) return false;
  Mask const kinds = kinds_said({sort, cell.row});
  Mask const* first = nullptr;
  for (std::uint32_t k = 0; k < case_->vocabulary->kinds.size(); ++k) {
    if (!has(kinds.data(), k)) continue;
    Mask const& under = values_under(attribute, KindId{k});
    if (first != nullptr && under != *first) return true;
    first = &under;
  }
  return false;
}

std::vector<Cell> Columns::ruling_out(View view, Cell kind) const {
  std::vector<Cell> result;
  Mask const kinds = kinds_said({static_cast<Sort>(kind.column), kind.row});
  if (some_or_many(kinds.data(), static_cast<std::uint32_t>(kinds.size())) < 2) return result;
  for (std::uint32_t a = 0; a < case_->vocabulary->attributes.size(); ++a) {
    AttributeId const attribute{a};
    if (!is_own_attribute(kind.column, attribute, kind.row)) continue;
    std::uint64_t const* const values = at(view, {column_of(attribute), kind.row});
    bool rules_out = false;
    for (std::uint32_t k = 0; k < case_->vocabulary->kinds.size() && !rules_out; ++k)
      rules_out = has(kinds.data(), k) && !share_a_value(values_under(attribute, KindId{k}), values);
    if (rules_out) result.push_back({column_of(attribute), kind.row});
  }
  return result;
}

std::vector<Cell> Columns::presumed_beside(Cell kind) const {
  std::vector<Cell> result;
  for (std::uint32_t a = 0; a < case_->vocabulary->attributes.size(); ++a) {
    AttributeId const attribute{a};
    Cell const cell{column_of(attribute), kind.row};
    if (!is_own_attribute(kind.column, attribute, kind.row)) continue;
    if (index_[0][cell.column] == index_[1][cell.column]) continue;
    std::uint64_t const* const facts = at(View::facts, cell);
    if (!std::equal(facts, facts + get(View::facts, cell.column).width, at(View::presumed, cell)))
      result.push_back(cell);
  }
  return result;
}

/// What was presumed of the element because of its kind goes with the presumption of the kind.
void Columns::forget_kind(Cell kind) {
  auto& presumed = presumed_kinds_[kind.column];
  if (presumed.empty()) return;  // nothing was presumed because of a kind yet
  presumed[kind.row] = {};
  for (std::uint32_t a = 0; a < case_->vocabulary->attributes.size(); ++a) {
    AttributeId const attribute{a};
    Cell const cell{column_of(attribute), kind.row};
    if (!is_own_attribute(kind.column, attribute, kind.row) || index_[0][cell.column] == index_[1][cell.column])
      continue;
    Mask possible(get(View::facts, cell.column).width);
    fill(attribute, kind.row, View::presumed, possible.data());
    for (View const view : {View::facts, View::presumed})
      for (Saying const& learned : learned_of(view, cell)) cut_if_possible(possible.data(), learned.mask);
    for (std::uint32_t const row : rows_of(cell)) {
      std::ranges::copy(possible, slot(1, cell.column).edit(row));
      if (index_[3][cell.column] == index_[1][cell.column]) continue;
      Mask chosen = possible;
      std::uint64_t const* const choices = slot(2, cell.column).at(row);
      cut_if_possible(chosen.data(), Mask(choices, choices + chosen.size()));
      std::ranges::copy(chosen, slot(3, cell.column).edit(row));
    }
  }
}

std::vector<Element> Columns::narrow_presumed() {
  std::vector<Element> kindless;
  for (Sort sort : {Sort::entity, Sort::zone, Sort::data, Sort::network, Sort::stakeholder}) {
    for (std::uint32_t row = 0; row < domains_->elements(sort); ++row) {
      if (!several_kinds(View::presumed, {sort, row})) continue;
      Cell const kind{kind_column(sort), row};
      std::uint64_t const* const before = at(View::presumed, kind);
      Mask fitting(before, before + get(View::presumed, kind.column).width);
      for (Cell const cell : presumed_beside(kind)) {
        for (auto const& [other, mask] : linked(View::presumed, cell)) cut(fitting.data(), mask);
      }
      if (empty(fitting))
        kindless.push_back({sort, row});
      else if (!std::ranges::equal(fitting, std::span(before, fitting.size())))
        narrow_presumed(kind, fitting);
    }
  }
  return kindless;
}

void Columns::narrow_presumed(Cell kind, Mask const& fitting) {
  narrow(View::presumed, kind, fitting);
  for (auto const& [other, mask] : linked(View::presumed, kind)) narrow(View::presumed, other, mask);
}

}  // namespace glacis::verdict
