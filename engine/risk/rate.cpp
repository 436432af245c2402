#include "engine/risk/rate.h"

#include <algorithm>
#include <tuple>

#include "engine/risk/stake.h"

namespace glacis::risk {

using verdict::Truth;

namespace {

/// The impacts that the possible values of one attribute mean. Empty: the datum has no such attribute.
std::optional<Grade> impact_of(verdict::Case const& the_case, verdict::Judge const& judge, model::Scale const& scale,
                               verdict::View view, std::uint32_t data, model::AttributeId attribute) {
  auto const levels = judge.levels(view, {model::Sort::data, data}, attribute);
  if (!levels) return std::nullopt;
  model::Vocabulary const& vocabulary = *the_case.vocabulary;
  auto const& values = vocabulary[vocabulary[attribute].type].values;
  auto const mapped = [&](std::uint32_t value) { return scale.impact_of(values[value].name).value_or(0); };
  Grade grade{mapped(levels->low), mapped(levels->low)};
  for (std::uint32_t value = levels->low; value <= levels->high; ++value)
    grade = {std::min(grade.low, mapped(value)), std::max(grade.high, mapped(value))};
  return grade;
}

void rate_impact(Rating& rating, verdict::Case const& the_case, verdict::Judge const& judge, model::Scale const& scale,
                 verdict::View view, model::RuleDeclaration const& declaration, verdict::Subject const& subject) {
  auto const highest = static_cast<std::uint32_t>(scale.impacts.size() - 1);
  Stake const stake = stake_of(the_case, subject);
  for (std::uint32_t const data : stake.data) {
    for (model::AttributeId const attribute : declaration.impact) {
      auto const grade = impact_of(the_case, judge, scale, view, data, attribute);
      if (!grade) continue;
      Grade& all = rating.first_impact;
      all = {std::max(all.low, grade->low), std::max(all.high, grade->high)};
      auto const weight = [](Grade const& each) { return std::tie(each.high, each.low); };
      if (grade->low != grade->high) rating.open.push_back({data, attribute, *grade});
      if (!rating.worst || weight(rating.worst->impact) < weight(*grade)) rating.worst = Harm{data, attribute, *grade};
    }
  }
  std::erase_if(rating.open, [&](Harm const& harm) { return harm.impact.high <= rating.first_impact.low; });
  rating.more_data = stake.open;
  // No datum at stake, or others that nobody listed: it may be as bad as it can be.
  if (stake.open || !rating.worst) rating.first_impact.high = highest;
}

}  // namespace

Rating rate(verdict::Case const& the_case, verdict::Judge const& judge, model::Scale const& scale, verdict::View view,
            std::uint32_t rule, verdict::Subject const& subject) {
  rule::Rule const& compiled = the_case.rulebook->rules[rule];
  model::RuleDeclaration const& declaration = the_case.vocabulary->rules[compiled.declaration];
  Rating rating;
  rating.potential = potential_of(scale, sum_of(scale, declaration.effort));
  rating.first_likelihood = likelihood_of(scale, rating.potential);
  rate_impact(rating, the_case, judge, scale, view, declaration, subject);
  Steps likelihood, impact;
  auto const add = [](Steps& steps, std::int32_t step, Truth truth) {
    if (truth == Truth::no) return;
    if (truth == Truth::yes || step < 0) steps.low += step;
    if (truth == Truth::yes || step > 0) steps.high += step;
  };
  for (std::size_t i = 0; i < compiled.raises.size(); ++i) {
    Truth const truth = judge.truth(view, compiled.raises[i], subject);
    rating.raises.push_back(truth);
    add(likelihood, declaration.raises[i].likelihood, truth);
    add(impact, declaration.raises[i].impact, truth);
  }
  rating.likelihood = moved(rating.first_likelihood, likelihood, scale.likelihoods.size());
  rating.impact = moved(rating.first_impact, impact, scale.impacts.size());
  rating.level = risk_of(scale, rating.likelihood, rating.impact);
  return rating;
}

}  // namespace glacis::risk
