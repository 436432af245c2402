#include "engine/verdict/columns.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace glacis::verdict {

using model::AttributeId;
using model::Element;
using model::KindId;
using model::Sort;

namespace {

Mask full(std::uint32_t values, bool and_not_applicable) {
  Mask mask(Domains::words(values));
  for (std::uint32_t i = 0; i < values; ++i) put(mask, i);
  if (and_not_applicable) put(mask, values);
  return mask;
}

bool is_empty(std::uint64_t const* words, std::uint32_t width) {
  return std::all_of(words, words + width, [](std::uint64_t word) { return word == 0; });
}

template <class T>
Mask mask_of(model::Possible<T> const& possible, std::uint32_t values) {
  Mask mask(Domains::words(values));
  if (!possible.stated) return full(values, false);
  for (T member : possible.members) put(mask, member.index);
  return mask;
}

template <class T>
Mask usual_mask(model::Possible<T> const& possible, std::uint32_t values) {
  Mask mask(Domains::words(values));
  for (T member : possible.usually) put(mask, member.index);
  return mask;
}

model::Possible<KindId> const* kind_of(model::UseCase const& use_case, Element element) {
  switch (element.sort) {
    case Sort::entity: return &use_case.entities[element.index].kind;
    case Sort::zone: return &use_case.zones[element.index].kind;
    case Sort::data: return &use_case.data[element.index].kind;
    case Sort::network: return &use_case.networks[element.index].kind;
    case Sort::stakeholder: return &use_case.stakeholders[element.index].kind;
    case Sort::flow:
    case Sort::journey:
    case Sort::model: return nullptr;
  }
  return nullptr;
}

}  // namespace

model::Common const& common_of(model::UseCase const& use_case, Element element) {
  switch (element.sort) {
    case Sort::entity: return use_case.entities[element.index];
    case Sort::flow: return use_case.flows[element.index];
    case Sort::zone: return use_case.zones[element.index];
    case Sort::data: return use_case.data[element.index];
    case Sort::network: return use_case.networks[element.index];
    case Sort::stakeholder:
    case Sort::journey:
    case Sort::model: break;
  }
  return use_case.stakeholders[element.index];
}

std::uint64_t* Column::edit(std::uint32_t row) {
  if (uniform) {
    std::vector<std::uint64_t> copies(static_cast<std::size_t>(rows) * width);
    for (std::size_t i = 0; i < copies.size(); ++i) copies[i] = words[i % width];
    words = std::move(copies);
    uniform = false;
  }
  return words.data() + static_cast<std::size_t>(row) * width;
}

Columns::Columns(Case const& the_case, Domains const& domains) : case_(&the_case), domains_(&domains) {
  auto const& vocabulary = *the_case.vocabulary;
  std::size_t const columns = first_attribute_column + vocabulary.attributes.size();
  auto const kinds = static_cast<std::uint32_t>(vocabulary.kinds.size());
  for (auto& index : index_) index.assign(columns, 0);
  alias_.resize(columns);
  pool_.reserve(columns * 3);
  kinds_with_.assign(vocabulary.attributes.size(), Mask(Domains::words(kinds)));
  for (std::uint32_t a = 0; a < kinds_with_.size(); ++a) {
    for (std::uint32_t k = 0; k < kinds; ++k) {
      if (vocabulary.applies(AttributeId{a}, KindId{k})) put(kinds_with_[a], k);
    }
  }
  kind_facts_.resize(vocabulary.attributes.size());
  learn_kind_facts();
  build_kinds();
  build_references();
  for (std::size_t a = 0; a < kinds_with_.size(); ++a) {
    build_attribute(model::id_of<model::AttributeTag>(a), View::facts);
    build_attribute(model::id_of<model::AttributeTag>(a), View::presumed);
  }
  make_choices();
}

Column const& Columns::get(View view, ColumnId column, bool choices) const {
  return pool_[index_[static_cast<int>(view) + 2 * (choices ? 1 : 0)][column]];
}

/// A variant's column, copied from what it shared so far.
Column& Columns::own(int variant, ColumnId column) {
  for (int other = 0; other < 4; ++other) {
    if (other != variant && index_[other][column] == index_[variant][column]) {
      Column copy = pool_[index_[variant][column]];
      pool_.push_back(std::move(copy));
      index_[variant][column] = static_cast<std::uint32_t>(pool_.size() - 1);
      break;
    }
  }
  return slot(variant, column);
}

/// Per attribute and kind, what the kind's chain always says, and what its nearest tier presumes.
void Columns::learn_kind_facts() {
  auto const& vocabulary = *case_->vocabulary;
  std::vector<std::uint32_t> order(vocabulary.kinds.size());
  for (std::uint32_t k = 0; k < order.size(); ++k) order[k] = k;
  std::ranges::stable_sort(order, {}, [&](std::uint32_t k) { return vocabulary.kinds[k].depth; });
  for (KindFacts& facts : kind_facts_) {
    facts.always.resize(vocabulary.kinds.size());
    facts.usually.resize(vocabulary.kinds.size());
  }
  auto const mask_of = [&](model::Statement const& statement) {
    return domains_->mask(vocabulary[statement.attribute].type, domains_->values(statement.attribute), statement.value);
  };
  for (std::uint32_t k : order) {
    model::Kind const& kind = vocabulary.kinds[k];
    for (KindFacts& facts : kind_facts_) {
      if (!kind.parent.known()) break;
      facts.always[k] = facts.always[kind.parent.index];
      facts.usually[k] = facts.usually[kind.parent.index];
    }
    for (model::Statement const& statement : kind.always) {
      if (vocabulary[statement.attribute].set_of) continue;
      Mask& always = kind_facts_[statement.attribute.index].always[k];
      Mask mask = mask_of(statement);
      if (!always.empty()) cut(mask.data(), always);
      always = std::move(mask);
    }
    for (model::Statement const& statement : kind.usually) {
      if (vocabulary[statement.attribute].set_of) continue;
      kind_facts_[statement.attribute.index].usually[k] = mask_of(statement);
      kind_facts_[statement.attribute.index].any_usual = true;
    }
  }
  for (std::size_t a = 0; a < kind_facts_.size(); ++a) {
    std::uint32_t const values = domains_->values(model::id_of<model::AttributeTag>(a));
    anything_.push_back(full(values, false));
    Mask not_applicable(Domains::words(values));
    put(not_applicable, values);
    KindFacts& facts = kind_facts_[a];
    facts.under.resize(vocabulary.kinds.size());
    for (std::size_t k = 0; k < facts.under.size(); ++k) {
      if (vocabulary.kinds[k].sort != vocabulary.attributes[a].sort) continue;
      facts.under[k] = !has(kinds_with_[a].data(), static_cast<std::uint32_t>(k)) ? not_applicable
                       : facts.always[k].empty()                                  ? anything_[a]
                                                                                  : facts.always[k];
    }
  }
}

Mask Columns::concrete_among(std::vector<KindId> const& kinds) const {
  Mask mask(Domains::words(static_cast<std::uint32_t>(case_->vocabulary->kinds.size())));
  for (KindId const kind : kinds) {
    for (KindId const concrete : case_->vocabulary->concrete_below(kind)) put(mask, concrete.index);
  }
  return mask;
}

Mask Columns::kinds_said(Element element) const {
  Mask kinds = get(View::facts, kind_column(element.sort)).anything;
  auto const& said = *kind_of(*case_->use_case, element);
  if (said.stated) cut(kinds.data(), concrete_among(said.members));
  return kinds;
}

void Columns::build_kinds() {
  auto const& vocabulary = *case_->vocabulary;
  auto const kinds = static_cast<std::uint32_t>(vocabulary.kinds.size());
  for (Sort sort : {Sort::entity, Sort::flow, Sort::zone, Sort::data, Sort::network, Sort::stakeholder}) {
    Column column;
    column.values = kinds;
    column.width = Domains::words(kinds);
    column.rows = domains_->elements(sort);
    column.anything.assign(column.width, 0);
    for (std::uint32_t k = 0; sort != Sort::flow && k < kinds; ++k) {
      // A root stands for a kind that the vocabulary does not name.
      bool const possible =
          vocabulary.kinds[k].sort == sort && (!vocabulary.kinds[k].abstract || vocabulary.kinds[k].depth == 0);
      if (possible) put(column.anything, k);
    }
    column.words = column.anything;
    std::vector<std::pair<std::uint32_t, Mask>> presumed;
    for (std::uint32_t row = 0; sort != Sort::flow && row < column.rows; ++row) {
      auto const& kind = *kind_of(*case_->use_case, {sort, row});
      if (kind.stated) cut(column.edit(row), concrete_among(kind.members));
      if (!kind.usually.empty()) presumed.emplace_back(row, concrete_among(kind.usually));
    }
    ColumnId const id = kind_column(sort);
    pool_.push_back(std::move(column));
    for (auto& index : index_) index[id] = static_cast<std::uint32_t>(pool_.size() - 1);
    if (sort == Sort::flow) continue;
    narrow_kinds(sort);
    if (presumed.empty()) continue;
    Column copy = slot(0, id);
    for (auto const& [row, mask] : presumed) {
      if (!cut_if_possible(copy.edit(row), mask)) refuse({id, row}, {});
    }
    pool_.push_back(std::move(copy));
    index_[1][id] = index_[3][id] = static_cast<std::uint32_t>(pool_.size() - 1);
  }
  for (Sort sort : {Sort::entity, Sort::zone, Sort::data, Sort::network, Sort::stakeholder}) {
    auto& presumed = presumed_kinds_[kind_column(sort)];
    for (std::uint32_t row = 0; row < domains_->elements(sort); ++row)
      presumed.push_back(sure_kind({sort, row}, View::presumed));
  }
}

void Columns::refuse(Cell cell, std::vector<Saying> presumed) {
  refused_.push_back({cell, std::move(presumed)});
  dropped_.insert(cell.key());
  if (cell.column < zone_column) forget_kind(cell);
}

/// A kind under which a stated attribute could not be as stated is not possible.
void Columns::narrow_kinds(Sort sort) {
  Column& column = slot(0, kind_column(sort));
  auto const& vocabulary = *case_->vocabulary;
  for (std::uint32_t row = 0; row < column.rows; ++row) {
    model::Common const& common = common_of(*case_->use_case, {sort, row});
    if (common.statements.empty() || !several_kinds(View::facts, {sort, row})) continue;
    for (model::Statement const& statement : common.statements) {
      if (vocabulary[statement.attribute].set_of) continue;
      Mask const stated =
          domains_->mask(vocabulary[statement.attribute].type, domains_->values(statement.attribute), statement.value);
      Mask fitting(column.width);
      for (std::uint32_t k = 0; k < column.values; ++k) {
        if (!has(kinds_with_[statement.attribute.index].data(), k)) continue;
        Mask always = kind_facts_[statement.attribute.index].always[k];
        if (!always.empty()) cut(always.data(), stated);
        if (kind_facts_[statement.attribute.index].always[k].empty() || !empty(always)) put(fitting, k);
      }
      cut_if_possible(column.edit(row), fitting);
    }
  }
}

bool Columns::several_kinds(View view, Element element) const {
  if (element.sort == Sort::flow || element.sort == Sort::journey || element.sort == Sort::model) return false;
  Column const& column = get(view, kind_column(element.sort));
  return some_or_many(column.at(element.index), column.width) > 1;
}

void Columns::build_references() {
  auto const& use_case = *case_->use_case;
  auto const build = [&](ColumnId id, std::uint32_t rows, std::uint32_t named, auto const& reference_of) {
    Column column;
    column.values = named + 1;
    column.width = Domains::words(column.values);
    column.rows = rows;
    column.anything = full(column.values, false);
    column.words = column.anything;
    for (std::uint32_t row = 0; row < rows; ++row) {
      auto const& possible = reference_of(row);
      if (possible.stated) cut(column.edit(row), mask_of(possible, column.values));
    }
    Column presumed = column;
    bool any = false;
    for (std::uint32_t row = 0; row < rows; ++row) {
      auto const& possible = reference_of(row);
      if (possible.usually.empty()) continue;
      any = true;
      if (!cut_if_possible(presumed.edit(row), usual_mask(possible, column.values))) refuse({id, row}, {});
    }
    pool_.push_back(std::move(column));
    for (auto& index : index_) index[id] = static_cast<std::uint32_t>(pool_.size() - 1);
    if (!any) return;
    pool_.push_back(std::move(presumed));
    index_[1][id] = index_[3][id] = static_cast<std::uint32_t>(pool_.size() - 1);
  };
  auto const entities = domains_->elements(Sort::entity);
  build(
      zone_column, entities,
      domains_->elements(Sort::zone), [&](std::uint32_t row) -> auto const& { return use_case.entities[row].zone; });
  build(
      operator_column, entities, domains_->elements(Sort::stakeholder), [&](std::uint32_t row) -> auto const& {
        return use_case.entities[row].operated_by;
      });
  build(
      over_column, domains_->elements(Sort::flow),
      domains_->elements(Sort::network), [&](std::uint32_t row) -> auto const& { return use_case.flows[row].over; });

  // Zone and operator that software leaves unsaid are its node's.
  for (ColumnId id : {zone_column, operator_column}) {
    for (std::uint32_t row = 0; row < entities; ++row) {
      auto const& entity = use_case.entities[row];
      model::EntityId const node = case_->structure->passes_from[row];
      auto const says = [](auto const& possible) { return possible.stated || !possible.usually.empty(); };
      bool const said = id == zone_column ? says(entity.zone) : says(entity.operated_by);
      if (!node.known() || said) continue;
      if (alias_[id].empty()) {
        alias_[id].resize(entities);
        for (std::uint32_t i = 0; i < entities; ++i) alias_[id][i] = i;
      }
      alias_[id][row] = node.index;
    }
    if (alias_[id].empty()) continue;
    for (int variant : {0, 1}) {
      Column& column = slot(variant, id);
      for (std::uint32_t row = 0; row < entities; ++row) {
        std::uint32_t const from = canonical({id, row}).row;
        if (from == row) continue;
        std::uint64_t* const to = column.edit(row);
        std::memcpy(to, column.at(from), column.width * sizeof(std::uint64_t));
      }
    }
  }
}

Cell Columns::canonical(Cell cell) const {
  auto const& alias = alias_[cell.column];
  if (cell.row >= alias.size()) return cell;
  // A chain of relations that pass is short; a loop of them is an error of the model.
  for (int steps = 0; steps < 16 && alias[cell.row] != cell.row; ++steps) cell.row = alias[cell.row];
  return cell;
}

KindId Columns::sure_kind(Element element, View view) const {
  Column const& column = get(view, kind_column(element.sort));
  std::uint64_t const* words = column.at(element.index);
  if (!several_kinds(view, element)) {
    for (std::uint32_t word = 0; word < column.width; ++word)
      if (words[word] != 0)
        return model::id_of<model::KindTag>(word * 64 + static_cast<std::uint32_t>(std::countr_zero(words[word])));
    return {};
  }
  auto const& kind = *kind_of(*case_->use_case, element);
  if (kind.known()) return kind.members.front();
  if (view == View::presumed && kind.usually.size() == 1) return kind.usually.front();
  return {};
}

/// What the possible kinds leave of it, cut to what the element itself says, then to what is presumed.
void Columns::fill(AttributeId attribute, std::uint32_t row, View view, std::uint64_t* out) const {
  model::Attribute const& declared = (*case_->vocabulary)[attribute];
  std::uint32_t const values = domains_->values(attribute);
  Element const element{declared.sort, row};
  if (declared.sort == Sort::flow) {
    std::ranges::copy(anything_[attribute.index], out);
  } else {
    std::fill_n(out, Domains::words(values), 0);
    Column const& kinds = get(view, kind_column(declared.sort));
    kinds.each(row, [&](std::uint32_t kind) {
      Mask const& under = values_under(attribute, model::id_of<model::KindTag>(kind));
      for (std::size_t i = 0; i < under.size(); ++i) out[i] |= under[i];
    });
  }
  model::Common const& common = common_of(*case_->use_case, element);
  for (model::Statement const& statement : common.statements) {
    if (statement.attribute == attribute) cut(out, domains_->mask(declared.type, values, statement.value));
  }
  if (view == View::facts) return;
  for (model::Statement const& statement : common.presumptions) {
    if (statement.attribute != attribute) continue;
    cut_if_possible(out, domains_->mask(declared.type, values, statement.value));
    return;
  }
  if (declared.sort == Sort::flow || !kind_facts_[attribute.index].any_usual) return;
  KindId const kind = presumed_kinds_[kind_column(declared.sort)][row];
  if (!kind.known()) return;
  Mask const& usually = kind_facts_[attribute.index].usually[kind.index];
  if (!usually.empty()) cut_if_possible(out, usually);
}

void Columns::build_attribute(AttributeId attribute, View view) {
  auto const& vocabulary = *case_->vocabulary;
  model::Attribute const& declared = vocabulary[attribute];
  ColumnId const id = column_of(attribute);
  Column column;
  column.values = domains_->values(attribute);
  column.width = Domains::words(column.values);
  column.anything = full(column.values, true);
  if (declared.sort == Sort::network) column.anything = full(column.values, false);
  column.rows = declared.sort == Sort::journey || declared.sort == Sort::model || declared.set_of
                    ? 0
                    : domains_->elements(declared.sort);
  column.words.resize(static_cast<std::size_t>(column.rows) * column.width);
  column.uniform = false;
  for (std::uint32_t row = 0; row < column.rows; ++row) {
    fill(attribute, row, view, column.words.data() + static_cast<std::size_t>(row) * column.width);
  }
  if (declared.sort == Sort::entity && column.rows > 0) pass_on(attribute, view, column);
  if (view == View::facts) {
    for (std::uint32_t row = 0; row < column.rows; ++row) {
      if (is_empty(column.at(row), column.width) && canonical({id, row}).row == row)
        contradictions_.push_back({id, row});
    }
    for (std::uint32_t row = 0; row < column.rows; ++row) {
      for (model::Statement const& statement : common_of(*case_->use_case, {declared.sort, row}).presumptions) {
        if (statement.attribute != attribute) continue;
        Mask mask = domains_->mask(declared.type, column.values, statement.value);
        cut(mask.data(), Mask(column.at(row), column.at(row) + column.width));
        if (empty(mask)) refuse({id, row}, {});
      }
    }
  }
  int const variant = static_cast<int>(view);
  if (view == View::presumed && column.words == slot(0, id).words) {
    index_[1][id] = index_[3][id] = index_[0][id];
    return;
  }
  pool_.push_back(std::move(column));
  index_[variant][id] = index_[variant + 2][id] = static_cast<std::uint32_t>(pool_.size() - 1);
}

/// A choice that nobody has made yet is made as a mechanism would have it: the highest value.
void Columns::make_choices() {
  auto const& vocabulary = *case_->vocabulary;
  for (std::size_t a = 0; a < vocabulary.attributes.size(); ++a) {
    model::Attribute const& declared = vocabulary.attributes[a];
    if (!declared.choice || declared.set_of) continue;
    for (int variant : {2, 3}) {
      ColumnId const id = column_of(model::id_of<model::AttributeTag>(a));
      Column& column = own(variant, id);
      for (std::uint32_t row = 0; row < column.rows; ++row) {
        std::uint32_t const decides = canonical({id, row}).row;
        bool const given = declared.sort == Sort::entity && case_->use_case->entities[decides].given;
        if (given || column.values == 0 || !has(column.at(row), column.values - 1)) continue;
        std::uint64_t* const words = column.edit(row);
        std::fill_n(words, column.width, 0);
        words[(column.values - 1) / 64] |= 1ULL << ((column.values - 1) % 64);
      }
    }
  }
}

bool Columns::presumed_by_author(Cell cell) const {
  cell = canonical(cell);
  if (cell.column < first_attribute_column) return true;
  AttributeId const attribute{cell.column - first_attribute_column};
  auto const& own = common_of(*case_->use_case, {(*case_->vocabulary)[attribute].sort, cell.row}).presumptions;
  return std::ranges::any_of(own, [&](auto const& statement) { return statement.attribute == attribute; });
}

void Columns::drop(Cell cell) {
  cell = canonical(cell);
  dropped_.insert(cell.key());
  for (int variant : {1, 3}) {
    Column& column = slot(variant, cell.column);
    Column const& facts = slot(variant - 1, cell.column);
    if (&column == &facts) continue;
    for (std::uint32_t row = 0; row < column.rows; ++row) {
      if (canonical({cell.column, row}) != cell) continue;
      std::uint64_t* const words = column.edit(row);
      std::memcpy(words, facts.at(row), column.width * sizeof(std::uint64_t));
    }
  }
  if (cell.column < zone_column) forget_kind(cell);
}

}  // namespace glacis::verdict
