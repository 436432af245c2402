#include "engine/verdict/judge.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/verdict/bearing.h"
#include "engine/verdict/claims.h"
#include "engine/verdict/deciding.h"
#include "engine/verdict/explain.h"
#include "engine/verdict/knowledge.h"
#include "engine/verdict/proving.h"

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

struct Judge::Parts {
  Case const* the_case;
  Domains domains;
  Columns columns;
  Standing standing;
  Decider decider;
  Flags flags;
  Knowledge knowledge;
  Protection protection;
  Evaluator evaluators[2][2];  ///< view, choices
  Shield shields[2];
  Guard guards[2];
  std::map<std::pair<View, std::uint32_t>, Planes> fits;
  Residual residual;
  Kept kept;

  Parts(Case const& c, Effort effort, text::Diagnostics& diagnostics)
      : the_case(&c),
        domains(c),
        columns(c, domains),
        standing(c, {}),
        decider(effort),
        knowledge(columns, standing, decider, flags, diagnostics),
        protection(c),
        evaluators{{Evaluator(columns, View::facts, false), Evaluator(columns, View::facts, true)},
                   {Evaluator(columns, View::presumed, false), Evaluator(columns, View::presumed, true)}},
        shields{Shield(protection, evaluators[0][0], standing), Shield(protection, evaluators[1][0], standing)},
        guards{Guard(protection, shields[0]), Guard(protection, shields[1])} {
    for (int view : {0, 1}) evaluators[view][0].ask(&guards[view]);
  }

  Evaluator const& evaluator(View view, bool choices = false) const {
    return evaluators[static_cast<int>(view)][choices ? 1 : 0];
  }

  /// What is left open of exposure and protection of one subject, decided together.
  struct Question {
    View view;
    rule::Rule const* rule;
    Subject subject;
    Truth exposed;  ///< φ by three-valued evaluation
    Truth covered;  ///< ψ likewise
    ProtectionId needs;
    Shield* shield;
  };
  Ground ground(View view) { return {&evaluator(view), &knowledge.ties(view), &flags, &decider}; }
  /// φ and ψ of the question as formulas.
  std::pair<Ref, Ref> formulas(Question const& question, Inquiry& inquiry);
  std::pair<Verdict, bool> settle(Question const& question);
  std::pair<Verdict, bool> judge_one(Question question);
  /// Nothing evaluated yet.
  Question question(View view, Finding const& finding);
  std::vector<Subject> subjects(View view, rule::Rule const& rule) const;
  Evidence reading(View view, Finding const& finding, bool condition, bool needs);
  std::optional<Evidence> proof(View view, Finding const& finding);
  Planes exposure(View view, rule::Rule const& rule, std::vector<Subject> const& subjects) const;
};

namespace {

/// Stands for the members of an open list in place of a datum: nothing is known of it.
constexpr std::uint32_t some_datum = 0x7FFFFFFEU;

std::vector<std::uint32_t> variables_of(Subject const& subject) {
  if (subject.data == Subject::none) return {subject.element.index};
  return {subject.element.index, subject.data == Subject::missing ? some_datum : subject.data};
}

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
  for (Subject const& subject : subjects) {
    auto const variables = variables_of(subject);
    for (std::size_t slot = 0; slot < variables.size(); ++slot) frame.slots[slot].push_back(variables[slot]);
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

Judge::Judge(Case const& the_case, Effort effort, text::Diagnostics& diagnostics)
    : parts_(std::make_unique<Parts>(the_case, effort, diagnostics)) {
  for (auto& by_choice : parts_->evaluators) {
    for (Evaluator& evaluator : by_choice) evaluator.remember();
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

std::vector<ClaimFinding> Judge::claims(View view) {
  Parts& parts = *parts_;
  std::vector<ClaimFinding> result;
  for (condition::Formula const& claim : parts.the_case->statements->claims) {
    result.push_back(parts.knowledge.gave_up() ? ClaimFinding{}
                                               : judge_claim(claim, parts.ground(view), parts.residual));
  }
  return result;
}

std::vector<Fact> Judge::world(View view, Finding const& finding, Side side) {
  Parts& parts = *parts_;
  if (finding.subject.data == Subject::missing || parts.knowledge.gave_up()) return {};
  Inquiry inquiry(parts.ground(view), parts.residual);
  auto const [exposed, covered] = parts.formulas(parts.question(view, finding), inquiry);
  Ref const harmed = parts.residual.both(exposed, parts.residual.negate(covered));
  return inquiry.least_world(side == Side::harmed ? harmed : parts.residual.negate(harmed));
}

std::vector<Bearing> Judge::bearings(View view, Finding const& finding) {
  Parts& parts = *parts_;
  if (finding.subject.data == Subject::missing || parts.knowledge.gave_up()) return {};
  Inquiry inquiry(parts.ground(view), parts.residual);
  auto const [exposed, covered] = parts.formulas(parts.question(view, finding), inquiry);
  return verdict::bearings(inquiry, parts.residual.both(exposed, parts.residual.negate(covered)), parts.columns,
                           parts.flags);
}

std::string Judge::smt_script(View view, Finding const& finding) {
  Parts& parts = *parts_;
  Residual& residual = parts.residual;
  Inquiry inquiry(parts.ground(view), residual);
  auto const [exposed, covered] = parts.formulas(parts.question(view, finding), inquiry);
  if (residual.is_constant(exposed) && residual.is_constant(covered)) return {};
  Verdict const verdict = finding.verdict;
  Ref const bare = residual.both(exposed, residual.negate(covered));
  bool const applies_surely = verdict == Verdict::certain || verdict == Verdict::exposed ||
                              (verdict == Verdict::covered && !finding.if_applies);
  std::vector<Inquiry::Goal> goals{
      {exposed, verdict != Verdict::excluded, "it applies"},
      {bare, verdict != Verdict::excluded && verdict != Verdict::covered, "it applies and nothing covers it"},
      {residual.negate(bare), verdict != Verdict::certain, "it does not apply, or something covers it"}};
  if (verdict != Verdict::excluded) goals.push_back({residual.negate(exposed), !applies_surely, "it does not apply"});
  return inquiry.script(fmt::format("{} is {}{}", finding_id(*parts.the_case, finding.rule, finding.subject),
                                    name_of(verdict), view == View::facts ? " from the facts" : " as presumed"),
                        goals);
}

namespace {

std::string name_of_list(condition::Path const& list) {
  condition::Step const& step = list.steps.back();
  return step.form == condition::Step::Form::link ? name_of(static_cast<model::Link>(step.id)) : "list";
}

Verdict verdict_of(Fulfilment fulfilment) {
  switch (fulfilment) {
    case Fulfilment::does_not_apply: return Verdict::excluded;
    case Fulfilment::met: return Verdict::covered;
    case Fulfilment::not_met: return Verdict::certain;
    case Fulfilment::not_known: return Verdict::exposed;
    case Fulfilment::may_apply: return Verdict::open;
    case Fulfilment::undecided: return Verdict::undecided;
  }
  return Verdict::undecided;
}

}  // namespace

/// What was read of the condition and of the protection, on the way that three-valued evaluation took.
Evidence Judge::Parts::reading(View view, Finding const& finding, bool condition, bool needs) {
  rule::Rule const& rule = the_case->rulebook->rules[finding.rule];
  Explainer explainer(evaluator(view), &evaluator(View::facts));
  if (condition) explainer.condition(rule.when, variables_of(finding.subject));
  Evidence evidence;
  evidence.applies = explainer.facts();
  if (needs && !rule.needs.empty())
    explainer.protection(protection, shields[static_cast<int>(view)], standing,
                         protection.needs(rule.needs, finding.subject));
  evidence.facts = explainer.take();
  return evidence;
}

std::optional<Evidence> Judge::Parts::proof(View view, Finding const& finding) {
  rule::Rule const& rule = the_case->rulebook->rules[finding.rule];
  Proving proving(ground(view), knowledge.givens(), residual, kept);
  Ref goal = proving.grounder().ground(rule.when, variables_of(finding.subject));
  std::size_t const condition = proving.read();
  auto const covered = [&] {
    return rule.needs.empty() ? residual.constant(false)
                              : shields[static_cast<int>(view)].ground(protection.needs(rule.needs, finding.subject),
                                                                       proving.grounder(), residual);
  };
  switch (finding.verdict) {
    case Verdict::excluded: goal = residual.negate(goal); break;
    case Verdict::covered:
      goal = finding.if_applies ? residual.either(residual.negate(goal), covered()) : residual.both(goal, covered());
      break;
    case Verdict::certain: goal = residual.both(goal, residual.negate(covered())); break;
    case Verdict::exposed: break;
    case Verdict::open:
    case Verdict::undecided: return std::nullopt;
  }
  auto const steps = proving.least(goal);
  if (!steps) return std::nullopt;
  Evidence evidence;
  evidence.proof = true;
  for (Proving::Step const& step : *steps) {
    evidence.premises.push_back(step.premise);
    for (Fact const& fact : step.premise.facts) {
      if (std::ranges::find(evidence.facts, fact) != evidence.facts.end()) continue;
      evidence.facts.push_back(fact);
      if (step.order < condition) evidence.applies = evidence.facts.size();
    }
  }
  return evidence;
}

Evidence Judge::evidence(View view, Finding const& finding) {
  Parts& parts = *parts_;
  if (finding.subject.data == Subject::missing) {
    auto const& list = *parts.the_case->rulebook->rules[finding.rule].for_each;
    std::string const what =
        fmt::format("{} of {}", name_of_list(list), name_of(*parts.the_case, finding.subject.element));
    return {{{what, model::Basis::stated, {}, true}}, 1, false, {}};
  }
  auto proof = parts.proof(view, finding);
  if (!proof) return parts.reading(view, finding, true, finding.verdict != Verdict::excluded);
  if (finding.verdict == Verdict::exposed) {
    for (Fact& fact : parts.reading(view, finding, false, true).facts) {
      if (fact.unknown) proof->facts.push_back(std::move(fact));
    }
  }
  return std::move(*proof);
}

Evidence Judge::evidence(View view, ObligationFinding const& finding) {
  Finding as_threat{finding.rule, finding.subject, verdict_of(finding.fulfilment), false};
  // What is met where it applies is met, too; a proof that it applies says more.
  condition::Formula const& when = parts_->the_case->rulebook->rules[finding.rule].when;
  as_threat.if_applies = finding.fulfilment == Fulfilment::met && truth(view, when, finding.subject) != Truth::yes;
  return evidence(view, as_threat);
}

Truth Judge::truth(View view, condition::Formula const& condition, Subject const& subject) const {
  return parts_->evaluator(view).at(condition, condition.root(), variables_of(subject));
}

std::vector<Fact> Judge::evidence(View view, condition::Formula const& condition, Subject const& subject) const {
  Explainer explainer(parts_->evaluator(view), &parts_->evaluator(View::facts));
  explainer.condition(condition, variables_of(subject));
  return explainer.take();
}

std::optional<Judge::Levels> Judge::levels(View view, model::Element element, model::AttributeId attribute) const {
  Column const& column = parts_->columns.get(view, column_of(attribute));
  std::uint64_t const* const mask = column.at(element.index);
  std::optional<Levels> levels;
  for (std::uint32_t value = 0; value < column.values; ++value) {
    if ((mask[value / 64] >> (value % 64) & 1U) == 0) continue;
    if (!levels) levels = Levels{value, value};
    levels->high = value;
  }
  return levels;
}

std::vector<std::uint32_t> Judge::networks(View view, std::uint32_t flow) const {
  std::vector<std::uint32_t> networks = parts_->evaluator(view).possible(over_column, flow);
  std::erase_if(networks, [this](std::uint32_t each) { return each >= parts_->the_case->use_case->networks.size(); });
  return networks;
}

std::optional<model::Interval> Judge::amounts(View view, model::Element element, model::AttributeId attribute) const {
  auto const regions = levels(view, element, attribute);
  if (!regions) return std::nullopt;
  Domains const& domains = parts_->columns.domains();
  auto const dimension = (*parts_->the_case->vocabulary)[(*parts_->the_case->vocabulary)[attribute].type].dimension;
  return model::Interval{domains.region(dimension, regions->low).low, domains.region(dimension, regions->high).high};
}

std::uint32_t Judge::holder(model::Element element, model::AttributeId attribute) const {
  return parts_->columns.canonical({column_of(attribute), element.index}).row;
}

std::vector<Fact> Judge::known_of(View view, model::Element element, model::AttributeId attribute) const {
  return told(parts_->evaluator(view), {column_of(attribute), element.index});
}

Fact Judge::said(View view, model::Element element, model::AttributeId attribute) const {
  Columns const& columns = parts_->columns;
  Cell const cell = columns.canonical({column_of(attribute), element.index});
  std::string const what =
      fmt::format("{} of {}", (*parts_->the_case->vocabulary)[attribute].name, name_of(*parts_->the_case, element));
  auto sayings = view == View::presumed ? columns.presumption_of(cell) : std::vector<Saying>{};
  auto const facts = columns.facts_of(cell);
  sayings.insert(sayings.begin(), facts.begin(), facts.end());
  if (sayings.empty()) return {what, model::Basis::stated, {}, true};
  Saying const& first = sayings.front();
  return {fmt::format("{} is {}", what, first.text), first.basis, first.place, false};
}

std::vector<Fact> Judge::settled_by(View view, Finding const& finding) {
  std::vector<Fact> facts = finding.subject.data == Subject::missing ? evidence(view, finding).facts
                                                                     : parts_->reading(view, finding, true, true).facts;
  std::erase_if(facts, [](Fact const& fact) { return !fact.unknown; });
  return facts;
}

Planes const& Judge::fits(View view, model::MechanismId mechanism) {
  auto const found = parts_->fits.find({view, mechanism.index});
  if (found != parts_->fits.end()) return found->second;
  rule::Mechanism const& compiled = parts_->the_case->rulebook->catalogue[mechanism];
  return parts_->fits
      .emplace(std::pair{view, mechanism.index}, parts_->evaluator(view, true).over_all(compiled.when, compiled.on))
      .first->second;
}

Fit Judge::fit(View view, model::MechanismId mechanism, Spot spot) {
  Fit fit;
  fit.truth = fits(view, mechanism)[spot.index];
  Explainer explainer(parts_->evaluator(view, true), &parts_->evaluator(View::facts, true));
  explainer.condition(parts_->the_case->rulebook->catalogue[mechanism].when, {spot.index});
  for (Fact& fact : explainer.take()) {
    if (fact.unknown)
      fit.waits_for.push_back(std::move(fact));
    else if (fact.basis == model::Basis::assumed && fact.place.end == 0)
      fit.choices.push_back(std::move(fact));
    else if (fit.truth == Truth::no)
      fit.forbidden_by.push_back(std::move(fact));
    else if (fact.basis == model::Basis::presumed)
      fit.rests_on.push_back(std::move(fact));
  }
  return fit;
}

std::vector<FitReason> Judge::fit_reasons(View view, model::MechanismId mechanism, Spot spot) {
  Parts& parts = *parts_;
  condition::Formula const& when = parts.the_case->rulebook->catalogue[mechanism].when;
  bool const fails = fits(view, mechanism)[spot.index] == Truth::no;
  std::vector<FitReason> reasons;
  for (DecidingPart& part :
       deciding_parts(parts.evaluator(view, true), parts.evaluator(View::facts, true), when, {spot.index})) {
    FitReason reason{when[part.op].place, {}, false};
    if (fails) {
      Proving proving(parts.ground(view), parts.knowledge.givens(), parts.residual, parts.kept);
      auto const steps = proving.least(parts.residual.negate(proving.grounder().ground(when, part.op, part.variables)));
      for (Proving::Step const& step : steps ? *steps : std::vector<Proving::Step>{}) {
        for (Fact const& fact : step.premise.facts) {
          if (std::ranges::find(reason.facts, fact) == reason.facts.end()) reason.facts.push_back(fact);
        }
      }
      reason.proof = steps.has_value();
    }
    if (reason.facts.empty()) {
      Explainer explainer(parts.evaluator(view, true), &parts.evaluator(View::facts, true));
      if (!fails) explainer.tell_bounds();
      explainer.part(when, part.op, part.variables);
      reason.facts = explainer.take();
    }
    if (fails && reason.facts.empty()) {
      text::Span const place =
          spot.sort == model::Sort::journey ? text::Span{} : common_of(*parts.the_case->use_case, spot).place;
      reason.facts.push_back({"by the drawing alone", model::Basis::structure, place, false});
    }
    reasons.push_back(std::move(reason));
  }
  return reasons;
}

bool Judge::fits_wherever(View view, model::MechanismId other, model::MechanismId one, Spot spot) {
  Parts& parts = *parts_;
  if (parts.knowledge.gave_up()) return false;
  auto const& catalogue = parts.the_case->rulebook->catalogue;
  condition::Formula const& wanted = catalogue[one].when;
  if (fits(view, other)[spot.index] == Truth::no ||
      parts.evaluator(view).at(wanted, wanted.root(), {spot.index}) == Truth::yes)
    return true;
  Inquiry inquiry(parts.ground(view), parts.residual);
  Ref const fits_other = inquiry.grounder().ground(catalogue[other].when, {spot.index});
  Ref const fits_one = inquiry.grounder().ground(wanted, {spot.index});
  return inquiry.decide(parts.residual.either(parts.residual.negate(fits_other), fits_one)) == Answer::yes;
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

std::string Judge::shown(model::Element element, model::AttributeId attribute) const {
  Columns const& columns = parts_->columns;
  Cell const cell{column_of(attribute), element.index};
  auto const facts = columns.facts_of(cell);
  if (!facts.empty()) return facts.front().text;
  auto const presumed = columns.presumption_of(cell);
  return presumed.empty() ? "" : presumed.front().text + " (presumed)";
}

std::size_t Judge::questions_asked() const { return parts_->decider.asked(); }
std::size_t Judge::distinct_questions() const { return parts_->decider.distinct(); }

}  // namespace glacis::verdict
