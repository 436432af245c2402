#include <fmt/format.h>

#include "engine/verdict/explain.h"

// What is told of protection: of what stands where, and of what networks give by themselves.

namespace glacis::verdict {

using model::Basis;
using model::Sort;

/// Of one network what its own protection rests on, or waits for; of several, that they are several.
void Explainer::network(std::uint32_t flow, rule::Offer offer, Truth truth) {
  cell({over_column, flow}, truth);
  auto const networks = evaluator_->possible(over_column, flow);
  if (networks.size() != 1 || networks.front() >= evaluator_->the_case().use_case->networks.size()) return;
  auto const all = own_protections(*evaluator_, networks.front(), offer.feature);
  // What its kind leaves open its own list would say.
  OwnProtection const of_itself{networks.front(), {}, false, {}, {}};
  own_protection(all.size() > 1 && truth == Truth::unknown ? of_itself : all.front(), networks.front(), flow, offer,
                 truth);
}

void Explainer::own_protection(OwnProtection const& own, std::uint32_t network, std::uint32_t flow, rule::Offer offer,
                               Truth truth) {
  Case const& the_case = evaluator_->the_case();
  if (own.stated && own.kind.known()) cell({kind_column(Sort::network), network}, truth);
  if (!own.stated) {
    add({fmt::format("protects of {}", the_case.use_case->networks[network].id), Basis::stated, {}, true});
    return;
  }
  add(told(the_case, own, offer.feature));
  for (OwnProtection::Entry const& entry : own.entries) {
    Truth const given = entry_gives(*evaluator_, entry, network, flow, offer.scope);
    if (truth != Truth::no && given != truth) continue;
    if (entry.condition != nullptr) condition(*entry.condition, {network});
    if (offer.scope != model::Scope::hop) continue;
    if (entry.given->until.known()) {
      auto const& drawn = the_case.use_case->flows[flow];
      kind_of_end(drawn.from.index, entry.given->until, truth);
      for (auto const& to : drawn.to) kind_of_end(to.value.index, entry.given->until, truth);
    }
    if (auto const column = group_key_column(the_case)) cell({*column, network}, truth);
  }
}

/// What decides whether a flow's end is of the kind at which protection ends; if that is open, an end of which it is.
void Explainer::kind_of_end(std::uint32_t end, model::KindId until, Truth truth) {
  if (truth != Truth::unknown || evaluator_->is(Sort::entity, end, {until}) == Truth::unknown)
    cell({kind_column(Sort::entity), end}, truth);
}

void Explainer::leaf(ProtectionNode const& node, Truth truth, Standing const& standing) {
  Case const& the_case = evaluator_->the_case();
  using Form = ProtectionNode::Form;
  switch (node.form) {
    case Form::mechanism: {
      std::string const where = name_of(the_case, node.spot);
      model::MechanismListing const& listing = standing.stated_at(node.spot);
      if (truth == Truth::unknown) {
        add({fmt::format("mechanisms of {}", where), Basis::stated, {}, true});
      } else if (truth == Truth::yes) {
        model::MechanismId const giver = standing.giver(node.spot, node.offer);
        text::Span place = listing.place;
        for (auto const& mention : listing.members) {
          if (mention.value == giver) place = mention.place;
        }
        add({fmt::format("{} stands at {}", (*the_case.vocabulary)[giver].name, where), Basis::stated, place, false});
      } else if (listing.stated) {
        add({fmt::format("the mechanisms stated at {} do not give {}", where,
                         (*the_case.vocabulary)[node.offer.feature].name),
             Basis::stated, listing.place, false});
      } else {
        add({fmt::format("no mechanism stands at {}, as stated", where), Basis::stated,
             the_case.use_case->as_stated_place, false});
      }
      return;
    }
    case Form::network: network(node.spot.index, node.offer, truth); return;
    case Form::trusted: trust(node.spot.index, node.other, truth); return;
    case Form::flow_crosses:
      where(the_case.use_case->flows[node.other].from.index);
      where(node.end);
      return;
    case Form::inside: cell({zone_column, node.other}, truth); return;
    case Form::unsaid:
      if (node.other == static_cast<std::uint32_t>(Unsaid::zone))
        node.spot.sort == Sort::flow ? crossing(node.spot.index, truth) : cell({zone_column, node.spot.index}, truth);
      else
        add({fmt::format("{} of {}", node.spot.sort == Sort::entity ? "stores" : "data", name_of(the_case, node.spot)),
             Basis::stated,
             {},
             true});
      return;
    case Form::all_of:
    case Form::any_of: return;
  }
}

/// Of alternatives the first that decides is told, and of what is open the nearest place: the rest follow from it.
void Explainer::protection(Protection const& protection, Shield& shield, Standing const& standing, ProtectionId id) {
  ProtectionNode const& node = protection[id];
  Truth const truth = shield.truth(id);
  using Form = ProtectionNode::Form;
  if (node.form != Form::all_of && node.form != Form::any_of) {
    leaf(node, truth, standing);
    return;
  }
  bool const all = node.form == Form::all_of;
  bool const one_is_enough = truth == Truth::unknown || truth == (all ? Truth::no : Truth::yes);
  for (std::uint32_t i = 0; i < node.count; ++i) {
    ProtectionId const child = protection.child(node, i);
    if (one_is_enough && shield.truth(child) != truth) continue;
    this->protection(protection, shield, standing, child);
    if (one_is_enough && !(all && truth == Truth::unknown)) return;
  }
}

}  // namespace glacis::verdict
