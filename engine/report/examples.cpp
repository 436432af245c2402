#include "engine/report/examples.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/text/suggest.h"
#include "engine/verdict/constraints.h"
#include "engine/verdict/judge.h"
#include "engine/verdict/lints.h"

namespace glacis::report {

namespace {

using text::Code;
using Shown = std::map<std::uint32_t, std::set<std::string>>;

constexpr std::size_t most_notes = 6;

/// What the example's rule says of one subject.
struct Outcome {
  std::string subject, verdict;
  std::vector<verdict::Fact> evidence;
};

class ExampleTest {
 public:
  ExampleTest(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook, verdict::Effort const& effort,
              text::Diagnostics& diagnostics, text::Diagnostics& failures)
      : vocabulary_(vocabulary), rulebook_(rulebook), effort_(effort), diagnostics_(diagnostics), failures_(failures) {}

  /// True if it comes out as it says.
  bool run(model::Example const& example) {
    auto const structure = model::derive_structure(vocabulary_, example.use_case, diagnostics_);
    auto const statements = rule::compile_statements(vocabulary_, example.use_case, rulebook_, diagnostics_);
    if (!structure || !statements) return false;
    verdict::Case const the_case{&vocabulary_, &rulebook_,   &example.use_case,
                                 &*structure,  &*statements, {compiled(example.rule)}};
    auto const errors = diagnostics_.errors();
    verdict::check_constraints(the_case, diagnostics_);
    if (diagnostics_.errors() > errors) return false;
    text::Diagnostics presumptions;  // examples are judged from the facts
    verdict::Judge judge(the_case, effort_, presumptions);
    if (judge.conflict()) {
      tell(example, "the facts of the example contradict each other", "", judge.conflict()->statements);
      return false;
    }
    return compare(example, outcomes(the_case, judge));
  }

 private:
  std::uint32_t compiled(std::uint32_t declaration) const {
    auto const found = std::find_if(rulebook_.rules.begin(), rulebook_.rules.end(),
                                    [&](rule::Rule const& rule) { return rule.declaration == declaration; });
    return static_cast<std::uint32_t>(found - rulebook_.rules.begin());
  }

  std::vector<Outcome> outcomes(verdict::Case const& the_case, verdict::Judge& judge) const {
    std::vector<Outcome> result;
    rule::Rule const& rule = rulebook_.rules[the_case.rules.front()];
    if (rule.form == model::RuleForm::lint) return remarks(the_case, rule.on);
    verdict::Judgement const judgement = judge.judge(verdict::View::facts);
    for (verdict::Finding const& finding : judgement.findings) {
      result.push_back({verdict::id_of(the_case, finding.subject), name_of(finding.verdict),
                        judge.evidence(verdict::View::facts, finding).facts});
    }
    for (verdict::ObligationFinding const& finding : judgement.obligations) {
      result.push_back({verdict::id_of(the_case, finding.subject), name_of(finding.fulfilment),
                        judge.evidence(verdict::View::facts, finding).facts});
    }
    return result;
  }

  static std::vector<Outcome> remarks(verdict::Case const& the_case, model::Sort on) {
    std::vector<Outcome> result;
    std::set<std::string> warned;
    for (verdict::Remark const& remark : verdict::find_remarks(the_case)) {
      result.push_back({name_of(the_case, remark.subject), "warns", remark.facts});
      warned.insert(result.back().subject);
    }
    for (auto const& [id, element] : the_case.use_case->names) {
      if (element.sort == on && !warned.contains(id)) result.push_back({id, "silent", {}});
    }
    if (on == model::Sort::journey) {
      for (model::Journey const& journey : the_case.structure->journeys) {
        std::string const id = model::id_of(*the_case.use_case, journey);
        if (!warned.contains(id)) result.push_back({id, "silent", {}});
      }
    }
    if (on == model::Sort::model && warned.empty()) result.push_back({the_case.use_case->id, "silent", {}});
    return result;
  }

  bool compare(model::Example const& example, std::vector<Outcome> const& outcomes) {
    std::string const& wanted = example.verdict.text;
    std::vector<std::string> subjects;
    Outcome const* other = nullptr;
    for (Outcome const& outcome : outcomes) {
      subjects.push_back(outcome.subject);
      if (!example.subject.empty() && outcome.subject != example.subject.text) continue;
      if (outcome.verdict == wanted) return true;
      if (other == nullptr) other = &outcome;
    }
    std::string const& rule = vocabulary_.rules[example.rule].name;
    if (other != nullptr) {
      bool const lint = vocabulary_.rules[example.rule].form == model::RuleForm::lint;
      tell(example,
           lint
               ? fmt::format("`{}` {} on `{}`", rule, other->verdict == "warns" ? "warns" : "is silent", other->subject)
               : fmt::format("`{}@{}` is {}", rule, other->subject, other->verdict),
           fmt::format("expected {}", wanted), other->evidence);
      return false;
    }
    bool const named = !example.subject.empty();
    failures_.error(Code::G122, model_inner(named ? example.subject : example.verdict),
                    named ? fmt::format("`{}` says nothing of `{}`", rule, example.subject.text)
                          : fmt::format("`{}` says nothing of this example", rule),
                    named ? "expected a subject of the rule" : fmt::format("expected {}", wanted),
                    subjects.empty() ? fmt::format("it is about {}: none is there",
                                                   model::name_of(vocabulary_.rules[example.rule].on))
                                     : text::did_you_mean(example.subject.text, subjects));
    return false;
  }

  static text::Span model_inner(text::Phrase const& phrase) {
    return phrase.empty() ? phrase.span : phrase.at(0, phrase.text.size());
  }

  void tell(model::Example const& example, std::string message, std::string label,
            std::vector<verdict::Fact> const& evidence) {
    text::Diagnostic diagnostic;
    diagnostic.code = Code::G122;
    diagnostic.message = std::move(message);
    diagnostic.span = model_inner(example.verdict);
    diagnostic.label = std::move(label);
    std::vector<std::string> unknown;
    for (verdict::Fact const& fact : evidence) {
      if (fact.unknown)
        unknown.push_back(fact.text);
      else if (fact.place.end != 0 && diagnostic.notes.size() < most_notes)
        diagnostic.notes.push_back({fact.place, fact.text});
    }
    if (!unknown.empty()) diagnostic.help = fmt::format("not known: {}", fmt::join(unknown, ", "));
    failures_.add(std::move(diagnostic));
  }

  model::Vocabulary const& vocabulary_;
  rule::Rulebook const& rulebook_;
  verdict::Effort effort_;
  text::Diagnostics& diagnostics_;
  text::Diagnostics& failures_;
};

/// The verdicts that a rule has to show, each by any of some.
std::vector<std::vector<std::string>> wanted_of(model::RuleDeclaration const& rule) {
  bool const conditional = rule.when || rule.unless || rule.for_each;
  std::vector<std::vector<std::string>> wanted;
  switch (rule.form) {
    case model::RuleForm::threat:
      wanted.push_back({"exposed", "certain"});
      if (conditional) wanted.insert(wanted.end(), {{"open"}, {"excluded"}});
      if (!rule.needs.empty()) wanted.push_back({"covered"});
      break;
    case model::RuleForm::obligation:
      wanted.push_back({"not-known", "not-met"});
      if (conditional) wanted.insert(wanted.end(), {{"may-apply"}, {"does-not-apply"}});
      if (!rule.needs.empty()) wanted.push_back({"met"});
      break;
    case model::RuleForm::lint: wanted = {{"warns"}, {"silent"}}; break;
  }
  return wanted;
}

/// How many verdicts of the rule have no example.
std::size_t tell_missing(model::Vocabulary const& vocabulary, std::uint32_t number, std::set<std::string> const& shown,
                         std::set<std::string> const& exempt, text::Diagnostics& failures) {
  model::RuleDeclaration const& rule = vocabulary.rules[number];
  std::size_t count = 0;
  for (auto const& any : wanted_of(rule)) {
    auto const among = [&](std::set<std::string> const& set) {
      return std::any_of(any.begin(), any.end(), [&](std::string const& word) { return set.contains(word); });
    };
    if (among(shown) || among(exempt)) continue;
    ++count;
    failures.error(Code::G123, rule.place, fmt::format("`{}` has no example of {}", rule.name, fmt::join(any, " or ")),
                   fmt::format("expected one in rules/examples/{}.toml", vocabulary.packs[rule.pack].id),
                   fmt::format("or say why there is none: [[without]] rule = \"{}\", verdict = \"{}\", because = \"…\"",
                               rule.name, any.front()));
  }
  return count;
}

}  // namespace

ExampleCounts test_examples(model::Vocabulary const& vocabulary, rule::Rulebook const& rulebook,
                            model::ExampleBook const& book, verdict::Effort const& effort,
                            text::Diagnostics& diagnostics, text::Diagnostics& failures) {
  ExampleCounts counts;
  counts.rules = vocabulary.rules.size();
  counts.examples = book.examples.size();
  ExampleTest test(vocabulary, rulebook, effort, diagnostics, failures);
  Shown shown, exempt;
  for (model::Example const& example : book.examples) {
    shown[example.rule].insert(example.verdict.text);
    if (!test.run(example)) ++counts.otherwise;
  }
  for (model::Exemption const& exemption : book.exemptions) {
    exempt[exemption.rule].insert(exemption.verdict.text);
    if (!shown[exemption.rule].contains(exemption.verdict.text)) continue;
    ++counts.otherwise;
    failures.error(Code::G123, exemption.verdict.span,
                   fmt::format("`{}` has an example of {} after all", vocabulary.rules[exemption.rule].name,
                               exemption.verdict.text),
                   "expected a verdict that the rule cannot have", "remove the [[without]]");
  }
  for (std::uint32_t i = 0; i < vocabulary.rules.size(); ++i)
    counts.missing += tell_missing(vocabulary, i, shown[i], exempt[i], failures);
  return counts;
}

}  // namespace glacis::report
