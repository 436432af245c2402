#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/report/report.h"
#include "output/diagram/placement.h"
#include "output/diagram/plate.h"
#include "output/diagram/rooms.h"
#include "output/diagram/route.h"
#include "output/diagram/scene.h"

namespace glacis::output {

enum class Splines : std::uint8_t { ortho, spline, polyline };
enum class Direction : std::uint8_t { down, right };
/// Where a zone's title stands: above or below all else in the zone, or as a box of its own among its entities.
enum class TitlePlace : std::uint8_t { top, bottom, among };
/// In which order flows are laid down; the first ones decide what is above and what below.
enum class FlowOrder : std::uint8_t { numbered, inner_first, longest_journey_first };

/// All that may differ between two drawings of the same report.
struct Layout {
  Splines splines = Splines::ortho;
  Direction direction = Direction::down;
  FlowOrder order = FlowOrder::numbered;
  double node_gap = 0.22;  ///< inches, between neighbors in a rank
  Wrapping wrapping;
  std::size_t legend_columns = 3;
  std::vector<TitlePlace> titles;     ///< parallel to Report::zones; shorter: top
  std::vector<std::uint32_t> folded;  ///< flows within one room whose ends and plate stand side by side
  bool mirrored = false;              ///< flows emitted last first: another picture of the same quality
  bool rooms_reversed = false;        ///< last zone first: left and right change places
  bool ranks_across_rooms = false;    ///< ranks are set for the whole figure, not room by room
  bool brackets_below = false;        ///< plates of mechanisms end to end may stand below all else
  bool hurried = false;               ///< less effort in placing, for figures that are too large otherwise
};

TitlePlace title_place(Layout const& layout, std::size_t zone);

/// A figure in Graphviz's language, and what it contains.
struct Dot {
  std::string text;
  std::size_t nodes = 0, edges = 0;
  std::map<std::string, Levels> levels;  ///< of its plates
  std::vector<Connection> connections;   ///< its edges, in order; of write_unplaced: also those it leaves out
};

/// A complete figure, for Graphviz to place and to draw.
/// REQUIRES, for all: a scene and rooms made from the same report. Ids are generated: `e` entity by index, `f` flow by
/// number, `b` bracket, `cluster_z` zone, `cluster_n` node with software, `t` title of a zone among its entities.
Dot write_dot(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout);
/// Only for Graphviz to say where boxes stand: no legend, no mechanisms end to end, lines straight.
Dot write_unplaced(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout);
/// With the place of everything, as `dot` and `neato -n2` draw it. The legend is a node `legend`, if it is placed.
Dot write_placed(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout,
                 Placement const& placement);
/// What Graphviz does not place, to learn its size: the legend in 1, 2, … columns as nodes `l1`, `l2`, … and the
/// plates of brackets.
std::string write_loose(report::Report const& report, Rooms const& rooms, Scene const& scene, Layout const& layout,
                        std::size_t most_columns);

}  // namespace glacis::output
