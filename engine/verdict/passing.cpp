#include <algorithm>
#include <numeric>

#include "engine/verdict/columns.h"

// What an entity leaves unsaid and takes from what it runs on.

namespace glacis::verdict {

using model::AttributeId;
using model::Sort;

Columns::Whose Columns::whose(AttributeId attribute, std::uint32_t row) const {
  model::Common const& common = case_->use_case->entities[row];
  auto const names_it = [&](model::Statement const& statement) { return statement.attribute == attribute; };
  bool const said =
      std::ranges::any_of(common.statements, names_it) || std::ranges::any_of(common.presumptions, names_it);
  if (said || !case_->structure->passes_from[row].known()) return Whose::own;
  bool some = false, all = true;
  Column const& kinds = get(View::facts, kind_column(Sort::entity));
  kinds.each(row, [&](std::uint32_t kind) {
    bool const says = !kind_facts_[attribute.index].always[kind].empty();
    some = some || says;
    all = all && says;
  });
  return !some ? Whose::nodes : all ? Whose::own : Whose::either;
}

/// What software leaves unsaid is its node's; of what only some of its possible kinds say, it may be that or the
/// node's.
void Columns::pass_on(AttributeId attribute, View view, Column& column) {
  ColumnId const id = column_of(attribute);
  Column const& kinds = get(view, kind_column(Sort::entity));
  std::vector<bool> settled(column.rows, false);
  auto const words = [&](std::uint32_t row) { return column.words.data() + std::size_t{row} * column.width; };
  auto const settle = [&](auto const& self, std::uint32_t row) -> void {
    if (settled[row]) return;
    settled[row] = true;  // a loop of relations that pass is an error of the model
    Whose const from = whose(attribute, row);
    if (from == Whose::own) return;
    std::uint32_t const node = case_->structure->passes_from[row].index;
    self(self, node);
    if (from == Whose::nodes) {
      if (alias_[id].empty()) {
        alias_[id].resize(column.rows);
        std::iota(alias_[id].begin(), alias_[id].end(), 0U);
      }
      alias_[id][row] = node;
      std::copy_n(words(node), column.width, words(row));
      return;
    }
    Mask either(column.width);
    kinds.each(row, [&](std::uint32_t kind) {
      bool const says = !kind_facts_[attribute.index].always[kind].empty();
      std::uint64_t const* const more =
          says ? values_under(attribute, model::id_of<model::KindTag>(kind)).data() : words(node);
      for (std::uint32_t i = 0; i < column.width; ++i) either[i] |= more[i];
    });
    std::ranges::copy(either, words(row));
  };
  for (std::uint32_t row = 0; row < column.rows; ++row) settle(settle, row);
}

}  // namespace glacis::verdict
