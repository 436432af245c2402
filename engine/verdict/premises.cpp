#include "engine/verdict/premises.h"

#include <algorithm>

#include "engine/verdict/words.h"

namespace glacis::verdict {

using model::Basis;

int Premise::doubt() const {
  int most = statement ? 3 : 0;
  for (Fact const& fact : facts) {
    switch (fact.basis) {
      case Basis::presumed: most = std::max(most, 4); break;
      case Basis::assumed: most = std::max(most, 2); break;
      case Basis::always: most = std::max(most, 1); break;
      case Basis::stated:
      case Basis::narrowed:
      case Basis::structure: break;
    }
  }
  return most;
}

Truth Premises::has_attribute(Cell cell) const {
  if (cell.column < first_attribute_column) return Truth::yes;
  if (cell.row >= evaluator_->column(cell.column).rows) return Truth::unknown;
  model::AttributeId const attribute{cell.column - first_attribute_column};
  model::Sort const sort = (*evaluator_->the_case().vocabulary)[attribute].sort;
  if (sort == model::Sort::flow) return Truth::yes;
  Mask const kinds = evaluator_->columns().kinds_said({sort, cell.row});
  Mask const& with = evaluator_->columns().kinds_with(attribute);
  bool some = false, all = true;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    some = some || (kinds[i] & with[i]) != 0;
    all = all && (kinds[i] & ~with[i]) == 0;
  }
  return all ? Truth::yes : some ? Truth::unknown : Truth::no;
}

Mask Premises::possible(Cell cell) const {
  Column const& column = evaluator_->column(cell.column);
  Mask mask = column.anything;
  if (cell.column >= first_attribute_column && has_attribute(cell) == Truth::yes) {
    Mask none(column.width);
    put(none, column.not_applicable());
    for (std::size_t i = 0; i < mask.size(); ++i) mask[i] &= ~none[i];
  }
  return mask;
}

bool Premises::read(Cell cell) {
  if (!seen_.insert(cell.key()).second) return false;
  Column const& column = evaluator_->column(cell.column);
  if (cell.row >= column.rows) return true;
  Case const& the_case = evaluator_->the_case();
  Columns const& columns = evaluator_->columns();
  bool const presumed = evaluator_->view() == View::presumed;
  bool const unsure_kind = columns.depends_on_kind(cell);
  std::size_t const before = premises_.size();
  auto const add_all = [&](std::vector<Saying> sayings) {
    for (Saying& saying : sayings) {
      if (unsure_kind && saying.kind.known()) continue;  // for the kind to say
      Fact fact = told(the_case, cell, saying);
      if (saying.from) fact.text = saying.text;
      add({cell.key(), std::move(saying.mask), saying.from, {std::move(fact)}, {}});
    }
  };
  add_all(columns.facts_of(cell));
  if (presumed) add_all(columns.presumption_of(cell));
  add_all(columns.learned_of(View::facts, cell));
  if (presumed) add_all(columns.learned_of(View::presumed, cell));
  if (premises_.size() != before) return true;
  Mask const left(column.at(cell.row), column.at(cell.row) + column.width);
  if (left == possible(cell) || unsure_kind || has_attribute(cell) == Truth::unknown) return true;
  // What attributes leave of a kind goes by them.
  if (cell.column < zone_column) return true;
  std::vector<Fact> facts = told(*evaluator_, cell);
  std::erase_if(facts, [](Fact const& fact) { return fact.unknown; });
  if (facts.empty())
    facts.push_back({name_of(the_case, cell) + " is as what is said of it needs", Basis::structure, {}, false});
  add({cell.key(), left, std::nullopt, std::move(facts), {}});
  return true;
}

void Premises::answer(std::uint64_t flag, Flags::Key key, Truth truth, std::vector<Fact> facts) {
  if (!seen_.insert(flag).second) return;
  add({flag, {truth == Truth::yes ? 2ULL : 1ULL}, std::nullopt, std::move(facts), std::move(key)});
}

}  // namespace glacis::verdict
