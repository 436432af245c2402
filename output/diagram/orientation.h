#pragma once
#include <cstdint>
#include <vector>

#include "engine/report/report.h"
#include "output/diagram/dot.h"

namespace glacis::output {

/// Which way a flow points in the layout. Most point from their sender to their receivers; those that would close a
/// ring are laid the other way round, with their arrowhead at the tail, so that ranks follow the data.
struct Orientation {
  std::vector<std::uint32_t> order;    ///< flows, as they are laid down
  std::vector<bool> reversed;          ///< parallel to Report::flows
  std::vector<bool> bracket_reversed;  ///< parallel to Scene::brackets
};

Orientation orient(report::Report const& report, Scene const& scene, FlowOrder order);

}  // namespace glacis::output
