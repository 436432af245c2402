#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/condition/check.h"
#include "engine/rule/catalogue.h"
#include "engine/rule/need.h"

namespace glacis::rule {

/// A threat, an obligation or a lint, compiled. Its declaration is Vocabulary::rules[declaration].
struct Rule {
  std::uint32_t declaration = 0;
  model::RuleForm form = model::RuleForm::threat;
  Sort on = Sort::flow;
  std::optional<condition::Path> for_each;  ///< over slot 0; slot 1 in the formulas is its member
  condition::Formula when;                  ///< `when and not unless`
  Needs needs;
  std::vector<condition::Formula> raises;  ///< as in RuleDeclaration::raises
  bool reads_drawing = false;              ///< more structure could change it: verdicts are "as far as drawn"
};

struct Constraint {
  std::uint32_t declaration = 0;  ///< in Vocabulary::constraints
  Sort on = Sort::flow;
  bool usually = false;
  condition::Formula formula;
};

/// All that packs say, compiled once for all use cases. After this no name is looked up by string.
struct Rulebook {
  condition::DerivedFormulas derived;
  std::vector<Constraint> constraints;
  std::vector<Rule> rules;  ///< in order of declaration
  Catalogue catalogue;
  std::vector<condition::Formula> objectives;  ///< as in Vocabulary::objectives; closed formulas
};

/// Could an element that is not drawn change what the formula says? Then its verdicts are "as far as drawn".
/// `except` is left out of account.
bool reads_drawing(condition::Formula const& formula, condition::PathId except = condition::nothing);

std::optional<Rulebook> compile_rulebook(model::Vocabulary const& vocabulary, text::Diagnostics& diagnostics);

/// `protected` and `hop-by-hop` ask for features that have a scope where they ask; else an error with a caret.
bool protection_has_scope(condition::Formula const& formula, model::Vocabulary const& vocabulary,
                          text::Diagnostics& diagnostics);

/// What a use case itself says in conditions.
struct Statements {
  std::vector<condition::Formula> assumptions;  ///< as in UseCase::assumptions; closed formulas (no free slot)
  std::vector<condition::Formula> claims;       ///< as in UseCase::claims; read and checked
  /// As in UseCase::networks, for what each protects by its own words: `if`, where there is one.
  std::vector<std::vector<std::optional<condition::Formula>>> network_conditions;
};

/// Those of a use case that says nothing of its own.
Statements no_statements(model::UseCase const& use_case);

std::optional<Statements> compile_statements(model::Vocabulary const& vocabulary, model::UseCase const& use_case,
                                             Rulebook const& rulebook, text::Diagnostics& diagnostics);

}  // namespace glacis::rule
