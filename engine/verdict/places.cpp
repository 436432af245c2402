#include <algorithm>

#include "engine/verdict/protection.h"
#include "engine/verdict/surroundings.h"

// The places of needs: which subjects each stands for.

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

Protection::Members Protection::members(Where where, Subject const& subject) {
  std::uint32_t const index = subject.element.index;
  auto const& use_case = *case_->use_case;
  auto const surely = [](std::vector<Subject> const& subjects) {
    Members result;
    for (Subject const& each : subjects) result.push_back({each, never_met});
    return result;
  };
  if (where == Where::self) return {{subject, never_met}};
  switch (subject.element.sort) {
    case Sort::flow: return surely(of_flow(*case_, where, index));
    case Sort::journey: return where == Where::stores ? stored_on(index) : surely(of_journey(*case_, where, index));
    case Sort::entity: return surely(of_entity(*case_, where, index));
    case Sort::data:
      if (where == Where::flows) return surely(each(Sort::flow, flows_of_data_[index]));
      if (where == Where::stores) return surely(each(Sort::entity, stored_at_[index], index));
      return surely(of_data(*case_, where, index));
    case Sort::zone: return of_zone(where, index);
    case Sort::model:
      if (where == Where::flows) return surely(each(Sort::flow, all_rows(use_case.flows.size())));
      if (where == Where::entities) return surely(each(Sort::entity, all_rows(use_case.entities.size())));
      return {};
    case Sort::network:
    case Sort::stakeholder: return {};
  }
  return {};
}

/// Who on the journey stores its datum; who may store more than is listed perhaps does.
Protection::Members Protection::stored_on(std::uint32_t journey) {
  Members result;
  for (Subject const& each : of_journey(*case_, Where::stores, journey)) {
    std::uint32_t const entity = each.element.index;
    if (stores(*case_, entity, each.data))
      result.push_back({each, never_met});
    else if (std::binary_search(open_stores_.begin(), open_stores_.end(), entity))
      result.push_back({each, unsaid(each.element, Unsaid::list)});
  }
  return result;
}

Protection::Members Protection::of_zone(Where where, std::uint32_t zone) {
  Members result;
  if (where == Where::flows)
    for (auto const& [flow, surely] : flows_across(*case_, zone)) {
      Ids stays;
      for (std::uint32_t const receiver : case_->structure->of(Link::flow_to).of(flow))
        stays.push_back(crosses(zone, flow, receiver, false));
      result.push_back({{{Sort::flow, flow}, Subject::none}, surely ? never_met : all_of(stays)});
    }
  if (where != Where::entities) return result;
  std::vector<std::uint32_t> const named = rows_of(case_->structure->of(Link::zone_entities), zone);
  for (Subject const& member : each(Sort::entity, named)) result.push_back({member, never_met});
  for (std::uint32_t const entity : vague_entities_) {
    if (std::find(named.begin(), named.end(), entity) != named.end()) continue;
    Surroundings const zones = zones_around(*case_, entity);
    auto const among = [zone](auto const& list) { return std::find(list.begin(), list.end(), zone) != list.end(); };
    if (among(zones.surely) || among(zones.perhaps) || among(zones.others))
      result.push_back({{{Sort::entity, entity}, Subject::none}, inside(zone, entity, false)});
  }
  return result;
}

ProtectionId Protection::no_others(Where where, Subject const& subject) {
  std::uint32_t const index = subject.element.index;
  if (subject.element.sort == Sort::entity && where == Where::stores)
    return case_->structure->of(Link::entity_stores).is_open(index) ? unsaid(subject.element, Unsaid::list)
                                                                    : always_met;
  if (subject.element.sort != Sort::data) return always_met;
  // One that may have it is as good as several.
  auto const first_without = [](std::vector<std::uint32_t> const& open, std::vector<std::uint32_t> const& named) {
    return std::find_if(open.begin(), open.end(),
                        [&](std::uint32_t each) { return std::find(named.begin(), named.end(), each) == named.end(); });
  };
  if (where == Where::stores) {
    auto const found = first_without(open_stores_, stored_at_[index]);
    if (found != open_stores_.end()) return unsaid({Sort::entity, *found}, Unsaid::list);
  }
  model::Data const& datum = case_->use_case->data[index];
  bool const by_flows = where == Where::flows || (where == Where::origin && datum.origins.empty()) ||
                        (where == Where::consumer && datum.consumers.empty());
  if (by_flows) {
    auto const found = first_without(open_flows_, flows_of_data_[index]);
    if (found != open_flows_.end()) return unsaid({Sort::flow, *found}, Unsaid::list);
  }
  return always_met;
}

}  // namespace glacis::verdict
