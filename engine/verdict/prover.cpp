#include "engine/verdict/prover.h"

#include <algorithm>
#include <map>

#include "engine/verdict/knowledge.h"
#include "engine/verdict/standing.h"

namespace glacis::verdict {

using Ref = Residual::Ref;

struct Prover::Parts {
  Case const* the_case;
  Domains domains;
  Columns columns;
  Standing standing;
  Decider decider;
  Flags flags;
  Knowledge knowledge;
  Protection protection;
  Evaluator evaluator;
  Shield shield;
  Residual residual;
  /// What protections come to in one question, by what the catalogue may give; and where it gives nothing.
  std::map<ProtectionId, Ref> offered, by_nothing;

  Parts(Case const& c, Effort effort, text::Diagnostics& diagnostics)
      : the_case(&c),
        domains(c),
        columns(c, domains),
        standing(c, {}),
        decider(effort),
        knowledge(columns, standing, decider, flags, diagnostics),
        protection(c),
        evaluator(columns, View::facts, false),
        shield(protection, evaluator, standing) {}

  rule::Rule const& rule(std::uint32_t number) const { return the_case->rulebook->rules[number]; }

  Grounder start() {
    residual.clear();
    offered.clear();
    by_nothing.clear();
    return {evaluator, residual, flags};
  }

  static std::vector<std::uint32_t> variables(Subject const& subject) {
    if (subject.data == Subject::none) return {subject.element.index};
    return {subject.element.index, subject.data};
  }

  Ref exposure(std::uint32_t number, Subject const& subject, Grounder& grounder) const {
    return grounder.ground(rule(number).when, variables(subject));
  }

  Possible ask(Ref goal, Grounder& grounder, bool with_facts = true) {
    if (residual.is_constant(goal)) return goal == residual.constant(true) ? Possible::yes : Possible::no;
    std::vector<Ref> given;
    if (with_facts) knowledge.ties(View::facts).slice(residual.variables(goal), grounder, residual, given);
    switch (decider.decide(residual.shape(goal, given))) {
      case Answer::yes:
      case Answer::both: return Possible::yes;
      case Answer::no: return Possible::no;
      case Answer::gave_up:
      case Answer::contradiction: break;
    }
    return Possible::gave_up;
  }

  /// Something of the catalogue that gives the offer may stand at the spot.
  Ref mechanisms(ProtectionNode const& node, Grounder& grounder) {
    Ref result = residual.constant(false);
    rule::Catalogue const& catalogue = the_case->rulebook->catalogue;
    for (rule::Mechanism const& mechanism : catalogue.mechanisms) {
      if (mechanism.on != node.spot.sort || !mechanism.gives(node.offer)) continue;
      result = residual.either(result, grounder.ground(mechanism.when, {node.spot.index}));
    }
    return result;
  }

  /// A network that the vocabulary names gives it by itself. Another, or one that says nothing of what it protects,
  /// would give everything.
  Ref networks(ProtectionNode const& node, Grounder& grounder) {
    auto const& named = the_case->use_case->networks;
    return grounder.over(node.spot.index, [&](std::uint32_t network) {
      Truth truth = network < named.size() ? network_gives(evaluator, network, node.spot.index, node.offer) : Truth::no;
      if (truth == Truth::unknown && !named[network].protects.stated) truth = Truth::no;
      return grounder.of(truth, {topic::offered, network, node.spot.index, node.offer.feature.index,
                                 static_cast<std::uint64_t>(node.offer.scope)});
    });
  }

  enum class Giving : std::uint8_t { catalogue, nothing };

  Ref offer(ProtectionId id, Giving giving, Grounder& grounder) {
    auto& kept = giving == Giving::catalogue ? offered : by_nothing;
    if (auto const known = kept.find(id); known != kept.end()) return known->second;
    bool const gives = giving == Giving::catalogue;
    ProtectionNode const& node = protection[id];
    Ref result = residual.constant(false);
    switch (node.form) {
      case ProtectionNode::Form::all_of:
      case ProtectionNode::Form::any_of: {
        bool const all = node.form == ProtectionNode::Form::all_of;
        result = residual.constant(all);
        for (std::uint32_t i = 0; i < node.count; ++i) {
          Ref const child = offer(protection.child(node, i), giving, grounder);
          result = all ? residual.both(result, child) : residual.either(result, child);
        }
        break;
      }
      case ProtectionNode::Form::mechanism:
        if (gives) result = mechanisms(node, grounder);
        break;
      case ProtectionNode::Form::network:
        if (gives) result = networks(node, grounder);
        break;
      case ProtectionNode::Form::unsaid:  // nothing else is there, and nothing else gives
        result = residual.constant(node.other == static_cast<std::uint32_t>(Unsaid::list));
        break;
      case ProtectionNode::Form::trusted:
      case ProtectionNode::Form::inside:
      case ProtectionNode::Form::flow_crosses: result = shield.ground(id, grounder, residual); break;
    }
    kept.emplace(id, result);
    return result;
  }

  /// The rule applies, and what it asks for would not be met if the catalogue were empty.
  Ref in_want(std::uint32_t number, Subject const& subject, ProtectionId wanted, Grounder& grounder) {
    Ref const want = residual.negate(offer(wanted, Giving::nothing, grounder));
    return residual.both(exposure(number, subject, grounder), want);
  }

  Possible meets(std::uint32_t number, Subject const& subject, ProtectionId wanted) {
    Grounder grounder = start();
    Ref const met = offer(wanted, Giving::catalogue, grounder);
    return ask(residual.both(in_want(number, subject, wanted, grounder), met), grounder);
  }
};

Prover::Prover(Case const& the_case, Effort effort, text::Diagnostics& diagnostics)
    : parts_(std::make_unique<Parts>(the_case, effort, diagnostics)) {}
Prover::~Prover() = default;
Prover::Prover(Prover&&) noexcept = default;

bool Prover::unusable() const { return parts_->knowledge.conflict().has_value() || parts_->knowledge.gave_up(); }

std::vector<Subject> Prover::subjects(std::uint32_t number) const {
  rule::Rule const& rule = parts_->rule(number);
  std::vector<Subject> result;
  for (std::uint32_t row = 0; row < parts_->domains.elements(rule.on); ++row) {
    if (!rule.for_each) {
      result.push_back({{rule.on, row}, Subject::none});
      continue;
    }
    for (auto const& set : parts_->evaluator.sets(rule.when, *rule.for_each, {row})) {
      for (std::uint32_t const member : set.sure) result.push_back({{rule.on, row}, member});
    }
  }
  return result;
}

Possible Prover::applies(std::uint32_t rule, Subject const& subject) {
  Grounder grounder = parts_->start();
  return parts_->ask(parts_->exposure(rule, subject, grounder), grounder);
}

Possible Prover::applies_by_itself(std::uint32_t rule, Subject const& subject) {
  Grounder grounder = parts_->start();
  return parts_->ask(parts_->exposure(rule, subject, grounder), grounder, false);
}

Possible Prover::applies_without(std::uint32_t rule, std::uint32_t other, Subject const& subject) {
  Grounder grounder = parts_->start();
  Ref const one = parts_->exposure(rule, subject, grounder);
  Ref const two = parts_->exposure(other, subject, grounder);
  return parts_->ask(parts_->residual.both(one, parts_->residual.negate(two)), grounder);
}

Possible Prover::applies_to_kind(std::uint32_t rule, Subject const& subject,
                                 std::vector<model::Element> const& elements, model::KindId kind) {
  Grounder grounder = parts_->start();
  Ref goal = parts_->exposure(rule, subject, grounder);
  for (model::Element const& element : elements) {
    ColumnId const column = kind_column(element.sort);
    Mask exactly(parts_->evaluator.column(column).width);
    put(exactly, kind.index);
    goal = parts_->residual.both(grounder.cell_in({column, element.index}, exactly), goal);
  }
  return parts_->ask(goal, grounder);
}

Possible Prover::wants(std::uint32_t rule, rule::Need const& need, Subject const& subject) {
  Grounder grounder = parts_->start();
  ProtectionId const wanted = parts_->protection.need(need, subject);
  return parts_->ask(parts_->in_want(rule, subject, wanted, grounder), grounder);
}

Possible Prover::meets(std::uint32_t rule, rule::Need const& need, Subject const& subject) {
  return parts_->meets(rule, subject, parts_->protection.need(need, subject));
}

Possible Prover::meets_all(std::uint32_t rule, Subject const& subject) {
  return parts_->meets(rule, subject, parts_->protection.needs(parts_->rule(rule).needs, subject));
}

std::size_t Prover::questions_asked() const { return parts_->decider.asked(); }
std::size_t Prover::distinct_questions() const { return parts_->decider.distinct(); }
std::size_t Prover::gave_up() const { return parts_->decider.gave_up(); }

}  // namespace glacis::verdict
