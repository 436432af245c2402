#pragma once
#include <vector>

#include "output/diagram/terrain.h"

namespace glacis::output {

/// The cheapest way from one of the `starts` to one of the `ends`, ports of the boxes that the line joins. No cells:
/// there is none. Equal prices are decided by the grid, so that the same page always gives the same way.
Route find_path(Terrain const& terrain, Terrain::Ground const& ground, std::vector<Port> const& starts,
                std::vector<Port> const& ends, Box const& goal);

}  // namespace glacis::output
