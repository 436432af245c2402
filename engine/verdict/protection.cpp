#include "engine/verdict/protection.h"

#include <algorithm>

#include "engine/verdict/mixing.h"
#include "engine/verdict/surroundings.h"

namespace glacis::verdict {

using model::Link;
using model::Sort;
using rule::Offer;
using Form = ProtectionNode::Form;

namespace {

/// Of the zones whose border a flow with an end anywhere might cross, at most so many are looked at: none of them can
/// make anything sure, so more of them change nothing.
constexpr std::size_t most_vague_zones = 16;

Subject whole(Sort sort, std::uint32_t index) { return {{sort, index}, Subject::none}; }

std::vector<std::vector<std::uint32_t>> inverted(model::Links const& links, std::size_t columns) {
  std::vector<std::vector<std::uint32_t>> result(columns);
  for (std::uint32_t row = 0; row < links.rows(); ++row)
    for (std::uint32_t const target : links.of(row)) result[target].push_back(row);
  return result;
}

}  // namespace

Protection::Protection(Case const& the_case) : case_(&the_case), slots_(64, vacant) {
  auto const& structure = *case_->structure;
  auto const& use_case = *case_->use_case;
  share({.form = Form::all_of}, {});
  share({.form = Form::any_of}, {});
  for (std::uint32_t z = 0; z < structure.boundaries.size(); ++z)
    if (!structure.boundaries[z].empty() && structure.boundaries[z].front() == z) border_zones_.push_back(z);
  flows_of_data_ = inverted(structure.of(Link::flow_payload), use_case.data.size());
  stored_at_ = inverted(structure.of(Link::entity_stores), use_case.data.size());
  journeys_of_flow_.resize(use_case.flows.size());
  for (std::uint32_t j = 0; j < structure.journeys.size(); ++j)
    for (model::FlowId const flow : structure.journeys[j].flows) journeys_of_flow_[flow.index].push_back(j);
}

std::size_t Protection::QuestionHash::operator()(Question const& question) const {
  std::uint64_t hash = mix(question.or_end_to_end ? 1 : 0, hash_of(question.offer));
  hash = mix(hash, hash_of(question.subject.element));
  return static_cast<std::size_t>(mix(hash, question.subject.data));
}

// ---- The table of places

ProtectionId& Protection::answer(Question const& question) {
  if (question.subject.data != Subject::none) return answers_of_pairs_.try_emplace(question, vacant).first->second;
  std::size_t const form =
      question.offer.feature.index * model::scope_count + static_cast<std::size_t>(question.offer.scope);
  std::size_t const column = (form * 2 + (question.or_end_to_end ? 1 : 0)) * model::sort_count +
                             static_cast<std::size_t>(question.subject.element.sort);
  if (answers_.size() <= column) answers_.resize(column + 1);
  auto& rows = answers_[column];
  std::uint32_t const row = question.subject.element.index;
  if (rows.size() <= row) rows.resize(row + 1, vacant);
  return rows[row];
}

ProtectionId Protection::at(Offer offer, Subject const& subject) {
  Question const question{offer, subject, false};
  if (ProtectionId const known = answer(question); known != vacant) return known;
  ProtectionId const id = build(question);
  answer(question) = id;
  return id;
}

ProtectionId Protection::hop_or_end_to_end(model::FeatureId feature, Subject const& flow) {
  Question const question{{feature, model::Scope::hop}, flow, true};
  if (ProtectionId const known = answer(question); known != vacant) return known;
  ProtectionId const hops = at(question.offer, whole(Sort::flow, flow.element.index));
  ProtectionId const id = any_of({hops, end_to_end_over(feature, flow)});
  answer(question) = id;
  return id;
}

ProtectionId Protection::build(Question const& question) {
  Offer const offer = question.offer;
  std::uint32_t const index = question.subject.element.index;
  Sort const sort = question.subject.element.sort;
  auto const& structure = *case_->structure;
  auto each = [&](auto const& rows, Sort member) {
    Ids parts;
    for (std::uint32_t const row : rows) parts.push_back(at(offer, whole(member, row)));
    return all_of(parts);
  };
  switch (offer.scope) {
    case model::Scope::link:
    case model::Scope::hop:
      if (sort == Sort::flow) return hop(offer, index);
      if (sort == Sort::zone) return hop_at_zone(offer, index);
      if (sort == Sort::entity) return each(structure.of(Link::entity_flows_in).of(index), Sort::flow);
      if (sort == Sort::data) return each(flows_of_data_[index], Sort::flow);
      break;
    case model::Scope::end_to_end:
      if (sort == Sort::journey) return end_to_end(offer.feature, index);
      if (sort == Sort::data) return each(structure.of(Link::data_journeys).of(index), Sort::journey);
      if (sort == Sort::flow) return end_to_end_over(offer.feature, question.subject);
      break;
    case model::Scope::at_rest:
      if (sort == Sort::entity) return at_rest(offer, index, question.subject.data);
      if (sort == Sort::data) {
        Ids parts;
        for (std::uint32_t const e : stored_at_[index]) parts.push_back(at(offer, {{Sort::entity, e}, index}));
        return all_of(parts);
      }
      break;
    case model::Scope::platform:
      if (sort == Sort::entity) return platform(offer, index);
      if (sort == Sort::zone) return mechanism(offer, question.subject.element);
      break;
  }
  return never_met;
}

void Protection::add_entity(std::vector<Offer> const& offers, std::uint32_t entity, Ids& into) {
  for (std::uint32_t const host : with_hosts(*case_, entity))
    for (Offer const offer : offers) into.push_back(mechanism(offer, {Sort::entity, host}));
}

bool Protection::may_give(std::uint32_t zone, std::vector<Offer> const& offers) const {
  auto const& listing = case_->use_case->zones[zone].mechanisms;
  bool const closed = (listing.stated && !listing.open) || case_->use_case->as_stated;
  return !closed || std::any_of(listing.members.begin(), listing.members.end(), [&](auto const& mention) {
    auto const& stated = case_->rulebook->catalogue[mention.value];
    return std::any_of(offers.begin(), offers.end(), [&](Offer offer) { return stated.gives(offer); });
  });
}

void Protection::add_zones(std::vector<Offer> const& offers, std::uint32_t flow, std::uint32_t receiver, Ids& into) {
  Borders const borders = borders_between(*case_, case_->use_case->flows[flow].from.index, receiver, border_zones_);
  for (std::uint32_t const zone : borders.crossed)
    for (Offer const offer : offers) into.push_back(mechanism(offer, {Sort::zone, zone}));
  std::size_t vague = 0;
  auto add_if_crossed = [&](std::uint32_t zone) {
    Ids given;
    for (Offer const offer : offers) given.push_back(mechanism(offer, {Sort::zone, zone}));
    ProtectionId const crosses = share({.form = Form::flow_crosses, .spot = {Sort::zone, zone}, .other = flow}, {});
    into.push_back(all_of({crosses, any_of(given)}));
  };
  for (std::uint32_t const zone : borders.perhaps) add_if_crossed(zone);
  for (std::uint32_t const zone : borders.anywhere)
    if (may_give(zone, offers) && vague++ < most_vague_zones) add_if_crossed(zone);
}

ProtectionId Protection::hop(Offer offer, std::uint32_t flow) {
  std::vector<Offer> offers{offer};
  if (offer.scope == model::Scope::link) offers.push_back({offer.feature, model::Scope::hop});
  Ids parts;
  for (Offer const o : offers) parts.push_back(mechanism(o, {Sort::flow, flow}));
  auto const receivers = case_->structure->of(Link::flow_to).of(flow);
  Ids each;
  for (std::uint32_t const receiver : receivers) {
    // Of a multicast each receiver counts for itself, so a border that only some of the copies cross saves only those.
    Ids there;
    add_entity(offers, receiver, there);
    add_zones(offers, flow, receiver, there);
    if (receivers.size() == 1)
      parts.insert(parts.end(), there.begin(), there.end());
    else
      each.push_back(any_of(there));
  }
  if (!each.empty()) parts.push_back(all_of(each));
  for (Offer const o : offers)
    parts.push_back(share({.form = Form::network, .spot = {Sort::flow, flow}, .offer = o}, {}));
  return any_of(parts);
}

ProtectionId Protection::hop_at_zone(Offer offer, std::uint32_t zone) {
  Ids parts;
  for (Subject const& flow : members(rule::Where::flows, whole(Sort::zone, zone))) parts.push_back(at(offer, flow));
  return all_of(parts);
}

ProtectionId Protection::end_to_end(model::FeatureId feature, std::uint32_t journey) {
  auto const& way = case_->structure->journeys[journey];
  Offer const offer{feature, model::Scope::end_to_end};
  Ids parts{mechanism(offer, {Sort::journey, journey}), mechanism(offer, {Sort::data, way.data.index})};
  bool const adds_up = way.relays.empty() || case_->rulebook->catalogue.relayed[feature.index];
  if (adds_up && !way.flows.empty()) {
    Ids hops;
    for (model::FlowId const flow : way.flows)
      hops.push_back(at({feature, model::Scope::hop}, whole(Sort::flow, flow.index)));
    for (model::EntityId const relay : way.relays)
      hops.push_back(share({.form = Form::trusted, .spot = {Sort::entity, relay.index}, .other = way.data.index}, {}));
    parts.push_back(all_of(hops));
  }
  return any_of(parts);
}

ProtectionId Protection::end_to_end_over(model::FeatureId feature, Subject const& flow) {
  auto const& structure = *case_->structure;
  auto const& journeys = journeys_of_flow_[flow.element.index];
  // What else it may carry goes ways that nobody has drawn.
  if (flow.data >= Subject::missing && structure.of(Link::flow_payload).is_open(flow.element.index)) return never_met;
  std::vector<std::uint32_t> concerned{flow.data};
  if (flow.data >= Subject::missing) {
    auto const payload = structure.of(Link::flow_payload).of(flow.element.index);
    concerned.assign(payload.begin(), payload.end());
  }
  Ids parts;
  for (std::uint32_t const datum : concerned) {
    std::size_t const before = parts.size();
    for (std::uint32_t const j : journeys)
      if (structure.journeys[j].data.index == datum)
        parts.push_back(at({feature, model::Scope::end_to_end}, whole(Sort::journey, j)));
    // A datum whose way is not known is saved by nothing that protects ways.
    if (parts.size() == before) return never_met;
  }
  return concerned.empty() ? never_met : all_of(parts);
}

ProtectionId Protection::at_rest(Offer offer, std::uint32_t entity, std::uint32_t data) {
  Ids parts;
  if (data < Subject::missing) parts.push_back(mechanism(offer, {Sort::data, data}));
  add_entity({offer}, entity, parts);
  return any_of(parts);
}

ProtectionId Protection::platform(Offer offer, std::uint32_t entity) {
  Ids parts;
  add_entity({offer}, entity, parts);
  for (std::uint32_t const zone : zones_around(*case_, entity)) parts.push_back(mechanism(offer, {Sort::zone, zone}));
  return any_of(parts);
}

// ---- Needs

ProtectionId Protection::need(rule::Need const& need, Subject const& subject) {
  Ids parts;
  for (Subject const& member : members(need.where, subject)) {
    bool const either = need.or_end_to_end && member.element.sort == Sort::flow;
    parts.push_back(either ? hop_or_end_to_end(need.feature, member) : at({need.feature, need.scope}, member));
  }
  return all_of(parts);
}

ProtectionId Protection::needs(rule::Needs const& needs, Subject const& subject) {
  Ids all;
  for (auto const& alternatives : needs) {
    Ids any;
    for (rule::Need const& alternative : alternatives) any.push_back(need(alternative, subject));
    all.push_back(any_of(any));
  }
  return all_of(all);
}

ProtectionId Protection::unscoped(model::FeatureId feature, Subject const& subject) {
  bool const with_data = subject.data != Subject::none;
  std::vector<rule::Need> const meant = rule::unscoped(feature, {subject.element.sort, with_data}, *case_->vocabulary);
  if (meant.empty()) return never_met;
  Ids all;
  for (rule::Need const& each : meant) all.push_back(need(each, subject));
  return all_of(all);
}

bool Protection::is_named(Subject const& subject) const {
  auto const& use_case = *case_->use_case;
  bool const datum = subject.data == Subject::none || subject.data < use_case.data.size();
  switch (subject.element.sort) {
    case Sort::entity: return datum && subject.element.index < use_case.entities.size();
    case Sort::flow: return datum && subject.element.index < use_case.flows.size();
    case Sort::data: return datum && subject.element.index < use_case.data.size();
    case Sort::zone: return datum && subject.element.index < use_case.zones.size();
    case Sort::journey: return datum && subject.element.index < case_->structure->journeys.size();
    case Sort::network:
    case Sort::stakeholder:
    case Sort::model: break;
  }
  return false;
}

}  // namespace glacis::verdict
