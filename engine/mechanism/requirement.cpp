#include <algorithm>
#include <tuple>

#include "engine/mechanism/plan.h"

namespace glacis::mechanism {

using model::Strength;
using verdict::Subject;

namespace {

/// One reason for one requirement.
struct Reason {
  Subject subject;
  rule::Offer offer;
  bool or_end_to_end = false;
  bool obligation = false;
  std::uint32_t index = 0;
  Strength strength = Strength::shall;
  bool alternative = false;
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
    auto& protection = judge_->protection();
    for (auto const& alternatives : case_->rulebook->rules[rule].needs) {
      bool const met = std::any_of(alternatives.begin(), alternatives.end(), [&](rule::Need const& need) {
        return judge_->holds(view_, protection.need(need, subject)) == verdict::Truth::yes;
      });
      if (met) continue;
      reason.alternative = alternatives.size() > 1;
      for (rule::Need const& need : alternatives) add_members(need, subject, reason);
    }
  }

  std::vector<Requirement> take() {
    std::sort(reasons_.begin(), reasons_.end(), [](auto const& a, auto const& b) { return a.order() < b.order(); });
    std::vector<Requirement> result;
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      Reason const& reason = reasons_[i];
      if (i == 0 || reasons_[i - 1].what() != reason.what())
        result.push_back({reason.offer, reason.subject, reason.or_end_to_end, reason.strength, {}, {}, true});
      Requirement& requirement = result.back();
      auto& because = reason.obligation ? requirement.obligations : requirement.findings;
      if (because.empty() || because.back() != reason.index) because.push_back(reason.index);
      if (rank(reason.strength) > rank(requirement.strength)) requirement.strength = reason.strength;
      requirement.alternative = requirement.alternative && reason.alternative;
    }
    return result;
  }

 private:
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
