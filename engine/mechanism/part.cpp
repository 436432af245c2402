#include "engine/mechanism/part.h"

#include <algorithm>
#include <numeric>

namespace glacis::mechanism {

std::uint32_t Parts::visit(std::uint32_t node) {
  if (node <= Problem::never) return node;
  if (granted_ != nullptr && granted_->holds(node)) return Problem::always;
  if (possible_ != nullptr && !possible_->holds(node)) return Problem::never;
  if (number_[node] == unseen) {
    number_[node] = static_cast<std::uint32_t>(visited_.size()) + 2;
    visited_.push_back(node);
  }
  return number_[node];
}

void Parts::fill(std::uint32_t node, Part& part) {
  Problem::Node const& original = whole_->nodes[node];
  std::uint32_t const number = number_[node];
  if (original.form == Problem::Form::candidate) {
    Problem::Candidate const& candidate = whole_->candidates[original.candidate];
    std::uint32_t const needs = visit(candidate.needs);
    if (granted_ != nullptr && granted_->placed(original.candidate)) {
      part.problem.set(number, Problem::Form::all_of, {needs});
      return;
    }
    part.problem.nodes[number] = {Problem::Form::candidate, 0, 0, static_cast<std::uint32_t>(part.candidates.size())};
    part.problem.candidates.push_back({number, needs, candidate.kind, candidate.cost});
    part.candidates.push_back(original.candidate);
    return;
  }
  kept_.clear();
  for (std::uint32_t const child : whole_->children_of(node)) {
    std::uint32_t const visited = visit(child);
    if (visited != Problem::never || original.form != Problem::Form::any_of) kept_.push_back(visited);
  }
  part.problem.set(number, original.form, kept_);
}

void Parts::sort_candidates(Part& part) const {
  std::vector<std::uint32_t> by_rank(part.candidates.size());
  std::iota(by_rank.begin(), by_rank.end(), 0U);
  std::sort(by_rank.begin(), by_rank.end(), [&](auto a, auto b) { return part.candidates[a] < part.candidates[b]; });
  std::vector<std::uint32_t> originals;
  std::vector<Problem::Candidate> sorted;
  for (std::uint32_t const c : by_rank) {
    Problem::Candidate const& candidate = part.problem.candidates[c];
    part.problem.nodes[candidate.node].candidate = static_cast<std::uint32_t>(sorted.size());
    sorted.push_back(candidate);
    originals.push_back(part.candidates[c]);
  }
  part.problem.candidates = std::move(sorted);
  part.candidates = std::move(originals);
}

Part Parts::of(std::vector<std::uint32_t> const& goals, Closure const* granted, Closure const* possible) {
  granted_ = granted;
  possible_ = possible;
  Part part;
  for (std::uint32_t const goal : goals) part.problem.goals.push_back(visit(goal));
  for (std::size_t i = 0; i < visited_.size(); ++i) {
    while (part.problem.nodes.size() < i + 3) part.problem.reserve();
    fill(visited_[i], part);
  }
  for (std::uint32_t const node : visited_) number_[node] = unseen;
  visited_.clear();
  sort_candidates(part);
  part.problem.finish();
  return part;
}

std::vector<std::int64_t> Part::signature() const {
  std::vector<std::int64_t> text;
  for (Problem::Node const& node : problem.nodes)
    text.insert(text.end(), {static_cast<std::int64_t>(node.form), node.count, node.candidate});
  text.insert(text.end(), problem.children.begin(), problem.children.end());
  for (Problem::Candidate const& candidate : problem.candidates)
    text.insert(text.end(), {candidate.node, candidate.needs, candidate.kind, candidate.cost});
  text.insert(text.end(), problem.goals.begin(), problem.goals.end());
  return text;
}

}  // namespace glacis::mechanism
