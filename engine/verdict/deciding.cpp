#include "engine/verdict/deciding.h"

#include <algorithm>

namespace glacis::verdict {

using condition::Op;
using condition::Operation;
using condition::OpId;

namespace {

class Search {
 public:
  Search(Evaluator const& evaluator, Evaluator const& surest, condition::Formula const& formula)
      : evaluator_(&evaluator), surest_(&surest), formula_(&formula) {}

  void visit(OpId op, std::vector<std::uint32_t>& variables) {
    Operation const& operation = (*formula_)[op];
    if (operation.op == Op::both && !is_definition(operation)) return conjunction(operation, variables);
    if (operation.op == Op::every && !is_definition(operation) && members(op, operation, variables)) return;
    parts_.push_back({op, variables});
  }
  std::vector<DecidingPart> take() { return std::move(parts_); }

 private:
  /// What is unfolded stands, part by part, where its name was written.
  bool is_definition(Operation const& operation) const {
    return (*formula_)[operation.a].place == operation.place ||
           (operation.b != condition::nothing && (*formula_)[operation.b].place == operation.place);
  }
  Truth truth(OpId op, std::vector<std::uint32_t> const& variables) const {
    return evaluator_->at(*formula_, op, variables);
  }
  bool surely_fails(OpId op, std::vector<std::uint32_t> const& variables) const {
    return surest_->at(*formula_, op, variables) == Truth::no;
  }

  void conjunction(Operation const& operation, std::vector<std::uint32_t>& variables) {
    Truth const a = truth(operation.a, variables), b = truth(operation.b, variables);
    if (a == Truth::no || b == Truth::no) {
      bool const second = a != Truth::no || (b == Truth::no && !surely_fails(operation.a, variables) &&
                                             surely_fails(operation.b, variables));
      return visit(second ? operation.b : operation.a, variables);
    }
    if (a == Truth::unknown) visit(operation.a, variables);
    if (b == Truth::unknown) visit(operation.b, variables);
  }

  /// Opens `all x in …`, unless which elements it speaks of is itself not known.
  bool members(OpId op, Operation const& operation, std::vector<std::uint32_t>& variables) {
    Truth const whole = truth(op, variables);
    auto const sets = evaluator_->sets(*formula_, formula_->paths[operation.path], variables);
    if (sets.size() != 1 || (sets.front().open && whole != Truth::no)) return false;
    std::uint32_t const outer = variables[operation.slot];
    std::vector<std::uint32_t> deciding;
    for (std::uint32_t const member : sets.front().sure) {
      variables[operation.slot] = member;
      if (truth(operation.a, variables) == whole) deciding.push_back(member);
    }
    if (whole == Truth::no && deciding.size() > 1) {
      auto const surest = std::ranges::find_if(deciding, [&](std::uint32_t member) {
        variables[operation.slot] = member;
        return surely_fails(operation.a, variables);
      });
      deciding = {surest == deciding.end() ? deciding.front() : *surest};
    }
    for (std::uint32_t const member : deciding) {
      variables[operation.slot] = member;
      visit(operation.a, variables);
    }
    variables[operation.slot] = outer;
    return !deciding.empty();
  }

  Evaluator const* evaluator_;
  Evaluator const* surest_;
  condition::Formula const* formula_;
  std::vector<DecidingPart> parts_;
};

}  // namespace

std::vector<DecidingPart> deciding_parts(Evaluator const& evaluator, Evaluator const& surest,
                                         condition::Formula const& formula, std::vector<std::uint32_t> variables) {
  variables.resize(std::max(variables.size(), formula.slots.size()), not_applicable);
  if (evaluator.at(formula, formula.root(), variables) == Truth::yes) return {};
  Search search(evaluator, surest, formula);
  search.visit(formula.root(), variables);
  return search.take();
}

}  // namespace glacis::verdict
