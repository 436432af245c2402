#include "engine/verdict/claims.h"

#include <algorithm>
#include <set>

#include "engine/verdict/explain.h"

namespace glacis::verdict {

using condition::Formula;
using condition::Op;
using condition::Operation;
using condition::OpId;
using Ref = Residual::Ref;

char const* name_of(ClaimVerdict verdict) {
  switch (verdict) {
    case ClaimVerdict::holds: return "holds";
    case ClaimVerdict::violated: return "violated";
    case ClaimVerdict::not_guaranteed: return "not-guaranteed";
    case ClaimVerdict::undecided: return "undecided";
  }
  return "";
}

namespace {

/// Walks the outermost `and`s and `all`s of a claim, where one part that fails is a counterexample by itself.
class ClaimJudge {
 public:
  ClaimJudge(Formula const& claim, Ground const& ground, Residual& residual)
      : claim_(claim), ground_(ground), residual_(residual), variables_(claim.slots.size(), not_applicable) {}

  ClaimFinding judge() {
    ClaimFinding finding;
    count(finding);
    Answer answer = decide_each(claim_.root());
    if (answer == Answer::both && decided_ > 1 && decided_ <= most_together) answer = decide(claim_.root());
    switch (answer) {
      case Answer::yes: finding.verdict = ClaimVerdict::holds; break;
      case Answer::no:
        finding.verdict = ClaimVerdict::violated;
        descend(claim_.root(), finding);
        break;
      case Answer::both:
        finding.verdict = ClaimVerdict::not_guaranteed;
        descend(claim_.root(), finding);
        break;
      case Answer::gave_up:
      case Answer::contradiction: break;
    }
    return finding;
  }

 private:
  static constexpr std::size_t most_together = 64;

  Ref ground(OpId op, Inquiry& inquiry) { return inquiry.grounder().ground(claim_, op, variables_); }
  Answer decide(OpId op) {
    Truth const truth = ground_.evaluator->at(claim_, op, variables_);
    if (truth != Truth::unknown) return truth == Truth::yes ? Answer::yes : Answer::no;
    Inquiry inquiry(ground_, residual_);
    return inquiry.decide(ground(op, inquiry));
  }

  static Answer both_of(Answer a, Answer b) {
    for (Answer const first : {Answer::no, Answer::gave_up, Answer::contradiction, Answer::both})
      if (a == first || b == first) return first;
    return Answer::yes;
  }

  /// Part by part, as far as the outermost `and`s, `all`s and what an `implies` asks of them go.
  Answer decide_each(OpId op) {
    Operation const& operation = claim_[op];
    if (operation.op == Op::both) return both_of(decide_each(operation.a), decide_each(operation.b));
    if (operation.op == Op::either && claim_[operation.a].op == Op::negate) {
      Truth const unasked = ground_.evaluator->at(claim_, operation.a, variables_);
      if (unasked == Truth::yes) return Answer::yes;
      if (unasked == Truth::no) return decide_each(operation.b);
    }
    Evaluator::Members const all = operation.op == Op::every ? members(operation) : Evaluator::Members{{}, true};
    if (all.open) {
      ++decided_;
      return decide(op);
    }
    Answer answer = Answer::yes;
    for (std::uint32_t const member : all.sure) {
      variables_[operation.slot] = member;
      answer = both_of(answer, decide_each(operation.a));
    }
    variables_[operation.slot] = not_applicable;
    return answer;
  }

  /// Members surely in the set of an `all`; open where there may be more, or which set it is, is not known.
  Evaluator::Members members(Operation const& all) const {
    auto sets = ground_.evaluator->sets(claim_, claim_.paths[all.path], variables_);
    return sets.size() == 1 ? std::move(sets.front()) : Evaluator::Members{{}, true};
  }

  /// Journeys of a datum, of which some carry what is derived from it.
  bool reaches_derived(Operation const& all, Evaluator::Members const& members) const {
    condition::Path const& path = claim_.paths[all.path];
    condition::Step const lineage{condition::Step::Form::link,
                                  static_cast<std::uint32_t>(model::Link::data_lineage_journeys)};
    if (path.steps.empty() || path.steps.back().form != lineage.form || path.steps.back().id != lineage.id)
      return false;
    auto const data = ground_.evaluator->targets(claim_, path, path.steps.size() - 1, variables_);
    auto const& journeys = ground_.evaluator->the_case().structure->journeys;
    return std::ranges::any_of(members.sure, [&](std::uint32_t member) {
      return std::ranges::find(data, journeys[member].data.index) == data.end();
    });
  }

  /// The elements that the claim says something of: the innermost of its outermost `all`s; `around` where there is
  /// none.
  void collect(OpId op, model::Element around, std::set<model::Element>& spoken_of, bool& derived) {
    Operation const& operation = claim_[op];
    if (operation.op == Op::both) {
      collect(operation.a, around, spoken_of, derived);
      collect(operation.b, around, spoken_of, derived);
      return;
    }
    if (operation.op != Op::every) {
      // `A implies B` says nothing where A is false.
      bool const silent = operation.op == Op::either && claim_[operation.a].op == Op::negate &&
                          ground_.evaluator->at(claim_, operation.a, variables_) == Truth::yes;
      if (!silent) spoken_of.insert(around);
      return;
    }
    Evaluator::Members const all = members(operation);
    if (all.open) spoken_of.insert(around);
    derived = derived || reaches_derived(operation, all);
    for (std::uint32_t const member : all.sure) {
      variables_[operation.slot] = member;
      collect(operation.a, {claim_.slots[operation.slot], member}, spoken_of, derived);
    }
    variables_[operation.slot] = not_applicable;
  }

  void count(ClaimFinding& finding) {
    std::set<model::Element> spoken_of;
    collect(claim_.root(), {model::Sort::model, 0}, spoken_of, finding.derived);
    finding.instances = spoken_of.size();
    if (spoken_of.empty()) return;
    finding.counted = spoken_of.begin()->sort;
    bool const mixed = spoken_of.rbegin()->sort != finding.counted;
    if (mixed) finding.counted = model::Sort::model;
    if (finding.counted == model::Sort::model) finding.instances = 1;
  }

  /// Goes down to the first part that has the fault, with its variables bound.
  void descend(OpId op, ClaimFinding& finding) {
    bool const violated = finding.verdict == ClaimVerdict::violated;
    auto const faulty = [&](OpId part) {
      Answer const answer = decide(part);
      return violated ? answer == Answer::no : answer == Answer::both || answer == Answer::no;
    };
    Operation const& operation = claim_[op];
    if (operation.op == Op::both) {
      for (OpId const part : {operation.a, operation.b}) {
        if (faulty(part)) return descend(part, finding);
      }
    } else if (operation.op == Op::every) {
      for (std::uint32_t const member : members(operation).sure) {
        variables_[operation.slot] = member;
        if (!faulty(operation.a)) continue;
        finding.breaks.push_back({claim_.slots[operation.slot], member});
        return descend(operation.a, finding);
      }
      variables_[operation.slot] = not_applicable;
    }
    if (violated) {
      Explainer explainer(*ground_.evaluator);
      explainer.part(claim_, op, variables_);
      finding.because = explainer.take();
      std::erase_if(finding.because, [](Fact const& fact) { return fact.unknown; });
    } else {
      Inquiry inquiry(ground_, residual_);
      finding.world = inquiry.tell_smallest_world(residual_.negate(ground(op, inquiry)));
    }
  }

  Formula const& claim_;
  Ground ground_;
  Residual& residual_;
  std::vector<std::uint32_t> variables_;
  std::size_t decided_ = 0;  ///< parts, each by itself
};

}  // namespace

ClaimFinding judge_claim(Formula const& claim, Ground const& ground, Residual& residual) {
  return ClaimJudge(claim, ground, residual).judge();
}

}  // namespace glacis::verdict
