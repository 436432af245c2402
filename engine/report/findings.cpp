#include "engine/report/findings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

#include "engine/report/ratings.h"

namespace glacis::report {
namespace {

using model::Sort;
using verdict::Subject;
using verdict::Verdict;
using verdict::View;

/// Worst first, as the figures and tables have them.
constexpr std::array<Verdict, 6> worst_first{Verdict::certain,   Verdict::exposed, Verdict::open,
                                             Verdict::undecided, Verdict::covered, Verdict::excluded};

/// More than that nobody reads: a model of a whole fleet has a million.
constexpr std::size_t most_excluded = 20'000;

std::ptrdiff_t rank_of(Verdict verdict) {
  return std::find(worst_first.begin(), worst_first.end(), verdict) - worst_first.begin();
}

/// Subjects in the order of the drawing: flows by number, all else by id; an element before its pairs.
std::tuple<Sort, std::uint32_t, std::uint32_t> place_of(Words const& words, Subject const& subject) {
  bool const flow = subject.element.sort == Sort::flow;
  std::uint32_t const index = flow ? words.use_case().flows[subject.element.index].number : subject.element.index;
  return {subject.element.sort, index, subject.data == Subject::none ? 0 : subject.data + 1};
}

bool as_far_as_drawn(Words const& words, rule::Rule const& rule, Subject const& subject) {
  if (words.use_case().complete_drawing) return false;
  bool const journey = subject.element.sort == Sort::journey;
  return rule.reads_drawing || (journey && words.structure().journeys[subject.element.index].derived_ends);
}

bool if_present(Words const& words, Subject const& subject) {
  model::UseCase const& use_case = words.use_case();
  if (subject.element.sort == Sort::entity) return use_case.entities[subject.element.index].optional;
  if (subject.element.sort == Sort::journey) return words.structure().journeys[subject.element.index].if_present;
  if (subject.element.sort != Sort::flow) return false;
  model::Flow const& flow = use_case.flows[subject.element.index];
  bool any = flow.optional || use_case[flow.from].optional;
  for (auto const& to : flow.to) any = any || (flow.to.size() == 1 && use_case[to.value].optional);
  return any;
}

/// What a rule says of all its subjects alike.
struct RuleWords {
  explicit RuleWords(Words const& words, model::RuleDeclaration const& rule)
      : name(rule.name),
        title(words.unfilled(rule)),
        condition(rule.when ? on_one_line(rule.when->text) : ""),
        resolve(rule.resolve),
        objective(rule.objective),
        place(words.location(rule.place)) {
    if (rule.stride != model::Stride::none) stride = model::name_of(rule.stride);
    for (auto const& alternatives : rule.needs) {
      std::string text;
      for (text::Phrase const& phrase : alternatives) text += (text.empty() ? "" : " or ") + phrase.text;
      needs.emplace_back(text);
    }
    std::string all;
    for (text::Phrase const& reference : rule.refs) {
      refs.push_back({reference.text});
      all += (all.empty() ? "" : "; ") + reference.text;
    }
    references = all;
  }

  Text name, title, condition, resolve, objective, stride, references;
  TextList needs;
  std::vector<Reference> refs;
  Location place;
};

/// Those of the rules that have findings.
class RulesInWords {
 public:
  explicit RulesInWords(Words const& words) : words_(&words), rules_(words.the_case().rulebook->rules.size()) {}
  RuleWords const& of(std::uint32_t rule) {
    if (!rules_[rule])
      rules_[rule].emplace(*words_, words_->vocabulary().rules[words_->the_case().rulebook->rules[rule].declaration]);
    return *rules_[rule];
  }

 private:
  Words const* words_;
  std::vector<std::optional<RuleWords>> rules_;
};

void count(Counts& counts, Verdict verdict) {
  switch (verdict) {
    case Verdict::excluded: ++counts.excluded; break;
    case Verdict::covered: ++counts.covered; break;
    case Verdict::certain: ++counts.certain; break;
    case Verdict::exposed: ++counts.exposed; break;
    case Verdict::open: ++counts.open; break;
    case Verdict::undecided: ++counts.undecided; break;
  }
}

struct Row {
  std::uint32_t index = 0;
  Text id;
  std::optional<risk::Rating> presumed, facts;  ///< none: excluded there, or no scale
};

/// Without what a kind says of a cell whose value is stated: the stated value says more.
std::vector<Fact> without_repetition(std::vector<Fact> facts) {
  auto const cell = [](Fact const& fact) { return fact.text.view().substr(0, fact.text.view().find(" is ")); };
  std::vector<std::string_view> stated;
  for (Fact const& fact : facts) {
    if (fact.basis == "stated") stated.push_back(cell(fact));
  }
  std::erase_if(facts, [&](Fact const& fact) {
    return fact.basis == "always" && std::find(stated.begin(), stated.end(), cell(fact)) != stated.end();
  });
  return facts;
}

Finding finding_of(Words const& words, RulesInWords& rules, verdict::Judge& judge, Results const& results,
                   Row const& row) {
  verdict::Finding const& presumed = results.presumed.findings[row.index];
  rule::Rule const& rule = words.the_case().rulebook->rules[presumed.rule];
  model::RuleDeclaration const& declaration = words.vocabulary().rules[rule.declaration];
  RuleWords const& said = rules.of(presumed.rule);
  Finding finding;
  finding.id = row.id;
  finding.threat = said.name;
  finding.title = words.filled(declaration, presumed.subject);
  finding.threat_title = said.title;
  finding.subject = words.subject(presumed.subject);
  finding.verdict = words.text(verdict::name_of(results.facts.findings[row.index].verdict));
  finding.as_presumed = words.text(verdict::name_of(presumed.verdict));
  finding.if_applies = presumed.if_applies;
  finding.as_far_as_drawn = as_far_as_drawn(words, rule, presumed.subject);
  finding.if_present = if_present(words, presumed.subject);
  finding.stride = said.stride;
  verdict::Evidence const evidence = judge.evidence(View::presumed, presumed);
  finding.evidence = words.facts(evidence.facts);
  finding.applies = evidence.applies;
  finding.proof = evidence.proof;
  if (!finding.proof) finding.evidence = without_repetition(std::move(finding.evidence));
  finding.condition = said.condition;
  bool const unsettled = presumed.verdict == Verdict::open || presumed.verdict == Verdict::exposed;
  if (unsettled) {
    std::copy_if(finding.evidence.begin(), finding.evidence.end(), std::back_inserter(finding.settled_by),
                 [](Fact const& fact) { return fact.basis == "unknown"; });
  }
  if (unsettled && (results.worlds || finding.id == results.explained)) {
    finding.harmed = words.facts(judge.world(View::presumed, presumed, verdict::Side::harmed));
    finding.unharmed = words.facts(judge.world(View::presumed, presumed, verdict::Side::unharmed));
  }
  if (row.facts) finding.risk_from_facts = risk_in_words(words, *row.facts);
  if (row.presumed) {
    finding.risk = risk_in_words(words, *row.presumed);
    finding.risk_origin = origin_of(words, judge, presumed, *row.presumed);
    finding.risk_open = open_facts(words, *row.presumed, finding.risk_origin);
  }
  finding.needs = said.needs;
  finding.resolve = said.resolve;
  finding.objective = said.objective;
  finding.refs = said.refs;
  finding.rule_place = said.place;
  return finding;
}

/// Highest first: by the upper end, then by the lower one. What is not rated comes last.
int compare_risk(Row const& a, Row const& b) {
  auto const weight = [](Row const& row) {
    return row.presumed ? std::pair{std::int64_t{row.presumed->level.high}, std::int64_t{row.presumed->level.low}}
                        : std::pair{std::int64_t{-1}, std::int64_t{-1}};
  };
  auto const of_a = weight(a), of_b = weight(b);
  return of_a == of_b ? 0 : of_a > of_b ? -1 : 1;
}

/// The rows of the presumed view in the report's order: verdict, risk, subject, id.
std::vector<Row> ordered(Words const& words, verdict::Judge& judge, Results const& results, bool with_excluded) {
  auto const& findings = results.presumed.findings;
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < findings.size(); ++i) {
    if (!with_excluded && findings[i].verdict == Verdict::excluded) continue;
    rows.push_back({i, finding_id(words, results.presumed, i), rate_finding(words, judge, View::presumed, findings[i]),
                    rate_finding(words, judge, View::facts, results.facts.findings[i])});
  }
  std::stable_sort(rows.begin(), rows.end(), [&](Row const& a, Row const& b) {
    auto const rank_a = rank_of(findings[a.index].verdict), rank_b = rank_of(findings[b.index].verdict);
    if (rank_a != rank_b) return rank_a < rank_b;
    if (int const order = compare_risk(a, b); order != 0) return order < 0;
    auto const place_a = place_of(words, findings[a.index].subject),
               place_b = place_of(words, findings[b.index].subject);
    bool const excluded = findings[a.index].verdict == Verdict::excluded;
    return excluded || place_a == place_b ? a.id < b.id : place_a < place_b;
  });
  return rows;
}

}  // namespace

Text finding_id(Words const& words, verdict::Judgement const& judgement, std::uint32_t index) {
  verdict::Finding const& finding = judgement.findings[index];
  return words.finding_id(finding.rule, finding.subject);
}

Text obligation_id(Words const& words, verdict::Judgement const& judgement, std::uint32_t index) {
  verdict::ObligationFinding const& obligation = judgement.obligations[index];
  return words.finding_id(obligation.rule, obligation.subject);
}

void add_findings(Words const& words, verdict::Judge& judge, Results const& results, Report& report) {
  for (verdict::Finding const& finding : results.facts.findings) count(report.facts, finding.verdict);
  for (verdict::Finding const& finding : results.presumed.findings) count(report.presumed, finding.verdict);
  bool const too_many = report.presumed.excluded > most_excluded;
  if (too_many) report.excluded_unlisted = report.presumed.excluded;
  RulesInWords rules(words);
  report.findings.reserve(results.presumed.findings.size() - report.presumed.excluded);
  std::uint32_t number = 0;
  for (Row const& row : ordered(words, judge, results, !too_many)) {
    bool const excluded = results.presumed.findings[row.index].verdict == Verdict::excluded;
    Finding finding = finding_of(words, rules, judge, results, row);
    if (!excluded) finding.number = ++number;
    (excluded ? report.excluded : report.findings).push_back(std::move(finding));
  }
}

void add_obligations(Words const& words, verdict::Judge& judge, Results const& results, Report& report) {
  RulesInWords rules(words);
  report.obligations.reserve(results.presumed.obligations.size());
  for (std::uint32_t i = 0; i < results.presumed.obligations.size(); ++i) {
    verdict::ObligationFinding const& presumed = results.presumed.obligations[i];
    if (presumed.fulfilment == verdict::Fulfilment::does_not_apply) continue;
    rule::Rule const& rule = words.the_case().rulebook->rules[presumed.rule];
    model::RuleDeclaration const& declaration = words.vocabulary().rules[rule.declaration];
    RuleWords const& said = rules.of(presumed.rule);
    Obligation obligation;
    obligation.id = obligation_id(words, results.presumed, i);
    obligation.obligation = said.name;
    obligation.title = said.title;
    obligation.subject = words.subject(presumed.subject);
    obligation.verdict = words.text(verdict::name_of(results.facts.obligations[i].fulfilment));
    obligation.as_presumed = words.text(verdict::name_of(presumed.fulfilment));
    obligation.strength = words.text(model::name_of(declaration.strength));
    obligation.reference = said.references;
    verdict::Evidence const evidence = judge.evidence(View::presumed, presumed);
    obligation.evidence = words.facts(evidence.facts);
    obligation.applies = evidence.applies;
    obligation.proof = evidence.proof;
    obligation.as_far_as_drawn = as_far_as_drawn(words, rule, presumed.subject);
    report.obligations.push_back(std::move(obligation));
  }
  std::sort(report.obligations.begin(), report.obligations.end(),
            [](Obligation const& a, Obligation const& b) { return a.id < b.id; });
}

}  // namespace glacis::report
