#include <algorithm>

#include "engine/verdict/partition.h"
#include "engine/verdict/shape.h"

namespace glacis::verdict {
namespace {

/// In which way a literal bears on the whole: more truth of it helps, hurts, or either.
enum Polarity : std::uint8_t { helps = 1, hurts = 2 };

/// What a value does for the literals, a bit for each way in which one may help.
using Service = std::vector<bool>;

bool serves_no_better(Service const& a, Service const& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] && !b[i]) return false;
  }
  return true;
}

}  // namespace

/// The nodes below `ref` that the variable bears on, children before parents.
std::vector<std::uint32_t> Residual::nodes_with(Ref ref, std::uint32_t variable) const {
  std::vector<std::uint32_t> below, todo{ref / 2};
  std::vector<bool> seen(nodes_.size());
  while (!todo.empty()) {
    std::uint32_t const node = todo.back();
    todo.pop_back();
    if (node == 0 || seen[node]) continue;
    seen[node] = true;
    below.push_back(node);
    if (nodes_[node].b == is_literal) continue;
    todo.push_back(nodes_[node].a / 2);
    todo.push_back(nodes_[node].b / 2);
  }
  std::sort(below.begin(), below.end());
  std::vector<bool> reads(nodes_.size());
  std::vector<std::uint32_t> result;
  for (std::uint32_t const node : below) {
    Node const& what = nodes_[node];
    reads[node] =
        what.b == is_literal ? literals_[what.a].variable == variable : reads[what.a / 2] || reads[what.b / 2];
    if (reads[node]) result.push_back(node);
  }
  return result;
}

/// Of the values that the formula tells apart those that none other serves at least as well.
std::vector<std::uint32_t> Residual::best_values(Ref ref, std::uint32_t variable,
                                                 std::vector<std::uint32_t> const& nodes) const {
  std::vector<std::uint8_t> polarity(nodes_.size());
  polarity[ref / 2] = (ref & 1) != 0 ? hurts : helps;
  std::vector<std::uint64_t const*> masks;
  std::vector<std::uint8_t> ways;
  for (std::size_t i = nodes.size(); i-- > 0;) {
    std::uint8_t const here = polarity[nodes[i]];
    auto const swapped = static_cast<std::uint8_t>(((here & helps) << 1) | ((here & hurts) >> 1));
    Node const& node = nodes_[nodes[i]];
    if (node.b == is_literal) {
      masks.push_back(words_.data() + literals_[node.a].mask);
      ways.push_back(here);
      continue;
    }
    for (Ref const child : {node.a, node.b}) polarity[child / 2] |= (child & 1) != 0 ? swapped : here;
  }
  std::size_t const words = words_of(variables_[variable].domain);
  auto values = representatives({words_.data() + variables_[variable].possible, words}, masks);
  std::vector<Service> services;
  for (std::uint32_t const value : values) {
    Service service;
    for (std::size_t i = 0; i < masks.size(); ++i) {
      bool const holds = ((masks[i][value / 64] >> (value % 64)) & 1) != 0;
      if ((ways[i] & helps) != 0) service.push_back(holds);
      if ((ways[i] & hurts) != 0) service.push_back(!holds);
    }
    services.push_back(std::move(service));
  }
  std::vector<std::uint32_t> best;
  for (std::size_t i = 0; i < values.size(); ++i) {
    bool beaten = false;
    for (std::size_t j = 0; j < values.size() && !beaten; ++j) {
      bool const other = services[i] != services[j] || j < i;
      beaten = j != i && other && serves_no_better(services[i], services[j]);
    }
    if (!beaten) best.push_back(values[i]);
  }
  return best;
}

std::vector<std::vector<std::uint64_t>> Residual::blocks(std::uint64_t key) const {
  std::uint32_t const variable = index_of(key);
  if (variable == variables_.size()) return {};
  std::size_t const words = words_of(variables_[variable].domain);
  std::span<std::uint64_t const> const possible{words_.data() + variables_[variable].possible, words};
  std::vector<std::uint64_t const*> masks;
  for (Literal const& literal : literals_) {
    if (literal.variable == variable) masks.push_back(words_.data() + literal.mask);
  }
  std::vector<std::vector<std::uint64_t>> result;
  for (std::uint32_t const value : representatives(possible, masks)) {
    auto& block = result.emplace_back(possible.begin(), possible.end());
    for (std::uint64_t const* const mask : masks) {
      bool const inside = ((mask[value / 64] >> (value % 64)) & 1) != 0;
      for (std::size_t i = 0; i < words; ++i) block[i] &= inside ? mask[i] : ~mask[i];
    }
  }
  return result;
}

std::uint32_t Residual::domain(std::uint64_t key) const {
  std::uint32_t const variable = index_of(key);
  return variable == variables_.size() ? 0 : variables_[variable].domain;
}

std::uint32_t Residual::index_of(std::uint64_t key) const {
  std::uint32_t variable = 0;
  while (variable < variables_.size() && variables_[variable].key != key) ++variable;
  return variable;
}

Residual::Ref Residual::exists(Ref ref, std::uint64_t key) {
  std::uint32_t const variable = index_of(key);
  if (variable == variables_.size()) return ref;
  std::vector<std::uint32_t> const nodes = nodes_with(ref, variable);
  if (nodes.empty()) return ref;
  std::vector<Ref> with(nodes_.size());
  for (std::uint32_t i = 0; i < with.size(); ++i) with[i] = 2 * i;
  Ref result = constant(false);
  for (std::uint32_t const value : best_values(ref, variable, nodes)) {
    for (std::uint32_t const node : nodes) {
      Node const what = nodes_[node];
      if (what.b == is_literal)
        with[node] = constant(((words_[literals_[what.a].mask + value / 64] >> (value % 64)) & 1) != 0);
      else
        with[node] = both(with[what.a / 2] ^ (what.a & 1), with[what.b / 2] ^ (what.b & 1));
    }
    result = either(result, with[ref / 2] ^ (ref & 1));
    if (result == constant(true)) break;
  }
  return result;
}

}  // namespace glacis::verdict
