#include <algorithm>
#include <cstring>

#include "engine/verdict/columns.h"

namespace glacis::verdict {

using model::AttributeId;
using model::Basis;
using model::KindId;
using model::Sort;

std::optional<Cell> Columns::kind_behind(View view, std::uint64_t key) const {
  Cell const cell = cell_of(key);
  if (cell.column < first_attribute_column || cell.column >= alias_.size()) return {};
  if (cell.row >= get(view, cell.column).rows) return {};
  Sort const sort = (*case_->vocabulary)[AttributeId{cell.column - first_attribute_column}].sort;
  if (!several_kinds(view, {sort, cell.row})) return {};
  return Cell{kind_column(sort), cell.row};
}

std::vector<std::pair<Cell, Mask>> Columns::linked(View view, Cell cell) const {
  auto const& vocabulary = *case_->vocabulary;
  std::vector<std::pair<Cell, Mask>> result;
  auto const add = [&](Cell other, Mask mask) {
    Column const& column = get(view, other.column);
    std::uint64_t const* const words = column.at(other.row);
    bool more = false;
    for (std::uint32_t i = 0; i < column.width; ++i) more = more || (words[i] & ~mask[i]) != 0;
    if (more) result.emplace_back(other, std::move(mask));
  };
  if (auto const kind = kind_behind(view, cell.key())) {
    AttributeId const attribute{cell.column - first_attribute_column};
    std::uint64_t const* const values = at(view, cell);
    std::uint64_t const* const possible = at(view, *kind);
    Mask fitting(get(view, kind->column).width);
    for (std::uint32_t k = 0; k < vocabulary.kinds.size(); ++k) {
      if (!has(possible, k)) continue;
      Mask const& under = values_under(attribute, KindId{k});
      bool meets = false;
      for (std::size_t i = 0; i < under.size(); ++i) meets = meets || (under[i] & values[i]) != 0;
      if (meets) put(fitting, k);
    }
    add(*kind, std::move(fitting));
  }
  if (cell.column >= zone_column) return result;
  std::uint64_t const* const possible = at(view, cell);
  for (std::uint32_t a = 0; a < vocabulary.attributes.size(); ++a) {
    Cell const other{column_of(AttributeId{a}), cell.row};
    if (!is_own_attribute(cell.column, AttributeId{a}, cell.row)) continue;
    Mask values(get(view, other.column).width);
    for (std::uint32_t k = 0; k < vocabulary.kinds.size(); ++k) {
      if (!has(possible, k)) continue;
      Mask const& under = values_under(AttributeId{a}, KindId{k});
      for (std::size_t i = 0; i < under.size(); ++i) values[i] |= under[i];
    }
    add(other, std::move(values));
  }
  return result;
}

/// An attribute of elements whose kind the column is, and the element's own: not that of what it runs on.
bool Columns::is_own_attribute(ColumnId kind, AttributeId attribute, std::uint32_t row) const {
  auto const& declared = (*case_->vocabulary)[attribute];
  Cell const cell{column_of(attribute), row};
  return static_cast<ColumnId>(declared.sort) == kind && !declared.set_of && canonical(cell) == cell;
}

/// The cell's row and those that stand for it.
std::vector<std::uint32_t> Columns::rows_of(Cell canonical) {
  auto const& alias = alias_[canonical.column];
  if (alias.empty()) return {canonical.row};
  followers_.resize(alias_.size());
  auto& followers = followers_[canonical.column];
  if (followers.empty()) {
    followers.resize(alias.size());
    for (std::uint32_t row = 0; row < alias.size(); ++row)
      followers[this->canonical({canonical.column, row}).row].push_back(row);
  }
  return followers[canonical.row];
}

/// What is presumed of the column becomes a column of its own, if it was the facts' so far.
void Columns::part_from_facts(ColumnId column) {
  for (int variant : {1, 3}) {
    std::uint32_t const shared = index_[variant][column];
    if (shared != index_[variant - 1][column]) continue;
    Column copy = pool_[shared];
    pool_.push_back(std::move(copy));
    auto const own = static_cast<std::uint32_t>(pool_.size() - 1);
    for (int other : {1, 3}) {
      if (index_[other][column] == shared) index_[other][column] = own;
    }
  }
}

/// Cuts the cell and those that stand for it. True: what is presumed of it would leave nothing, and is gone.
bool Columns::narrow(View view, Cell cell, Mask const& mask) {
  std::vector<std::uint32_t> const rows = rows_of(cell);
  if (view == View::presumed) part_from_facts(cell.column);
  bool refused = false;
  std::vector<std::uint32_t> done;
  // Facts first, then what is presumed beside them, then the choices beside either.
  for (int variant : view == View::facts ? std::vector{0, 1, 2, 3} : std::vector{1, 3}) {
    std::uint32_t const pooled = index_[variant][cell.column];
    if (std::ranges::find(done, pooled) != done.end()) continue;
    done.push_back(pooled);
    for (std::uint32_t row : rows) {
      std::uint64_t* const words = pool_[pooled].edit(row);
      if (variant == static_cast<int>(view)) {
        cut(words, mask);
      } else if (!cut_if_possible(words, mask)) {
        Column const& harder = slot(variant == 3 ? 1 : 0, cell.column);
        std::memcpy(words, harder.at(row), harder.width * sizeof(std::uint64_t));
        refused = refused || variant == 1;
      }
    }
  }
  return refused;
}

void Columns::learn(View view, Cell cell, Saying saying) {
  cell = canonical(cell);
  if (view == View::presumed) saying.basis = Basis::presumed;
  std::vector<Saying> presumption = presumption_of(cell);
  if (narrow(view, cell, saying.mask)) refuse(cell, std::move(presumption));
  learned_[static_cast<int>(view)][cell.key()].push_back(std::move(saying));
}

}  // namespace glacis::verdict
