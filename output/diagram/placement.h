#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/diagram/geometry.h"

namespace glacis::output {

/// The path of an edge: Bézier pieces as Graphviz gives them (one point, then three a piece).
struct Line {
  std::string tail, head;
  std::vector<Point> curve;
  std::optional<Point> at_tail, at_head;  ///< tips of arrowheads
};

/// Where a line meets the ink of a plate, in points: how far below its top at its sides, how far inside it in the
/// middle of its top and of its bottom.
struct Levels {
  double left = 0, right = 0, top = 0, bottom = 0;
};

/// Where everything of a laid out figure stands.
struct Placement {
  Box page;
  std::map<std::string, Box> nodes;
  std::map<std::string, Box> rooms;      ///< clusters, those without ink too
  std::map<std::string, Box> titles;     ///< of clusters, by the cluster's name
  std::map<std::string, Levels> levels;  ///< of plates; not read, but given by who made them
  std::vector<Line> lines;               ///< edges that have a path
  std::size_t edges = 0;                 ///< with and without
};

/// Reads what `dot -Tdot` prints. Empty if it is anything else.
std::optional<Placement> read_placement(std::string_view laid_out);

}  // namespace glacis::output
