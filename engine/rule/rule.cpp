#include "engine/rule/rule.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/rule/compile.h"
#include "engine/rule/join.h"
#include "engine/text/suggest.h"

namespace glacis::rule {

using condition::Formula;
using text::Code;
using text::Diagnostics;

bool reads_drawing(Formula const& formula, condition::PathId except) {
  using model::Link;
  auto const drawn = [](condition::Step const& step) {
    if (step.form == condition::Step::Form::inverse) return true;
    if (step.form != condition::Step::Form::link) return false;
    auto const link = static_cast<Link>(step.id);
    return link != Link::flow_to && link != Link::flow_ends && link != Link::flow_data && link != Link::flow_back &&
           link != Link::flow_payload;
  };
  for (condition::PathId id = 0; id < formula.paths.size(); ++id) {
    condition::Path const& path = formula.paths[id];
    if (id == except) continue;
    if (path.root == condition::Path::Root::everything) return true;
    if (std::any_of(path.steps.begin(), path.steps.end(), drawn)) return true;
  }
  return std::any_of(formula.operations.begin(), formula.operations.end(), [](condition::Operation const& operation) {
    return operation.op == condition::Op::connected || operation.op == condition::Op::reaches;
  });
}

namespace {

class RuleCompiler {
 public:
  RuleCompiler(model::RuleDeclaration const& declaration, model::Vocabulary const& vocabulary,
               condition::DerivedFormulas const& derived, Diagnostics& diagnostics)
      : declaration_(declaration), vocabulary_(vocabulary), diagnostics_(diagnostics) {
    scope_.vocabulary = &vocabulary;
    scope_.derived = &derived;
    scope_.subject = declaration.on;
    // Who is exposed must not depend on how it is protected, nor on what the designer is still free to choose.
    scope_.allow_protected = declaration.form == model::RuleForm::lint;
    scope_.allow_choice = declaration.form == model::RuleForm::lint;
  }

  void compile(Rule& rule) {
    SubjectForm const subject{declaration_.on, declaration_.for_each.has_value()};
    auto needs = compile_needs(declaration_.needs, subject, vocabulary_, diagnostics_);
    if (needs) rule.needs = std::move(*needs);
    if (declaration_.for_each && !bind_member(rule)) return;
    check_title();
    rule.when = exposure(rule);
    rule.reads_drawing = reads_drawing(rule.when);
    for (model::Raise const& raise : declaration_.raises) {
      auto formula = compile_condition(raise.when, scope_, diagnostics_);
      if (formula) rule.raises.push_back(std::move(*formula));
    }
  }

 private:
  /// The `for` variable: its subjects are pairs with a datum, so nothing but data can be listed. False if not even its
  /// name is known.
  bool bind_member(Rule& rule) {
    text::Phrase const& phrase = *declaration_.for_each;
    auto const clause = condition::parse_for(phrase, diagnostics_);
    if (!clause) return false;
    rule.for_each = condition::check_for(*clause, phrase, scope_, diagnostics_);
    scope_.for_name = clause->name.text;
    scope_.for_sort = std::nullopt;
    if (!rule.for_each) return true;
    scope_.for_sort = rule.for_each->sort;
    if (rule.for_each->sort == Sort::data) return true;
    condition::Node const& set = clause->set[clause->set.root()];
    diagnostics_.error(Code::G097, phrase.at(set.begin, set.end), "`for` lists something other than data",
                       "expected a set of data", "quantify in `when`, or let the rule be `on` what is listed");
    return true;
  }

  /// `when and not unless`. What is left out is always so.
  Formula exposure(Rule const& rule) {
    Formula formula = condition::always_true(declaration_.on);
    if (rule.for_each) formula.slots.push_back(rule.for_each->sort);
    auto const shared = static_cast<std::uint32_t>(formula.slots.size());
    if (declaration_.when) {
      auto when = compile_condition(*declaration_.when, scope_, diagnostics_);
      if (when) formula = std::move(*when);
    }
    if (declaration_.unless) {
      auto const unless = compile_condition(*declaration_.unless, scope_, diagnostics_);
      if (unless) formula = and_not(std::move(formula), *unless, shared);
    }
    return formula;
  }

  /// `{flow}` in a title is the subject's title: any other word in braces would be taken for it too.
  void check_title() {
    text::Phrase const& title = declaration_.title;
    std::vector<std::string> known{model::name_of(declaration_.on)};
    if (!scope_.for_name.empty()) known.push_back(scope_.for_name);
    for (std::size_t open = title.text.find('{'); open != std::string::npos; open = title.text.find('{', open + 1)) {
      std::size_t const close = title.text.find('}', open);
      std::string const word = title.text.substr(open + 1, close == std::string::npos ? close : close - open - 1);
      if (close != std::string::npos && std::find(known.begin(), known.end(), word) != known.end()) continue;
      std::size_t const end = close == std::string::npos ? title.text.size() : close + 1;
      diagnostics_.error(Code::G098, title.at(open, end),
                         fmt::format("`{}` stands for nothing here", title.text.substr(open, end - open)),
                         fmt::format("expected `{{{}}}`", known.front()), text::did_you_mean(word, known));
    }
  }

  model::RuleDeclaration const& declaration_;
  model::Vocabulary const& vocabulary_;
  Diagnostics& diagnostics_;
  condition::Scope scope_;
};

}  // namespace

std::optional<Rule> compile_rule(std::uint32_t number, model::Vocabulary const& vocabulary,
                                 condition::DerivedFormulas const& derived, Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.errors();
  model::RuleDeclaration const& declaration = vocabulary.rules[number];
  Rule rule;
  rule.declaration = number;
  rule.form = declaration.form;
  rule.on = declaration.on;
  RuleCompiler(declaration, vocabulary, derived, diagnostics).compile(rule);
  if (diagnostics.errors() > before) return std::nullopt;
  return rule;
}

}  // namespace glacis::rule
