#include "engine/mechanism/greedy.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace glacis::mechanism {

namespace {

using Form = Problem::Form;

/// The cheapest derivation of each node, after Knuth's generalization of Dijkstra: a node is settled after what it
/// rests on, so derivations are acyclic. What two branches share is counted twice; that is why this is no proof.
class Derivations {
 public:
  explicit Derivations(Problem const& problem)
      : problem_(&problem),
        cost_(problem.nodes.size(), 0),
        missing_(problem.nodes.size(), 0),
        best_(problem.nodes.size(), Problem::never),
        settled_(problem.nodes.size(), false) {
    for (std::uint32_t n = 0; n < problem.nodes.size(); ++n) {
      Problem::Node const& node = problem.nodes[n];
      missing_[n] = node.form == Form::any_of || node.form == Form::candidate ? 1 : node.count;
      if (missing_[n] == 0) given_.push_back(n);
    }
    // What holds for nothing is in order already; only the rest has to queue.
    for (std::size_t next = 0; next < given_.size() || !queue_.empty();) {
      if (next < given_.size() && (queue_.empty() || Entry{0, given_[next]} < queue_.top())) {
        settle(0, given_[next++]);
        continue;
      }
      auto const [cost, node] = queue_.top();
      queue_.pop();
      if (!settled_[node]) settle(cost, node);
    }
  }

  std::vector<std::uint32_t> take_best() && { return std::move(best_); }

 private:
  static constexpr std::int64_t most = std::int64_t{1} << 60;

  void settle(std::int64_t cost, std::uint32_t node) {
    settled_[node] = true;
    cost_[node] = cost;
    for (std::uint32_t const parent : problem_->parents_of(node)) {
      if (settled_[parent]) continue;
      Problem::Node const& above = problem_->nodes[parent];
      if (above.form == Form::any_of) {
        // The first to come is the cheapest; of equals, the one with the smaller number.
        if (best_[parent] == Problem::never) best_[parent] = node;
        queue_.emplace(cost, parent);
        continue;
      }
      std::int64_t const own = above.form == Form::candidate ? problem_->candidates[above.candidate].cost + 1 : 0;
      cost_[parent] = std::min(most, cost_[parent] + cost);
      if (--missing_[parent] == 0) queue_.emplace(std::min(most, cost_[parent] + own), parent);
    }
  }

  using Entry = std::pair<std::int64_t, std::uint32_t>;
  Problem const* problem_;
  std::vector<std::int64_t> cost_;
  std::vector<std::uint32_t> missing_;
  std::vector<std::uint32_t> best_;
  std::vector<bool> settled_;
  std::vector<std::uint32_t> given_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

std::vector<bool> marks(std::span<std::uint32_t const> goals, std::size_t size) {
  std::vector<bool> marked(size, false);
  for (std::uint32_t const goal : goals) marked[goal] = true;
  return marked;
}

/// What the goals may rest on in any way.
std::vector<bool> cone_of(Problem const& problem, std::span<std::uint32_t const> goals) {
  std::vector<bool> seen = marks(goals, problem.nodes.size());
  std::vector<std::uint32_t> pending(goals.begin(), goals.end());
  auto const meet = [&](std::uint32_t node) {
    if (seen[node]) return;
    seen[node] = true;
    pending.push_back(node);
  };
  while (!pending.empty()) {
    std::uint32_t const node = pending.back();
    pending.pop_back();
    Problem::Node const& form = problem.nodes[node];
    if (form.form == Form::candidate) meet(problem.candidates[form.candidate].needs);
    for (std::uint32_t const child : problem.children_of(node)) meet(child);
  }
  return seen;
}

/// Drops what nothing rests on, the dearest first: a candidate may go if each `any_of` above it has another child
/// that came to hold before it did. Such ranks are kept, so support stays acyclic.
void drop_superfluous(Problem const& problem, std::span<std::uint32_t const> goals, std::vector<bool>& placed) {
  Closure closure(problem);
  for (std::uint32_t c = 0; c < placed.size(); ++c)
    if (placed[c]) closure.place(c);
  std::vector<std::uint32_t> rank(problem.nodes.size(), 0xFFFFFFFFU);
  for (std::uint32_t i = 0; i < closure.order().size(); ++i) rank[closure.order()[i]] = i;
  std::vector<bool> gone(problem.nodes.size(), false);
  std::vector<bool> const is_goal = marks(goals, problem.nodes.size());
  std::vector<bool> const needed = cone_of(problem, goals);
  std::vector<std::uint32_t> by_cost;
  for (std::uint32_t c = 0; c < placed.size(); ++c)
    if (placed[c]) by_cost.push_back(c);
  std::stable_sort(by_cost.begin(), by_cost.end(),
                   [&](auto a, auto b) { return problem.candidates[a].cost > problem.candidates[b].cost; });
  for (std::uint32_t const c : by_cost) {
    std::uint32_t const node = problem.candidates[c].node;
    auto const above = problem.parents_of(node);
    if (is_goal[node] || !std::all_of(above.begin(), above.end(), [&](std::uint32_t parent) {
          if (!needed[parent]) return true;
          if (problem.nodes[parent].form != Form::any_of) return false;
          auto const ways = problem.children_of(parent);
          return std::any_of(ways.begin(), ways.end(),
                             [&](std::uint32_t way) { return way != node && !gone[way] && rank[way] < rank[parent]; });
        }))
      continue;
    placed[c] = false;
    gone[node] = true;
  }
}

}  // namespace

Greedy::Greedy(Problem const& problem) : problem_(&problem), best_(Derivations(problem).take_best()) {}

std::vector<std::uint32_t> Greedy::place(std::span<std::uint32_t const> goals) const {
  std::vector<bool> placed(problem_->candidates.size(), false);
  std::vector<bool> seen(problem_->nodes.size(), false);
  std::vector<std::uint32_t> pending(goals.begin(), goals.end());
  while (!pending.empty()) {
    std::uint32_t const node = pending.back();
    pending.pop_back();
    if (seen[node]) continue;
    seen[node] = true;
    Problem::Node const& form = problem_->nodes[node];
    if (form.form == Form::candidate) {
      placed[form.candidate] = true;
      pending.push_back(problem_->candidates[form.candidate].needs);
    } else if (form.form == Form::any_of) {
      pending.push_back(best_[node]);
    } else {
      for (std::uint32_t const child : problem_->children_of(node)) pending.push_back(child);
    }
  }
  drop_superfluous(*problem_, goals, placed);
  std::vector<std::uint32_t> result;
  for (std::uint32_t c = 0; c < placed.size(); ++c)
    if (placed[c]) result.push_back(c);
  return result;
}

}  // namespace glacis::mechanism
