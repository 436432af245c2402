#include <algorithm>

#include <fmt/format.h>

#include "engine/verdict/bearing.h"
#include "engine/verdict/explain.h"
#include "engine/verdict/judge_parts.h"

namespace glacis::verdict {

using Ref = Residual::Ref;

std::vector<Fact> Judge::world(View view, Finding const& finding, Side side) {
  Parts& parts = *parts_;
  if (finding.subject.data == Subject::missing || parts.knowledge.gave_up()) return {};
  Inquiry inquiry(parts.ground(view), parts.residual);
  auto const [exposed, covered] = parts.formulas(parts.question(view, finding), inquiry);
  Ref const harmed = parts.residual.both(exposed, parts.residual.negate(covered));
  return inquiry.tell_smallest_world(side == Side::harmed ? harmed : parts.residual.negate(harmed));
}

std::vector<Bearing> Judge::bearings(View view, Finding const& finding) {
  Parts& parts = *parts_;
  if (finding.subject.data == Subject::missing || parts.knowledge.gave_up()) return {};
  Inquiry inquiry(parts.ground(view), parts.residual);
  auto const [exposed, covered] = parts.formulas(parts.question(view, finding), inquiry);
  return verdict::bearings(inquiry, parts.residual.both(exposed, parts.residual.negate(covered)), parts.columns,
                           parts.flags);
}

std::string Judge::smt_script(View view, Finding const& finding) {
  Parts& parts = *parts_;
  Residual& residual = parts.residual;
  Inquiry inquiry(parts.ground(view), residual);
  auto const [exposed, covered] = parts.formulas(parts.question(view, finding), inquiry);
  if (residual.is_constant(exposed) && residual.is_constant(covered)) return {};
  Verdict const verdict = finding.verdict;
  Ref const bare = residual.both(exposed, residual.negate(covered));
  bool const applies_surely = verdict == Verdict::certain || verdict == Verdict::exposed ||
                              (verdict == Verdict::covered && !finding.if_applies);
  std::vector<Inquiry::Goal> goals{
      {exposed, verdict != Verdict::excluded, "it applies"},
      {bare, verdict != Verdict::excluded && verdict != Verdict::covered, "it applies and nothing covers it"},
      {residual.negate(bare), verdict != Verdict::certain, "it does not apply, or something covers it"}};
  if (verdict != Verdict::excluded) goals.push_back({residual.negate(exposed), !applies_surely, "it does not apply"});
  return inquiry.script(fmt::format("{} is {}{}", finding_id(*parts.the_case, finding.rule, finding.subject),
                                    name_of(verdict), view == View::facts ? " from the facts" : " as presumed"),
                        goals);
}

namespace {

std::string name_of_list(condition::Path const& list) {
  condition::Step const& step = list.steps.back();
  return step.form == condition::Step::Form::link ? name_of(static_cast<model::Link>(step.id)) : "list";
}

Verdict verdict_of(Fulfilment fulfilment) {
  switch (fulfilment) {
    case Fulfilment::does_not_apply: return Verdict::excluded;
    case Fulfilment::met: return Verdict::covered;
    case Fulfilment::not_met: return Verdict::certain;
    case Fulfilment::not_known: return Verdict::exposed;
    case Fulfilment::may_apply: return Verdict::open;
    case Fulfilment::undecided: return Verdict::undecided;
  }
  return Verdict::undecided;
}

}  // namespace

/// What was read of the condition and of the protection, on the way that three-valued evaluation took.
Evidence Judge::Parts::reading(View view, Finding const& finding, bool condition, bool needs) {
  rule::Rule const& rule = the_case->rulebook->rules[finding.rule];
  Explainer explainer(evaluator(view), &evaluator(View::facts));
  if (finding.verdict == Verdict::excluded) explainer.tell_absence();
  if (condition) explainer.condition(rule.when, variables_of(finding.subject));
  Evidence evidence;
  evidence.applies = explainer.facts();
  if (needs && !rule.needs.empty())
    explainer.protection(protection, shields[static_cast<int>(view)], standing,
                         protection.needs(rule.needs, finding.subject));
  evidence.facts = explainer.take();
  return evidence;
}

std::optional<Evidence> Judge::Parts::proof(View view, Finding const& finding) {
  rule::Rule const& rule = the_case->rulebook->rules[finding.rule];
  Proving proving(ground(view), knowledge.givens(), residual, kept);
  Ref goal = proving.grounder().ground(rule.when, variables_of(finding.subject));
  auto const covered = [&] {
    proving.begin_protection(goal);
    return rule.needs.empty() ? residual.constant(false)
                              : shields[static_cast<int>(view)].ground(protection.needs(rule.needs, finding.subject),
                                                                       proving.grounder(), residual);
  };
  switch (finding.verdict) {
    case Verdict::excluded: goal = residual.negate(goal); break;
    case Verdict::covered:
      goal = finding.if_applies ? residual.either(residual.negate(goal), covered()) : residual.both(goal, covered());
      break;
    case Verdict::certain: goal = residual.both(goal, residual.negate(covered())); break;
    case Verdict::exposed: break;
    case Verdict::open:
    case Verdict::undecided: return std::nullopt;
  }
  auto const steps = proving.least(goal);
  if (!steps) return std::nullopt;
  Evidence evidence;
  evidence.proof = true;
  for (Proving::Step const& step : *steps) {
    evidence.premises.push_back(step.premise);
    for (Fact const& fact : step.premise->facts) {
      if (std::ranges::find(evidence.facts, fact) != evidence.facts.end()) continue;
      evidence.facts.push_back(fact);
      if (step.applies) evidence.applies = evidence.facts.size();
    }
  }
  return evidence;
}

namespace {

/// What is settled waits for nothing.
bool waits_for_facts(Verdict verdict) {
  return verdict == Verdict::open || verdict == Verdict::exposed || verdict == Verdict::undecided;
}

Evidence known_ones(Evidence evidence) {
  auto const applies = evidence.facts.begin() + static_cast<std::ptrdiff_t>(evidence.applies);
  auto const unknown = [](Fact const& fact) { return fact.unknown; };
  evidence.applies -= static_cast<std::size_t>(std::count_if(evidence.facts.begin(), applies, unknown));
  std::erase_if(evidence.facts, unknown);
  return evidence;
}

}  // namespace

Evidence Judge::evidence(View view, Finding const& finding) {
  Parts& parts = *parts_;
  if (finding.subject.data == Subject::missing) {
    auto const& list = *parts.the_case->rulebook->rules[finding.rule].for_each;
    std::string const what =
        fmt::format("{} of {}", name_of_list(list), name_of(*parts.the_case, finding.subject.element));
    return {{{what, model::Basis::stated, {}, true}}, 1, false, {}};
  }
  auto proof = parts.proof(view, finding);
  // Where the drawing alone decides, how it does is read off the condition.
  if (proof && proof->facts.empty() && finding.verdict == Verdict::excluded) {
    proof->facts = known_ones(parts.reading(view, finding, true, false)).facts;
    proof->applies = proof->facts.size();
  }
  if (!proof) {
    Evidence read = parts.reading(view, finding, true, finding.verdict != Verdict::excluded);
    return waits_for_facts(finding.verdict) ? read : known_ones(std::move(read));
  }
  if (finding.verdict == Verdict::exposed) {
    for (Fact& fact : parts.reading(view, finding, false, true).facts) {
      if (fact.unknown) proof->facts.push_back(std::move(fact));
    }
  }
  return std::move(*proof);
}

Evidence Judge::evidence(View view, ObligationFinding const& finding) {
  Finding as_threat{finding.rule, finding.subject, verdict_of(finding.fulfilment), false};
  // What is met where it applies is met, too; a proof that it applies says more.
  condition::Formula const& when = parts_->the_case->rulebook->rules[finding.rule].when;
  as_threat.if_applies = finding.fulfilment == Fulfilment::met && truth(view, when, finding.subject) != Truth::yes;
  return evidence(view, as_threat);
}

std::vector<Fact> Judge::evidence(View view, condition::Formula const& condition, Subject const& subject) const {
  Explainer explainer(parts_->evaluator(view), &parts_->evaluator(View::facts));
  explainer.condition(condition, variables_of(subject));
  return explainer.take();
}

std::vector<Fact> Judge::settled_by(View view, Finding const& finding) {
  if (!waits_for_facts(finding.verdict)) return {};
  std::vector<Fact> facts = finding.subject.data == Subject::missing ? evidence(view, finding).facts
                                                                     : parts_->reading(view, finding, true, true).facts;
  std::erase_if(facts, [](Fact const& fact) { return !fact.unknown; });
  return facts;
}

}  // namespace glacis::verdict
