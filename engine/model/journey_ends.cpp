#include "engine/model/journey_ends.h"

#include <algorithm>

#include "engine/model/components.h"

namespace glacis::model {

namespace {

/// Surely of a kind that is never an end.
bool only_relays(Vocabulary const& vocabulary, Entity const& entity) {
  if (!entity.kind.stated) return false;
  return std::all_of(entity.kind.members.begin(), entity.kind.members.end(), [&](KindId member) {
    if (vocabulary[member].relays_only) return true;
    if (!vocabulary[member].abstract) return false;
    auto const possible = vocabulary.concrete_below(member);
    return !possible.empty() &&
           std::all_of(possible.begin(), possible.end(), [&](KindId kind) { return vocabulary[kind].relays_only; });
  });
}

/// Per node: in a component that nothing enters, and in one that nothing leaves.
struct Outer {
  std::vector<bool> source;
  std::vector<bool> sink;
};

Outer outer_components(DataGraph const& graph) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  edges.reserve(graph.edges.size());
  for (auto const& edge : graph.edges) edges.emplace_back(edge.from, edge.to);
  auto const component = strong_components(graph.nodes.size(), edges);
  std::vector<bool> entered(graph.nodes.size());
  std::vector<bool> left(graph.nodes.size());
  for (auto const& [from, to] : edges) {
    if (component[from] == component[to]) continue;
    left[component[from]] = true;
    entered[component[to]] = true;
  }
  Outer result{std::vector<bool>(graph.nodes.size()), std::vector<bool>(graph.nodes.size())};
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    result.source[i] = !entered[component[i]];
    result.sink[i] = !left[component[i]];
  }
  return result;
}

std::vector<std::uint32_t> nodes_of(DataGraph const& graph, std::vector<Mention<EntityId>> const& stated) {
  std::vector<std::uint32_t> result;
  for (auto const& mention : stated) {
    auto const node = graph.node_of(mention.value);
    if (node < graph.nodes.size()) result.push_back(node);
  }
  std::sort(result.begin(), result.end());
  return result;
}

bool has(std::vector<std::uint32_t> const& sorted, std::uint32_t node) {
  return std::binary_search(sorted.begin(), sorted.end(), node);
}

}  // namespace

JourneyEnds journey_ends(Vocabulary const& vocabulary, UseCase const& use_case, DataId data, DataGraph const& graph) {
  auto const& datum = use_case[data];
  JourneyEnds result;
  result.origins = nodes_of(graph, datum.origins);
  result.consumers = nodes_of(graph, datum.consumers);
  result.derived = datum.origins.empty() || datum.consumers.empty();
  Outer outer;
  if (result.derived) outer = outer_components(graph);
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    auto const& entity = use_case[graph.nodes[i]];
    bool const may_end = !result.derived || !only_relays(vocabulary, entity);
    if (datum.origins.empty() && outer.source[i] && may_end) result.origins.push_back(i);
    if (datum.consumers.empty() && outer.sink[i] && may_end) result.consumers.push_back(i);
    auto const out = graph.out(i);
    bool const to_itself =
        std::any_of(out.begin(), out.end(), [&](DataGraph::Edge const& edge) { return edge.to == i; });
    if (!entity.many || !to_itself) continue;
    // Where ends are not stated a class is both, whatever else the data does.
    bool const begins = datum.origins.empty() ? may_end : has(result.origins, i);
    bool const ends = datum.consumers.empty() ? may_end : has(result.consumers, i);
    if (begins && ends) result.classes.push_back(i);
  }
  return result;
}

}  // namespace glacis::model
