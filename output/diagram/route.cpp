#include "output/diagram/route.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <queue>

#include "output/diagram/grid.h"

namespace glacis::output {
namespace {

/// What a step along the grid costs, in tenths of a point of length.
namespace cost {
constexpr int step = 60;
constexpr int bend = 260;
constexpr int crossing = 420;
constexpr int on_top = 20000;       ///< of another line: only if there is no other way
constexpr int knot = 4000;          ///< a bend on another line
constexpr int beside = 45;          ///< a step along another line, one grid line away
constexpr int title = 2500;         ///< a step through a zone's title
constexpr int foreign_zone = 240;   ///< a step through a zone in which the line does not end
constexpr int along_border = 150;   ///< a step on a zone's border
constexpr int early_bend = 3000;    ///< before an arrowhead is drawn
constexpr int crowded_port = 250;
constexpr int side_of_plate = 420;  ///< a plate is best entered from above and left below
constexpr int same_side = 1500;     ///< a plate is left on the side on which it is entered
}  // namespace cost

constexpr double margin = 4;        ///< around boxes, in points
constexpr double corner = 3.5;      ///< radius of bends
constexpr double plain_stub = 4;    ///< straight before the first bend
constexpr double room_at_edge = 18; ///< around the page, for lines

bool is_plate(std::string const& node) { return node.front() != 'e'; }

Box grown(Box const& box, double by) { return {box.left - by, box.bottom - by, box.right + by, box.top + by}; }

bool holds(Box const& box, Point const& p) {
  return p.x >= box.left && p.x <= box.right && p.y >= box.bottom && p.y <= box.top;
}

bool inside(Box const& inner, Box const& outer) {
  return inner.left >= outer.left - 0.5 && inner.right <= outer.right + 0.5 && inner.bottom >= outer.bottom - 0.5 &&
         inner.top <= outer.top + 0.5;
}

/// Where a line may meet a box: a cell outside it and the point on its edge beyond that cell.
struct Port {
  Cell cell = 0;
  Point edge;
  Heading inward = Heading::down;
  int position = 0;                ///< column or row, along the side
  int cost = 0;
};

struct Route {
  std::vector<Cell> cells;         ///< from tail to head; neighbors on the grid
  Port from, to;
  long long cost = 0;
};

constexpr std::int16_t nobody = -1;
constexpr std::int16_t several = -2;

class Router {
 public:
  Router(Placement& placement, std::vector<Connection> const& connections)
      : placement_(placement), connections_(connections), grid_(grown(placement.page, room_at_edge)) {
    for (auto const& [name, box] : placement.nodes) names_.push_back(name);
    center_plates();
    block_boxes();
    shade_titles_and_borders();
    along_.assign(2, std::vector<std::int16_t>(grid_.size(), nobody));
    turns_.assign(grid_.size(), 0);
    routes_.resize(connections.size());
  }

  void run() {
    std::vector<std::size_t> order(connections_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::pair(connections_[a].heavy, distance(a)) < std::pair(connections_[b].heavy, distance(b));
    });
    for (std::size_t each : order) lay(each);
    // The first lines knew nothing of the later ones.
    for (int round = 0; round < 3; ++round) {
      for (std::size_t each : order) {
        take_up(each);
        lay(each);
      }
    }
    for (int round = 0; round < 2; ++round) straighten();
    placement_.lines.clear();
    for (std::size_t i = 0; i < connections_.size(); ++i) placement_.lines.push_back(drawn(i));
    placement_.edges = placement_.lines.size();
    widen_page();
  }

 private:
  Box const& box_of(std::string const& node) const { return placement_.nodes.at(node); }
  std::int16_t number_of(std::string const& node) const {
    return static_cast<std::int16_t>(std::lower_bound(names_.begin(), names_.end(), node) - names_.begin());
  }

  double distance(std::size_t index) const {
    Box const &a = box_of(connections_[index].tail), &b = box_of(connections_[index].head);
    return std::abs(a.left + a.right - b.left - b.right) + std::abs(a.top + a.bottom - b.top - b.bottom);
  }

  /// So that a straight line can meet each plate in its middle.
  void center_plates() {
    for (auto& [name, box] : placement_.nodes) {
      if (!is_plate(name) || name.front() == 't' || name.front() == 'o') continue;
      double const middle = (box.left + box.right) / 2;
      double const shift = grid_.x(grid_.column_to(middle + Grid::pitch / 2)) - middle;
      box.left += shift;
      box.right += shift;
    }
  }

  void block_boxes() {
    owner_.assign(grid_.size(), nobody);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      grid_.each_in(grown(box_of(names_[i]), margin), [&](Cell cell) {
        owner_[cell] = owner_[cell] == nobody ? static_cast<std::int16_t>(i) : several;
      });
    }
  }

  void shade_titles_and_borders() {
    shade_.assign(grid_.size(), 0);
    for (auto const& [room, title] : placement_.titles)
      grid_.each_in(grown(title, 1), [&](Cell cell) { shade_[cell] += cost::title; });
    border_.assign(2, std::vector<bool>(grid_.size(), false));
    for (auto const& [room, box] : placement_.rooms) {
      if (room.rfind("cluster_gap", 0) == 0) continue;
      grid_.each_in(grown(box, 2.5), [&](Cell cell) {
        Point const p = grid_.point(cell);
        if (std::min(std::abs(p.x - box.left), std::abs(p.x - box.right)) <= 2.5) border_[1][cell] = true;
        if (std::min(std::abs(p.y - box.bottom), std::abs(p.y - box.top)) <= 2.5) border_[0][cell] = true;
      });
    }
  }

  // --- One line -----------------------------------------------------------------------------------------------------

  /// Lines that leave one plate for several boxes may run together.
  bool together(std::size_t a, std::int16_t b) const {
    Connection const &one = connections_[a], &other = connections_[static_cast<std::size_t>(b)];
    return (one.tail == other.tail && is_plate(one.tail)) || (one.head == other.head && is_plate(one.head));
  }

  std::vector<Port> ports(std::size_t index, bool at_head) const {
    Connection const& connection = connections_[index];
    std::string const& node = at_head ? connection.head : connection.tail;
    std::vector<Port> result;
    for (Heading const inward : {Heading::down, Heading::up, Heading::right, Heading::left}) {
      std::vector<Port> const side = is_plate(node) ? ports_of_plate(node, inward) : ports_of_entity(node, inward);
      result.insert(result.end(), side.begin(), side.end());
    }
    for (Port& port : result) port.cost += crowding(index, node, port);
    return result;
  }

  std::vector<Port> ports_of_entity(std::string const& node, Heading inward) const {
    Box const& box = box_of(node);
    bool const upright = is_vertical(inward);
    double const low = (upright ? box.left : box.bottom), high = (upright ? box.right : box.top);
    // Rounded corners and the curves of a drum are no place to end a line.
    double const inset = std::min(9.0, (high - low) / 4);
    int const first = upright ? grid_.column_from(low + inset) : grid_.row_from(low + inset);
    int const last = upright ? grid_.column_to(high - inset) : grid_.row_to(high - inset);
    std::vector<Port> result;
    for (int at = first; at <= last; ++at) {
      double const off = std::abs((upright ? grid_.x(at) : grid_.y(at)) - (low + high) / 2);
      result.push_back(port_at(box, inward, at, static_cast<int>(off)));
    }
    return result;
  }

  std::vector<Port> ports_of_plate(std::string const& node, Heading inward) const {
    Box const& box = box_of(node);
    if (is_vertical(inward)) return {port_at(box, inward, grid_.column_to((box.left + box.right) / 2 + 0.1), 0)};
    int const row = grid_.row_to((box.bottom + box.top) / 2 + Grid::pitch / 2);
    return {port_at(box, inward, row, cost::side_of_plate)};
  }

  Port port_at(Box const& box, Heading inward, int position, int price) const {
    constexpr double clear = 0.5;
    switch (inward) {
      case Heading::down:
        return {grid_.cell(position, grid_.row_from(box.top + clear)), {grid_.x(position), box.top}, inward, position, price};
      case Heading::up:
        return {grid_.cell(position, grid_.row_to(box.bottom - clear)), {grid_.x(position), box.bottom}, inward, position, price};
      case Heading::left:
        return {grid_.cell(grid_.column_from(box.right + clear), position), {box.right, grid_.y(position)}, inward, position, price};
      case Heading::right:
        return {grid_.cell(grid_.column_to(box.left - clear), position), {box.left, grid_.y(position)}, inward, position, price};
    }
    return {};
  }

  /// Other lines at the same box: too near, or on the wrong side of a plate.
  int crowding(std::size_t index, std::string const& node, Port const& port) const {
    int sum = 0;
    for (std::size_t other = 0; other < routes_.size(); ++other) {
      if (other == index || routes_[other].cells.empty()) continue;
      for (bool const at_head : {false, true}) {
        if ((at_head ? connections_[other].head : connections_[other].tail) != node) continue;
        if (together(index, static_cast<std::int16_t>(other)) && is_plate(node)) continue;
        Port const& taken = at_head ? routes_[other].to : routes_[other].from;
        if (taken.inward != port.inward) continue;
        int const apart = std::abs(taken.position - port.position);
        if (is_plate(node))
          sum += cost::same_side;
        else if (apart == 0)
          sum += cost::on_top;
        else if (apart == 1)
          sum += cost::crowded_port;
      }
    }
    return sum;
  }

  struct Ground {
    std::int16_t tail, head;
    Box tail_ring, head_ring;
    std::vector<int> price;          ///< of a step into each cell
  };

  Ground ground_of(std::size_t index) const {
    Connection const& c = connections_[index];
    Ground ground{number_of(c.tail), number_of(c.head),
                  grown(box_of(c.tail), std::max(plain_stub, c.arrow_at_tail + 2)),
                  grown(box_of(c.head), std::max(plain_stub, c.arrow_at_head + 2)), shade_};
    for (auto const& [room, box] : placement_.rooms) {
      if (room.rfind("cluster_gap", 0) == 0 || inside(box_of(c.tail), box) || inside(box_of(c.head), box)) continue;
      grid_.each_in(box, [&](Cell cell) { ground.price[cell] += cost::foreign_zone; });
    }
    return ground;
  }

  bool is_free(Cell cell, Ground const& ground) const {
    std::int16_t const owner = owner_[cell];
    if (owner == nobody) return true;
    // Where margins overlap, at the ends of a line that is short, the line may still pass.
    bool const own = owner == ground.tail || owner == ground.head || owner == several;
    if (!own) return false;
    Point const p = grid_.point(cell);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (owner == several && holds(box_of(names_[i]), p)) return false;
    }
    return !holds(box_of(names_[static_cast<std::size_t>(ground.tail)]), p) &&
           !holds(box_of(names_[static_cast<std::size_t>(ground.head)]), p);
  }

  /// The occupant of the stretch from a cell in a heading.
  std::int16_t& along(Cell from, Heading heading) {
    bool const forward = heading == Heading::right || heading == Heading::up;
    Cell const low = forward ? from : *grid_.next(from, heading);
    return along_[is_vertical(heading) ? 1 : 0][low];
  }

  /// Is the cell on another line that runs along the axis?
  bool occupied(std::size_t index, Cell cell, bool vertical) {
    for (Heading const heading :
         {vertical ? Heading::up : Heading::right, vertical ? Heading::down : Heading::left}) {
      if (!grid_.next(cell, heading)) continue;
      std::int16_t const who = along(cell, heading);
      if (who != nobody && who != static_cast<std::int16_t>(index) && !together(index, who)) return true;
    }
    return false;
  }

  int step_cost(std::size_t index, Cell from, Heading heading, Cell to, Ground const& ground) {
    bool const vertical = is_vertical(heading);
    int sum = cost::step + ground.price[to];
    std::int16_t const who = along(from, heading);
    if (who != nobody && !together(index, who)) sum += cost::on_top;
    if (border_[vertical ? 1 : 0][from] && border_[vertical ? 1 : 0][to]) sum += cost::along_border;
    if (occupied(index, to, !vertical)) sum += turns_[to] != 0 ? cost::knot : cost::crossing;
    for (Heading const aside : {vertical ? Heading::left : Heading::down, vertical ? Heading::right : Heading::up}) {
      std::optional<Cell> const near = grid_.next(from, aside);
      if (!near || !grid_.next(*near, heading)) continue;
      std::int16_t const neighbor = along(*near, heading);
      if (neighbor != nobody && !together(index, neighbor)) sum += cost::beside;
    }
    return sum;
  }

  int bend_cost(std::size_t index, Cell at, Ground const& ground) {
    int sum = cost::bend;
    Point const p = grid_.point(at);
    if (holds(ground.tail_ring, p) || holds(ground.head_ring, p)) sum += cost::early_bend;
    if (occupied(index, at, true) || occupied(index, at, false)) sum += cost::knot;
    return sum;
  }

  /// Cheapest way from a port of the tail to a port of the head (A*; states are a cell and a heading).
  void lay(std::size_t index) {
    Ground const ground = ground_of(index);
    std::vector<Port> const starts = ports(index, false), ends = ports(index, true);
    constexpr long long far = std::numeric_limits<long long>::max();
    best_.assign(grid_.size() * 4, far);
    from_.assign(grid_.size() * 4, none);
    std::multimap<std::size_t, std::size_t> goals;
    for (std::size_t i = 0; i < ends.size(); ++i) goals.emplace(state(ends[i].cell, ends[i].inward), i);
    Box const goal_box = box_of(connections_[index].head);
    auto const ahead = [&](Cell cell) {
      Point const p = grid_.point(cell);
      double const dx = std::max({goal_box.left - p.x, p.x - goal_box.right, 0.0});
      double const dy = std::max({goal_box.bottom - p.y, p.y - goal_box.top, 0.0});
      return static_cast<long long>(std::max(0.0, dx + dy - 2 * Grid::pitch) * 10);
    };
    using Entry = std::pair<long long, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    auto const reach = [&](std::size_t to, long long price, std::size_t by) {
      if (price >= best_[to]) return;
      best_[to] = price;
      from_[to] = by;
      queue.emplace(price + ahead(static_cast<Cell>(to / 4)), to);
    };
    for (std::size_t i = 0; i < starts.size(); ++i) {
      if (is_free(starts[i].cell, ground))
        reach(state(starts[i].cell, opposite(starts[i].inward)), starts[i].cost, none);
    }
    long long found = far;
    std::size_t last = none, goal = 0;
    while (!queue.empty() && queue.top().first < found) {
      auto const [estimate, at] = queue.top();
      queue.pop();
      Cell const cell = static_cast<Cell>(at / 4);
      if (estimate > best_[at] + ahead(cell)) continue;
      for (auto [it, end] = goals.equal_range(at); it != end; ++it) {
        if (best_[at] + ends[it->second].cost < found) {
          found = best_[at] + ends[it->second].cost;
          last = at;
          goal = it->second;
        }
      }
      Heading const heading = static_cast<Heading>(at % 4);
      for (Heading const turn : {Heading::right, Heading::up, Heading::left, Heading::down}) {
        if (turn == opposite(heading)) continue;
        if (turn != heading) {
          reach(state(cell, turn), best_[at] + bend_cost(index, cell, ground), at);
          continue;
        }
        std::optional<Cell> const next = grid_.next(cell, heading);
        if (next && is_free(*next, ground))
          reach(state(*next, heading), best_[at] + step_cost(index, cell, heading, *next, ground), at);
      }
    }
    if (last != none) keep(index, starts, ends[goal], last, found);
  }

  static std::size_t state(Cell cell, Heading heading) { return cell * 4UL + static_cast<std::size_t>(heading); }

  void keep(std::size_t index, std::vector<Port> const& starts, Port const& end, std::size_t last, long long price) {
    Route& route = routes_[index];
    route = {{}, {}, end, price};
    std::size_t first = last;
    for (std::size_t at = last; at != none; at = from_[at]) {
      Cell const cell = static_cast<Cell>(at / 4);
      if (route.cells.empty() || route.cells.back() != cell) route.cells.push_back(cell);
      first = at;
    }
    std::reverse(route.cells.begin(), route.cells.end());
    for (Port const& port : starts) {
      if (state(port.cell, opposite(port.inward)) == first) route.from = port;
    }
    mark(index, static_cast<std::int16_t>(index));
  }

  /// Where two lines that may run together do, the first keeps the place.
  void mark(std::size_t index, std::int16_t who) {
    std::vector<Cell> const& cells = routes_[index].cells;
    for (std::size_t i = 1; i < cells.size(); ++i) {
      std::int16_t& place = along(cells[i - 1], heading_of(cells[i - 1], cells[i]));
      if (who != nobody ? place == nobody : place == static_cast<std::int16_t>(index)) place = who;
    }
    for (std::size_t i = 1; i + 1 < cells.size(); ++i) {
      if (heading_of(cells[i - 1], cells[i]) == heading_of(cells[i], cells[i + 1])) continue;
      if (who != nobody)
        ++turns_[cells[i]];
      else
        --turns_[cells[i]];
    }
  }

  void take_up(std::size_t index) {
    mark(index, nobody);
    routes_[index].cells.clear();
    for (std::size_t i = 0; i < routes_.size(); ++i) {
      if (!routes_[i].cells.empty() && together(index, static_cast<std::int16_t>(i))) {
        // What both shared now belongs to the one that stays.
        std::vector<Cell> const& cells = routes_[i].cells;
        for (std::size_t k = 1; k < cells.size(); ++k) {
          std::int16_t& place = along(cells[k - 1], heading_of(cells[k - 1], cells[k]));
          if (place == nobody) place = static_cast<std::int16_t>(i);
        }
      }
    }
  }

  Heading heading_of(Cell from, Cell to) const {
    if (to == from + 1) return Heading::right;
    if (from == to + 1) return Heading::left;
    return to > from ? Heading::up : Heading::down;
  }

  // --- Straightening ------------------------------------------------------------------------------------------------

  /// Moves boxes sideways where that takes a small jog out of a line.
  void straighten() {
    std::vector<std::string> by_size = names_;
    std::stable_sort(by_size.begin(), by_size.end(),
                     [](auto const& a, auto const& b) { return is_plate(a) && !is_plate(b); });
    for (std::string const& node : by_size) {
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
      std::vector<Point> const points = corners_of(routes_[line]);
      for (std::size_t i = 2; i + 1 < points.size(); ++i) {
        double const length = std::abs(points[i].x - points[i - 1].x);
        if (length < 1 || length > longest) continue;
        for (double const by : {length, -length}) {
          if (std::find(result.begin(), result.end(), by) == result.end()) result.push_back(by);
        }
      }
    }
    return result;
  }

  bool can_move(std::string const& node, double by) const {
    constexpr double air = 8, inner_air = 5;
    Box const& now = box_of(node);
    Box then = now;
    then.left += by;
    then.right += by;
    if (then.left < placement_.page.left || then.right > placement_.page.right) return false;
    auto const meets = [](Box const& a, Box const& b) {
      return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
    };
    for (std::string const& other : names_) {
      if (other != node && meets(Box{then.left - air, then.bottom, then.right + air, then.top}, box_of(other))) return false;
    }
    for (auto const& [room, title] : placement_.titles) {
      if (meets(then, title)) return false;
    }
    for (auto const& [room, box] : placement_.rooms) {
      if (room.rfind("cluster_gap", 0) == 0) continue;
      bool const member = inside(now, box);
      if (member && !inside(grown(then, inner_air), grown(box, 1))) return false;
      if (!member && meets(grown(then, air), box)) return false;
    }
    return true;
  }

  struct Before {
    std::vector<std::int16_t> owner;
    std::vector<std::vector<std::int16_t>> along;
    std::vector<std::uint16_t> turns;
    std::vector<Route> routes;
    Box box;
  };

  long long lay_again(std::vector<std::size_t> const& lines) {
    long long sum = 0;
    for (std::size_t line : lines) take_up(line);
    for (std::size_t line : lines) lay(line);
    for (std::size_t line : lines) sum += routes_[line].cells.empty() ? 1'000'000 : routes_[line].cost;
    return sum;
  }

  bool try_move(std::string const& node, double by, std::vector<std::size_t> const& lines) {
    long long const old_cost = lay_again(lines);
    Before before{owner_, along_, turns_, routes_, box_of(node)};
    Box& box = placement_.nodes.at(node);
    for (std::size_t line : lines) take_up(line);
    box.left += by;
    box.right += by;
    block_boxes();
    if (lay_again(lines) < old_cost) return true;
    box = before.box;
    owner_ = std::move(before.owner);
    along_ = std::move(before.along);
    turns_ = std::move(before.turns);
    routes_ = std::move(before.routes);
    return false;
  }

  // --- Drawing ------------------------------------------------------------------------------------------------------

  static Point towards(Point const& from, Point const& to, double by) {
    double const length = std::hypot(to.x - from.x, to.y - from.y);
    if (length == 0) return from;
    double const t = std::min(1.0, by / length);
    return {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
  }

  std::vector<Point> corners_of(Route const& route) const {
    std::vector<Point> points = {route.from.edge};
    for (Cell cell : route.cells) points.push_back(grid_.point(cell));
    points.push_back(route.to.edge);
    std::vector<Point> result;
    for (Point const& p : points) {
      auto const straight = [&] {
        if (result.size() < 2) return false;
        Point const &a = result[result.size() - 2], &b = result.back();
        return (std::abs(a.x - b.x) < 0.01 && std::abs(b.x - p.x) < 0.01) ||
               (std::abs(a.y - b.y) < 0.01 && std::abs(b.y - p.y) < 0.01);
      };
      if (straight()) result.pop_back();
      result.push_back(p);
    }
    return result;
  }

  Line drawn(std::size_t index) const {
    Connection const& connection = connections_[index];
    Line line{connection.tail, connection.head, {}, {}, {}};
    Route const& route = routes_[index];
    if (route.cells.empty()) return line;
    std::vector<Point> points = corners_of(route);
    if (connection.arrow_at_tail > 0) {
      line.at_tail = points.front();
      points.front() = towards(points.front(), points[1], connection.arrow_at_tail);
    }
    if (connection.arrow_at_head > 0) {
      line.at_head = points.back();
      points.back() = towards(points.back(), points[points.size() - 2], connection.arrow_at_head);
    }
    auto const stroke = [&](Point const& to) {
      Point const from = line.curve.back();
      line.curve.insert(line.curve.end(), {from, to, to});
    };
    line.curve.push_back(points.front());
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
      double const before = std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y) / 2;
      double const after = std::hypot(points[i].x - points[i + 1].x, points[i].y - points[i + 1].y) / 2;
      double const radius = std::min({corner, before, after});
      stroke(towards(points[i], points[i - 1], radius));
      Point const out = towards(points[i], points[i + 1], radius);
      line.curve.insert(line.curve.end(), {points[i], points[i], out});
    }
    stroke(points.back());
    return line;
  }

  void widen_page() {
    for (Line const& line : placement_.lines) {
      for (Point const& p : line.curve) {
        placement_.page.left = std::min(placement_.page.left, p.x - 3);
        placement_.page.right = std::max(placement_.page.right, p.x + 3);
        placement_.page.bottom = std::min(placement_.page.bottom, p.y - 3);
        placement_.page.top = std::max(placement_.page.top, p.y + 3);
      }
    }
  }

  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

  Placement& placement_;
  std::vector<Connection> const& connections_;
  Grid grid_;
  std::vector<std::string> names_;                  ///< of nodes, sorted
  std::vector<std::int16_t> owner_;                 ///< of each cell: the box that it is in, with its margin
  std::vector<int> shade_;                          ///< what a step into a cell costs for its own sake
  std::vector<std::vector<bool>> border_;           ///< cells on a border that runs across, and upright
  std::vector<std::vector<std::int16_t>> along_;    ///< stretches to the right, and upwards: the line on them
  std::vector<std::uint16_t> turns_;                ///< lines that turn at a cell
  std::vector<Route> routes_;
  std::vector<long long> best_;
  std::vector<std::size_t> from_;
};

}  // namespace

void route_lines(Placement& placement, std::vector<Connection> const& connections) {
  Router(placement, connections).run();
}

}  // namespace glacis::output
