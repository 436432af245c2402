#include "engine/verdict/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace glacis::verdict {

using model::Element;
using model::Sort;

namespace {

Element element_of(Case const& the_case, Cell cell) {
  if (cell.column == zone_column || cell.column == operator_column) return {Sort::entity, cell.row};
  if (cell.column == over_column) return {Sort::flow, cell.row};
  if (cell.column < zone_column) return {static_cast<Sort>(cell.column), cell.row};
  return {(*the_case.vocabulary)[model::AttributeId{cell.column - first_attribute_column}].sort, cell.row};
}

std::string column_name(Case const& the_case, ColumnId column) {
  if (column == zone_column) return "zone";
  if (column == operator_column) return "operator";
  if (column == over_column) return "network";
  if (column < zone_column) return "kind";
  return (*the_case.vocabulary)[model::AttributeId{column - first_attribute_column}].name;
}

/// What follows for the cell from statements about several and says more than what is said and presumed of itself.
std::vector<Saying> learned_beyond(Evaluator const& evaluator, Cell cell) {
  Columns const& columns = evaluator.columns();
  std::vector<Saying> all;
  auto const add = [&all](std::vector<Saying> sayings) {
    for (Saying& saying : sayings) all.push_back(std::move(saying));
  };
  add(columns.facts_of(cell));
  bool const presumed = evaluator.view() == View::presumed;
  if (presumed) add(columns.presumption_of(cell));
  std::size_t const own = all.size();
  add(columns.learned_of(View::facts, cell));
  if (presumed) add(columns.learned_of(View::presumed, cell));
  Mask left = evaluator.column(cell.column).anything;
  std::vector<Saying> beyond;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Mask const before = left;
    for (std::size_t w = 0; w < left.size(); ++w) left[w] &= all[i].mask[w];
    if (i >= own && left != before) beyond.push_back(std::move(all[i]));
  }
  return beyond;
}

}  // namespace

char const* name_of(model::Link link) {
  switch (link) {
    case model::Link::flow_to: return "to";
    case model::Link::flow_ends: return "ends";
    case model::Link::flow_data: return "data";
    case model::Link::flow_back: return "back";
    case model::Link::flow_payload: return "payload";
    case model::Link::entity_data_in: return "data in";
    case model::Link::entity_data_out: return "data out";
    case model::Link::entity_data: return "data";
    case model::Link::entity_stores: return "stores";
    case model::Link::entity_flows: return "flows";
    case model::Link::entity_flows_in: return "flows in";
    case model::Link::entity_flows_out: return "flows out";
    case model::Link::data_sources: return "sources";
    case model::Link::data_journeys:
    case model::Link::data_lineage_journeys: return "journeys";
    case model::Link::zone_entities: return "entities";
    case model::Link::journey_relays: return "relays";
    case model::Link::journey_flows: return "flows";
  }
  return "";
}

std::string name_of(Case const& the_case, Element element) {
  if (element.sort == Sort::journey)
    return model::id_of(*the_case.use_case, the_case.structure->journeys[element.index]);
  if (element.sort == Sort::model) return the_case.use_case->id;
  std::size_t const named = element.sort == Sort::entity    ? the_case.use_case->entities.size()
                            : element.sort == Sort::flow    ? the_case.use_case->flows.size()
                            : element.sort == Sort::zone    ? the_case.use_case->zones.size()
                            : element.sort == Sort::data    ? the_case.use_case->data.size()
                            : element.sort == Sort::network ? the_case.use_case->networks.size()
                                                            : the_case.use_case->stakeholders.size();
  if (element.index >= named) return fmt::format("a {} that is not known", model::name_of(element.sort));
  return common_of(*the_case.use_case, element).id;
}

std::string name_of(Case const& the_case, Cell cell) {
  return fmt::format("{} of {}", column_name(the_case, cell.column), name_of(the_case, element_of(the_case, cell)));
}

Fact told(Case const& the_case, Cell cell, Saying const& saying) {
  return {fmt::format("{} is {}", name_of(the_case, cell), saying.text), saying.basis, saying.place, false};
}

std::vector<Fact> told(Evaluator const& evaluator, Cell cell) {
  Case const& the_case = evaluator.the_case();
  cell = evaluator.columns().canonical(cell);
  std::vector<Fact> facts;
  Column const& column = evaluator.column(cell.column);
  if (cell.row < column.rows) {
    for (Saying const& saying : evaluator.columns().facts_of(cell)) facts.push_back(told(the_case, cell, saying));
    if (evaluator.view() == View::presumed) {
      for (Saying const& saying : evaluator.columns().presumption_of(cell))
        facts.push_back(told(the_case, cell, saying));
    }
    for (Saying const& saying : learned_beyond(evaluator, cell))
      facts.push_back({saying.text, saying.basis, saying.place, false});
    Mask const possible(column.at(cell.row), column.at(cell.row) + column.width);
    bool const settled = some_or_many(possible.data(), column.width) == 1;
    if (evaluator.choices() && cell.column >= first_attribute_column) {
      model::AttributeId const attribute{cell.column - first_attribute_column};
      std::uint64_t const* before = evaluator.columns().at(evaluator.view(), cell);
      bool const made = !std::equal(possible.begin(), possible.end(), before);
      if ((*the_case.vocabulary)[attribute].choice && made) {
        auto const& values = (*the_case.vocabulary)[(*the_case.vocabulary)[attribute].type].values;
        std::string const value = values.empty() ? "given" : values.back().name;
        return {{fmt::format("{} is {}", name_of(the_case, cell), value), model::Basis::assumed, {}, false}};
      }
    }
    Mask not_there(column.width);
    put(not_there, column.not_applicable());
    if (facts.empty() && settled && cell.column >= first_attribute_column && possible == not_there) {
      Element const element = element_of(the_case, cell);
      facts.push_back({fmt::format("{} has no {}", name_of(the_case, element), column_name(the_case, cell.column)),
                       model::Basis::structure, common_of(*the_case.use_case, element).place, false});
    }
    if (!facts.empty()) return facts;
  }
  facts.push_back({name_of(the_case, cell), model::Basis::stated, {}, true});
  return facts;
}

}  // namespace glacis::verdict
