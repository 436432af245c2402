#include "engine/report/cut.h"

#include <algorithm>

namespace glacis::report {
namespace {

using mechanism::Cut;
using mechanism::Problem;

template <class IsCut>
bool fills(Problem const& problem, std::uint32_t node, IsCut const& is_cut) {
  if (problem.nodes[node].form == Problem::Form::candidate) return is_cut(problem.nodes[node].candidate);
  if (problem.nodes[node].form != Problem::Form::support) return false;
  std::uint32_t const by = problem.children_of(node).front();
  return problem.nodes[by].form == Problem::Form::candidate && is_cut(problem.nodes[by].candidate);
}

/// The place that a node stands for, or null.
UseCaseNeeds::Place const* place_at(UseCaseNeeds const& needs, std::uint32_t node) {
  auto const found = std::lower_bound(needs.places.begin(), needs.places.end(), node,
                                      [](auto const& each, std::uint32_t wanted) { return each.node < wanted; });
  return found != needs.places.end() && found->node == node ? &*found : nullptr;
}

/// The first place below the goal that a kind of the cut would fill.
std::string place_of(Catalogued const& catalogued, UseCaseNeeds const& needs, std::uint32_t goal, Cut const& cut) {
  Problem const& problem = needs.problem;
  auto const is_cut = [&](std::uint32_t candidate) {
    return std::binary_search(cut.begin(), cut.end(), catalogued.kind_of[problem.candidates[candidate].kind]);
  };
  mechanism::Closure closure(problem);
  for (std::uint32_t c = 0; c < problem.candidates.size(); ++c)
    if (!is_cut(c)) closure.place(c);
  std::vector<std::uint32_t> pending{problem.goals[goal]};
  std::vector<bool> met(problem.nodes.size(), false);
  for (std::size_t i = 0; i < pending.size(); ++i) {
    std::uint32_t const node = pending[i];
    if (closure.holds(node) || met[node]) continue;
    met[node] = true;
    UseCaseNeeds::Place const* const place = place_at(needs, node);
    for (std::uint32_t const child : problem.children_of(node)) {
      if (place != nullptr && fills(problem, child, is_cut)) return place->text;
      pending.push_back(child);
    }
    if (problem.nodes[node].form == Problem::Form::candidate)
      pending.push_back(problem.candidates[problem.nodes[node].candidate].needs);
  }
  return {};
}

}  // namespace

BaselineCut tell_cut(Catalogued const& catalogued, std::vector<UseCaseNeeds> const& needs, mechanism::Demands& demands,
                     mechanism::Cut const& cut) {
  BaselineCut result;
  mechanism::KindSet others(demands.kinds());
  for (std::uint32_t kind = 0; kind < demands.kinds(); ++kind) others.add(kind);
  for (std::uint32_t const kind : cut) {
    others.remove(kind);
    result.one_of.push_back(catalogued.names[kind]);
  }
  mechanism::Demands::Held const held = demands.held(others);
  for (std::uint32_t u = 0; u < needs.size(); ++u) {
    std::size_t const before = result.findings;
    for (mechanism::Demands::Goal const& goal : demands.goals(u)) {
      if (held[goal.demand] || result.findings++ > 0) continue;
      result.use_case = needs[u].id;
      result.finding = needs[u].goals[goal.index].id;
      result.place = place_of(catalogued, needs[u], goal.index, cut);
    }
    result.use_cases += result.findings > before ? 1U : 0U;
  }
  return result;
}

}  // namespace glacis::report
