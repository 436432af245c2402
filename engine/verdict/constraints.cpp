#include "engine/verdict/constraints.h"

#include <fmt/format.h>

#include "engine/verdict/explain.h"

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

}  // namespace

void check_constraints(Case const& the_case, text::Diagnostics& diagnostics) {
  Domains const domains(the_case);
  Columns const columns(the_case, domains);
  Evaluator const evaluator(columns, View::facts, false);
  for (auto const& constraint : the_case.rulebook->constraints) {
    if (constraint.usually) continue;
    Planes const truths = evaluator.over_all(constraint.formula, constraint.on);
    for (std::uint32_t row = 0; row < truths.rows; ++row) {
      if (truths[row] != Truth::no) continue;
      Explainer explainer(evaluator);
      explainer.condition(constraint.formula, {row});
      std::vector<Fact> const facts = explainer.take();
      model::Element const element{constraint.on, row};
      auto const& declaration = the_case.vocabulary->constraints[constraint.declaration];
      text::Diagnostic diagnostic;
      diagnostic.code = text::Code::G111;
      diagnostic.span = place_of(the_case, element, facts);
      diagnostic.message = fmt::format("`{}` breaks the constraint `{}`", name_of(the_case, element), declaration.name);
      diagnostic.help = declaration.because;
      for (Fact const& fact : facts) {
        if (fact.place.end != 0 && fact.place != diagnostic.span && diagnostic.notes.size() < 4)
          diagnostic.notes.push_back({fact.place, fact.text});
      }
      diagnostic.notes.push_back({declaration.condition.span, "the constraint"});
      for (Fact const& fact : facts) {
        if (fact.place == diagnostic.span) diagnostic.label = fact.text;
      }
      diagnostics.add(std::move(diagnostic));
    }
  }
}

}  // namespace glacis::verdict
