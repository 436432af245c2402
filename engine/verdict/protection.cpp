#include "engine/verdict/protection.h"

#include <algorithm>
#include <functional>

#include "engine/verdict/mixing.h"
#include "engine/verdict/surroundings.h"

namespace glacis::verdict {

using model::Link;
using model::Sort;
using rule::Offer;
using Form = ProtectionNode::Form;

namespace {

/// Of the zones that something anywhere might be in, at most so many are looked at, first those that surely give what
/// is asked for. Of all others together it is not known what they give.
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
  for (std::uint32_t e = 0; e < use_case.entities.size(); ++e) {
    if (!is_zone_sure(the_case, e)) vague_entities_.push_back(e);
    if (structure.of(Link::entity_stores).is_open(e)) open_stores_.push_back(e);
  }
  for (std::uint32_t f = 0; f < use_case.flows.size(); ++f)
    if (structure.of(Link::flow_payload).is_open(f)) open_flows_.push_back(f);
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
  // Where this hop is not protected not all of a journey are: only what spans the journey is left.
  ProtectionId const id = any_of({hops, end_to_end_over(feature, flow, Ways::spanned)});
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
  auto everywhere = [&](rule::Where where) {
    Ids parts;
    for (Member const& member : members(where, question.subject))
      parts.push_back(any_of({member.unless, at(offer, member.subject)}));
    parts.push_back(no_others(where, question.subject));
    return all_of(parts);
  };
  switch (offer.scope) {
    case model::Scope::link:
    case model::Scope::hop:
      if (sort == Sort::flow) return hop(offer, index);
      if (sort == Sort::zone) return everywhere(rule::Where::flows);
      if (sort == Sort::entity) return each(structure.of(Link::entity_flows_in).of(index), Sort::flow);
      if (sort == Sort::data) return everywhere(rule::Where::flows);
      break;
    case model::Scope::end_to_end:
      if (sort == Sort::journey) return end_to_end(offer.feature, index, Ways::all);
      if (sort == Sort::data) {
        ProtectionId const ways = each(structure.of(Link::data_journeys).of(index), Sort::journey);
        ProtectionId const no_more = no_others(rule::Where::flows, question.subject);
        if (no_more == always_met) return ways;
        // What a flow may carry beside what is listed would go ways of its own; only the datum's own mechanisms go
        // along.
        return any_of({all_of({ways, no_more}), mechanism(offer, question.subject.element)});
      }
      if (sort == Sort::flow) return end_to_end_over(offer.feature, question.subject, Ways::all);
      break;
    case model::Scope::at_rest:
      if (sort == Sort::entity) return at_rest(offer, index, question.subject.data);
      if (sort == Sort::data) return everywhere(rule::Where::stores);
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

Protection::Giving Protection::giving(std::uint32_t zone, std::vector<Offer> const& offers) const {
  auto const& listing = case_->use_case->zones[zone].mechanisms;
  bool const stated = std::any_of(listing.members.begin(), listing.members.end(), [&](auto const& mention) {
    auto const& mechanism = case_->rulebook->catalogue[mention.value];
    return std::any_of(offers.begin(), offers.end(), [&](Offer offer) { return mechanism.gives(offer); });
  });
  bool const closed = (listing.stated && !listing.open) || case_->use_case->as_stated;
  return stated ? Giving::stated : closed ? Giving::no : Giving::perhaps;
}

void Protection::add_zones(std::vector<Offer> const& offers, std::uint32_t flow, std::uint32_t receiver, Ids& into) {
  Borders const borders = borders_between(*case_, case_->use_case->flows[flow].from.index, receiver, border_zones_);
  for (std::uint32_t const zone : borders.crossed)
    for (Offer const offer : offers) into.push_back(mechanism(offer, {Sort::zone, zone}));
  auto const add_if_crossed = [&](std::uint32_t zone) {
    Ids given;
    for (Offer const offer : offers) given.push_back(mechanism(offer, {Sort::zone, zone}));
    into.push_back(all_of({crosses(zone, flow, receiver, true), any_of(given)}));
  };
  for (std::uint32_t const zone : borders.perhaps) add_if_crossed(zone);
  add_anywhere(borders.anywhere, offers, {Sort::flow, flow}, into, add_if_crossed);
}

/// What zones anywhere give, of which those that surely do come with a condition of their own.
void Protection::add_anywhere(std::vector<std::uint32_t> const& zones, std::vector<Offer> const& offers, Spot spot,
                              Ids& into, std::function<void(std::uint32_t)> const& add) {
  std::vector<std::uint32_t> sure, vague;
  for (std::uint32_t const zone : zones) {
    Giving const given = giving(zone, offers);
    if (given != Giving::no) (given == Giving::stated ? sure : vague).push_back(zone);
  }
  sure.insert(sure.end(), vague.begin(), vague.end());
  for (std::size_t i = 0; i < std::min(sure.size(), most_vague_zones); ++i) add(sure[i]);
  if (sure.size() > most_vague_zones) into.push_back(unsaid(spot, Unsaid::zone));
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

ProtectionId Protection::end_to_end(model::FeatureId feature, std::uint32_t journey, Ways ways) {
  auto const& way = case_->structure->journeys[journey];
  Offer const offer{feature, model::Scope::end_to_end};
  Ids parts{mechanism(offer, {Sort::journey, journey}), mechanism(offer, {Sort::data, way.data.index})};
  bool const adds_up = way.relays.empty() || case_->rulebook->catalogue.relayed[feature.index];
  if (ways == Ways::all && adds_up && !way.flows.empty()) {
    Ids hops;
    for (model::FlowId const flow : way.flows)
      hops.push_back(at({feature, model::Scope::hop}, whole(Sort::flow, flow.index)));
    for (model::EntityId const relay : way.relays)
      hops.push_back(share({.form = Form::trusted, .spot = {Sort::entity, relay.index}, .other = way.data.index}, {}));
    parts.push_back(all_of(hops));
  }
  return any_of(parts);
}

ProtectionId Protection::end_to_end_over(model::FeatureId feature, Subject const& flow, Ways ways) {
  auto const& structure = *case_->structure;
  auto const& journeys = journeys_of_flow_[flow.element.index];
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
        parts.push_back(ways == Ways::all ? at({feature, model::Scope::end_to_end}, whole(Sort::journey, j))
                                          : end_to_end(feature, j, ways));
    // A datum whose way is not known is saved by nothing that protects ways.
    if (parts.size() == before) return never_met;
  }
  // What else it may carry goes ways that nobody has drawn.
  if (flow.data >= Subject::missing && structure.of(Link::flow_payload).is_open(flow.element.index))
    parts.push_back(unsaid(flow.element, Unsaid::list));
  else if (concerned.empty())
    return never_met;
  return all_of(parts);
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
  Surroundings const zones = zones_around(*case_, entity);
  auto const add_if_inside = [&](std::uint32_t zone) {
    parts.push_back(all_of({inside(zone, entity, true), mechanism(offer, {Sort::zone, zone})}));
  };
  for (std::uint32_t const zone : zones.surely) parts.push_back(mechanism(offer, {Sort::zone, zone}));
  for (std::uint32_t const zone : zones.perhaps) add_if_inside(zone);
  if (zones.anywhere) add_anywhere(zones.others, {offer}, {Sort::entity, entity}, parts, add_if_inside);
  return any_of(parts);
}

// ---- Needs

ProtectionId Protection::need(rule::Need const& need, Subject const& subject) {
  Ids parts;
  for (Member const& member : members(need.where, subject))
    parts.push_back(any_of({member.unless, need_at(need, member.subject)}));
  parts.push_back(no_others(need.where, subject));
  return all_of(parts);
}

ProtectionId Protection::need_at(rule::Need const& need, Subject const& member) {
  bool const either = need.or_end_to_end && member.element.sort == Sort::flow;
  return either ? hop_or_end_to_end(need.feature, member) : at({need.feature, need.scope}, member);
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
