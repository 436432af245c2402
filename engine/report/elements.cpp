#include "engine/report/elements.h"

#include <algorithm>

#include "engine/report/kinds.h"

namespace glacis::report {
namespace {

using model::Sort;

std::string shown(Words const& words, verdict::Judge const* judge, model::Element element, std::string_view name) {
  auto const& names = words.vocabulary().attribute_names[static_cast<std::size_t>(element.sort)];
  auto const found = names.find(name);
  return judge == nullptr || found == names.end() ? std::string() : judge->shown(element, found->second);
}

std::string or_not_known(std::string const& text) { return text.empty() ? "not known" : text; }

/// "home", "home or street", "not known (presumed home)".
template <class T>
std::string reference_text(model::UseCase const& use_case, model::Possible<T> const& possible) {
  auto const titles = [&](std::vector<T> const& ids) {
    std::vector<std::string> parts;
    for (T const id : ids) parts.push_back(use_case[id].title);
    return enumerated(parts, " or ");
  };
  std::string const presumed = titles(possible.usually);
  std::string stated = possible.stated ? titles(possible.members) : std::string();
  if (possible.known() || (!stated.empty() && presumed.empty())) return stated;
  if (!stated.empty()) return stated + " (presumed " + presumed + ")";
  return presumed.empty() ? "not known" : "not known (presumed " + presumed + ")";
}

bool closed(Words const& words, model::MechanismListing const& listing) {
  return words.use_case().as_stated || (listing.stated && !listing.open);
}

std::string attributes_text(Words const& words, verdict::Judge const& judge, std::uint32_t entity) {
  std::string text;
  for (auto const& [name, id] : words.vocabulary().attribute_names[static_cast<std::size_t>(Sort::entity)]) {
    std::string const value = judge.shown({Sort::entity, entity}, id);
    if (!value.empty()) text += (text.empty() ? "" : "; ") + spaced(name) + " " + value;
  }
  return text;
}

bool has_flow(Words const& words, std::uint32_t entity) {
  return !words.structure().of(model::Link::entity_flows).of(entity).empty();
}

Entity entity_of(Words const& words, verdict::Judge const* judge, std::uint32_t index) {
  model::Entity const& from = words.use_case().entities[index];
  Entity entity;
  entity.id = from.id;
  entity.title = from.title;
  entity.kind = kind_text(words.vocabulary(), from.kind);
  if (from.zone.known()) entity.zone = from.zone.members.front().index;
  entity.zone_text = reference_text(words.use_case(), from.zone);
  entity.operator_text = reference_text(words.use_case(), from.operated_by);
  if (judge != nullptr) entity.attributes = attributes_text(words, *judge, index);
  for (auto const& stored : from.stores.members) entity.stores.push_back(words.use_case()[stored.value].id);
  entity.mechanisms = words.names(from.mechanisms);
  entity.mechanisms_known = closed(words, from.mechanisms);
  model::EntityId const node = words.structure().passes_from[index];
  if (node.known()) {
    entity.runs_on = node.index;
    if (!from.zone.stated && words.use_case()[node].zone.known()) {
      entity.zone = words.use_case()[node].zone.members.front().index;
      entity.zone_text = reference_text(words.use_case(), words.use_case()[node].zone);
    }
    if (!from.operated_by.stated)
      entity.operator_text = reference_text(words.use_case(), words.use_case()[node].operated_by);
  }
  entity.many = from.many;
  entity.optional = from.optional;
  entity.no_flow = !has_flow(words, index);
  entity.shape = shape_of(words.vocabulary(), from.kind);
  return entity;
}

void add_entities(Words const& words, verdict::Judge const* judge, Report& report) {
  for (std::uint32_t i = 0; i < words.use_case().entities.size(); ++i) {
    report.entities.push_back(entity_of(words, judge, i));
  }
  for (std::uint32_t i = 0; i < report.entities.size(); ++i) {
    Entity const& hosted = report.entities[i];
    if (hosted.runs_on && has_flow(words, i)) report.entities[*hosted.runs_on].no_flow = false;
  }
  for (model::Journey const& journey : words.structure().journeys) {
    for (model::EntityId const relay : journey.relays) report.entities[relay.index].relay = true;
  }
}

bool is_boundary(Words const& words, std::uint32_t zone) {
  auto const& boundaries = words.structure().boundaries[zone];
  return std::find(boundaries.begin(), boundaries.end(), zone) != boundaries.end();
}

void add_zones(Words const& words, Report& report) {
  auto const& zones = words.use_case().zones;
  for (std::uint32_t i = 0; i < zones.size(); ++i) {
    Zone zone{zones[i].id,
              zones[i].title,
              kind_text(words.vocabulary(), zones[i].kind),
              {},
              is_boundary(words, i),
              words.names(zones[i].mechanisms),
              closed(words, zones[i].mechanisms)};
    if (zones[i].parent.known()) zone.parent = zones[i].parent.index;
    report.zones.push_back(std::move(zone));
  }
}

std::string reader_title(Words const& words, model::Reader const& reader) {
  if (auto const* entity = std::get_if<model::EntityId>(&reader)) return words.use_case()[*entity].title;
  if (auto const* party = std::get_if<model::StakeholderId>(&reader)) return words.use_case()[*party].title;
  return words.vocabulary()[std::get<model::KindId>(reader)].title;
}

std::string readers_text(Words const& words, model::Listing<model::Reader> const& readers) {
  if (!readers.stated) return "not known";
  std::vector<std::string> parts;
  for (auto const& mention : readers.members) parts.push_back(reader_title(words, mention.value));
  std::string const text = enumerated(parts, ", ");
  if (readers.open) return text.empty() ? "not known" : text + ", perhaps others";
  return text.empty() ? "nobody else" : text;
}

/// Titles of the ends of a datum's journeys, or as stated.
void add_ends(Words const& words, std::uint32_t datum, Data& data) {
  auto const put = [&](TextList& list, model::EntityId end) {
    std::string const& title = words.use_case()[end].title;
    if (std::find(list.begin(), list.end(), title) == list.end()) list.push_back(title);
  };
  for (auto const& origin : words.use_case().data[datum].origins) put(data.origins, origin.value);
  for (auto const& consumer : words.use_case().data[datum].consumers) put(data.consumers, consumer.value);
  for (std::uint32_t const index : words.structure().of(model::Link::data_journeys).of(datum)) {
    put(data.origins, words.structure().journeys[index].origin);
    put(data.consumers, words.structure().journeys[index].consumer);
  }
}

void add_data(Words const& words, verdict::Judge const* judge, Report& report) {
  for (std::uint32_t i = 0; i < words.use_case().data.size(); ++i) {
    model::Data const& from = words.use_case().data[i];
    Data data;
    data.id = from.id;
    data.title = from.title;
    data.kind = kind_text(words.vocabulary(), from.kind);
    data.confidentiality = or_not_known(shown(words, judge, {Sort::data, i}, "confidentiality"));
    data.integrity = or_not_known(shown(words, judge, {Sort::data, i}, "integrity"));
    data.availability = or_not_known(shown(words, judge, {Sort::data, i}, "availability"));
    for (auto const& label : from.labels.members) data.labels.push_back(words.vocabulary()[label.value].name);
    std::sort(data.labels.begin(), data.labels.end());
    data.labels_known = !from.labels.open;
    data.readers = readers_text(words, from.readers);
    data.derived_from = words.titles(from.derived_from.members);
    data.derived_known = !from.derived_from.open;
    add_ends(words, i, data);
    report.data.push_back(std::move(data));
  }
}

std::string point_text(std::string const& text) {
  std::size_t const end = text.find(' ');
  std::string point = text.substr(0, end);
  if (point.ends_with("-prime")) point = point.substr(0, point.size() - 6) + "'";
  if (!point.empty() && point.front() >= 'a' && point.front() <= 'z')
    point.front() = static_cast<char>(point.front() - 32);
  return end == std::string::npos ? point : point + text.substr(end);
}

std::string network_text(Words const& words, model::Possible<model::NetworkId> const& over) {
  if (!over.stated && !over.usually.empty()) {
    model::Possible<model::NetworkId> presumed = over;
    presumed.stated = true;
    presumed.members = over.usually;
    presumed.usually.clear();
    return reference_text(words.use_case(), presumed) + " (presumed)";
  }
  return reference_text(words.use_case(), over);
}

void add_flows(Words const& words, verdict::Judge const* judge, Report& report) {
  for (std::uint32_t i = 0; i < words.use_case().flows.size(); ++i) {
    model::Flow const& from = words.use_case().flows[i];
    Flow flow;
    flow.id = from.id;
    flow.title = from.title;
    flow.number = from.number;
    flow.from = from.from.index;
    for (auto const& to : from.to) flow.to.push_back(to.value.index);
    flow.multicast = from.multicast;
    flow.optional = from.optional;
    flow.data = words.titles(from.data.members);
    flow.back = words.titles(from.back.members);
    flow.data_known = from.data.stated && !from.data.open;
    flow.back_known = !from.back.open;
    flow.network = network_text(words, from.over);
    flow.point = point_text(shown(words, judge, {Sort::flow, i}, "point"));
    flow.mechanisms = words.names(from.mechanisms);
    flow.mechanisms_known = closed(words, from.mechanisms);
    report.flows.push_back(std::move(flow));
  }
}

void add_journeys(Words const& words, Report& report) {
  for (model::Journey const& from : words.structure().journeys) {
    Journey journey;
    journey.id = model::id_of(words.use_case(), from);
    journey.data_id = words.use_case()[from.data].id;
    journey.data_title = words.use_case()[from.data].title;
    journey.origin = from.origin.index;
    journey.consumer = from.consumer.index;
    for (model::FlowId const flow : from.flows) journey.flows.push_back(flow.index);
    for (model::EntityId const relay : from.relays) journey.relays.push_back(relay.index);
    journey.derived_ends = from.derived_ends;
    journey.if_present = from.if_present;
    report.journeys.push_back(std::move(journey));
  }
}

}  // namespace

void add_elements(Words const& words, verdict::Judge const* judge, Report& report) {
  add_zones(words, report);
  add_entities(words, judge, report);
  for (model::Stakeholder const& from : words.use_case().stakeholders) {
    report.stakeholders.push_back({from.id, from.title, kind_text(words.vocabulary(), from.kind)});
  }
  add_data(words, judge, report);
  add_flows(words, judge, report);
  add_journeys(words, report);
}

}  // namespace glacis::report
