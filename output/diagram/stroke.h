#pragma once
#include <vector>

#include "output/diagram/terrain.h"

namespace glacis::output {

/// Where a route begins, turns and ends.
std::vector<Point> corners_of(Route const& route, Grid const& grid);
/// The route as a curve with rounded corners, shortened by its arrowheads.
Line line_of(Connection const& connection, std::vector<Point> corners);

}  // namespace glacis::output
