#include "engine/mechanism/closure.h"

namespace glacis::mechanism {

Closure::Closure(Problem const& problem)
    : problem_(&problem), missing_(problem.nodes.size()), placed_(problem.candidates.size(), false) {
  for (std::uint32_t n = 0; n < problem.nodes.size(); ++n) {
    Problem::Node const& node = problem.nodes[n];
    switch (node.form) {
      case Problem::Form::any_of: missing_[n] = 1; break;
      case Problem::Form::candidate: missing_[n] = 2; break;  // to be placed, and what it needs
      case Problem::Form::all_of:
      case Problem::Form::support: missing_[n] = node.count; break;
    }
    if (missing_[n] == 0) order_.push_back(n);
  }
  settle();
}

void Closure::advance(std::uint32_t node) {
  if (missing_[node] != 0 && --missing_[node] == 0) order_.push_back(node);
}

void Closure::settle() {
  for (; settled_ < order_.size(); ++settled_)
    for (std::uint32_t const parent : problem_->parents_of(order_[settled_])) advance(parent);
}

void Closure::place(std::uint32_t candidate) {
  if (placed_[candidate]) return;
  placed_[candidate] = true;
  advance(problem_->candidates[candidate].node);
  settle();
}

void Closure::place_all() {
  for (std::uint32_t c = 0; c < problem_->candidates.size(); ++c) place(c);
}

}  // namespace glacis::mechanism
