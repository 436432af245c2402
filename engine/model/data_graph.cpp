#include "engine/model/data_graph.h"

#include <algorithm>
#include <tuple>

namespace glacis::model {

namespace {

constexpr std::uint32_t unset = 0xFFFFFFFFU;

/// Calls `visit(data, back)` for everything that the flow surely lists.
template <class Visit>
void each_datum(Flow const& flow, Visit const& visit) {
  for (auto const& mention : flow.data.members) visit(mention.value, false);
  for (auto const& mention : flow.back.members) visit(mention.value, true);
}

void index_edges(DataGraph& graph) {
  std::sort(graph.edges.begin(), graph.edges.end(), [](DataGraph::Edge const& a, DataGraph::Edge const& b) {
    return std::tie(a.from, a.to, a.flow) < std::tie(b.from, b.to, b.flow);
  });
  graph.out_offsets.assign(graph.nodes.size() + 1, 0);
  graph.in_offsets.assign(graph.nodes.size() + 1, 0);
  for (auto const& edge : graph.edges) {
    ++graph.out_offsets[edge.from + 1];
    ++graph.in_offsets[edge.to + 1];
  }
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    graph.out_offsets[i + 1] += graph.out_offsets[i];
    graph.in_offsets[i + 1] += graph.in_offsets[i];
  }
  graph.in_edges.resize(graph.edges.size());
  auto next = graph.in_offsets;
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) graph.in_edges[next[graph.edges[i].to]++] = i;
}

}  // namespace

std::uint32_t DataGraph::node_of(EntityId entity) const {
  auto const at = std::lower_bound(nodes.begin(), nodes.end(), entity);
  auto const found = at != nodes.end() && *at == entity;
  return static_cast<std::uint32_t>(found ? static_cast<std::size_t>(at - nodes.begin()) : nodes.size());
}

DataGraphs::DataGraphs(UseCase const& use_case)
    : use_case_(use_case), offsets_(use_case.data.size() + 1), node_of_(use_case.entities.size(), unset) {
  for (auto const& flow : use_case.flows) {
    each_datum(flow, [&](DataId data, bool) { ++offsets_[data.index + 1]; });
  }
  for (std::size_t i = 0; i < use_case.data.size(); ++i) offsets_[i + 1] += offsets_[i];
  carriages_.resize(offsets_.back());
  auto next = offsets_;
  for (std::size_t i = 0; i < use_case.flows.size(); ++i) {
    each_datum(use_case.flows[i], [&](DataId data, bool back) {
      carriages_[next[data.index]++] = {id_of<FlowTag>(i), back};
    });
  }
}

DataGraph DataGraphs::graph_of(DataId data) {
  DataGraph graph;
  std::span<Carriage const> const carriages{carriages_.data() + offsets_[data.index],
                                            carriages_.data() + offsets_[data.index + 1]};
  auto const visit = [&](EntityId entity) {
    if (node_of_[entity.index] != unset) return;
    node_of_[entity.index] = 0;
    graph.nodes.push_back(entity);
  };
  for (auto const& carriage : carriages) {
    visit(use_case_[carriage.flow].from);
    for (auto const& receiver : use_case_[carriage.flow].to) visit(receiver.value);
  }
  std::sort(graph.nodes.begin(), graph.nodes.end());
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) node_of_[graph.nodes[i].index] = i;
  for (auto const& carriage : carriages) {
    auto const& flow = use_case_[carriage.flow];
    for (auto const& receiver : flow.to) {
      auto from = flow.from;
      auto to = receiver.value;
      if (carriage.back) std::swap(from, to);
      bool const sure = !flow.optional && !use_case_[from].optional && !use_case_[to].optional;
      graph.edges.push_back({node_of_[from.index], node_of_[to.index], carriage.flow, sure});
    }
  }
  for (auto const entity : graph.nodes) node_of_[entity.index] = unset;
  index_edges(graph);
  return graph;
}

}  // namespace glacis::model
