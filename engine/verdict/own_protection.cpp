#include "engine/verdict/own_protection.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/verdict/words.h"

namespace glacis::verdict {

using model::Sort;
using Ref = Residual::Ref;

namespace {

bool implied(model::Vocabulary const& vocabulary, model::FeatureId given, model::FeatureId wanted) {
  std::vector<model::FeatureId> all{given};
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i] == wanted) return true;
    for (model::FeatureId const next : vocabulary[all[i]].implies)
      if (std::ranges::find(all, next) == all.end()) all.push_back(next);
  }
  return false;
}

OwnProtection protection_in(Case const& the_case, std::uint32_t whose, model::ProtectionList const& list,
                            std::vector<std::optional<condition::Formula>> const& conditions,
                            model::FeatureId feature) {
  OwnProtection own{whose, {}, list.stated, list.place, {}};
  for (std::size_t i = 0; i < list.given.size(); ++i) {
    model::Protection const& given = list.given[i];
    if (given.none || !implied(*the_case.vocabulary, given.feature, feature)) continue;
    bool const compiled = i < conditions.size() && conditions[i].has_value();
    own.entries.push_back({&given, compiled ? &*conditions[i] : nullptr});
  }
  return own;
}

}  // namespace

std::vector<OwnProtection> own_protections(Evaluator const& evaluator, std::uint32_t network,
                                           model::FeatureId feature) {
  Case const& the_case = evaluator.the_case();
  auto const& own = the_case.use_case->networks[network];
  auto const& named = the_case.vocabulary->networks;
  auto const& conditions = the_case.rulebook->catalogue.network_conditions;
  if (own.from_vocabulary)
    return {protection_in(the_case, network, named[network].protects, conditions[network], feature)};
  if (own.protects.stated)
    return {protection_in(the_case, network, own.protects, the_case.statements->network_conditions[network], feature)};
  std::vector<OwnProtection> result;
  Column const& kinds = evaluator.column(kind_column(Sort::network));
  kinds.each(network, [&](std::uint32_t number) {
    model::KindId const kind{number};
    auto const like = std::ranges::find(named, kind, [](auto const& each) { return each.kind; });
    OwnProtection of_kind{network, {}, false, {}, {}};
    if (like != named.end()) {
      auto const whose = static_cast<std::uint32_t>(like - named.begin());
      of_kind = protection_in(the_case, whose, like->protects, conditions[whose], feature);
    }
    of_kind.kind = kind;
    result.push_back(std::move(of_kind));
  });
  if (result.empty()) result.push_back({network, {}, false, {}, {}});
  return result;
}

Fact told(Case const& the_case, OwnProtection const& own, model::FeatureId feature) {
  std::string const whose = the_case.use_case->networks[own.whose].id;
  std::string const what = (*the_case.vocabulary)[feature].name;
  if (own.entries.empty())
    return {fmt::format("{} does not protect {}", whose, what), model::Basis::stated, own.place, false};
  std::string until;
  for (OwnProtection::Entry const& entry : own.entries) {
    model::Protection const& given = *entry.given;
    until += until.empty() ? " until " : " or ";
    until += given.until.known() ? (*the_case.vocabulary)[given.until].name : "the peer";
    if (given.condition) until += " if " + given.condition->text;
  }
  return {fmt::format("{} protects {}{}", whose, what, until), model::Basis::stated, own.entries.front().given->place,
          false};
}

std::optional<ColumnId> group_key_column(Case const& the_case) {
  auto const& names = the_case.vocabulary->attribute_names[static_cast<std::size_t>(Sort::network)];
  auto const found = names.find("group-key");
  if (found == names.end()) return std::nullopt;
  return column_of(found->second);
}

namespace {

Truth group_key(Evaluator const& evaluator, std::uint32_t network) {
  auto const column = group_key_column(evaluator.the_case());
  if (!column) return Truth::no;
  std::uint64_t const* words = evaluator.column(*column).at(network);
  bool const no = has(words, 0);
  bool const yes = has(words, 1);
  return yes && no ? Truth::unknown : yes ? Truth::yes : Truth::no;
}

/// It reaches over the hop only if it ends at an end of the flow.
Truth ends_there(Evaluator const& evaluator, model::KindId until, std::uint32_t flow) {
  if (!until.known()) return Truth::yes;
  auto const& drawn = evaluator.the_case().use_case->flows[flow];
  Tally receivers;
  for (auto const& to : drawn.to) receivers.add(evaluator.is(Sort::entity, to.value.index, {until}));
  return either(evaluator.is(Sort::entity, drawn.from.index, {until}), receivers.every());
}

Truth condition_holds(Evaluator const& evaluator, OwnProtection::Entry const& entry, std::uint32_t network) {
  if (!entry.given->condition) return Truth::yes;
  if (entry.condition == nullptr) return Truth::unknown;
  return evaluator.at(*entry.condition, entry.condition->root(), {network});
}

}  // namespace

Truth entry_gives(Evaluator const& evaluator, OwnProtection::Entry const& entry, std::uint32_t network,
                  std::uint32_t flow, model::Scope scope) {
  Truth const truth = condition_holds(evaluator, entry, network);
  if (scope != model::Scope::hop) return truth;
  // A key shared by all keeps out outsiders only.
  return both(truth, both(ends_there(evaluator, entry.given->until, flow), negate(group_key(evaluator, network))));
}

Truth network_gives(Evaluator const& evaluator, std::uint32_t network, std::uint32_t flow, rule::Offer offer) {
  if (network == not_applicable) return Truth::no;
  if (network >= evaluator.the_case().use_case->networks.size()) return Truth::unknown;
  Tally tally;
  for (OwnProtection const& own : own_protections(evaluator, network, offer.feature)) {
    Truth given = own.stated ? Truth::no : Truth::unknown;
    for (OwnProtection::Entry const& entry : own.entries)
      given = either(given, entry_gives(evaluator, entry, network, flow, offer.scope));
    tally.add(given);
  }
  return tally.agreed();
}

namespace {

/// Writes what one network gives to one flow.
struct Giving {
  Grounder& grounder;
  Residual& residual;
  std::uint32_t network, flow;
  rule::Offer offer;

  Ref anything() const {
    std::uint64_t const number = offer.feature.index * model::scope_count + static_cast<std::uint64_t>(offer.scope);
    return grounder.of(Truth::unknown, {topic::network, network, flow, number});
  }

  Ref ends_there(model::KindId until) const {
    if (!until.known()) return residual.constant(true);
    auto const& drawn = grounder.evaluator().the_case().use_case->flows[flow];
    Ref receivers = residual.constant(true);
    for (auto const& to : drawn.to)
      receivers = residual.both(receivers, grounder.is(Sort::entity, to.value.index, {until}));
    return residual.either(grounder.is(Sort::entity, drawn.from.index, {until}), receivers);
  }

  Ref no_group_key() const {
    auto const column = group_key_column(grounder.evaluator().the_case());
    if (!column) return residual.constant(true);
    Mask no(grounder.evaluator().column(*column).width);
    put(no, 0);
    return grounder.cell_in({*column, network}, no);
  }

  Ref by(OwnProtection::Entry const& entry) const {
    Ref result = residual.constant(true);
    if (entry.given->condition)
      result = entry.condition == nullptr ? anything() : grounder.ground(*entry.condition, {network});
    if (offer.scope != model::Scope::hop) return result;
    return residual.both(result, residual.both(ends_there(entry.given->until), no_group_key()));
  }

  /// What is in the list is a fact, so it may be left out of a proof like any other.
  Ref by(OwnProtection const& own) const {
    if (!own.stated) return anything();
    Ref const so_listed = grounder.known(Truth::yes, {topic::promise, own.whose, offer.feature.index},
                                         {told(grounder.evaluator().the_case(), own, offer.feature)});
    Ref given = residual.constant(false);
    for (OwnProtection::Entry const& entry : own.entries) given = residual.either(given, by(entry));
    return residual.either(residual.both(so_listed, given), residual.both(residual.negate(so_listed), anything()));
  }
};

}  // namespace

Ref ground_network(Grounder& grounder, Residual& residual, std::uint32_t network, std::uint32_t flow,
                   rule::Offer offer) {
  Evaluator const& evaluator = grounder.evaluator();
  if (network == not_applicable) return residual.constant(false);
  Giving const giving{grounder, residual, network, flow, offer};
  if (network >= evaluator.the_case().use_case->networks.size()) return giving.anything();
  auto const all = own_protections(evaluator, network, offer.feature);
  if (!all.front().kind.known()) return giving.by(all.front());
  Cell const kind{kind_column(Sort::network), network};
  Mask others = evaluator.column(kind.column).anything;
  Ref result = residual.constant(false);
  for (OwnProtection const& own : all) {
    Mask only(others.size());
    put(only, own.kind.index);
    for (std::size_t i = 0; i < others.size(); ++i) others[i] &= ~only[i];
    result = residual.either(result, residual.both(grounder.cell_in(kind, only), giving.by(own)));
  }
  return residual.either(result, residual.both(grounder.cell_in(kind, others), giving.anything()));
}

}  // namespace glacis::verdict
