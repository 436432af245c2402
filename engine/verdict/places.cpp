#include <algorithm>

#include "engine/verdict/protection.h"
#include "engine/verdict/surroundings.h"

// The places of needs (LANGUAGE.md "Places and default scopes of needs"): which subjects each stands for.

namespace glacis::verdict {

using model::Link;
using model::Sort;
using rule::Where;

namespace {

std::vector<Subject> each(Sort sort, std::vector<std::uint32_t> rows, std::uint32_t data = Subject::none) {
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  std::vector<Subject> result;
  for (std::uint32_t const row : rows) result.push_back({{sort, row}, data});
  return result;
}

std::vector<std::uint32_t> rows_of(model::Links const& links, std::uint32_t row) {
  auto const targets = links.of(row);
  return {targets.begin(), targets.end()};
}

std::vector<std::uint32_t> all_rows(std::size_t count) {
  std::vector<std::uint32_t> rows(count);
  for (std::uint32_t i = 0; i < count; ++i) rows[i] = i;
  return rows;
}

std::vector<Subject> of_flow(Case const& the_case, Where where, std::uint32_t flow) {
  auto const& structure = *the_case.structure;
  std::uint32_t const from = the_case.use_case->flows[flow].from.index;
  std::vector<std::uint32_t> rows;
  if (where == Where::from || where == Where::ends) rows.push_back(from);
  if (where == Where::to || where == Where::ends)
    for (std::uint32_t const receiver : structure.of(Link::flow_to).of(flow)) rows.push_back(receiver);
  return each(Sort::entity, rows);
}

bool stores(Case const& the_case, std::uint32_t entity, std::uint32_t data) {
  auto const stored = the_case.structure->of(Link::entity_stores).of(entity);
  return std::find(stored.begin(), stored.end(), data) != stored.end();
}

std::vector<Subject> of_journey(Case const& the_case, Where where, std::uint32_t index) {
  model::Journey const& way = the_case.structure->journeys[index];
  std::vector<std::uint32_t> rows;
  if (where == Where::flows) {
    for (model::FlowId const flow : way.flows) rows.push_back(flow.index);
    return each(Sort::flow, rows);
  }
  bool const everyone = where == Where::stores;
  if (everyone || where == Where::origin || where == Where::ends) rows.push_back(way.origin.index);
  if (everyone || where == Where::consumer || where == Where::ends) rows.push_back(way.consumer.index);
  if (everyone || where == Where::relays)
    for (model::EntityId const relay : way.relays) rows.push_back(relay.index);
  if (everyone) std::erase_if(rows, [&](std::uint32_t e) { return !stores(the_case, e, way.data.index); });
  return each(Sort::entity, rows, way.data.index);
}

std::vector<Subject> of_entity(Case const& the_case, Where where, std::uint32_t entity) {
  auto const& structure = *the_case.structure;
  if (where == Where::flows) return each(Sort::flow, rows_of(structure.of(Link::entity_flows), entity));
  std::vector<Subject> result;
  if (where == Where::stores)
    for (std::uint32_t const d : structure.of(Link::entity_stores).of(entity))
      result.push_back({{Sort::entity, entity}, d});
  return result;
}

std::vector<Subject> of_data(Case const& the_case, Where where, std::uint32_t datum) {
  auto const& structure = *the_case.structure;
  auto const& data = the_case.use_case->data[datum];
  std::vector<std::uint32_t> rows;
  auto add = [&](auto const& mentions) {
    for (auto const& mention : mentions) rows.push_back(mention.value.index);
  };
  if (where == Where::origin) add(data.origins);
  if (where == Where::consumer) add(data.consumers);
  if (where == Where::origin || where == Where::consumer)
    for (std::uint32_t const j : structure.of(Link::data_journeys).of(datum)) {
      model::Journey const& way = structure.journeys[j];
      rows.push_back(where == Where::origin ? way.origin.index : way.consumer.index);
    }
  return each(Sort::entity, rows, datum);
}

}  // namespace

std::vector<Subject> Protection::members(Where where, Subject const& subject) const {
  if (where == Where::self) return {subject};
  std::uint32_t const index = subject.element.index;
  auto const& use_case = *case_->use_case;
  switch (subject.element.sort) {
    case Sort::flow: return of_flow(*case_, where, index);
    case Sort::journey: return of_journey(*case_, where, index);
    case Sort::entity: return of_entity(*case_, where, index);
    case Sort::data:
      if (where == Where::flows) return each(Sort::flow, flows_of_data_[index]);
      if (where == Where::stores) return each(Sort::entity, stored_at_[index], index);
      return of_data(*case_, where, index);
    case Sort::zone:
      if (where == Where::flows) return each(Sort::flow, flows_across(*case_, index));
      if (where == Where::entities)
        return each(Sort::entity, rows_of(case_->structure->of(Link::zone_entities), index));
      return {};
    case Sort::model:
      if (where == Where::flows) return each(Sort::flow, all_rows(use_case.flows.size()));
      if (where == Where::entities) return each(Sort::entity, all_rows(use_case.entities.size()));
      return {};
    case Sort::network:
    case Sort::stakeholder: return {};
  }
  return {};
}

}  // namespace glacis::verdict
