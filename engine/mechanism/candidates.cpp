#include "engine/mechanism/candidates.h"

#include <algorithm>
#include <numeric>

namespace glacis::mechanism {

using model::MechanismId;
using model::Sort;
using verdict::ProtectionId;
using verdict::ProtectionNode;
using verdict::Subject;
using verdict::Truth;
using Form = Problem::Form;
using Tree = ProtectionNode::Form;

namespace {

constexpr std::int64_t most_ram = std::int64_t{1} << 30;  // 1 MiB, so that sums stay exact

/// RAM in the upper figure; what no author gives counts nothing.
std::int64_t cost_of(model::Cost const& cost) {
  auto upper = [](std::optional<model::Interval> const& figure) {
    if (!figure) return std::int64_t{0};
    return std::clamp(figure->high == INT64_MAX ? figure->low : figure->high, std::int64_t{0}, most_ram);
  };
  return upper(cost.ram_once) + upper(cost.ram_each);
}

}  // namespace

Candidates::Candidates(verdict::Case const& the_case, verdict::Judge& judge, PlanKind kind,
                       verdict::Judgement const& judgement, Wishes const& wishes)
    : case_(&the_case), judge_(&judge), kind_(kind), view_(view_of(kind)), wishes_(&wishes) {
  auto const& declarations = case_->vocabulary->mechanisms;
  candidate_at_.resize(declarations.size());
  fits_.resize(declarations.size(), nullptr);
  profiles_.resize(declarations.size());
  for (std::uint32_t m = 0; m < declarations.size(); ++m) {
    forbidden_.push_back(is_among(*case_->vocabulary, {m}, wishes.forbid));
    std::size_t steps = 0;
    for (MechanismId up = declarations[m].profile_of; up.known() && steps < declarations.size(); ++steps) {
      profiles_[up.index].push_back({m});
      up = declarations[up.index].profile_of;
    }
  }
  split_requires();
  add_goals(judgement);
  work_off();
  sort_candidates();
  number_kinds();
  problem_.finish();
  shortened_ = prefer_standards(problem_, kinds_);
}

void Candidates::admit_stand_ins() {
  for (Shortened const& each : shortened_) problem_.nodes[each.node].count = each.count;
  problem_.finish();
}

Problem Candidates::without(std::uint32_t kind) const {
  Problem rest = problem_;
  for (Shortened const& each : shortened_) rest.nodes[each.node].count = each.count;
  for (Problem::Candidate& candidate : rest.candidates)
    if (candidate.kind == kind) candidate.needs = Problem::never;
  rest.finish();
  prefer_standards(rest, kinds_);
  return rest;
}

void Candidates::split_requires() {
  auto const& mechanisms = case_->rulebook->catalogue.mechanisms;
  requires_.resize(mechanisms.size());
  requires_of_flows_.resize(mechanisms.size());
  for (std::size_t m = 0; m < mechanisms.size(); ++m)
    for (auto const& alternatives : mechanisms[m].requires_all) {
      bool const of_flows = mechanisms[m].on == Sort::entity &&
                            std::any_of(alternatives.begin(), alternatives.end(),
                                        [](rule::Need const& need) { return need.where == rule::Where::flows; });
      (of_flows ? requires_of_flows_ : requires_)[m].push_back(alternatives);
    }
}

void Candidates::add_goals(verdict::Judgement const& judgement) {
  auto add = [&](std::uint32_t number, Subject const& subject, Goal goal) {
    rule::Needs const& needs = case_->rulebook->rules[number].needs;
    if (needs.empty() || subject.data == Subject::missing) return;
    problem_.goals.push_back(node_of(needs, subject, nullptr));
    goals_.push_back(goal);
  };
  for (std::uint32_t i = 0; i < judgement.findings.size(); ++i) {
    auto const& finding = judgement.findings[i];
    if (raises(kind_, finding.verdict)) add(finding.rule, finding.subject, {false, i});
  }
  for (std::uint32_t i = 0; i < judgement.obligations.size(); ++i) {
    auto const& obligation = judgement.obligations[i];
    if (raises(kind_, obligation.fulfilment)) add(obligation.rule, obligation.subject, {true, i});
  }
}

/// Trees and needs refer to each other in circles, so a node is numbered when first met and filled here.
void Candidates::work_off() {
  while (!pending_.empty() || !unfilled_.empty()) {
    if (!unfilled_.empty()) {
      std::uint32_t const c = unfilled_.back();
      unfilled_.pop_back();
      Instance const instance = instances_[c];
      std::uint32_t const needs = node_of(requires_[instance.mechanism.index], {instance.spot, Subject::none}, nullptr);
      problem_.candidates[c].needs = needs;
      continue;
    }
    Pending const pending = pending_.back();
    pending_.pop_back();
    ProtectionNode const tree = judge_->protection()[pending.tree];
    if (tree.form == Tree::mechanism) {
      fill_place(pending, tree);
      continue;
    }
    std::vector<std::uint32_t> of;
    for (std::uint32_t i = 0; i < tree.count; ++i)
      of.push_back(node_of(judge_->protection().child(tree, i), pending.datum));
    problem_.set(pending.node, tree.form == Tree::all_of ? Form::all_of : Form::any_of, of);
  }
}

std::uint32_t Candidates::node_of(ProtectionId tree, std::uint32_t datum) {
  if (judge_->holds(view_, tree) == Truth::yes) return Problem::always;
  ProtectionNode const node = judge_->protection()[tree];
  if (node.form != Tree::mechanism && node.form != Tree::all_of && node.form != Tree::any_of) return Problem::never;
  // The datum matters only where it says which flows a mechanism is chosen for.
  if (datum >= Subject::missing || (node.form == Tree::mechanism && node.spot.sort != Sort::entity))
    datum = Subject::none;
  if (nodes_.size() <= tree) nodes_.resize(judge_->protection().size(), none);
  std::uint32_t& known = datum == Subject::none
                             ? nodes_[tree]
                             : nodes_with_datum_.try_emplace((std::uint64_t{datum} << 32) | tree, none).first->second;
  if (known == none) {
    known = problem_.reserve();
    pending_.push_back({known, tree, datum});
  }
  return known;
}

std::uint32_t Candidates::node_of(rule::Needs const& needs, Subject const& subject, Subjects const* flows) {
  auto& protection = judge_->protection();
  std::vector<std::uint32_t> all;
  for (auto const& alternatives : needs) {
    std::vector<std::uint32_t> any;
    for (rule::Need const& need : alternatives) {
      std::vector<std::uint32_t> each;
      auto const add = [&](Subject const& member) {
        each.push_back(node_of(protection.need_at(need, member), member.data));
      };
      if (flows != nullptr && need.where == rule::Where::flows) {
        for (Subject const& flow : *flows) add(flow);
      } else {
        for (auto const& [member, unless] : protection.members(need.where, subject))
          if (judge_->holds(view_, unless) != Truth::yes) add(member);
        each.push_back(node_of(protection.no_others(need.where, subject), Subject::none));
      }
      any.push_back(problem_.add(Form::all_of, each));
    }
    all.push_back(problem_.add(Form::any_of, any));
  }
  return problem_.add(Form::all_of, all);
}

void Candidates::fill_place(Pending const& pending, ProtectionNode const& place) {
  std::vector<std::uint32_t> ways;
  for (MechanismId const mechanism : givers(place.spot.sort, place.offer)) {
    if (!stands(mechanism, place.spot)) continue;
    std::uint32_t const node = problem_.candidates[candidate(mechanism, place.spot)].node;
    rule::Needs const& of_flows = requires_of_flows_[mechanism.index];
    if (of_flows.empty()) {
      ways.push_back(node);
      continue;
    }
    Subjects const flows = flows_into(place.spot.index, pending.datum);
    std::uint32_t const needs = node_of(of_flows, {place.spot, Subject::none}, &flows);
    ways.push_back(problem_.reserve());
    problem_.set(ways.back(), Form::support, {node, needs});
  }
  problem_.set(pending.node, Form::any_of, ways);
  if (place_of_.size() <= pending.node) place_of_.resize(pending.node + 1, none);
  place_of_[pending.node] = static_cast<std::uint32_t>(places_.size());
  places_.push_back(place);
}

/// The flows that bring the datum to the entity; if none does, or it is chosen for no datum, all flows into it.
Candidates::Subjects Candidates::flows_into(std::uint32_t entity, std::uint32_t datum) const {
  auto const& structure = *case_->structure;
  auto carries = [&](model::Link link, std::uint32_t flow) {
    auto const data = structure.of(link).of(flow);
    return std::find(data.begin(), data.end(), datum) != data.end();
  };
  Subjects all;
  Subjects some;
  for (std::uint32_t const flow : structure.of(model::Link::entity_flows_in).of(entity)) {
    all.push_back({{Sort::flow, flow}, Subject::none});
    if (carries(model::Link::flow_data, flow)) some.push_back(all.back());
  }
  for (std::uint32_t const flow : structure.of(model::Link::entity_flows_out).of(entity))
    if (carries(model::Link::flow_back, flow)) some.push_back({{Sort::flow, flow}, Subject::none});
  return some.empty() ? all : some;
}

std::uint32_t Candidates::candidate(MechanismId mechanism, Spot spot) {
  auto& at = candidate_at_[mechanism.index];
  if (at.empty()) at.resize(fits_[mechanism.index]->rows, none);
  if (at[spot.index] == none) {
    at[spot.index] = static_cast<std::uint32_t>(instances_.size());
    problem_.add_candidate(mechanism.index, cost_of(case_->vocabulary->mechanisms[mechanism.index].cost));
    instances_.push_back({mechanism, spot});
    unfilled_.push_back(at[spot.index]);
  }
  return at[spot.index];
}

Truth Candidates::fits(MechanismId mechanism, Spot spot) {
  if (fits_[mechanism.index] == nullptr) fits_[mechanism.index] = &judge_->fits(view_, mechanism);
  return (*fits_[mechanism.index])[spot.index];
}

/// Where a profile surely fits, it stands instead of its base.
bool Candidates::stands(MechanismId mechanism, Spot spot) {
  if (fits(mechanism, spot) != Truth::yes) return false;
  if (forbidden_[mechanism.index]) {
    kept_out_.push_back(mechanism);
    return false;
  }
  auto const& profiles = profiles_[mechanism.index];
  return std::none_of(profiles.begin(), profiles.end(), [&](MechanismId profile) {
    return !forbidden_[profile.index] && case_->rulebook->catalogue[profile].on == spot.sort &&
           fits(profile, spot) == Truth::yes;
  });
}

std::vector<MechanismId> const& Candidates::givers(Sort on, rule::Offer offer) {
  auto& table = givers_[static_cast<std::size_t>(on)];
  auto& known = givers_known_[static_cast<std::size_t>(on)];
  std::size_t const row = offer.feature.index * model::scope_count + static_cast<std::size_t>(offer.scope);
  if (table.size() <= row) {
    table.resize(case_->vocabulary->features.size() * model::scope_count);
    known.resize(table.size(), false);
  }
  if (!known[row]) {
    auto const& mechanisms = case_->rulebook->catalogue.mechanisms;
    for (std::uint32_t m = 0; m < mechanisms.size(); ++m)
      if (mechanisms[m].on == on && mechanisms[m].gives(offer)) table[row].push_back({m});
    known[row] = true;
  }
  return table[row];
}

void Candidates::sort_candidates() {
  std::vector<std::uint32_t> order(instances_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return instances_[a] < instances_[b]; });
  std::vector<Instance> instances;
  std::vector<Problem::Candidate> candidates;
  for (std::uint32_t const c : order) {
    problem_.nodes[problem_.candidates[c].node].candidate = static_cast<std::uint32_t>(candidates.size());
    candidates.push_back(problem_.candidates[c]);
    instances.push_back(instances_[c]);
  }
  problem_.candidates = std::move(candidates);
  instances_ = std::move(instances);
}

/// A base and its profiles are one kind; a stand-in and a standard are two, even if one is a profile of the other.
void Candidates::number_kinds() {
  auto const& catalogue = case_->rulebook->catalogue;
  auto kind_of = [&](MechanismId m) { return std::pair(catalogue[m].base, catalogue[m].generic); };
  std::vector<std::pair<MechanismId, bool>> kinds;
  for (Instance const& instance : instances_)
    if (kinds.empty() || kinds.back() != kind_of(instance.mechanism)) kinds.push_back(kind_of(instance.mechanism));
  std::sort(kinds.begin(), kinds.end());
  kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
  auto const bases_of = [&](std::vector<MechanismId> const& mechanisms) {
    std::vector<MechanismId> bases;
    for (MechanismId const m : mechanisms) bases.push_back(catalogue[m].base);
    std::sort(bases.begin(), bases.end());
    return bases;
  };
  std::vector<MechanismId> standing;
  for (Instance const& instance : judge_->stated()) standing.push_back(instance.mechanism);
  auto const stated = bases_of(standing);
  auto const already = bases_of(wishes_->already);
  auto const preferred = bases_of(wishes_->prefer);
  for (auto const& [base, generic] : kinds) {
    auto const in = [base = base](auto const& list) { return std::binary_search(list.begin(), list.end(), base); };
    bases_.push_back(base);
    kinds_.push_back({generic, in(stated) || in(already), in(preferred)});
  }
  for (std::uint32_t c = 0; c < instances_.size(); ++c) {
    auto const found = std::lower_bound(kinds.begin(), kinds.end(), kind_of(instances_[c].mechanism));
    problem_.candidates[c].kind = static_cast<std::uint32_t>(found - kinds.begin());
  }
}

ProtectionNode const* Candidates::place(std::uint32_t node) const {
  return node < place_of_.size() && place_of_[node] != none ? &places_[place_of_[node]] : nullptr;
}

std::vector<MechanismId> Candidates::givers_that(Truth fit, ProtectionNode const& place) {
  std::vector<MechanismId> result;
  for (MechanismId const mechanism : givers(place.spot.sort, place.offer))
    if (!forbidden_[mechanism.index] && fits(mechanism, place.spot) == fit) result.push_back(mechanism);
  return result;
}

std::vector<MechanismId> Candidates::perhaps(ProtectionNode const& place) { return givers_that(Truth::unknown, place); }

std::vector<MechanismId> Candidates::misfits(ProtectionNode const& place) { return givers_that(Truth::no, place); }

bool Candidates::kept_out(MechanismId forbidden) const {
  return std::any_of(kept_out_.begin(), kept_out_.end(),
                     [&](MechanismId mechanism) { return is_among(*case_->vocabulary, mechanism, {forbidden}); });
}

std::vector<MechanismId> Candidates::forbidden(ProtectionNode const& place) {
  std::vector<MechanismId> result;
  for (MechanismId const mechanism : givers(place.spot.sort, place.offer))
    if (forbidden_[mechanism.index] && fits(mechanism, place.spot) == Truth::yes) result.push_back(mechanism);
  return result;
}

}  // namespace glacis::mechanism
