#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "output/diagram/grid.h"
#include "output/diagram/placement.h"
#include "output/diagram/route.h"

namespace glacis::output {

/// Where a line may meet a box: a cell outside it, and the point on its edge next to that cell.
struct Port {
  Cell cell = 0;
  Point edge;
  Heading inward = Heading::down;
  int position = 0;  ///< column or row, along the side
  int cost = 0;
};

/// The way of one line; no cells: it has none.
struct Route {
  std::vector<Cell> cells;  ///< from tail to head, neighbors on the grid
  Port from, to;
  std::int64_t cost = 0;
};

/// Prices are in tenths of a point of length.
namespace price {
inline constexpr int step = 60;
inline constexpr int bend = 260;
inline constexpr int crossing = 420;
inline constexpr int settled_crossing = 1200;  ///< once all lines know of each other
inline constexpr int crossing_itself = 4000;   ///< an arm over another arm of the same flow or bracket
inline constexpr int on_top = 20000;           ///< of another line: only if there is no other way
inline constexpr int knot = 4000;              ///< a bend on another line
inline constexpr int beside = 45;              ///< a step along another line, one grid line away
inline constexpr int title = 2500;             ///< a step through a zone's title
inline constexpr int foreign_zone = 240;       ///< a step through a zone in which the line does not end
inline constexpr int along_border = 150;       ///< a step along a zone's border
inline constexpr int beside_box = 600;         ///< a step along the edge of a box, its own
inline constexpr int early_bend = 3000;        ///< before an arrowhead is drawn
inline constexpr int crowded_port = 250;
inline constexpr int tees_touch = 3000;    ///< a tee and another arrowhead
inline constexpr int side_of_plate = 420;  ///< a plate is best entered from above and left below
inline constexpr int same_side = 1500;     ///< a plate is left on the side on which it is entered
}  // namespace price

/// The page as lines see it: boxes that they must go around, places that they had better avoid, and the lines that are
/// there already.
class Terrain {
 public:
  /// Titles are not yet avoided.
  Terrain(Placement const& placement, std::vector<Connection> const& connections, double room_at_edge);

  Grid const& grid() const { return grid_; }
  /// After a box has moved.
  void block_boxes();
  void shade_titles();
  /// Crossings cost more from now on. Before, a line may cross one that will make way for it.
  void settle() { crossing_ = price::settled_crossing; }

  /// What one line meets: its own boxes, and what each cell costs it.
  struct Ground {
    std::size_t line = 0;
    std::int16_t tail = 0, head = 0;
    Box tail_ring, head_ring;  ///< no bends here
    std::vector<int> price;
  };
  Ground ground_of(std::size_t line) const;
  bool is_free(Cell cell, Ground const& ground) const;
  /// REQUIRES that there is a next cell.
  int step_price(Cell from, Heading heading, Cell to, Ground const& ground) const;
  int bend_price(Cell at, Ground const& ground) const;
  /// What it costs more to go straight on in a cell that is reached in this heading: lines that may run together there
  /// may meet, but not cross.
  int price_straight_on(Cell at, Heading heading, Ground const& ground) const;

  /// Lines that leave one plate for several boxes may run together.
  bool may_share(std::size_t line, std::size_t other) const;
  void add(std::size_t line, Route const& route);
  /// Undoes what happened since `before` was copied from this.
  void restore(Terrain const& before);
  void remove(std::size_t line, Route const& route);

 private:
  std::int16_t number_of(std::string const& node) const;
  void find_borders();
  std::size_t stretch(Cell from, Heading heading) const;
  void occupy(std::size_t line, Route const& route, bool present);
  bool is_others(std::int16_t who, std::size_t line) const;
  bool is_taken(std::size_t line, Cell cell, bool vertical) const;
  int price_across(std::size_t line, Cell cell, bool vertical) const;
  bool share_plate(std::size_t line, std::size_t other) const;

  Placement const& placement_;
  std::vector<Connection> const& connections_;
  Grid grid_;
  int crossing_ = price::crossing;
  std::vector<std::string> names_;    ///< of nodes, sorted
  std::vector<std::int16_t> owner_;   ///< of each cell: the box in whose margin it lies
  std::vector<int> shade_;            ///< price of a step into a cell for its own sake
  std::vector<bool> border_;          ///< two a cell: beside a border that runs across, and upright
  std::vector<std::int16_t> along_;   ///< two a cell: the line on the stretch to the right, and upwards
  std::vector<std::uint16_t> turns_;  ///< lines that turn at a cell
};

Heading heading_of(Cell from, Cell to);

}  // namespace glacis::output
