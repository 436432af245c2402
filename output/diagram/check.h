#pragma once
#include <string>
#include <vector>

#include "output/diagram/placement.h"

namespace glacis::output {

/// What a reader would stumble over in a laid out figure.
struct Hit {
  enum class Sort : std::uint8_t {
    box_on_box,  ///< two boxes, a box and a title, a box and the border of a zone
    zones_too_close,
    line_through_box,
    line_through_title,
    line_on_line,       ///< two lines run on top of each other for a while
    line_through_zone,  ///< a line passes through a zone in which neither of its ends stands
    line_too_short      ///< no room for its arrowhead
  } sort = Sort::box_on_box;
  std::string one, other;  ///< ids: of nodes, of rooms, of edges as `tail->head`
};

/// A page of text holds so much.
inline constexpr double page_width = 482;
inline constexpr double page_height = 665;
/// Scaled down further, the small print gets too small.
inline constexpr double least_scale = 0.93;

struct Inspection {
  std::vector<Hit> hits;
  std::size_t crossings = 0;  ///< of lines that share no end
  std::size_t bends = 0;      ///< of all lines
  double length = 0;          ///< of all lines
  double wide = 1, high = 1;  ///< at least 1: so many times wider and higher than a page
};

Inspection inspect(Placement const& placement);

}  // namespace glacis::output
