#include <algorithm>
#include <tuple>

#include "engine/mechanism/plan.h"

namespace glacis::mechanism {

using model::Strength;
using verdict::Subject;

namespace {

/// One reason for one requirement: the `choice`th alternative of a need.
struct Reason {
  Subject subject;
  rule::Offer offer;
  bool or_end_to_end = false;
  bool obligation = false;
  std::uint32_t index = 0;
  Strength strength = Strength::shall;
  std::size_t need = 0, choice = 0;
  auto what() const { return std::tie(subject, offer, or_end_to_end); }
  auto order() const { return std::tie(subject, offer, or_end_to_end, obligation, index); }
};

int rank(Strength strength) {
  switch (strength) {
    case Strength::shall: return 2;
    case Strength::should: return 1;
    case Strength::may: return 0;
  }
  return 0;
}

class Derivation {
 public:
  Derivation(verdict::Case const& the_case, verdict::Judge& judge, verdict::View view)
      : case_(&the_case), judge_(&judge), view_(view) {}

  /// What is missing of the rule's needs. A need of which one alternative holds misses nothing.
  void add(std::uint32_t rule, Subject const& subject, Reason reason) {
    if (subject.data == Subject::missing) return;
    reason.need = needs_.size();
    auto& protection = judge_->protection();
    for (auto const& alternatives : case_->rulebook->rules[rule].needs) {
      bool const met = std::any_of(alternatives.begin(), alternatives.end(), [&](rule::Need const& need) {
        return judge_->holds(view_, protection.need(need, subject)) == verdict::Truth::yes;
      });
      if (met) continue;
      reason.choice = 0;
      for (rule::Need const& need : alternatives) {
        add_members(need, subject, reason);
        ++reason.choice;
      }
      ++reason.need;
      needs_.emplace_back(alternatives.size());
    }
  }

  std::vector<Requirement> take() {
    std::sort(reasons_.begin(), reasons_.end(), [](auto const& a, auto const& b) { return a.order() < b.order(); });
    std::vector<Requirement> result;
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      Reason const& reason = reasons_[i];
      if (i == 0 || reasons_[i - 1].what() != reason.what())
        result.push_back({reason.offer, reason.subject, reason.or_end_to_end, reason.strength, {}, {}, {}});
      Requirement& requirement = result.back();
      auto& because = reason.obligation ? requirement.obligations : requirement.findings;
      if (because.empty() || because.back() != reason.index) because.push_back(reason.index);
      if (rank(reason.strength) > rank(requirement.strength)) requirement.strength = reason.strength;
      auto& choice = needs_[reason.need][reason.choice];
      auto const number = static_cast<std::uint32_t>(result.size() - 1);
      if (choice.empty() || choice.back() != number) choice.push_back(number);
    }
    add_choices(result);
    return result;
  }

 private:
  /// Of each need that has a requirement in one of its choices, the others.
  void add_choices(std::vector<Requirement>& requirements) const {
    std::vector<bool> needed(requirements.size());
    for (Requirement::Choices const& need : needs_) {
      for (auto const& choice : need) {
        for (std::uint32_t const number : choice) {
          Requirement::Choices others = need;
          std::erase_if(others,
                        [&](auto const& other) { return std::binary_search(other.begin(), other.end(), number); });
          if (others.empty())
            needed[number] = true;
          else if (!needed[number])
            requirements[number].instead.push_back(std::move(others));
        }
      }
    }
    for (std::size_t number = 0; number < requirements.size(); ++number) {
      auto& instead = requirements[number].instead;
      std::sort(instead.begin(), instead.end());
      instead.erase(std::unique(instead.begin(), instead.end()), instead.end());
      if (needed[number]) instead.clear();
    }
  }

  void add_members(rule::Need const& need, Subject const& subject, Reason reason) {
    auto& protection = judge_->protection();
    for (auto const& [member, unless] : protection.members(need.where, subject)) {
      if (judge_->holds(view_, unless) == verdict::Truth::yes) continue;
      reason.subject = member;
      reason.offer = {need.feature, need.scope};
      reason.or_end_to_end = need.or_end_to_end && member.element.sort == model::Sort::flow;
      if (judge_->holds(view_, protection.need_at(need, member)) != verdict::Truth::yes) reasons_.push_back(reason);
    }
  }

  verdict::Case const* case_;
  verdict::Judge* judge_;
  verdict::View view_;
  std::vector<Reason> reasons_;
  std::vector<Requirement::Choices> needs_;  ///< that are not met
};

}  // namespace

std::vector<Requirement> derive_requirements(verdict::Case const& the_case, verdict::Judge& judge, verdict::View view,
                                             verdict::Judgement const& judgement) {
  using verdict::Fulfilment;
  using verdict::Verdict;
  Derivation derivation(the_case, judge, view);
  for (std::uint32_t i = 0; i < judgement.findings.size(); ++i) {
    auto const& finding = judgement.findings[i];
    if (finding.verdict != Verdict::certain && finding.verdict != Verdict::exposed) continue;
    Reason reason;
    reason.index = i;
    derivation.add(finding.rule, finding.subject, reason);
  }
  for (std::uint32_t i = 0; i < judgement.obligations.size(); ++i) {
    auto const& obligation = judgement.obligations[i];
    if (obligation.fulfilment != Fulfilment::not_met && obligation.fulfilment != Fulfilment::not_known) continue;
    Reason reason;
    reason.index = i;
    reason.obligation = true;
    auto const declaration = the_case.rulebook->rules[obligation.rule].declaration;
    reason.strength = the_case.vocabulary->rules[declaration].strength;
    derivation.add(obligation.rule, obligation.subject, reason);
  }
  return derivation.take();
}

}  // namespace glacis::mechanism
