#pragma once
#include <cstdint>
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
    line_on_border,     ///< a line runs along the border of a zone
    line_through_zone,  ///< a line passes through a zone in which neither of its ends stands
    line_too_short,     ///< no room for its arrowhead
    heads_touch,        ///< two arrowheads
    bends_at_end,       ///< turns so near to its arrowhead or tee that it seems to run along the box
    crosses_itself      ///< an arm of a flow or of a bracket crosses another arm of the same
  } sort = Sort::box_on_box;
  std::string one, other;  ///< ids: of nodes, of rooms, of edges as `tail->head`
};

/// A page of text holds so much, upright and turned.
inline constexpr double page_width = 482, page_height = 668;
inline constexpr double turned_width = 714, turned_height = 425;
/// Scaled down further, the small print gets too small.
inline constexpr double least_scale = 0.93;

struct Inspection {
  std::vector<Hit> hits;
  std::size_t crossings = 0;  ///< of lines, but not of those that share a plate: that is a hit
  std::size_t bends = 0;      ///< of all lines; two close together count double
  double length = 0;          ///< of all lines
  double area = 0;
  double excess = 1;    ///< at least 1: so many times larger than a page, upright or turned
  bool turned = false;  ///< fits, but only a page that is turned
};

/// So many times too wide or too high for a page; at most 1: it fits one. A figure stands on a turned page only if it
/// need not be scaled for that.
double excess_of(double width, double height);

Inspection inspect(Placement const& placement);

}  // namespace glacis::output
