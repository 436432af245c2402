#include "engine/verdict/claims.h"

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
      : claim_(claim), ground_(ground), inquiry_(ground, residual), variables_(claim.slots.size(), not_applicable) {}

  ClaimFinding judge() {
    ClaimFinding finding;
    finding.instances = count(claim_.root(), finding.counted);
    switch (decide(claim_.root())) {
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
  Ref ground(OpId op) { return inquiry_.grounder().ground(claim_, op, variables_); }
  Answer decide(OpId op) { return inquiry_.decide(ground(op)); }

  /// Members surely in the set of an `all`.
  std::vector<std::uint32_t> members(Operation const& all) const {
    auto const sets = ground_.evaluator->sets(claim_, claim_.paths[all.path], variables_);
    return sets.size() == 1 ? sets.front().sure : std::vector<std::uint32_t>{};
  }

  /// How many elements the claim says something of; `counted` becomes the sort of the innermost.
  std::size_t count(OpId op, model::Sort& counted) {
    Operation const& operation = claim_[op];
    if (operation.op == Op::both) return count(operation.a, counted) + count(operation.b, counted);
    // `A implies B` says nothing where A is false.
    if (operation.op == Op::either && claim_[operation.a].op == Op::negate)
      return ground_.evaluator->at(claim_, operation.a, variables_) == Truth::yes ? 0 : 1;
    if (operation.op != Op::every) return 1;
    std::size_t sum = 0;
    counted = claim_.slots[operation.slot];
    for (std::uint32_t const member : members(operation)) {
      variables_[operation.slot] = member;
      sum += count(operation.a, counted);
    }
    variables_[operation.slot] = not_applicable;
    return sum;
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
      for (std::uint32_t const member : members(operation)) {
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
      finding.world = inquiry_.least_world(inquiry_.residual().negate(ground(op)));
    }
  }

  Formula const& claim_;
  Ground ground_;
  Inquiry inquiry_;
  std::vector<std::uint32_t> variables_;
};

}  // namespace

ClaimFinding judge_claim(Formula const& claim, Ground const& ground, Residual& residual) {
  return ClaimJudge(claim, ground, residual).judge();
}

}  // namespace glacis::verdict
