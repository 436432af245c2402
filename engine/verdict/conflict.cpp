#include <algorithm>

#include <fmt/format.h>

#include "engine/verdict/knowledge.h"
#include "engine/verdict/words.h"

namespace glacis::verdict {

namespace {

using Ref = Residual::Ref;

/// The drawing alone: what its author stated of attributes, kinds, zones, operators and networks is taken off, so
/// that each statement can be put back one by one.
model::UseCase bare(model::UseCase use_case) {
  auto const strip = [](auto& elements) {
    for (auto& element : elements) {
      element.statements.clear();
      element.presumptions.clear();
    }
  };
  strip(use_case.entities);
  strip(use_case.flows);
  strip(use_case.data);
  strip(use_case.zones);
  strip(use_case.stakeholders);
  strip(use_case.networks);
  for (auto& entity : use_case.entities) {
    entity.kind = {};
    entity.zone = {};
    entity.operated_by = {};
  }
  for (auto& flow : use_case.flows) flow.over = {};
  for (auto& data : use_case.data) data.kind = {};
  for (auto& zone : use_case.zones) zone.kind = {};
  for (auto& stakeholder : use_case.stakeholders) stakeholder.kind = {};
  for (auto& network : use_case.networks) {
    if (!network.from_vocabulary) network.kind = {};
  }
  return use_case;
}

}  // namespace

Conflict Knowledge::explain_cell(Cell cell) const {
  Case const& the_case = columns_->the_case();
  std::vector<Saying> sayings = columns_->facts_of(cell);
  Column const& column = columns_->get(View::facts, cell.column);
  // Deletion: a saying stays only if without it some value is left.
  for (std::size_t i = 0; i < sayings.size();) {
    Mask left(column.anything);
    for (std::size_t j = 0; j < sayings.size(); ++j) {
      for (std::size_t w = 0; j != i && w < left.size(); ++w) left[w] &= sayings[j].mask[w];
    }
    if (empty(left))
      sayings.erase(sayings.begin() + static_cast<std::ptrdiff_t>(i));
    else
      ++i;
  }
  Conflict conflict;
  for (Saying const& saying : sayings) conflict.statements.push_back(told(the_case, cell, saying));
  return conflict;
}

/// Deletion over yes/no answers, in order of place: what is left cannot lose a statement and stay contradictory.
Conflict Knowledge::explain(std::vector<Given> const& givens) const {
  Case const& the_case = columns_->the_case();
  model::UseCase const drawing = bare(*the_case.use_case);
  Case drawn = the_case;
  drawn.use_case = &drawing;
  Columns const columns(drawn, columns_->domains());
  Evaluator const evaluator(columns, View::facts, false);
  Residual residual;
  Grounder grounder(evaluator, residual, *flags_);

  struct Item {
    Ref ref;
    Fact fact;
  };
  std::vector<Item> items;
  Ref links = residual.constant(true);
  std::set<Cell> cells;
  for (Given given : givens) {
    Ref const ref = givens_.ground(given, grounder);
    items.push_back({ref, givens_.fact_of(given)});
    for (std::uint64_t key : residual.variables(ref)) {
      if (!is_flag(key)) cells.insert({static_cast<ColumnId>(key >> 32U), static_cast<std::uint32_t>(key)});
    }
  }
  for (Cell cell : std::set<Cell>(cells)) {
    if (cell.column >= first_attribute_column) {
      model::Sort const sort = (*the_case.vocabulary)[model::AttributeId{cell.column - first_attribute_column}].sort;
      if (sort == model::Sort::flow || !columns.several_kinds(View::facts, {sort, cell.row})) continue;
      links = residual.both(links, kind_link(cell, columns, grounder, residual));
      cells.insert({kind_column(sort), cell.row});
    }
  }
  for (Cell cell : cells) {
    for (Saying const& saying : columns_->facts_of(cell)) {
      if (saying.basis == model::Basis::always) continue;  // said by the kind, which stands here itself
      items.push_back({grounder.cell_in(cell, saying.mask), told(the_case, cell, saying)});
    }
  }
  std::ranges::stable_sort(items, {}, [](Item const& item) { return item.fact.place; });
  auto const contradictory = [&](std::size_t without) {
    Ref all = links;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i != without) all = residual.both(all, items[i].ref);
    }
    return decider_->decide(residual.shape(all, {})) == Answer::no;
  };
  for (std::size_t i = 0; i < items.size();) {
    if (contradictory(i))
      items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
    else
      ++i;
  }
  Conflict conflict;
  for (Item const& item : items) conflict.statements.push_back(item.fact);
  return conflict;
}

}  // namespace glacis::verdict
