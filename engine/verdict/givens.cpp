#include "engine/verdict/givens.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/verdict/words.h"

namespace glacis::verdict {

bool Givens::is_usual(Given given) const {
  return given.form == Given::Form::constraint && case_->rulebook->constraints[given.index].usually;
}

std::vector<Given> Givens::unsettled(Evaluator const& evaluator, std::set<Given> const& dropped) const {
  std::vector<Given> result;
  auto const& constraints = case_->rulebook->constraints;
  for (std::uint32_t c = 0; c < constraints.size(); ++c) {
    if (constraints[c].usually && evaluator.view() == View::facts) continue;
    Planes const truths = evaluator.over_all(constraints[c].formula, constraints[c].on);
    for (std::uint32_t row = 0; row < truths.rows; ++row) {
      Given const given{Given::Form::constraint, c, row};
      if (truths[row] != Truth::yes && !dropped.contains(given)) result.push_back(given);
    }
  }
  for (std::uint32_t a = 0; a < case_->statements->assumptions.size(); ++a) {
    result.push_back({Given::Form::assumption, a, 0});
  }
  // The spots of one mechanism are one column of rows.
  auto const& stated = standing_->stated();
  std::vector<std::vector<std::uint32_t>> by_mechanism(case_->vocabulary->mechanisms.size());
  for (std::uint32_t s = 0; s < stated.size(); ++s) by_mechanism[stated[s].mechanism.index].push_back(s);
  std::vector<bool> settled(stated.size());
  for (std::uint32_t m = 0; m < by_mechanism.size(); ++m) {
    if (by_mechanism[m].empty()) continue;
    condition::Formula const& when = case_->rulebook->catalogue[model::MechanismId{m}].when;
    Frame frame;
    frame.rows = by_mechanism[m].size();
    frame.slots.resize(std::max<std::size_t>(when.slots.size(), 1));
    for (std::uint32_t s : by_mechanism[m]) frame.slots[0].push_back(stated[s].spot.index);
    Planes const truths = evaluator.evaluate(when, frame);
    for (std::size_t row = 0; row < frame.rows; ++row) settled[by_mechanism[m][row]] = truths[row] == Truth::yes;
  }
  for (std::uint32_t s = 0; s < stated.size(); ++s) {
    if (!settled[s]) result.push_back({Given::Form::stands, s, 0});
  }
  return result;
}

Residual::Ref Givens::ground(Given given, Grounder& grounder) const {
  switch (given.form) {
    case Given::Form::constraint: break;
    case Given::Form::assumption: return grounder.ground(case_->statements->assumptions[given.index], {});
    case Given::Form::stands: {
      auto const& instance = standing_->stated()[given.index];
      return grounder.ground(case_->rulebook->catalogue[instance.mechanism].when, {instance.spot.index});
    }
  }
  return grounder.ground(case_->rulebook->constraints[given.index].formula, {given.row});
}

Fact Givens::fact_of(Given given) const {
  switch (given.form) {
    case Given::Form::constraint: break;
    case Given::Form::assumption: {
      auto const& assumption = case_->use_case->assumptions[given.index];
      return {fmt::format("it is assumed that {}", assumption.that.text), model::Basis::assumed, assumption.that.span,
              false};
    }
    case Given::Form::stands: {
      auto const& instance = standing_->stated()[given.index];
      text::Span place;
      for (auto const& mention : standing_->stated_at(instance.spot).members) {
        if (mention.value == instance.mechanism) place = mention.place;
      }
      std::string const name = (*case_->vocabulary)[instance.mechanism].name;
      return {fmt::format("{} stands at {}, so what it needs is there", name, name_of(*case_, instance.spot)),
              model::Basis::stated, place, false};
    }
  }
  auto const& constraint = case_->rulebook->constraints[given.index];
  auto const& declaration = case_->vocabulary->constraints[constraint.declaration];
  std::string const subject = name_of(*case_, model::Element{constraint.on, given.row});
  std::string const because = declaration.because.empty() ? "" : fmt::format(" ({})", declaration.because);
  return {fmt::format("constraint {} {}holds of {}{}", declaration.name, constraint.usually ? "usually " : "", subject,
                      because),
          constraint.usually ? model::Basis::presumed : model::Basis::always, declaration.condition.span, false};
}

}  // namespace glacis::verdict
