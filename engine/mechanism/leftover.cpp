#include "engine/mechanism/leftover.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace glacis::mechanism {

using model::MechanismId;
using Form = Problem::Form;

namespace {

/// A reader acts on a few facts, not on all; and each costs an explanation.
constexpr std::size_t most_facts = 6;
constexpr std::size_t most_of_a_place = 3;
constexpr std::size_t most_mechanisms = 6;
constexpr std::size_t most_nodes = 400;
constexpr std::size_t most_explanations = 4'000;
constexpr std::size_t most_misfits_told = 1'000;

class Explainer {
 public:
  Explainer(verdict::Case const& the_case, verdict::Judge& judge, verdict::View view, Candidates& candidates,
            Closure const& most)
      : case_(&the_case), judge_(&judge), view_(view), candidates_(&candidates), most_(&most) {}

  /// What would fit at the places on which the goal founders, and what each waits for.
  void explain(std::uint32_t goal, Leftover& leftover) {
    auto const places = founders_at(goal);
    for (verdict::ProtectionNode const* place : places) {
      for (Instance const& instance : nearest(*place)) add(instance, leftover);
      auto const forbidden = candidates_->forbidden(*place);
      leftover.forbidden.insert(leftover.forbidden.end(), forbidden.begin(), forbidden.end());
    }
    for (auto* list : {&leftover.would_fit, &leftover.forbidden}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    if (leftover.would_fit.empty() && leftover.forbidden.empty() && misfits_told_ < most_misfits_told)
      add_misfits(places, leftover);
  }

 private:
  /// The places below the goal where nothing stands even with all candidates placed. Candidates that surely fit but
  /// lack support lead on to the places that would support them.
  std::vector<verdict::ProtectionNode const*> founders_at(std::uint32_t goal) const {
    Problem const& problem = candidates_->problem();
    std::vector<std::uint32_t> pending{goal};
    std::vector<verdict::ProtectionNode const*> places;
    for (std::size_t i = 0; i < pending.size() && i < most_nodes; ++i) {
      std::uint32_t const node = pending[i];
      auto meet = [&](std::uint32_t next) {
        if (!most_->holds(next) && std::find(pending.begin(), pending.end(), next) == pending.end())
          pending.push_back(next);
      };
      if (verdict::ProtectionNode const* place = candidates_->place(node)) places.push_back(place);
      for (std::uint32_t const child : problem.children_of(node)) meet(child);
      if (problem.nodes[node].form == Form::candidate) meet(problem.candidates[problem.nodes[node].candidate].needs);
    }
    return places;
  }

  void add_misfits(std::vector<verdict::ProtectionNode const*> const& places, Leftover& leftover) {
    std::vector<Leftover::Misfit> all;
    for (verdict::ProtectionNode const* place : places)
      for (MechanismId const mechanism : candidates_->misfits(*place)) {
        Instance const instance{mechanism, place->spot};
        bool const known =
            std::any_of(all.begin(), all.end(), [&](auto const& each) { return each.instance == instance; });
        if (!known) all.push_back({instance, judge_->fit(view_, mechanism, place->spot).forbidden_by});
      }
    std::stable_sort(all.begin(), all.end(),
                     [](auto const& a, auto const& b) { return a.facts.size() < b.facts.size(); });
    if (all.size() > most_mechanisms) all.resize(most_mechanisms);
    misfits_told_ += all.size();
    leftover.misfits = std::move(all);
  }

  /// Those that perhaps fit at a place and wait for the fewest facts; of equals, standards first.
  std::vector<Instance> nearest(verdict::ProtectionNode const& place) {
    std::vector<std::tuple<std::size_t, bool, Instance>> ranked;
    for (MechanismId const mechanism : candidates_->perhaps(place)) {
      Instance const instance{mechanism, place.spot};
      auto const* facts = waits_for(instance);
      ranked.emplace_back(facts == nullptr ? SIZE_MAX : facts->size(), case_->rulebook->catalogue[mechanism].generic,
                          instance);
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<Instance> result;
    for (auto const& [facts, generic, instance] : ranked)
      if (result.size() < most_of_a_place) result.push_back(instance);
    return result;
  }

  void add(Instance const& instance, Leftover& leftover) {
    auto& fitting = leftover.would_fit;
    bool const listed = std::find(fitting.begin(), fitting.end(), instance.mechanism) != fitting.end();
    if (!listed && fitting.size() == most_mechanisms) return;
    if (!listed) fitting.push_back(instance.mechanism);
    leftover.waiting.push_back(instance);
    auto const* facts = waits_for(instance);
    if (facts == nullptr) return;
    for (verdict::Fact const& fact : *facts) {
      auto& known = leftover.waits_for;
      if (known.size() < most_facts && std::find(known.begin(), known.end(), fact) == known.end())
        known.push_back(fact);
    }
  }

  /// Null once too many were asked.
  std::vector<verdict::Fact> const* waits_for(Instance const& instance) {
    auto const known = facts_.find(instance);
    if (known != facts_.end()) return &known->second;
    if (facts_.size() >= most_explanations) return nullptr;
    return &facts_.emplace(instance, judge_->fit(view_, instance.mechanism, instance.spot).waits_for).first->second;
  }

  verdict::Case const* case_;
  verdict::Judge* judge_;
  verdict::View view_;
  Candidates* candidates_;
  Closure const* most_;
  std::map<Instance, std::vector<verdict::Fact>> facts_;
  std::size_t misfits_told_ = 0;
};

}  // namespace

std::vector<Leftover> explain_leftovers(verdict::Case const& the_case, verdict::Judge& judge, PlanKind kind,
                                        verdict::Judgement const& judgement, Candidates& candidates,
                                        Closure const& most, std::vector<Limitation> const& limitations) {
  Explainer explainer(the_case, judge, view_of(kind), candidates, most);
  std::vector<Leftover> result;
  std::size_t next_goal = 0;  // goals come in the same order, and so do limitations
  auto next_limited = limitations.begin();
  auto leave = [&](bool obligation, std::uint32_t index, std::uint32_t rule) {
    Leftover leftover;
    leftover.obligation = obligation;
    leftover.index = index;
    leftover.resolve = the_case.vocabulary->rules[the_case.rulebook->rules[rule].declaration].resolve;
    auto const& goals = candidates.goals();
    if (next_goal < goals.size() && goals[next_goal].obligation == obligation && goals[next_goal].index == index) {
      auto const goal = static_cast<std::uint32_t>(next_goal++);
      std::uint32_t const node = candidates.problem().goals[goal];
      bool const limited = next_limited != limitations.end() && next_limited->goal == goal;
      if (most.holds(node) && !limited) return;
      if (!limited) {
        explainer.explain(node, leftover);
      } else {
        Limitation const& limitation = *next_limited++;
        leftover.limited = true;
        leftover.limited_by = limitation.by;
        leftover.relaxed = limitation.relaxed;
        leftover.alone = limitation.alone;
        for (std::uint32_t const other : limitation.instead) leftover.instead.push_back(goals[other]);
      }
    }
    bool const nothing_fits =
        leftover.resolve.empty() && !leftover.limited && leftover.would_fit.empty() && leftover.forbidden.empty();
    // Of what nobody named no mechanism says anything: what else is in a list, where something is.
    if (nothing_fits && leftover.misfits.empty()) {
      leftover.waits_for = obligation ? judge.evidence(view_of(kind), judgement.obligations[index]).facts
                                      : judge.settled_by(view_of(kind), judgement.findings[index]);
      std::erase_if(leftover.waits_for, [](verdict::Fact const& fact) { return !fact.unknown; });
    }
    if (leftover.waits_for.size() > most_facts) leftover.waits_for.resize(most_facts);
    leftover.no_mechanism = nothing_fits && leftover.waits_for.empty();
    result.push_back(std::move(leftover));
  };
  for (std::uint32_t i = 0; i < judgement.findings.size(); ++i) {
    auto const& finding = judgement.findings[i];
    // The members of an open list are asked for, not protected.
    if (raises(kind, finding.verdict) && finding.subject.data != verdict::Subject::missing)
      leave(false, i, finding.rule);
  }
  for (std::uint32_t i = 0; i < judgement.obligations.size(); ++i) {
    auto const& obligation = judgement.obligations[i];
    if (raises(kind, obligation.fulfilment)) leave(true, i, obligation.rule);
  }
  return result;
}

}  // namespace glacis::mechanism
