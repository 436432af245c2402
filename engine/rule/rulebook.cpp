#include "engine/rule/rulebook.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/rule/compile.h"
#include "engine/rule/derived.h"
#include "engine/rule/rule.h"

namespace glacis::rule {

using text::Diagnostics;

namespace {

condition::Scope scope_of(model::Vocabulary const& vocabulary, condition::DerivedFormulas const& derived) {
  condition::Scope scope;
  scope.vocabulary = &vocabulary;
  scope.derived = &derived;
  return scope;
}

}  // namespace

bool protection_has_scope(condition::Formula const& formula, model::Vocabulary const& vocabulary,
                          Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  for (condition::Operation const& operation : formula.operations) {
    bool const by_hop = operation.op == condition::Op::hop_by_hop;
    if (!by_hop && operation.op != condition::Op::protected_) continue;
    model::FeatureId const feature{static_cast<std::uint32_t>(operation.number)};
    Sort const sort = formula.paths[operation.path].sort;
    auto const& scopes = vocabulary[feature].scopes;
    bool const there = by_hop ? std::ranges::find(scopes, Scope::hop) != scopes.end()
                              : !unscoped(feature, {sort, operation.other != condition::nothing}, vocabulary).empty();
    if (there) continue;
    diagnostics.error(text::Code::G091, operation.place,
                      fmt::format("`{}` has no scope that is meant of a {}{}", vocabulary[feature].name,
                                  by_hop ? "hop of a " : "", model::name_of(sort)),
                      "so nothing could ever give it there");
  }
  return diagnostics.errors() == before;
}

std::optional<Rulebook> compile_rulebook(model::Vocabulary const& vocabulary, Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  Rulebook rulebook;
  rulebook.derived = compile_derived(vocabulary, diagnostics);
  condition::Scope scope = scope_of(vocabulary, rulebook.derived);
  for (std::uint32_t i = 0; i < vocabulary.constraints.size(); ++i) {
    model::ConstraintDeclaration const& declaration = vocabulary.constraints[i];
    scope.subject = declaration.on;
    auto formula = compile_condition(declaration.condition, scope, diagnostics);
    if (formula) rulebook.constraints.push_back({i, declaration.on, declaration.usually, std::move(*formula)});
  }
  for (std::uint32_t i = 0; i < vocabulary.rules.size(); ++i) {
    auto rule = compile_rule(i, vocabulary, rulebook.derived, diagnostics);
    if (rule && protection_has_scope(rule->when, vocabulary, diagnostics)) rulebook.rules.push_back(std::move(*rule));
  }
  condition::Scope claimed = scope_of(vocabulary, rulebook.derived);
  claimed.allow_protected = true;
  for (model::Objective const& objective : vocabulary.objectives) {
    auto formula = compile_condition(objective.that, claimed, diagnostics);
    if (formula && protection_has_scope(*formula, vocabulary, diagnostics))
      rulebook.objectives.push_back(std::move(*formula));
  }
  auto catalogue = compile_catalogue(vocabulary, rulebook.derived, diagnostics);
  if (catalogue) rulebook.catalogue = std::move(*catalogue);
  if (diagnostics.errors() > before) return std::nullopt;
  return rulebook;
}

Statements no_statements(model::UseCase const& use_case) {
  Statements statements;
  for (model::Network const& network : use_case.networks)
    statements.network_conditions.emplace_back(network.protects.given.size());
  return statements;
}

std::optional<Statements> compile_statements(model::Vocabulary const& vocabulary, model::UseCase const& use_case,
                                             Rulebook const& rulebook, Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  Statements statements;
  condition::Scope scope = scope_of(vocabulary, rulebook.derived);
  scope.use_case = &use_case;
  for (model::Assumption const& assumption : use_case.assumptions) {
    auto formula = compile_condition(assumption.that, scope, diagnostics);
    if (formula) statements.assumptions.push_back(std::move(*formula));
  }
  scope.allow_protected = true;
  for (model::Claim const& claim : use_case.claims) {
    auto formula = compile_condition(claim.that, scope, diagnostics);
    if (formula && protection_has_scope(*formula, vocabulary, diagnostics))
      statements.claims.push_back(std::move(*formula));
  }
  scope.allow_protected = false;
  scope.subject = model::Sort::network;
  for (model::Network const& network : use_case.networks) {
    auto& conditions = statements.network_conditions.emplace_back();
    for (model::Protection const& protection : network.protects.given) {
      conditions.push_back(protection.condition ? compile_condition(*protection.condition, scope, diagnostics)
                                                : std::nullopt);
    }
  }
  if (diagnostics.errors() > before) return std::nullopt;
  return statements;
}

}  // namespace glacis::rule
