#include "engine/rule/rulebook.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/rule/join.h"

namespace glacis::rule {

using condition::Formula;
using condition::Tree;
using text::Code;
using text::Diagnostics;
using text::Phrase;

namespace {

/// Definitions in an order in which each comes after those that it uses; a loop is an error.
class DerivedCompiler {
 public:
  DerivedCompiler(model::Vocabulary const& vocabulary, condition::DerivedFormulas& formulas, Diagnostics& diagnostics)
      : vocabulary_(vocabulary), formulas_(formulas), diagnostics_(diagnostics), state_(vocabulary.derived.size(), State::unseen) {
    for (auto const& declaration : vocabulary.derived) trees_.push_back(condition::parse_condition(declaration.is, diagnostics));
  }
  void compile_all() {
    for (std::size_t i = 0; i < vocabulary_.derived.size(); ++i) compile(i);
  }

 private:
  enum class State : std::uint8_t { unseen, open, done };

  void compile(std::size_t i) {
    if (state_[i] == State::done || !trees_[i]) return;
    model::DerivedDeclaration const& declaration = vocabulary_.derived[i];
    if (state_[i] == State::open) {
      // A namesake of another sort is not this one; if it is meant after all, the checker finds no such name.
      if (std::ranges::count(vocabulary_.derived, declaration.name, &model::DerivedDeclaration::name) > 1) return;
      diagnostics_.error(Code::G094, declaration.place, fmt::format("the definition `{}` uses itself", declaration.name), "part of a loop", "definitions are unfolded and may not be recursive");
      return;
    }
    state_[i] = State::open;
    for (auto const& node : trees_[i]->nodes) {
      if (node.form != condition::Form::path) continue;
      for (condition::Word const& word : node.words) {
        for (std::size_t other = 0; other < vocabulary_.derived.size(); ++other) {
          if (vocabulary_.derived[other].name == word.text) compile(other);
        }
      }
    }
    state_[i] = State::done;
    condition::Scope scope;
    scope.vocabulary = &vocabulary_;
    scope.derived = &formulas_;
    scope.subject = declaration.on;
    if (auto formula = condition::check_condition(*trees_[i], declaration.is, scope, diagnostics_)) {
      formulas_.by_name[static_cast<std::size_t>(declaration.on)].emplace(declaration.name, std::move(*formula));
    }
  }

  model::Vocabulary const& vocabulary_;
  condition::DerivedFormulas& formulas_;
  Diagnostics& diagnostics_;
  std::vector<std::optional<Tree>> trees_;
  std::vector<State> state_;
};

std::optional<Formula> compile(Phrase const& phrase, condition::Scope const& scope, Diagnostics& diagnostics) {
  auto const tree = condition::parse_condition(phrase, diagnostics);
  if (!tree) return std::nullopt;
  return condition::check_condition(*tree, phrase, scope, diagnostics);
}

/// Could an element that is not drawn change what the formula says? Then its verdicts are "as far as drawn".
bool reads_drawing(Formula const& formula) {
  using model::Link;
  auto const drawn = [](condition::Step const& step) {
    if (step.form == condition::Step::Form::inverse) return true;
    if (step.form != condition::Step::Form::link) return false;
    auto const link = static_cast<Link>(step.id);
    return link != Link::flow_to && link != Link::flow_ends && link != Link::flow_data && link != Link::flow_back && link != Link::flow_payload;
  };
  for (condition::Path const& path : formula.paths) {
    if (path.root == condition::Path::Root::everything) return true;
    if (std::ranges::any_of(path.steps, drawn)) return true;
  }
  return std::ranges::any_of(formula.operations, [](condition::Operation const& operation) {
    return operation.op == condition::Op::connected || operation.op == condition::Op::reaches;
  });
}

std::optional<Rule> compile_rule(std::uint32_t number, model::Vocabulary const& vocabulary,
                                 condition::DerivedFormulas const& derived, Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  model::RuleDeclaration const& declaration = vocabulary.rules[number];
  Rule rule;
  rule.declaration = number;
  rule.form = declaration.form;
  rule.on = declaration.on;
  condition::Scope scope;
  scope.vocabulary = &vocabulary;
  scope.derived = &derived;
  scope.subject = declaration.on;
  scope.allow_protected = declaration.form == model::RuleForm::lint;
  scope.allow_choice = declaration.form == model::RuleForm::lint;
  if (declaration.for_each) {
    if (auto const clause = condition::parse_for(*declaration.for_each, diagnostics)) {
      rule.for_each = condition::check_for(*clause, *declaration.for_each, scope, diagnostics);
      if (rule.for_each) {
        scope.for_name = clause->name.text;
        scope.for_sort = rule.for_each->sort;
      }
    }
    if (!rule.for_each) return std::nullopt;
  }
  rule.when = condition::always_true(declaration.on);
  if (rule.for_each) rule.when.slots.push_back(rule.for_each->sort);
  if (declaration.when) {
    if (auto when = compile(*declaration.when, scope, diagnostics)) rule.when = std::move(*when);
  }
  if (declaration.unless) {
    auto const shared = static_cast<std::uint32_t>(rule.for_each ? 2 : 1);
    if (auto const unless = compile(*declaration.unless, scope, diagnostics)) rule.when = and_not(std::move(rule.when), *unless, shared);
  }
  SubjectForm const subject{declaration.on, rule.for_each.has_value()};
  if (auto needs = compile_needs(declaration.needs, subject, vocabulary, diagnostics)) rule.needs = std::move(*needs);
  rule.reads_drawing = reads_drawing(rule.when);
  if (diagnostics.errors() > before) return std::nullopt;
  return rule;
}

}  // namespace

std::optional<Rulebook> compile_rulebook(model::Vocabulary const& vocabulary, Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  Rulebook rulebook;
  DerivedCompiler(vocabulary, rulebook.derived, diagnostics).compile_all();
  for (std::uint32_t i = 0; i < vocabulary.constraints.size(); ++i) {
    auto const& declaration = vocabulary.constraints[i];
    condition::Scope scope;
    scope.vocabulary = &vocabulary;
    scope.derived = &rulebook.derived;
    scope.subject = declaration.on;
    if (auto formula = compile(declaration.condition, scope, diagnostics)) {
      rulebook.constraints.push_back({i, declaration.on, declaration.usually, std::move(*formula)});
    }
  }
  for (std::uint32_t i = 0; i < vocabulary.rules.size(); ++i) {
    if (auto rule = compile_rule(i, vocabulary, rulebook.derived, diagnostics)) rulebook.rules.push_back(std::move(*rule));
  }
  if (auto catalogue = compile_catalogue(vocabulary, rulebook.derived, diagnostics)) rulebook.catalogue = std::move(*catalogue);
  if (diagnostics.errors() > before) return std::nullopt;
  return rulebook;
}

std::optional<Statements> compile_statements(model::Vocabulary const& vocabulary, model::UseCase const& use_case,
                                             Rulebook const& rulebook, Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  Statements statements;
  condition::Scope scope;
  scope.vocabulary = &vocabulary;
  scope.use_case = &use_case;
  scope.derived = &rulebook.derived;
  for (auto const& assumption : use_case.assumptions) {
    if (auto formula = compile(assumption.that, scope, diagnostics)) statements.assumptions.push_back(std::move(*formula));
  }
  scope.allow_protected = true;
  for (auto const& claim : use_case.claims) {
    if (auto formula = compile(claim.that, scope, diagnostics)) statements.claims.push_back(std::move(*formula));
  }
  if (diagnostics.errors() > before) return std::nullopt;
  return statements;
}

}  // namespace glacis::rule
