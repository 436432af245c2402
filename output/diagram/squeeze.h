#pragma once
#include <cstdint>
#include <vector>

#include "output/diagram/placement.h"
#include "output/diagram/route.h"

namespace glacis::output {

enum class Axis : std::uint8_t { across, down };

/// Takes the slack out of a placement along one axis: boxes and rooms keep their order and their distances, and are
/// otherwise pushed together, to no less than `least` points in all; then each box is moved between the boxes that its
/// lines join it with, as far as there is room. Graphviz sets whole ranks apart by their highest box, which costs a
/// third of the page. Lines are not kept.
void squeeze(Placement& placement, std::vector<Connection> const& connections, Axis axis, double least);

}  // namespace glacis::output
