#include "output/diagram/route.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "output/diagram/naming.h"
#include "output/diagram/path.h"
#include "output/diagram/stroke.h"
#include "output/diagram/terrain.h"

namespace glacis::output {
namespace {

constexpr double room_at_edge = 18;  ///< around the page, for lines
constexpr double line_clearance = 3;

Port port_at(Grid const& grid, Box const& box, Heading inward, int position, int cost) {
  constexpr double clear = 0.5;
  switch (inward) {
    case Heading::down:
      return {grid.cell(position, grid.row_from(box.top + clear)), {grid.x(position), box.top}, inward, position, cost};
    case Heading::up:
      return {
          grid.cell(position, grid.row_to(box.bottom - clear)), {grid.x(position), box.bottom}, inward, position, cost};
    case Heading::left:
      return {grid.cell(grid.column_from(box.right + clear), position),
              {box.right, grid.y(position)},
              inward,
              position,
              cost};
    case Heading::right:
      return {
          grid.cell(grid.column_to(box.left - clear), position), {box.left, grid.y(position)}, inward, position, cost};
  }
  return {};
}

/// In the middle of each side, best above and below; sideways where there is ink.
void add_ports_of_plate(std::vector<Port>& ports, Grid const& grid, Box const& box, Levels const& levels,
                        Heading inward) {
  if (is_vertical(inward)) {
    Port port = port_at(grid, box, inward, grid.column_to(box.middle().x + 0.1), 0);
    port.edge.y += inward == Heading::up ? levels.bottom : -levels.top;
    ports.push_back(port);
    return;
  }
  double const level = box.top - (inward == Heading::right ? levels.left : levels.right);
  ports.push_back(port_at(grid, box, inward, grid.row_to(level + Grid::pitch / 2), price::side_of_plate));
}

/// All along each side, but not on rounded corners or on the curve of a drum.
void add_ports_of_entity(std::vector<Port>& ports, Grid const& grid, Box const& box, Heading inward) {
  bool const upright = is_vertical(inward);
  double const low = upright ? box.left : box.bottom, high = upright ? box.right : box.top;
  double const inset = std::min(9.0, (high - low) / 4);
  int const first = upright ? grid.column_from(low + inset) : grid.row_from(low + inset);
  int const last = upright ? grid.column_to(high - inset) : grid.row_to(high - inset);
  for (int at = first; at <= last; ++at) {
    double const off = std::abs((upright ? grid.x(at) : grid.y(at)) - (low + high) / 2);
    ports.push_back(port_at(grid, box, inward, at, static_cast<int>(off)));
  }
}

/// So that a straight line can meet each plate in its middle.
void center_plates(Placement& placement) {
  Grid const grid(grown(placement.page, room_at_edge));
  for (auto& [name, box] : placement.nodes) {
    if (!is_plate(name)) continue;
    double const middle = box.middle().x;
    box = moved(box, grid.x(grid.column_to(middle + Grid::pitch / 2)) - middle, 0);
  }
}

class Router {
 public:
  Router(Placement& placement, std::vector<Connection> const& connections)
      : placement_(placement),
        connections_(connections),
        terrain_(placement, connections, room_at_edge),
        routes_(connections.size()) {}

  void run() {
    std::vector<std::size_t> order(connections_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(connections_[a].heavy, span(a)) < std::pair(connections_[b].heavy, span(b));
    });
    for (std::size_t each : order) lay(each);
    set_titles();
    terrain_.shade_titles();
    // The first lines knew nothing of the later ones.
    for (int round = 0; round < 3; ++round) {
      if (round == 1) terrain_.settle();
      for (std::size_t each : order) {
        take_up(each);
        lay(each);
      }
    }
    for (int round = 0; round < 2; ++round) straighten();
    draw();
  }

 private:
  Box const& box_of(std::string const& node) const { return placement_.nodes.at(node); }

  Levels levels_of(std::string const& plate) const {
    auto const found = placement_.levels.find(plate);
    double const half = box_of(plate).height() / 2;
    return found == placement_.levels.end() ? Levels{half, half, 0, 0} : found->second;
  }

  double span(std::size_t line) const {
    Point const a = box_of(connections_[line].tail).middle(), b = box_of(connections_[line].head).middle();
    return std::abs(a.x - b.x) + std::abs(a.y - b.y);
  }

  std::vector<Port> ports(std::size_t line, std::string const& node) const {
    std::vector<Port> result;
    for (Heading const inward : {Heading::down, Heading::up, Heading::right, Heading::left}) {
      if (is_plate(node))
        add_ports_of_plate(result, terrain_.grid(), box_of(node), levels_of(node), inward);
      else
        add_ports_of_entity(result, terrain_.grid(), box_of(node), inward);
    }
    for (Port& port : result) port.cost += crowding(line, node, port);
    return result;
  }

  /// Other lines at the same box: too near, or on the wrong side of a plate.
  int crowding(std::size_t line, std::string const& node, Port const& port) const {
    int sum = 0;
    auto const meet = [&](Port const& taken, bool heavy) {
      if (taken.inward != port.inward) return;
      int const apart = std::abs(taken.position - port.position);
      if (is_plate(node))
        sum += price::same_side;
      else if (apart == 0)
        sum += price::on_top;
      else if (apart == 1)
        sum += heavy || connections_[line].heavy ? price::tees_touch : price::crowded_port;
    };
    for (std::size_t other = 0; other < routes_.size(); ++other) {
      if (other == line || routes_[other].cells.empty()) continue;
      if (is_plate(node) && terrain_.may_share(line, other)) continue;
      if (connections_[other].tail == node) meet(routes_[other].from, connections_[other].heavy);
      if (connections_[other].head == node) meet(routes_[other].to, connections_[other].heavy);
    }
    return sum;
  }

  void lay(std::size_t line) {
    Connection const& connection = connections_[line];
    routes_[line] = find_path(terrain_, terrain_.ground_of(line), ports(line, connection.tail),
                              ports(line, connection.head), box_of(connection.head));
    terrain_.add(line, routes_[line]);
  }

  void take_up(std::size_t line) {
    terrain_.remove(line, routes_[line]);
    routes_[line] = {};
    // What it shared with others now belongs to one that stays.
    for (std::size_t other = 0; other < routes_.size(); ++other) {
      if (routes_[other].cells.empty() || !terrain_.may_share(line, other)) continue;
      terrain_.remove(other, routes_[other]);
      terrain_.add(other, routes_[other]);
    }
  }

  /// Titles go where no line crosses them, as far to the left as can be; the strip that they stand in is theirs.
  void set_titles() {
    constexpr double step = 3, beside_line = half_arrowhead + air_of_title;
    std::vector<Box> strokes;
    for (Route const& route : routes_) {
      if (route.cells.empty()) continue;
      std::vector<Point> const corners = corners_of(route, terrain_.grid());
      for (std::size_t i = 1; i < corners.size(); ++i) {
        Point const &a = corners[i - 1], &b = corners[i];
        strokes.push_back(around({a.x, a.y, a.x, a.y}, {b.x, b.y, b.x, b.y}));
      }
    }
    for (auto& [room, title] : placement_.titles) {
      Box const& frame = placement_.rooms.at(room);
      double const left = std::min(title.left - frame.left, 8.0);
      for (double x = frame.left + left; x + title.width() + left / 2 <= frame.right; x += step) {
        Box const place = moved(title, x - title.left, 0);
        bool const free = std::none_of(strokes.begin(), strokes.end(),
                                       [&](Box const& stroke) { return overlap(stroke, place, beside_line); });
        if (!free) continue;
        title = place;
        break;
      }
    }
  }

  /// Moves boxes sideways where that takes a small jog out of a line: plates first, they have fewer lines.
  void straighten() {
    std::vector<std::string> names;
    for (auto const& [name, box] : placement_.nodes) names.push_back(name);
    std::stable_partition(names.begin(), names.end(), is_plate);
    for (std::string const& node : names) {
      std::vector<std::size_t> lines;
      for (std::size_t i = 0; i < connections_.size(); ++i) {
        if (connections_[i].tail == node || connections_[i].head == node) lines.push_back(i);
      }
      for (double const by : jogs(lines)) {
        if (can_move(node, by) && try_move(node, by, lines)) break;
      }
    }
  }

  /// Lengths of short sideways stretches, both ways, each once.
  std::vector<double> jogs(std::vector<std::size_t> const& lines) const {
    constexpr double longest = 42;
    std::vector<double> result;
    for (std::size_t line : lines) {
      if (routes_[line].cells.empty()) continue;
      std::vector<Point> const corners = corners_of(routes_[line], terrain_.grid());
      for (std::size_t i = 2; i + 1 < corners.size(); ++i) {
        double const length = std::abs(corners[i].x - corners[i - 1].x);
        if (length < 1 || length > longest) continue;
        for (double const by : {length, -length}) {
          if (std::find(result.begin(), result.end(), by) == result.end()) result.push_back(by);
        }
      }
    }
    return result;
  }

  bool can_move(std::string const& node, double by) const {
    constexpr double air = 8, inner_air = 4;
    Box const& now = box_of(node);
    Box const then = moved(now, by, 0);
    if (then.left < placement_.page.left || then.right > placement_.page.right) return false;
    Box const beside = {then.left - air, then.bottom, then.right + air, then.top};
    for (auto const& [other, box] : placement_.nodes) {
      if (other != node && overlap(beside, box)) return false;
    }
    for (auto const& [room, title] : placement_.titles) {
      if (overlap(then, title)) return false;
    }
    for (auto const& [room, box] : placement_.rooms) {
      if (!has_ink(room)) continue;
      bool const member = inside(now, box);
      if (member ? !inside(grown(then, inner_air), box) : overlap(then, box, air)) return false;
    }
    return true;
  }

  std::int64_t lay_again(std::vector<std::size_t> const& lines) {
    constexpr std::int64_t impossible = 1'000'000;
    std::int64_t sum = 0;
    for (std::size_t line : lines) take_up(line);
    for (std::size_t line : lines) lay(line);
    for (std::size_t line : lines) sum += routes_[line].cells.empty() ? impossible : routes_[line].cost;
    return sum;
  }

  bool try_move(std::string const& node, double by, std::vector<std::size_t> const& lines) {
    std::int64_t const old_cost = lay_again(lines);
    Terrain const old_terrain = terrain_;
    std::vector<Route> const old_routes = routes_;
    Box& box = placement_.nodes.at(node);
    for (std::size_t line : lines) take_up(line);
    box = moved(box, by, 0);
    terrain_.block_boxes();
    if (lay_again(lines) < old_cost) return true;
    box = moved(box, -by, 0);
    terrain_.restore(old_terrain);
    routes_ = old_routes;
    return false;
  }

  void draw() {
    placement_.lines.clear();
    for (std::size_t i = 0; i < connections_.size(); ++i) {
      Connection const& connection = connections_[i];
      if (routes_[i].cells.empty())
        placement_.lines.push_back(
            line_of(connection, {box_of(connection.tail).middle(), box_of(connection.head).middle()}));
      else
        placement_.lines.push_back(line_of(connection, corners_of(routes_[i], terrain_.grid())));
    }
    placement_.edges = placement_.lines.size();
    for (Line const& line : placement_.lines) {
      for (Point const& p : line.curve)
        placement_.page = around(placement_.page, grown({p.x, p.y, p.x, p.y}, line_clearance));
    }
  }

  Placement& placement_;
  std::vector<Connection> const& connections_;
  Terrain terrain_;
  std::vector<Route> routes_;
};

}  // namespace

void route_lines(Placement& placement, std::vector<Connection> const& connections) {
  center_plates(placement);
  Router(placement, connections).run();
}

}  // namespace glacis::output
