#include <algorithm>

#include "engine/verdict/deciding.h"
#include "engine/verdict/explain.h"
#include "engine/verdict/judge_parts.h"

namespace glacis::verdict {

Planes const& Judge::fits(View view, model::MechanismId mechanism) {
  auto const found = parts_->fits.find({view, mechanism.index});
  if (found != parts_->fits.end()) return found->second;
  rule::Mechanism const& compiled = parts_->the_case->rulebook->catalogue[mechanism];
  return parts_->fits
      .emplace(std::pair{view, mechanism.index}, parts_->evaluator(view, true).over_all(compiled.when, compiled.on))
      .first->second;
}

Fit Judge::fit(View view, model::MechanismId mechanism, Spot spot) {
  Fit fit;
  fit.truth = fits(view, mechanism)[spot.index];
  Explainer explainer(parts_->evaluator(view, true), &parts_->evaluator(View::facts, true));
  explainer.condition(parts_->the_case->rulebook->catalogue[mechanism].when, {spot.index});
  for (Fact& fact : explainer.take()) {
    if (fact.unknown)
      fit.waits_for.push_back(std::move(fact));
    else if (fact.basis == model::Basis::assumed && fact.place.end == 0)
      fit.choices.push_back(std::move(fact));
    else if (fit.truth == Truth::no)
      fit.forbidden_by.push_back(std::move(fact));
    else if (fact.basis == model::Basis::presumed)
      fit.rests_on.push_back(std::move(fact));
  }
  return fit;
}

std::vector<FitReason> Judge::fit_reasons(View view, model::MechanismId mechanism, Spot spot) {
  Parts& parts = *parts_;
  condition::Formula const& when = parts.the_case->rulebook->catalogue[mechanism].when;
  bool const fails = fits(view, mechanism)[spot.index] == Truth::no;
  std::vector<FitReason> reasons;
  for (DecidingPart& part :
       deciding_parts(parts.evaluator(view, true), parts.evaluator(View::facts, true), when, {spot.index})) {
    FitReason reason{when[part.op].place, {}, false};
    if (fails) {
      Proving proving(parts.ground(view), parts.knowledge.givens(), parts.residual, parts.kept);
      auto const steps = proving.least(parts.residual.negate(proving.grounder().ground(when, part.op, part.variables)));
      for (Proving::Step const& step : steps ? *steps : std::vector<Proving::Step>{}) {
        for (Fact const& fact : step.premise->facts) {
          if (std::ranges::find(reason.facts, fact) == reason.facts.end()) reason.facts.push_back(fact);
        }
      }
      reason.proof = steps.has_value();
    }
    if (reason.facts.empty()) {
      Explainer explainer(parts.evaluator(view, true), &parts.evaluator(View::facts, true));
      if (!fails) explainer.tell_bounds();
      explainer.part(when, part.op, part.variables);
      reason.facts = explainer.take();
    }
    if (fails && reason.facts.empty()) {
      text::Span const place =
          spot.sort == model::Sort::journey ? text::Span{} : common_of(*parts.the_case->use_case, spot).place;
      reason.facts.push_back({"by the drawing alone", model::Basis::structure, place, false});
    }
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

bool Judge::fits_wherever(View view, model::MechanismId other, model::MechanismId one, Spot spot) {
  Parts& parts = *parts_;
  if (parts.knowledge.gave_up()) return false;
  auto const& catalogue = parts.the_case->rulebook->catalogue;
  condition::Formula const& wanted = catalogue[one].when;
  if (fits(view, other)[spot.index] == Truth::no ||
      parts.evaluator(view).at(wanted, wanted.root(), {spot.index}) == Truth::yes)
    return true;
  Inquiry inquiry(parts.ground(view), parts.residual);
  Residual::Ref const fits_other = inquiry.grounder().ground(catalogue[other].when, {spot.index});
  Residual::Ref const fits_one = inquiry.grounder().ground(wanted, {spot.index});
  return inquiry.decide(parts.residual.either(parts.residual.negate(fits_other), fits_one)) == Answer::yes;
}

}  // namespace glacis::verdict
