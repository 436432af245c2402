#include "engine/verdict/constraints.h"

#include <fmt/format.h>

#include "engine/verdict/explain.h"
#include "engine/verdict/standing.h"

namespace glacis::verdict {

namespace {

/// The element's own place, or that of the first fact that it stated itself among those read.
text::Span place_of(Case const& the_case, model::Element element, std::vector<Fact> const& facts) {
  for (Fact const& fact : facts) {
    if (!fact.unknown && (fact.basis == model::Basis::stated || fact.basis == model::Basis::narrowed) &&
        fact.place.end != 0)
      return fact.place;
  }
  if (element.sort == model::Sort::journey || element.sort == model::Sort::model) return the_case.use_case->place;
  return common_of(*the_case.use_case, element).place;
}

text::Diagnostic broken(text::Code code, Case const& the_case, model::Element element, std::vector<Fact> const& facts) {
  text::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.span = place_of(the_case, element, facts);
  for (Fact const& fact : facts) {
    if (fact.place == diagnostic.span) diagnostic.label = fact.text;
    if (fact.place.end != 0 && fact.place != diagnostic.span && diagnostic.notes.size() < 4)
      diagnostic.notes.push_back({fact.place, fact.text});
  }
  return diagnostic;
}

void check_constraint(rule::Constraint const& constraint, Evaluator const& evaluator, text::Diagnostics& diagnostics) {
  Case const& the_case = evaluator.the_case();
  auto const& declaration = the_case.vocabulary->constraints[constraint.declaration];
  Planes const truths = evaluator.over_all(constraint.formula, constraint.on);
  for (std::uint32_t row = 0; row < truths.rows; ++row) {
    if (truths[row] != Truth::no) continue;
    Explainer explainer(evaluator);
    explainer.condition(constraint.formula, {row});
    model::Element const element{constraint.on, row};
    text::Diagnostic diagnostic = broken(text::Code::G111, the_case, element, explainer.take());
    diagnostic.message = fmt::format("`{}` breaks the constraint `{}`", name_of(the_case, element), declaration.name);
    diagnostic.help = declaration.because;
    diagnostic.notes.push_back({declaration.condition.span, "the constraint"});
    diagnostics.add(std::move(diagnostic));
  }
}

void check_fit(Instance const& instance, Standing const& standing, Evaluator const& evaluator,
               text::Diagnostics& diagnostics) {
  Case const& the_case = evaluator.the_case();
  condition::Formula const& when = the_case.rulebook->catalogue[instance.mechanism].when;
  if (evaluator.at(when, when.root(), {instance.spot.index}) != Truth::no) return;
  Explainer explainer(evaluator);
  explainer.condition(when, {instance.spot.index});
  text::Diagnostic diagnostic = broken(text::Code::G117, the_case, instance.spot, explainer.take());
  auto const& declaration = (*the_case.vocabulary)[instance.mechanism];
  for (auto const& mention : standing.stated_at(instance.spot).members) {
    if (mention.value != instance.mechanism) continue;
    if (!diagnostic.label.empty())
      diagnostic.notes.insert(diagnostic.notes.begin(), {diagnostic.span, diagnostic.label});
    diagnostic.span = mention.place;
    diagnostic.label = "said to stand here";
  }
  diagnostic.message = fmt::format("`{}` cannot stand at `{}`", declaration.name, name_of(the_case, instance.spot));
  if (declaration.when) diagnostic.notes.push_back({declaration.when->span, "where it can stand"});
  diagnostics.add(std::move(diagnostic));
}

}  // namespace

void check_constraints(Case const& the_case, text::Diagnostics& diagnostics) {
  Domains const domains(the_case);
  Columns const columns(the_case, domains);
  Evaluator const evaluator(columns, View::facts, false);
  for (rule::Constraint const& constraint : the_case.rulebook->constraints)
    if (!constraint.usually) check_constraint(constraint, evaluator, diagnostics);
  // Of facts that contradict each other anything would be false; the contradiction is what is to be told then.
  if (!columns.contradictions().empty()) return;
  Standing const standing(the_case, {});
  for (Instance const& instance : standing.stated()) check_fit(instance, standing, evaluator, diagnostics);
}

}  // namespace glacis::verdict
