#include "engine/mechanism/accounts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace glacis::mechanism {

using model::Link;
using model::MechanismId;
using model::Sort;

namespace {

constexpr std::int64_t most_figure = std::int64_t{1} << 40;  // 1 GiB, so that sums stay exact

std::int64_t upper(std::optional<model::Interval> const& figure) {
  if (!figure) return 0;
  return std::clamp(figure->high == INT64_MAX ? figure->low : figure->high, std::int64_t{0}, most_figure);
}

}  // namespace

Accounts::Accounts(verdict::Case const& the_case, verdict::Judge& judge, verdict::View view,
                   Candidates const& candidates)
    : case_(&the_case), judge_(&judge), view_(view), candidates_(&candidates) {
  for (std::uint32_t a = 0; a < case_->vocabulary->attributes.size(); ++a)
    if (case_->vocabulary->attributes[a].budget != model::Budget::none) attributes_.push_back({a});
  open_accounts();
  add_budgets();
  add_conflicts();
}

std::vector<std::uint32_t> Accounts::ends_of(Spot spot) const {
  auto const& structure = *case_->structure;
  std::vector<std::uint32_t> ends;
  auto const add_journey = [&](std::uint32_t journey) {
    ends.push_back(structure.journeys[journey].origin.index);
    ends.push_back(structure.journeys[journey].consumer.index);
  };
  if (spot.sort == Sort::entity) ends.push_back(spot.index);
  if (spot.sort == Sort::flow)
    for (std::uint32_t const entity : structure.of(Link::flow_ends).of(spot.index)) ends.push_back(entity);
  if (spot.sort == Sort::journey) add_journey(spot.index);
  if (spot.sort == Sort::data)
    for (std::uint32_t const journey : structure.of(Link::data_journeys).of(spot.index)) add_journey(journey);
  return ends;
}

void Accounts::open_accounts() {
  for (std::uint32_t e = 0; e < case_->use_case->entities.size(); ++e)
    for (model::AttributeId const attribute : attributes_) {
      model::Element const entity{Sort::entity, e};
      auto const amount = judge_->amounts(view_, entity, attribute);
      if (amount && judge_->holder(entity, attribute) == e) accounts_.push_back({e, attribute, *amount});
    }
  std::sort(accounts_.begin(), accounts_.end());
}

std::vector<Accounts::Draw> Accounts::draws_of(Instance const& instance) const {
  model::Cost const& cost = case_->vocabulary->mechanisms[instance.mechanism.index].cost;
  std::vector<Draw> draws;
  for (std::uint32_t const end : ends_of(instance.spot))
    for (model::AttributeId const attribute : attributes_) {
      bool const ram = (*case_->vocabulary)[attribute].budget == model::Budget::ram;
      std::int64_t const once = upper(ram ? cost.ram_once : cost.flash);
      std::int64_t const each = ram ? upper(cost.ram_each) : 0;
      if (once == 0 && each == 0) continue;
      Account const wanted{judge_->holder({Sort::entity, end}, attribute), attribute, {}};
      auto const found = std::lower_bound(accounts_.begin(), accounts_.end(), wanted);
      if (found == accounts_.end() || !(*found == wanted)) continue;  // a person, software of which no node is drawn
      draws.push_back({static_cast<std::uint32_t>(found - accounts_.begin()), once, each});
    }
  return draws;
}

void Accounts::add_budgets() {
  auto const& catalogue = case_->rulebook->catalogue;
  std::vector<std::map<std::uint32_t, std::int64_t>> once(accounts_.size());  // of what is stated, by base
  taken_.assign(accounts_.size(), 0);
  for (Instance const& instance : judge_->stated())
    for (Draw const& draw : draws_of(instance)) {
      std::int64_t& most = once[draw.account][catalogue[instance.mechanism].base.index];
      taken_[draw.account] += draw.each + std::max<std::int64_t>(0, draw.once - most);
      most = std::max(most, draw.once);
    }
  std::vector<std::vector<Limits::Share>> shares(accounts_.size());
  for (std::uint32_t c = 0; c < candidates_->problem().candidates.size(); ++c) {
    Instance const& instance = candidates_->instance(c);
    std::uint32_t const base = catalogue[instance.mechanism].base.index;
    for (Draw const& draw : draws_of(instance)) {
      auto& list = shares[draw.account];
      auto const paid = once[draw.account].find(base);
      std::int64_t const rest =
          std::max<std::int64_t>(0, draw.once - (paid == once[draw.account].end() ? 0 : paid->second));
      if (!list.empty() && list.back().candidate == c)
        list.back().each += draw.each;
      else
        list.push_back({c, base, rest, draw.each});
    }
  }
  for (std::uint32_t a = 0; a < accounts_.size(); ++a) {
    model::Interval const& amount = accounts_[a].amount;
    bool const limited = amount.low != INT64_MIN || amount.high != INT64_MAX;
    if (!limited || shares[a].empty()) continue;
    std::int64_t const limit = amount.low != INT64_MIN ? amount.low : amount.high;
    limits_.budgets.push_back({std::max<std::int64_t>(0, limit - taken_[a]), shares[a]});
    account_of_.push_back(a);
  }
}

bool Accounts::conflict(MechanismId a, MechanismId b) const {
  auto const& vocabulary = *case_->vocabulary;
  return is_among(vocabulary, b, vocabulary[a].conflicts) || is_among(vocabulary, a, vocabulary[b].conflicts);
}

/// Where it stands, and the nodes that it works at.
std::vector<std::uint64_t> Accounts::places_of(Instance const& instance) const {
  auto const key = [](Sort sort, std::uint32_t index) {
    return std::uint64_t{static_cast<std::uint8_t>(sort)} << 32 | index;
  };
  std::vector<std::uint64_t> places{key(instance.spot.sort, instance.spot.index)};
  for (std::uint32_t end : ends_of(instance.spot)) {
    if (!attributes_.empty()) end = judge_->holder({Sort::entity, end}, attributes_.front());
    places.push_back(key(Sort::entity, end));
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

void Accounts::add_conflicts() {
  std::map<MechanismId, std::vector<std::uint32_t>> by_mechanism;
  for (std::uint32_t c = 0; c < candidates_->problem().candidates.size(); ++c)
    by_mechanism[candidates_->instance(c).mechanism].push_back(c);
  for (auto const& [mechanism, own] : by_mechanism) {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> at;  // who of the others is where
    for (auto const& [other, others] : by_mechanism) {
      if (!(mechanism < other) || !conflict(mechanism, other)) continue;
      for (std::uint32_t const b : others)
        for (std::uint64_t const place : places_of(candidates_->instance(b))) at[place].push_back(b);
    }
    std::unordered_set<std::uint64_t> taken;  // by what is stated
    for (Instance const& stated : judge_->stated()) {
      if (!conflict(mechanism, stated.mechanism)) continue;
      for (std::uint64_t const place : places_of(stated)) taken.insert(place);
    }
    if (at.empty() && taken.empty()) continue;
    for (std::uint32_t const a : own)
      for (std::uint64_t const place : places_of(candidates_->instance(a))) {
        if (taken.contains(place)) limits_.conflicts.emplace_back(a, a);
        auto const met = at.find(place);
        if (met == at.end()) continue;
        for (std::uint32_t const b : met->second) limits_.conflicts.emplace_back(std::min(a, b), std::max(a, b));
      }
  }
  std::sort(limits_.conflicts.begin(), limits_.conflicts.end());
  limits_.conflicts.erase(std::unique(limits_.conflicts.begin(), limits_.conflicts.end()), limits_.conflicts.end());
}

std::vector<BudgetUse> Accounts::uses(std::vector<std::uint32_t> const& placed) const {
  auto const& catalogue = case_->rulebook->catalogue;
  std::map<std::pair<std::uint32_t, std::uint32_t>, BudgetUse::Share> shares;  // by account, base
  std::vector<bool> planned_at(accounts_.size(), false);
  auto const add = [&](Instance const& instance, bool planned) {
    for (Draw const& draw : draws_of(instance)) {
      BudgetUse::Share& share = shares[{draw.account, catalogue[instance.mechanism].base.index}];
      auto const place = std::lower_bound(share.mechanisms.begin(), share.mechanisms.end(), instance.mechanism);
      if (place == share.mechanisms.end() || *place != instance.mechanism)
        share.mechanisms.insert(place, instance.mechanism);
      share.planned = share.planned || planned;
      share.once = std::max(share.once, draw.once);
      if (draw.each > 0) share.each.push_back(draw.each);
      if (planned) planned_at[draw.account] = true;
    }
  };
  for (Instance const& instance : judge_->stated()) add(instance, false);
  for (std::uint32_t const c : placed) add(candidates_->instance(c), true);
  std::vector<BudgetUse> result;
  std::uint32_t last = 0xFFFFFFFFU;
  for (auto& [key, share] : shares) {
    Account const& account = accounts_[key.first];
    if (!planned_at[key.first]) continue;
    if (key.first != last) {
      BudgetUse use;
      use.entity = account.entity;
      use.attribute = account.attribute;
      use.amount = account.amount;
      use.facts = judge_->known_of(view_, {Sort::entity, account.entity}, account.attribute);
      result.push_back(std::move(use));
      last = key.first;
    }
    std::sort(share.each.begin(), share.each.end());
    result.back().sum += share.once + std::accumulate(share.each.begin(), share.each.end(), std::int64_t{0});
    result.back().shares.push_back(std::move(share));
  }
  return result;
}

std::vector<verdict::Fact> Accounts::facts_of(std::uint32_t limit) const {
  if (limit < limits_.budgets.size()) {
    Account const& account = accounts_[account_of_[limit]];
    return judge_->known_of(view_, {Sort::entity, account.entity}, account.attribute);
  }
  auto const& [a, b] = limits_.conflicts[limit - limits_.budgets.size()];
  MechanismId const mechanism = candidates_->instance(a).mechanism;
  MechanismId other = candidates_->instance(b).mechanism;
  if (a == b)  // with what is stated
    for (Instance const& stated : judge_->stated())
      if (conflict(mechanism, stated.mechanism)) other = stated.mechanism;
  auto const& vocabulary = *case_->vocabulary;
  bool const mine = is_among(vocabulary, other, vocabulary[mechanism].conflicts);
  return {{fmt::format("{} conflicts with {}", vocabulary[mine ? mechanism : other].name,
                       vocabulary[mine ? other : mechanism].name),
           model::Basis::always, vocabulary[mine ? mechanism : other].place, false}};
}

Relaxation Accounts::relaxed(std::uint32_t budget, std::int64_t room) const {
  std::uint32_t const account = account_of_[budget];
  return {accounts_[account].entity, accounts_[account].attribute, room + taken_[account]};
}

}  // namespace glacis::mechanism
