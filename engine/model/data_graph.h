#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/use_case.h"

namespace glacis::model {

/// One data asset's way over the flows that surely list it: entities as nodes, in the data's direction.
struct DataGraph {
  struct Edge {
    std::uint32_t from = 0;  ///< nodes
    std::uint32_t to = 0;
    FlowId flow;
    bool sure = true;  ///< neither the flow nor an end of it is optional
  };
  std::vector<EntityId> nodes;             ///< ascending
  std::vector<Edge> edges;                 ///< sorted by from
  std::vector<std::uint32_t> out_offsets;  ///< into edges
  std::vector<std::uint32_t> in_offsets;   ///< into in_edges
  std::vector<std::uint32_t> in_edges;     ///< edges, by their `to`

  std::span<Edge const> out(std::uint32_t node) const {
    return {edges.data() + out_offsets[node], edges.data() + out_offsets[node + 1]};
  }
  std::span<std::uint32_t const> in(std::uint32_t node) const {
    return {in_edges.data() + in_offsets[node], in_edges.data() + in_offsets[node + 1]};
  }
  /// The node of an entity; nodes.size() if no flow carries the data to or from it.
  std::uint32_t node_of(EntityId entity) const;
};

/// Makes the graphs of a use case one by one, each in time linear in its own flows.
class DataGraphs {
 public:
  explicit DataGraphs(UseCase const& use_case);
  bool is_carried(DataId data) const { return offsets_[data.index] != offsets_[data.index + 1]; }
  DataGraph graph_of(DataId data);

 private:
  struct Carriage {
    FlowId flow;
    bool back = false;  ///< from each receiver to `from`
  };
  UseCase const& use_case_;
  std::vector<std::uint32_t> offsets_;  ///< per data, into carriages_
  std::vector<Carriage> carriages_;
  std::vector<std::uint32_t> node_of_;  ///< per entity; scratch, all unset between calls
};

}  // namespace glacis::model
