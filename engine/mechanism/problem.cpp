#include "engine/mechanism/problem.h"

namespace glacis::mechanism {

std::uint32_t Problem::reserve() {
  nodes.emplace_back();
  return static_cast<std::uint32_t>(nodes.size() - 1);
}

void Problem::set(std::uint32_t node, Form form, std::vector<std::uint32_t> const& of) {
  nodes[node] = {form, static_cast<std::uint32_t>(children.size()), static_cast<std::uint32_t>(of.size()), 0};
  children.insert(children.end(), of.begin(), of.end());
}

std::uint32_t Problem::add(Form form, std::vector<std::uint32_t> const& of) {
  if (of.empty()) return form == Form::any_of ? never : always;
  if (of.size() == 1) return of.front();
  std::uint32_t const node = reserve();
  set(node, form, of);
  return node;
}

std::uint32_t Problem::add_candidate(std::uint32_t kind, std::int64_t cost) {
  std::uint32_t const node = reserve();
  nodes[node].form = Form::candidate;
  nodes[node].candidate = static_cast<std::uint32_t>(candidates.size());
  candidates.push_back({node, always, kind, cost});
  return node;
}

void Problem::finish() {
  parent_offsets.assign(nodes.size() + 1, 0);
  for (std::uint32_t n = 0; n < nodes.size(); ++n)
    for (std::uint32_t const child : children_of(n)) ++parent_offsets[child + 1];
  for (Candidate const& candidate : candidates) ++parent_offsets[candidate.needs + 1];
  for (std::size_t n = 0; n < nodes.size(); ++n) parent_offsets[n + 1] += parent_offsets[n];
  parents.resize(parent_offsets.back());
  std::vector<std::uint32_t> next(parent_offsets.begin(), parent_offsets.end() - 1);
  for (std::uint32_t n = 0; n < nodes.size(); ++n)
    for (std::uint32_t const child : children_of(n)) parents[next[child]++] = n;
  for (Candidate const& candidate : candidates) parents[next[candidate.needs]++] = candidate.node;
}

}  // namespace glacis::mechanism
