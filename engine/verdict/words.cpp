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
  bool const presumed = evaluator.view() == View::presumed;
  std::vector<Saying> learned = columns.learned_of(View::facts, cell);
  if (presumed) {
    for (Saying& saying : columns.learned_of(View::presumed, cell)) learned.push_back(std::move(saying));
  }
  if (learned.empty()) return learned;
  Mask left = evaluator.column(cell.column).anything;
  for (Saying const& saying : columns.facts_of(cell)) cut(left.data(), saying.mask);
  if (presumed) {
    for (Saying const& saying : columns.presumption_of(cell)) cut(left.data(), saying.mask);
  }
  std::erase_if(learned, [&left](Saying const& saying) {
    Mask const before = left;
    cut(left.data(), saying.mask);
    return left == before;
  });
  return learned;
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
  return column_name(the_case, cell.column) + " of " + name_of(the_case, element_of(the_case, cell));
}

Fact told(Case const& the_case, Cell cell, Saying const& saying) {
  return {name_of(the_case, cell) + " is " + saying.text, saying.basis, saying.place, false};
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
    std::uint64_t const* const possible = column.at(cell.row);
    if (evaluator.choices() && cell.column >= first_attribute_column) {
      model::AttributeId const attribute{cell.column - first_attribute_column};
      std::uint64_t const* before = evaluator.columns().at(evaluator.view(), cell);
      bool const made = !std::equal(possible, possible + column.width, before);
      if ((*the_case.vocabulary)[attribute].choice && made) {
        auto const& values = (*the_case.vocabulary)[(*the_case.vocabulary)[attribute].type].values;
        std::string const value = values.empty() ? "given" : values.back().name;
        return {{fmt::format("{} is {}", name_of(the_case, cell), value), model::Basis::assumed, {}, false}};
      }
    }
    bool const not_there = some_or_many(possible, column.width) == 1 && has(possible, column.not_applicable());
    if (facts.empty() && cell.column >= first_attribute_column && not_there) {
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
