#include "engine/verdict/lints.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/verdict/explain.h"

namespace glacis::verdict {

namespace {

constexpr std::size_t most_notes = 4;

/// `{flow}` and the like stand for the subject, by its id: the caret shows the rest.
std::string filled(std::string text, std::string const& subject) {
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open)) {
    std::size_t const close = text.find('}', open);
    if (close == std::string::npos) break;
    std::string const quoted = '`' + subject + '`';
    text.replace(open, close + 1 - open, quoted);
    open += quoted.size();
  }
  return text;
}

text::Span place_of(Case const& the_case, model::Element element) {
  switch (element.sort) {
    case model::Sort::model: return the_case.use_case->place;
    case model::Sort::journey: {
      model::Journey const& journey = the_case.structure->journeys[element.index];
      return the_case.use_case->data[journey.data.index].place;
    }
    case model::Sort::entity:
    case model::Sort::flow:
    case model::Sort::zone:
    case model::Sort::data:
    case model::Sort::network:
    case model::Sort::stakeholder: break;
  }
  return common_of(*the_case.use_case, element).place;
}

void add_notes(std::vector<Fact> const& facts, text::Diagnostic& diagnostic) {
  for (Fact const& fact : facts) {
    bool const shown = fact.place.end != 0 && fact.place != diagnostic.span && !fact.unknown;
    if (shown && diagnostic.notes.size() < most_notes) diagnostic.notes.push_back({fact.place, fact.text});
  }
}

/// What is stated, without what follows from it: enough to see what is odd.
struct AsStated {
  explicit AsStated(Case const& the_case)
      : domains(the_case),
        columns(the_case, domains),
        evaluator(columns, View::facts, false),
        protection(the_case),
        standing(the_case, {}),
        shield(protection, evaluator, standing),
        guard(protection, shield) {
    evaluator.ask(&guard);
  }
  Domains domains;
  Columns columns;
  Evaluator evaluator;
  Protection protection;
  Standing standing;
  Shield shield;
  Guard guard;
};

/// The need at each member of its place is surely not met by what stands there and its surroundings.
bool is_denied(std::vector<rule::Need> const& alternatives, Subject const& subject, Protection& protection,
               Shield& shield) {
  return std::all_of(alternatives.begin(), alternatives.end(),
                     [&](rule::Need const& need) { return shield.truth(protection.need(need, subject)) == Truth::no; });
}

std::vector<Remark> remarks_of(Evaluator const& evaluator) {
  Case const& the_case = evaluator.the_case();
  std::vector<Remark> remarks;
  for (std::uint32_t const number : the_case.rules) {
    rule::Rule const& rule = the_case.rulebook->rules[number];
    if (rule.form != model::RuleForm::lint) continue;
    Planes const truths = evaluator.over_all(rule.when, rule.on);
    for (std::uint32_t row = 0; row < truths.rows; ++row) {
      if (truths[row] != Truth::yes) continue;
      Explainer explainer(evaluator);
      explainer.condition(rule.when, {row});
      remarks.push_back({number, {rule.on, row}, explainer.take()});
    }
  }
  return remarks;
}

/// Warnings under the subjects' declarations.
void tell_remarks(Case const& the_case, std::vector<Remark> const& remarks, text::Diagnostics& diagnostics) {
  for (Remark const& remark : remarks) {
    model::RuleDeclaration const& lint = the_case.vocabulary->rules[the_case.rulebook->rules[remark.rule].declaration];
    text::Diagnostic diagnostic;
    diagnostic.code = text::Code::G120;
    diagnostic.severity = text::Severity::warning;
    diagnostic.message = filled(lint.title.text, name_of(the_case, remark.subject));
    diagnostic.span = place_of(the_case, remark.subject);
    diagnostic.label = fmt::format("lint `{}`", lint.name);
    add_notes(remark.facts, diagnostic);
    diagnostics.add(std::move(diagnostic));
  }
}

/// A stated mechanism is taken to have what it requires; here everything that could give it is stated, and nothing
/// does.
void tell_unsupported(AsStated& stated, text::Diagnostics& diagnostics) {
  Evaluator const& evaluator = stated.evaluator;
  Case const& the_case = evaluator.the_case();
  Protection& protection = stated.protection;
  Standing const& standing = stated.standing;
  Shield& shield = stated.shield;
  for (Instance const& instance : standing.stated()) {
    auto const& requires_all = the_case.vocabulary->mechanisms[instance.mechanism.index].requires_all;
    auto const& needs = the_case.rulebook->catalogue[instance.mechanism].requires_all;
    Subject const subject{instance.spot, Subject::none};
    for (std::size_t i = 0; i < needs.size(); ++i) {
      if (!is_denied(needs[i], subject, protection, shield)) continue;
      auto const& members = standing.stated_at(instance.spot).members;
      auto const member = std::find_if(members.begin(), members.end(),
                                       [&](auto const& each) { return each.value == instance.mechanism; });
      std::vector<std::string> wanted;
      for (text::Phrase const& phrase : requires_all[i]) wanted.push_back('`' + phrase.text + '`');
      text::Diagnostic diagnostic;
      diagnostic.code = text::Code::G121;
      diagnostic.severity = text::Severity::warning;
      auto const& name = the_case.vocabulary->mechanisms[instance.mechanism.index].name;
      diagnostic.message = fmt::format("`{}` requires {}, which nothing gives", name, fmt::join(wanted, " or "));
      diagnostic.span = member == members.end() ? place_of(the_case, instance.spot) : member->place;
      diagnostic.label = fmt::format("of what stands around `{}`, all is stated", name_of(the_case, instance.spot));
      Explainer explainer(evaluator);
      explainer.protection(protection, shield, standing, protection.need(needs[i].front(), subject));
      add_notes(explainer.take(), diagnostic);
      diagnostics.add(std::move(diagnostic));
    }
  }
}

}  // namespace

std::vector<Remark> find_remarks(Case const& the_case) { return remarks_of(AsStated(the_case).evaluator); }

void tell_oddities(Case const& the_case, text::Diagnostics& diagnostics) {
  AsStated stated(the_case);
  tell_remarks(the_case, remarks_of(stated.evaluator), diagnostics);
  tell_unsupported(stated, diagnostics);
}

}  // namespace glacis::verdict
