#include "engine/report/ratings.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace glacis::report {
namespace {

using verdict::Truth;
using verdict::View;

model::Scale const* scale_of(Words const& words) {
  model::ScaleId const scale = words.use_case().scale;
  return scale.known() ? &words.vocabulary()[scale] : nullptr;
}

Range range_of(Words const& words, std::vector<std::string> const& names, risk::Grade const& grade) {
  return {words.text(names[grade.low]), words.text(names[grade.high])};
}

template <class Level>
Range named(Words const& words, std::vector<Level> const& levels, risk::Grade const& grade) {
  return {words.text(levels[grade.low].name), words.text(levels[grade.high].name)};
}

std::string text_of(model::Scale::Points const& points) { return points ? fmt::format("{}", *points) : "out of reach"; }

std::string text_of(risk::Points const& points) {
  if (points.low == points.high) return text_of(points.low);
  return text_of(points.low) + " to " + text_of(points.high);
}

std::string effect_of(model::Raise const& raise) {
  std::string text;
  if (raise.likelihood != 0) text += fmt::format("likelihood {:+}", raise.likelihood);
  if (raise.impact != 0) text += fmt::format("{}impact {:+}", text.empty() ? "" : ", ", raise.impact);
  return text;
}

std::string state_of(Truth truth) {
  switch (truth) {
    case Truth::yes: return "holds";
    case Truth::no: return "does not hold";
    case Truth::unknown: return "not known";
  }
  return "";
}

Effort effort_of(Words const& words, model::Scale const& scale, model::RuleDeclaration const& declaration) {
  model::Vocabulary const& vocabulary = words.vocabulary();
  Effort effort;
  effort.threat = declaration.name;
  for (std::size_t i = 0; i < vocabulary.factors.size(); ++i) {
    model::Factor const& factor = vocabulary.factors[i];
    auto const level = declaration.effort[i];
    effort.factors.push_back({factor.title, level ? spaced(factor.levels[*level].name) : "not known",
                              text_of(risk::points_of(scale, i, level))});
  }
  risk::Points const sum = risk::sum_of(scale, declaration.effort);
  risk::Grade const potential = risk::potential_of(scale, sum);
  effort.sum = text_of(sum);
  effort.potential = named(words, scale.potentials, potential);
  effort.likelihood = range_of(words, scale.likelihoods, risk::likelihood_of(scale, potential));
  return effort;
}

}  // namespace

void add_scale(Words const& words, Report& report) {
  model::Scale const* const scale = scale_of(words);
  if (scale == nullptr) return;
  report.scale = {scale->name, scale->title, scale->source, {}};
  for (model::Scale::Risk const& risk : scale->risks)
    report.scale.levels.push_back({risk.name, risk.letter, model::name_of(risk.as)});
}

void add_efforts(Words const& words, Report& report) {
  model::Scale const* const scale = scale_of(words);
  if (scale == nullptr) return;
  std::set<std::string> threats;
  for (Finding const& finding : report.findings) threats.insert(finding.threat);
  for (model::RuleDeclaration const& declaration : words.vocabulary().rules) {
    if (threats.count(declaration.name) != 0) report.efforts.push_back(effort_of(words, *scale, declaration));
  }
}

std::optional<risk::Rating> rate_finding(Words const& words, verdict::Judge const& judge, View view,
                                         verdict::Finding const& finding) {
  model::Scale const* const scale = scale_of(words);
  if (scale == nullptr || finding.verdict == verdict::Verdict::excluded) return std::nullopt;
  return risk::rate(words.the_case(), judge, *scale, view, finding.rule, finding.subject);
}

Risk risk_in_words(Words const& words, risk::Rating const& rating) {
  model::Scale const& scale = *scale_of(words);
  Risk risk;
  risk.likelihood = range_of(words, scale.likelihoods, rating.likelihood);
  risk.impact = named(words, scale.impacts, rating.impact);
  risk.level = named(words, scale.risks, rating.level);
  risk.letters = {words.text(scale.risks[rating.level.low].letter), words.text(scale.risks[rating.level.high].letter)};
  risk.low = rating.level.low;
  risk.high = rating.level.high;
  return risk;
}

std::vector<Fact> open_facts(Words const& words, risk::Rating const& rating, RiskOrigin const& origin) {
  std::vector<Fact> facts;
  if (rating.level.low == rating.level.high) return facts;
  auto const add = [&facts](Fact fact) {
    if (std::ranges::find(facts, fact.text, &Fact::text) == facts.end()) facts.push_back(std::move(fact));
  };
  for (risk::Harm const& harm : rating.open) {
    std::string const name = words.vocabulary()[harm.attribute].name;
    std::string const id = words.use_case().data[harm.data].id;
    add(words.fact({fmt::format("{} of {}", name, id), model::Basis::stated, {}, true}));
  }
  for (RiskRaise const& raise : origin.raises) {
    for (Fact const& fact : raise.facts) {
      if (fact.basis == "unknown") add(fact);
    }
  }
  return facts;
}

RiskOrigin origin_of(Words const& words, verdict::Judge const& judge, verdict::Finding const& finding,
                     risk::Rating const& rating) {
  model::Scale const& scale = *scale_of(words);
  rule::Rule const& rule = words.the_case().rulebook->rules[finding.rule];
  auto const& raises = words.vocabulary().rules[rule.declaration].raises;
  RiskOrigin origin;
  origin.likelihood = range_of(words, scale.likelihoods, rating.first_likelihood);
  origin.impact = named(words, scale.impacts, rating.first_impact);
  origin.more_data = rating.more_data;
  if (rating.worst) {
    model::Element const datum{model::Sort::data, rating.worst->data};
    origin.worst = words.fact(judge.said(View::presumed, datum, rating.worst->attribute));
  }
  for (std::size_t i = 0; i < raises.size(); ++i) {
    origin.raises.push_back({words.text(raises[i].when.text), words.text(raises[i].because),
                             words.text(effect_of(raises[i])), words.text(state_of(rating.raises[i])),
                             words.facts(judge.evidence(View::presumed, rule.raises[i], finding.subject))});
  }
  return origin;
}

}  // namespace glacis::report
