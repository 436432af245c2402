#include "engine/condition/builtin_steps.h"

#include <array>

namespace glacis::condition {
namespace {

using model::Link;

constexpr BuiltinStep one(Sort of, std::string_view name, Step::Form form, Sort yields) {
  return {of, name, {form, 0}, yields, false};
}
constexpr BuiltinStep many(Sort of, std::string_view name, Link link, Sort yields) {
  return {of, name, {Step::Form::link, static_cast<std::uint32_t>(link)}, yields, true};
}

constexpr std::array steps{
    one(Sort::flow, "from", Step::Form::from, Sort::entity),
    many(Sort::flow, "to", Link::flow_to, Sort::entity),
    many(Sort::flow, "ends", Link::flow_ends, Sort::entity),
    one(Sort::flow, "over", Step::Form::over, Sort::network),
    many(Sort::flow, "data", Link::flow_data, Sort::data),
    many(Sort::flow, "back", Link::flow_back, Sort::data),
    many(Sort::flow, "payload", Link::flow_payload, Sort::data),
    one(Sort::entity, "zone", Step::Form::zone, Sort::zone),
    one(Sort::entity, "operator", Step::Form::operated_by, Sort::stakeholder),
    many(Sort::entity, "data", Link::entity_data, Sort::data),
    many(Sort::entity, "data-in", Link::entity_data_in, Sort::data),
    many(Sort::entity, "data-out", Link::entity_data_out, Sort::data),
    many(Sort::entity, "stores", Link::entity_stores, Sort::data),
    many(Sort::entity, "flows", Link::entity_flows, Sort::flow),
    many(Sort::entity, "flows-in", Link::entity_flows_in, Sort::flow),
    many(Sort::entity, "flows-out", Link::entity_flows_out, Sort::flow),
    many(Sort::data, "sources", Link::data_sources, Sort::data),
    many(Sort::data, "journeys", Link::data_journeys, Sort::journey),
    many(Sort::zone, "entities", Link::zone_entities, Sort::entity),
    one(Sort::zone, "zone", Step::Form::zone_parent, Sort::zone),
    one(Sort::journey, "data", Step::Form::journey_data, Sort::data),
    one(Sort::journey, "origin", Step::Form::journey_origin, Sort::entity),
    one(Sort::journey, "consumer", Step::Form::journey_consumer, Sort::entity),
    many(Sort::journey, "relays", Link::journey_relays, Sort::entity),
    many(Sort::journey, "flows", Link::journey_flows, Sort::flow),
};

}  // namespace

BuiltinStep const* find_builtin_step(Sort of, std::string_view name) {
  for (BuiltinStep const& step : steps) {
    if (step.of == of && step.name == name) return &step;
  }
  return nullptr;
}

std::vector<std::string> builtin_step_names(Sort of) {
  std::vector<std::string> names;
  for (BuiltinStep const& step : steps) {
    if (step.of == of) names.emplace_back(step.name);
  }
  if (of == Sort::data) names.emplace_back("labels");
  return names;
}

}  // namespace glacis::condition
