#include "engine/verdict/judge.h"

#include <algorithm>

#include "engine/verdict/claims.h"
#include "engine/verdict/judge_parts.h"
#include "engine/verdict/words.h"

namespace glacis::verdict {

using Ref = Residual::Ref;

char const* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::excluded: return "excluded";
    case Verdict::covered: return "covered";
    case Verdict::certain: return "certain";
    case Verdict::exposed: return "exposed";
    case Verdict::open: return "open";
    case Verdict::undecided: return "undecided";
  }
  return "";
}

char const* name_of(Fulfilment fulfilment) {
  switch (fulfilment) {
    case Fulfilment::does_not_apply: return "does-not-apply";
    case Fulfilment::met: return "met";
    case Fulfilment::not_met: return "not-met";
    case Fulfilment::not_known: return "not-known";
    case Fulfilment::may_apply: return "may-apply";
    case Fulfilment::undecided: return "undecided";
  }
  return "";
}

std::string id_of(Case const& the_case, Subject const& subject) {
  std::string id = name_of(the_case, subject.element);
  if (subject.data == Subject::missing)
    id += "/?";
  else if (subject.data != Subject::none)
    id += "/" + the_case.use_case->data[subject.data].id;
  return id;
}

std::string finding_id(Case const& the_case, std::uint32_t rule, Subject const& subject) {
  auto const& declaration = the_case.vocabulary->rules[the_case.rulebook->rules[rule].declaration];
  return declaration.name + "@" + id_of(the_case, subject);
}

namespace {

/// Stands for the members of an open list in place of a datum: nothing is known of it.
constexpr std::uint32_t some_datum = 0x7FFFFFFEU;

Fulfilment fulfilment_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::excluded: return Fulfilment::does_not_apply;
    case Verdict::covered: return Fulfilment::met;
    case Verdict::certain: return Fulfilment::not_met;
    case Verdict::exposed: return Fulfilment::not_known;
    case Verdict::open: return Fulfilment::may_apply;
    case Verdict::undecided: return Fulfilment::undecided;
  }
  return Fulfilment::undecided;
}

}  // namespace

std::vector<std::uint32_t> variables_of(Subject const& subject) {
  if (subject.data == Subject::none) return {subject.element.index};
  return {subject.element.index, subject.data == Subject::missing ? some_datum : subject.data};
}

std::vector<Subject> Judge::Parts::subjects(View view, rule::Rule const& rule) const {
  std::vector<Subject> result;
  std::uint32_t const count = domains.elements(rule.on);
  for (std::uint32_t row = 0; row < count; ++row) {
    if (!rule.for_each) {
      result.push_back({{rule.on, row}, Subject::none});
      continue;
    }
    bool open = false;
    std::vector<std::uint32_t> members;
    for (auto const& set : evaluator(view).sets(rule.when, *rule.for_each, {row})) {
      open = open || set.open;
      members.insert(members.end(), set.sure.begin(), set.sure.end());
    }
    std::ranges::sort(members);
    for (std::uint32_t member : members) result.push_back({{rule.on, row}, member});
    if (open) result.push_back({{rule.on, row}, Subject::missing});
  }
  return result;
}

Planes Judge::Parts::exposure(View view, rule::Rule const& rule, std::vector<Subject> const& subjects) const {
  Frame frame;
  frame.rows = subjects.size();
  frame.slots.resize(std::max<std::size_t>(rule.when.slots.size(), rule.for_each ? 2 : 1));
  frame.slots[0].reserve(subjects.size());
  for (Subject const& subject : subjects) {
    frame.slots[0].push_back(subject.element.index);
    if (subject.data != Subject::none)
      frame.slots[1].push_back(subject.data == Subject::missing ? some_datum : subject.data);
  }
  return evaluator(view).evaluate(rule.when, frame);
}

std::pair<Ref, Ref> Judge::Parts::formulas(Question const& question, Inquiry& inquiry) {
  Ref exposed = residual.constant(question.exposed == Truth::yes);
  if (question.exposed == Truth::unknown)
    exposed = inquiry.grounder().ground(question.rule->when, variables_of(question.subject));
  Ref covered = residual.constant(question.covered == Truth::yes);
  if (question.covered == Truth::unknown) {
    covered = question.subject.data == Subject::missing
                  ? residual.flag(flags.variable({~0ULL}))
                  : question.shield->ground(question.needs, inquiry.grounder(), residual);
  }
  return {exposed, covered};
}

Judge::Parts::Question Judge::Parts::question(View view, Finding const& finding) {
  rule::Rule const& rule = the_case->rulebook->rules[finding.rule];
  Question question{view, &rule, finding.subject, Truth::unknown, Truth::no, 0, &shields[static_cast<int>(view)]};
  if (rule.needs.empty()) return question;
  question.covered = Truth::unknown;
  if (finding.subject.data != Subject::missing) question.needs = protection.needs(rule.needs, finding.subject);
  return question;
}

std::pair<Verdict, bool> Judge::Parts::settle(Question const& question) {
  Inquiry inquiry(ground(question.view), residual);
  auto const [exposed, covered] = formulas(question, inquiry);

  Answer const applies = inquiry.decide(exposed);
  if (applies == Answer::gave_up) return {Verdict::undecided, false};
  if (applies == Answer::no) return {Verdict::excluded, false};
  // Only places that are open: each alone could cover it or not, whatever else holds.
  auto const free = residual.variables(covered);
  auto const read = residual.variables(exposed);
  bool const only_places = !residual.is_constant(covered) && std::ranges::all_of(free, [&](std::uint64_t variable) {
    return is_flag(variable) && !knowledge.ties(question.view).bears_on(variable) &&
           !std::ranges::binary_search(read, variable);
  });
  bool const nothing_covers = covered == residual.constant(false);
  if (only_places || nothing_covers) {
    if (applies == Answer::yes) return {nothing_covers ? Verdict::certain : Verdict::exposed, false};
    return {Verdict::open, false};
  }
  Answer const protects = inquiry.decide(residual.either(residual.negate(exposed), covered));
  if (protects == Answer::gave_up) return {Verdict::undecided, false};
  if (protects == Answer::yes) return {Verdict::covered, applies != Answer::yes};
  Answer const suffers = inquiry.decide(residual.both(exposed, residual.negate(covered)));
  if (suffers == Answer::gave_up) return {Verdict::undecided, false};
  if (suffers == Answer::yes) return {Verdict::certain, false};
  return {applies == Answer::yes ? Verdict::exposed : Verdict::open, false};
}

std::pair<Verdict, bool> Judge::Parts::judge_one(Question question) {
  if (knowledge.gave_up()) return {Verdict::undecided, false};
  if (question.exposed == Truth::no) return {Verdict::excluded, false};
  if (question.rule->needs.empty()) {
    question.covered = Truth::no;
  } else if (question.subject.data == Subject::missing) {
    question.covered = Truth::unknown;
  } else {
    question.needs = protection.needs(question.rule->needs, question.subject);
    question.covered = question.shield->truth(question.needs);
  }
  if (question.subject.data == Subject::missing) {
    // Whether there is such a member at all is not known.
    return {Verdict::open, false};
  }
  if (question.exposed == Truth::yes && question.covered == Truth::yes) return {Verdict::covered, false};
  if (question.exposed == Truth::yes && question.covered == Truth::no) return {Verdict::certain, false};
  return settle(question);
}

Judge::Judge(Case const& the_case, Effort effort, text::Diagnostics& diagnostics, std::span<Assignment const> supposed)
    : parts_(std::make_unique<Parts>(the_case, effort, diagnostics, supposed)) {
  for (auto& by_choice : parts_->evaluators) {
    for (Evaluator& evaluator : by_choice) evaluator.remember(parts_->wholes);
  }
}
Judge::~Judge() = default;
Judge::Judge(Judge&&) noexcept = default;

std::optional<Conflict> const& Judge::conflict() const { return parts_->knowledge.conflict(); }
bool Judge::gave_up() const { return parts_->knowledge.gave_up(); }

Judgement Judge::judge(View view, std::span<Instance const> planned) {
  Parts& parts = *parts_;
  Standing const standing(*parts.the_case, planned);
  Shield with_plan(parts.protection, parts.evaluator(view), standing);
  Shield* const shield = planned.empty() ? &parts.shields[static_cast<int>(view)] : &with_plan;
  Judgement judgement;
  for (std::uint32_t number : parts.the_case->rules) {
    rule::Rule const& rule = parts.the_case->rulebook->rules[number];
    if (rule.form == model::RuleForm::lint) continue;
    std::vector<Subject> const subjects = parts.subjects(View::facts, rule);
    Planes const exposure = parts.exposure(view, rule, subjects);
    for (std::size_t row = 0; row < subjects.size(); ++row) {
      auto const [verdict, if_applies] =
          parts.judge_one({view, &rule, subjects[row], exposure[row], Truth::unknown, 0, shield});
      if (rule.form == model::RuleForm::threat)
        judgement.findings.push_back({number, subjects[row], verdict, if_applies});
      else
        judgement.obligations.push_back({number, subjects[row], fulfilment_of(verdict)});
    }
  }
  return judgement;
}

std::vector<Finding> Judge::judge_again(View view, std::vector<Finding> const& which,
                                        std::span<Instance const> planned) {
  Parts& parts = *parts_;
  Standing const standing(*parts.the_case, planned);
  Shield shield(parts.protection, parts.evaluator(view), standing);
  std::vector<Finding> result = which;
  for (Finding& finding : result) {
    rule::Rule const& rule = parts.the_case->rulebook->rules[finding.rule];
    Truth const exposed = parts.evaluator(view).at(rule.when, rule.when.root(), variables_of(finding.subject));
    auto const [verdict, if_applies] =
        parts.judge_one({view, &rule, finding.subject, exposed, Truth::unknown, 0, &shield});
    finding.verdict = verdict;
    finding.if_applies = if_applies;
  }
  return result;
}

std::vector<ClaimFinding> Judge::claims(View view, std::span<condition::Formula const> which,
                                        std::span<Instance const> planned) {
  Parts& parts = *parts_;
  std::vector<ClaimFinding> result(which.size());
  if (parts.knowledge.gave_up()) return result;
  Standing const standing(*parts.the_case, planned);
  Shield with_plan(parts.protection, parts.evaluator(view), standing);
  Guard guard(parts.protection, planned.empty() ? parts.shields[static_cast<int>(view)] : with_plan);
  Evaluator evaluator(parts.columns, view, false);
  evaluator.remember(parts.wholes);
  evaluator.ask(&guard);
  Ground const ground{&evaluator, &parts.knowledge.ties(view), &parts.flags, &parts.decider};
  for (std::size_t i = 0; i < which.size(); ++i) result[i] = judge_claim(which[i], ground, parts.residual);
  return result;
}

Truth Judge::truth(View view, condition::Formula const& condition, Subject const& subject) const {
  return parts_->evaluator(view).at(condition, condition.root(), variables_of(subject));
}

Protection& Judge::protection() { return parts_->protection; }

Truth Judge::holds(View view, ProtectionId id, std::span<Instance const> planned) {
  if (planned.empty()) return parts_->shields[static_cast<int>(view)].truth(id);
  Standing const standing(*parts_->the_case, planned);
  Shield shield(parts_->protection, parts_->evaluator(view), standing);
  return shield.truth(id);
}

Truth Judge::leaf(View view, ProtectionNode const& node) { return parts_->shields[static_cast<int>(view)].leaf(node); }

std::vector<Instance> const& Judge::stated() const { return parts_->standing.stated(); }

std::vector<model::MechanismId> Judge::stated_mechanisms() const {
  std::vector<model::MechanismId> result;
  for (Instance const& instance : stated()) result.push_back(instance.mechanism);
  std::ranges::sort(result);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::size_t Judge::questions_asked() const { return parts_->decider.asked(); }
std::size_t Judge::distinct_questions() const { return parts_->decider.distinct(); }

}  // namespace glacis::verdict
