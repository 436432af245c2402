#include "engine/verdict/inquiry.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/verdict/smt.h"
#include "engine/verdict/words.h"

namespace glacis::verdict {

using Ref = Residual::Ref;

std::vector<Ref> const& Inquiry::given(Ref goal) {
  std::vector<std::uint64_t> variables = residual_->variables(goal);
  if (variables == given_of_) return given_;
  given_.clear();
  ground_.ties->slice(variables, grounder_, *residual_, given_);
  given_of_ = std::move(variables);
  return given_;
}

Answer Inquiry::decide(Ref goal) {
  if (residual_->is_constant(goal)) return goal == residual_->constant(true) ? Answer::yes : Answer::no;
  Answer const answer = ground_.decider->decide(residual_->shape(goal, given(goal)));
  return answer == Answer::contradiction ? Answer::gave_up : answer;
}

std::string Inquiry::script(std::string_view heading, std::vector<Goal> const& goals) {
  std::vector<std::uint64_t> variables;
  for (Goal const& goal : goals) {
    for (std::uint64_t const variable : residual_->variables(goal.ref)) variables.push_back(variable);
  }
  std::vector<Ref> const given = ground_.ties->everything(std::move(variables), grounder_, *residual_);
  SmtScript script(*residual_, heading, given, [this](std::uint64_t variable) {
    return name_of(ground_.evaluator->columns(), *ground_.flags, variable);
  });
  for (Goal const& goal : goals) script.ask(goal.ref, goal.possible, goal.meaning);
  return std::move(script).text();
}

std::vector<std::uint64_t> Inquiry::in_order(Ref goal) const {
  // Flags are numbered as they come up; what they are about is the same whatever was asked before.
  std::vector<std::uint64_t> variables = residual_->variables(goal);
  std::ranges::stable_sort(variables, [this](std::uint64_t a, std::uint64_t b) {
    if (!is_flag(a) || !is_flag(b)) return a < b;
    return std::ranges::lexicographical_compare(ground_.flags->key_of(a), ground_.flags->key_of(b));
  });
  return variables;
}

std::optional<std::vector<Assignment>> Inquiry::least_world(Ref goal) {
  return verdict::least_world(*residual_, goal, in_order(goal), given(goal), *ground_.decider);
}

namespace {

/// Nobody reads a world of more, and finding it takes the square of that.
constexpr std::size_t most_unknowns = 160;

}  // namespace

std::vector<Fact> Inquiry::tell_smallest_world(Ref goal) {
  std::size_t const unknowns = residual_->variables(goal).size();
  if (unknowns > most_unknowns) {
    Answer const answer = decide(goal);
    if (answer == Answer::no || answer == Answer::gave_up) return {};
    return {{fmt::format("some of {} facts that are not known, together", unknowns), model::Basis::stated, {}, true}};
  }
  std::vector<std::uint64_t> const variables = in_order(goal);
  // That a list has more members than are drawn is the least that a reader can be told.
  std::vector<std::uint64_t> telling = variables;
  std::erase_if(telling, [this](std::uint64_t variable) {
    return is_flag(variable) && ground_.flags->key_of(variable).front() == topic::open_list;
  });
  auto const world = smallest_world(*residual_, goal, variables, telling, given(goal), *ground_.decider);
  return world ? told(ground_.evaluator->columns(), *ground_.flags, *world) : std::vector<Fact>{};
}

}  // namespace glacis::verdict
