#include "engine/verdict/standing.h"

#include <algorithm>

#include "engine/verdict/explain.h"

namespace glacis::verdict {

using model::MechanismListing;
using model::Sort;

namespace {

bool by_spot(Instance const& a, Instance const& b) {
  return a.spot != b.spot ? a.spot < b.spot : a.mechanism < b.mechanism;
}

}  // namespace

MechanismListing const& Standing::stated_at(Spot spot) const {
  static MechanismListing const nothing_said;
  switch (spot.sort) {
    case Sort::journey: return case_->structure->journeys[spot.index].mechanisms;
    case Sort::entity: return case_->use_case->entities[spot.index].mechanisms;
    case Sort::flow: return case_->use_case->flows[spot.index].mechanisms;
    case Sort::data: return case_->use_case->data[spot.index].mechanisms;
    case Sort::zone: return case_->use_case->zones[spot.index].mechanisms;
    case Sort::network:
    case Sort::stakeholder:
    case Sort::model: break;
  }
  return nothing_said;
}

Standing::Standing(Case const& the_case, std::span<Instance const> planned)
    : case_(&the_case), planned_(planned.begin(), planned.end()) {
  auto const& use_case = *the_case.use_case;
  auto const take = [&](Sort sort, std::size_t count) {
    for (std::uint32_t i = 0; i < count; ++i) {
      for (auto const& mention : stated_at({sort, i}).members) stated_.push_back({mention.value, {sort, i}});
    }
  };
  take(Sort::entity, use_case.entities.size());
  take(Sort::flow, use_case.flows.size());
  take(Sort::zone, use_case.zones.size());
  take(Sort::data, use_case.data.size());
  take(Sort::journey, the_case.structure->journeys.size());
  std::ranges::sort(stated_, by_spot);
  std::ranges::sort(planned_, by_spot);
}

bool Standing::closed(Spot spot) const {
  MechanismListing const& listing = stated_at(spot);
  return case_->use_case->as_stated || (listing.stated && !listing.open);
}

model::MechanismId Standing::giver(Spot spot, rule::Offer offer) const {
  for (auto const* instances : {&stated_, &planned_}) {
    auto const first = std::ranges::lower_bound(*instances, Instance{model::MechanismId{0}, spot}, by_spot);
    for (auto it = first; it != instances->end() && it->spot == spot; ++it) {
      if (case_->rulebook->catalogue[it->mechanism].gives(offer)) return it->mechanism;
    }
  }
  return {};
}

Truth Standing::gives(Spot spot, rule::Offer offer) const {
  if (giver(spot, offer).known()) return Truth::yes;
  return closed(spot) ? Truth::no : Truth::unknown;
}

Truth is_inside(Evaluator const& evaluator, std::uint32_t zone, std::uint32_t entity) {
  auto const& chains = evaluator.the_case().structure->chain;
  Tally tally;
  for (std::uint32_t const possible : evaluator.possible(zone_column, entity)) {
    if (possible >= chains.size())
      tally.add(possible == not_applicable ? Truth::no : Truth::unknown);
    else
      tally.add(std::ranges::find(chains[possible], zone) != chains[possible].end() ? Truth::yes : Truth::no);
  }
  return tally.agreed();
}

namespace {

/// Is exactly one of the flow and the receiver inside the zone?
Truth border_crossed(Evaluator const& evaluator, ProtectionNode const& node) {
  auto const& drawn = evaluator.the_case().use_case->flows[node.other];
  Truth const from = is_inside(evaluator, node.spot.index, drawn.from.index);
  Truth const there = is_inside(evaluator, node.spot.index, node.end);
  if (from == Truth::unknown || there == Truth::unknown) return Truth::unknown;
  return from == there ? Truth::no : Truth::yes;
}

Truth turned(Truth truth, bool so) { return so ? truth : negate(truth); }

}  // namespace

Truth Shield::leaf(ProtectionNode const& node) const {
  using Form = ProtectionNode::Form;
  switch (node.form) {
    case Form::mechanism: return standing_->gives(node.spot, node.offer);
    case Form::network: {
      Tally tally;
      for (std::uint32_t network : evaluator_->possible(over_column, node.spot.index)) {
        tally.add(network_gives(*evaluator_, network, node.spot.index, node.offer));
      }
      return tally.agreed();
    }
    case Form::trusted: return evaluator_->trusted(node.spot.index, node.other);
    case Form::flow_crosses: return turned(border_crossed(*evaluator_, node), node.so);
    case Form::inside: return turned(is_inside(*evaluator_, node.spot.index, node.other), node.so);
    case Form::unsaid: return Truth::unknown;
    case Form::all_of:
    case Form::any_of: break;
  }
  return Truth::unknown;
}

Truth Shield::truth(ProtectionId id) {
  if (known_.size() < protection_->size()) known_.resize(protection_->size(), 3);
  if (known_[id] != 3) return static_cast<Truth>(known_[id]);
  ProtectionNode const& node = (*protection_)[id];
  Truth result = Truth::unknown;
  if (node.form == ProtectionNode::Form::all_of || node.form == ProtectionNode::Form::any_of) {
    Tally tally;
    bool const all = node.form == ProtectionNode::Form::all_of;
    for (std::uint32_t i = 0; i < node.count; ++i) {
      tally.add(truth(protection_->child(node, i)));
      if (all ? tally.no > 0 : tally.yes > 0) break;
    }
    result = all ? tally.every() : tally.some();
  } else {
    result = leaf(node);
  }
  known_[id] = static_cast<std::uint8_t>(result);
  return result;
}

Residual::Ref Shield::ground(ProtectionId id, Grounder& grounder, Residual& residual) {
  using Form = ProtectionNode::Form;
  Truth const known = truth(id);
  ProtectionNode const& node = (*protection_)[id];
  bool const group = node.form == Form::all_of || node.form == Form::any_of;
  if (known != Truth::unknown && grounder.premises() == nullptr) return residual.constant(known == Truth::yes);
  if (known != Truth::unknown && !group && node.form != Form::network) {
    Explainer explainer(*evaluator_);
    explainer.protection(*protection_, *this, *standing_, id);
    return grounder.known(known, {topic::protection, id}, explainer.take());
  }
  std::uint64_t const offer =
      node.offer.feature.index * model::scope_count + static_cast<std::uint64_t>(node.offer.scope);
  switch (node.form) {
    case Form::all_of:
    case Form::any_of: {
      bool const all = node.form == Form::all_of;
      Residual::Ref result = residual.constant(all);
      for (std::uint32_t i = 0; i < node.count; ++i) {
        Residual::Ref const child = ground(protection_->child(node, i), grounder, residual);
        result = all ? residual.both(result, child) : residual.either(result, child);
      }
      return result;
    }
    case Form::mechanism:
      return grounder.of(Truth::unknown,
                         {topic::spot, static_cast<std::uint64_t>(node.spot.sort), node.spot.index, offer});
    case Form::network:
      return grounder.over(node.spot.index, [&](std::uint32_t network) {
        if (grounder.premises() != nullptr)
          return ground_network(grounder, residual, network, node.spot.index, node.offer);
        return grounder.of(network_gives(*evaluator_, network, node.spot.index, node.offer),
                           {topic::network, network, node.spot.index, offer});
      });
    case Form::trusted: return grounder.trusted(node.spot.index, node.other);
    case Form::flow_crosses: {
      Residual::Ref const crosses = grounder.of(Truth::unknown, {topic::border, node.spot.index, node.other, node.end});
      return node.so ? crosses : residual.negate(crosses);
    }
    case Form::inside: {
      Residual::Ref const inside = grounder.inside(node.spot.index, node.other);
      return node.so ? inside : residual.negate(inside);
    }
    case Form::unsaid:
      return grounder.of(Truth::unknown,
                         {topic::unsaid, static_cast<std::uint64_t>(node.spot.sort), node.spot.index, node.other});
  }
  return residual.constant(false);
}

}  // namespace glacis::verdict
