#include "engine/mechanism/trace.h"

#include <algorithm>

namespace glacis::mechanism {

using Form = Problem::Form;

namespace {

constexpr std::uint32_t nobody = 0xFFFFFFFFU;

template <class T>
void make_set(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

class Trace {
 public:
  Trace(Candidates const& candidates, Closure const& closure, std::vector<std::uint32_t> const& placed)
      : candidates_(&candidates),
        problem_(&candidates.problem()),
        closure_(&closure),
        number_(problem_->candidates.size(), nobody),
        seen_in_(problem_->nodes.size(), 0) {
    for (std::uint32_t i = 0; i < placed.size(); ++i) number_[placed[i]] = i;
  }

  /// Calls `use(number, offer)` for each placed instance that stands at a place on which the node rests.
  template <class Use>
  void walk(std::uint32_t root, Use use) {
    ++walk_;
    pending_.assign(1, root);
    while (!pending_.empty()) {
      std::uint32_t const node = pending_.back();
      pending_.pop_back();
      if (seen_in_[node] == walk_ || !closure_->holds(node)) continue;
      seen_in_[node] = walk_;
      verdict::ProtectionNode const* const place = candidates_->place(node);
      for (std::uint32_t const way : problem_->children_of(node)) {
        if (place == nullptr)
          pending_.push_back(way);
        else if (closure_->holds(way))
          use(number_of(way), place->offer);
      }
    }
  }

  /// The instance of a way in which a place is served.
  std::uint32_t number_of(std::uint32_t way) const {
    if (problem_->nodes[way].form == Form::support) way = problem_->children_of(way).front();
    return number_[problem_->nodes[way].candidate];
  }

 private:
  Candidates const* candidates_;
  Problem const* problem_;
  Closure const* closure_;
  std::vector<std::uint32_t> number_;   ///< of each candidate among the placed
  std::vector<std::uint32_t> seen_in_;  ///< per node: the last walk that met it
  std::vector<std::uint32_t> pending_;
  std::uint32_t walk_ = 0;
};

}  // namespace

void trace_contributions(Candidates const& candidates, Closure const& closure, std::vector<std::uint32_t> const& placed,
                         Plan& plan) {
  Problem const& problem = candidates.problem();
  Trace trace(candidates, closure, placed);
  for (std::size_t g = 0; g < problem.goals.size(); ++g) {
    Goal const goal = candidates.goals()[g];
    trace.walk(problem.goals[g], [&](std::uint32_t number, rule::Offer offer) {
      (goal.obligation ? plan.placed[number].meets : plan.placed[number].closes).push_back(goal.index);
      plan.placed[number].provides.push_back(offer);
    });
  }
  auto support = [&](std::uint32_t supported, std::uint32_t needs) {
    trace.walk(needs, [&](std::uint32_t number, rule::Offer offer) {
      if (number == supported) return;
      plan.placed[number].supports.push_back(supported);
      plan.placed[number].provides.push_back(offer);
    });
  };
  for (std::uint32_t i = 0; i < placed.size(); ++i) {
    Problem::Candidate const& candidate = problem.candidates[placed[i]];
    support(i, candidate.needs);
    for (std::uint32_t const use : problem.parents_of(candidate.node))
      if (problem.nodes[use].form == Form::support && closure.holds(use)) support(i, problem.children_of(use).back());
  }
  for (Placed& instance : plan.placed) {
    make_set(instance.provides);
    make_set(instance.closes);
    make_set(instance.meets);
    make_set(instance.supports);
  }
}

}  // namespace glacis::mechanism
