#include "engine/mechanism/encoding.h"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

#include "engine/mechanism/cone.h"

namespace glacis::mechanism {

using verdict::SolverAnswer;

namespace {

std::uint32_t count_of(std::size_t size) { return static_cast<std::uint32_t>(size); }

}  // namespace

Encoding::Encoding(Problem const& problem, Limits const& limits, std::size_t kinds, std::uint32_t resource_limit)
    : problem_(&problem),
      limit_(resource_limit),
      first_candidate_(count_of(problem.nodes.size())),
      first_kind_(first_candidate_ + count_of(problem.candidates.size())),
      first_goal_(first_kind_ + count_of(kinds)),
      size_(first_goal_ + problem.goals.size()),
      each_alone_(problem.candidates.size()),
      parts_(problem) {
  std::iota(each_alone_.begin(), each_alone_.end(), 0U);
  add_nodes();
  add_candidates();
  for (std::size_t g = 0; g < problem.goals.size(); ++g) clauses_.push_back({is(given_up(g)), is(problem.goals[g])});
  for (auto const& [a, b] : limits.conflicts) clauses_.push_back({-is(placed(a)), -is(placed(b))});
  for (Limits::Budget const& budget : limits.budgets) limits_.push_back({terms_of(budget), budget.room});
}

void Encoding::add_nodes() {
  using Form = Problem::Form;
  for (std::uint32_t n = 0; n < problem_->nodes.size(); ++n) {
    Problem::Node const& node = problem_->nodes[n];
    if (node.form == Form::candidate) {
      clauses_.push_back({-is(n), is(placed(node.candidate))});
      clauses_.push_back({-is(n), is(problem_->candidates[node.candidate].needs)});
      continue;
    }
    verdict::SolverClause any{-is(n)};
    for (std::uint32_t const child : problem_->children_of(n)) {
      if (node.form == Form::any_of)
        any.push_back(is(child));
      else
        clauses_.push_back({-is(n), is(child)});
    }
    if (node.form == Form::any_of) clauses_.push_back(any);
  }
}

void Encoding::add_candidates() {
  if (first_kind_ == first_goal_) return;
  for (std::uint32_t c = 0; c < problem_->candidates.size(); ++c)
    clauses_.push_back({-is(placed(c)), is(taken(problem_->candidates[c].kind))});
}

std::vector<std::pair<Encoding::Literal, std::int64_t>> Encoding::terms_of(Limits::Budget const& budget) {
  std::vector<std::pair<Literal, std::int64_t>> terms;
  std::map<std::uint32_t, std::map<std::int64_t, std::uint32_t>> steps;  // per group: amount, variable
  for (Limits::Share const& share : budget.shares) {
    if (share.each > 0) terms.emplace_back(is(placed(share.candidate)), share.each);
    if (share.once > 0) steps[share.group].emplace(share.once, 0);
  }
  for (auto& [group, amounts] : steps) {
    std::int64_t below = 0;
    std::uint32_t lower = 0;
    for (auto& [amount, variable] : amounts) {
      variable = count_of(size_++);
      terms.emplace_back(is(variable), amount - below);
      if (below > 0) clauses_.push_back({-is(variable), is(lower)});
      below = amount;
      lower = variable;
    }
  }
  for (Limits::Share const& share : budget.shares)
    if (share.once > 0) clauses_.push_back({-is(placed(share.candidate)), is(steps.at(share.group).at(share.once))});
  return terms;
}

void Encoding::fix(std::uint32_t variable, bool value) { clauses_.push_back({value ? is(variable) : -is(variable)}); }

std::vector<std::int64_t> Encoding::use_of(Limits::Budget const& budget) {
  auto const terms = terms_of(budget);
  std::vector<std::int64_t> weights(size_, 0);
  for (auto const& [literal, amount] : terms) weights[static_cast<std::size_t>(literal - 1)] += amount;
  return weights;
}

bool Encoding::cut_circles(std::vector<bool> const& values) {
  Closure closure(*problem_);
  std::vector<bool> chosen;
  for (std::uint32_t c = 0; c < problem_->candidates.size(); ++c) {
    chosen.push_back(values[placed(c)]);
    if (chosen.back()) closure.place(c);
  }
  bool found = false;
  for (std::size_t g = 0; g < problem_->goals.size(); ++g) {
    if (values[given_up(g)] || closure.holds(problem_->goals[g])) continue;
    verdict::SolverClause clause{is(given_up(g))};
    for (std::uint32_t const candidate : Cone(parts_, problem_->goals[g], each_alone_).cut(chosen))
      clause.push_back(is(placed(candidate)));
    clauses_.push_back(clause);
    found = true;
  }
  return found;
}

Encoding::Answer Encoding::least(std::vector<std::int64_t> const& weights) {
  std::vector<std::int64_t> all = weights;
  all.resize(size_, 0);
  while (true) {
    verdict::LeastWeight const found = verdict::least_weight(all, clauses_, limits_, limit_);
    if (found.status != SolverAnswer::satisfiable) return {found.status, 0, {}};
    if (!cut_circles(found.chosen)) return {found.status, found.weight, found.chosen};
  }
}

bool Encoding::settle(std::vector<std::int64_t> const& weights, std::vector<Tie> const& ties,
                      std::vector<bool>& values) {
  std::int64_t const total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
  auto const wanted = std::count_if(ties.begin(), ties.end(), [](Tie const& tie) { return tie.wanted; });
  int const used = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(total))) +
                   static_cast<int>(std::bit_width(static_cast<std::uint64_t>(wanted) + 2));
  if (used > 60) return false;
  auto const stretch = static_cast<std::size_t>(std::clamp(62 - used, 1, 20));
  for (std::size_t start = 0; start < std::max<std::size_t>(ties.size(), 1); start += stretch) {
    std::int64_t const unit = std::int64_t{1} << stretch;
    std::vector<std::int64_t> with_ties(size_, 0);
    for (std::size_t v = 0; v < weights.size(); ++v) with_ties[v] = weights[v] * (unit * (wanted + 2));
    for (std::size_t i = 0; i < ties.size(); ++i) {
      std::int64_t const gain = i >= start && i < start + stretch ? unit >> (i - start + 1) : 0;
      with_ties[ties[i].variable] += ties[i].wanted ? unit - gain : gain;
    }
    Answer const answer = least(with_ties);
    if (answer.status != SolverAnswer::satisfiable) return false;
    values = answer.values;
    for (std::size_t i = start; i < std::min(start + stretch, ties.size()); ++i)
      fix(ties[i].variable, values[ties[i].variable]);
  }
  return true;
}

}  // namespace glacis::mechanism
