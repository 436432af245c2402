#pragma once
#include <string>
#include <vector>

#include "output/diagram/placement.h"

namespace glacis::output {

/// A line that a figure needs: between an entity's box and a plate that stands on the line.
struct Connection {
  std::string tail, head;    ///< ids of nodes
  double arrow_at_tail = 0;  ///< points that an arrowhead takes; 0: none
  double arrow_at_head = 0;
  bool heavy = false;  ///< a mechanism end to end: gives way to flows
};

/// Draws lines along a grid, at right angles: around boxes, away from titles, out of zones where they do not end, with
/// few bends and crossings, never on top of each other if there is another way. Plates are entered in the middle.
/// Graphviz's own orthogonal lines miss the plates and run through titles.
/// REQUIRES all nodes of the connections placed. Replaces `placement.lines`, in the order of the connections, and may
/// widen the page. Moves plates sideways by less than a grid step.
void route_lines(Placement& placement, std::vector<Connection> const& connections);

}  // namespace glacis::output
