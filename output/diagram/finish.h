#pragma once
#include <vector>

#include "output/diagram/placement.h"
#include "output/diagram/route.h"

namespace glacis::output {

struct Size {
  double width = 0, height = 0;
};

/// Takes out what no line joins: zones in which nothing is an end of a line, and boxes outside of zones. Each comes
/// back as a placement of its own.
std::vector<Placement> take_unjoined(Placement& placement, std::vector<Connection> const& connections);
/// Puts it where the page is free, so that the page hardly grows.
void place_block(Placement& placement, Placement const& block);

/// Puts a plate that belongs to no room where the page is free, near what it joins, so that the page hardly grows.
/// `below`: it may also stand below all else. REQUIRES all of `near` placed.
void place_loose(Placement& placement, std::string const& name, Size const& size, std::vector<std::string> const& near,
                 bool below);

/// Puts the legend where the page is free, else below or beside the figure, whichever keeps the page smaller.
/// `sizes` are its sizes in 1, 2, … columns; returns how many columns it got. The node is called `legend`.
std::size_t place_legend(Placement& placement, std::vector<Size> const& sizes);

/// So much more than its boxes, for their outlines and for thick lines.
inline constexpr double page_edge = 2;

/// Fits the page to what stands on it, and shifts everything so that the page begins at 0, 0, with its edge.
void begin_at_origin(Placement& placement);

}  // namespace glacis::output
