#pragma once
#include <cstdint>
#include <vector>

#include "engine/model/data_graph.h"

namespace glacis::model {

/// Where the journeys of one data asset may begin and end.
struct JourneyEnds {
  std::vector<std::uint32_t> origins;    ///< nodes, ascending
  std::vector<std::uint32_t> consumers;  ///< nodes, ascending
  std::vector<std::uint32_t> classes;  ///< nodes that are origin and consumer of one journey: `many`, a flow to itself
  bool derived = false;                ///< an end is not stated
};

/// Stated ends; else the members of source and sink components, without kinds that only relay.
JourneyEnds journey_ends(Vocabulary const& vocabulary, UseCase const& use_case, DataId data, DataGraph const& graph);

}  // namespace glacis::model
