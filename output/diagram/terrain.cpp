#include "output/diagram/terrain.h"

#include <algorithm>
#include <cmath>

#include "output/diagram/naming.h"

namespace glacis::output {
namespace {

constexpr double margin = 4;  ///< around boxes
constexpr double near_border = 6;
constexpr double plain_stub = 4;  ///< straight before the first bend

constexpr std::int16_t nobody = -1;
constexpr std::int16_t several = -2;

/// How far a line runs straight from a box: its arrowhead, or a tee and as much again as it is wide.
double stub_of(double arrow, bool heavy) { return heavy && arrow > 0 ? 9 : std::max(plain_stub, arrow + 2); }

}  // namespace

Heading heading_of(Cell from, Cell to) {
  if (to == from + 1) return Heading::right;
  if (from == to + 1) return Heading::left;
  return to > from ? Heading::up : Heading::down;
}

Terrain::Terrain(Placement const& placement, std::vector<Connection> const& connections, double room_at_edge)
    : placement_(placement), connections_(connections), grid_(grown(placement.page, room_at_edge)) {
  for (auto const& [name, box] : placement.nodes) names_.push_back(name);
  block_boxes();
  shade_.assign(grid_.size(), 0);
  find_borders();
  along_.assign(2 * grid_.size(), nobody);
  turns_.assign(grid_.size(), 0);
}

std::int16_t Terrain::number_of(std::string const& node) const {
  return static_cast<std::int16_t>(std::lower_bound(names_.begin(), names_.end(), node) - names_.begin());
}

void Terrain::block_boxes() {
  owner_.assign(grid_.size(), nobody);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    grid_.each_in(grown(placement_.nodes.at(names_[i]), margin),
                  [&](Cell cell) { owner_[cell] = owner_[cell] == nobody ? static_cast<std::int16_t>(i) : several; });
  }
}

void Terrain::shade_titles() {
  shade_.assign(grid_.size(), 0);
  for (auto const& [room, title] : placement_.titles)
    grid_.each_in(grown(title, half_arrowhead + air_of_title), [&](Cell cell) { shade_[cell] += price::title; });
}

void Terrain::find_borders() {
  border_.assign(2 * grid_.size(), false);
  for (auto const& [room, box] : placement_.rooms) {
    if (!has_ink(room)) continue;
    Box const border = box;
    grid_.each_in(grown(border, near_border), [&](Cell cell) {
      Point const p = grid_.point(cell);
      if (std::min(std::abs(p.y - border.bottom), std::abs(p.y - border.top)) <= near_border) border_[2 * cell] = true;
      if (std::min(std::abs(p.x - border.left), std::abs(p.x - border.right)) <= near_border)
        border_[2 * cell + 1] = true;
    });
  }
}

Terrain::Ground Terrain::ground_of(std::size_t line) const {
  Connection const& c = connections_[line];
  Box const &tail = placement_.nodes.at(c.tail), &head = placement_.nodes.at(c.head);
  Ground ground{line,
                number_of(c.tail),
                number_of(c.head),
                grown(tail, stub_of(c.arrow_at_tail, c.heavy)),
                grown(head, stub_of(c.arrow_at_head, c.heavy)),
                shade_};
  for (auto const& [room, box] : placement_.rooms) {
    if (!has_ink(room) || inside(tail, box) || inside(head, box)) continue;
    grid_.each_in(box, [&](Cell cell) { ground.price[cell] += price::foreign_zone; });
  }
  return ground;
}

bool Terrain::is_free(Cell cell, Ground const& ground) const {
  std::int16_t const owner = owner_[cell];
  if (owner == nobody) return true;
  Point const p = grid_.point(cell);
  auto const in_box = [&](std::string const& name) { return holds(placement_.nodes.at(name), p); };
  // Where margins overlap, at the ends of a line that is short, the line may still pass.
  if (owner == several) return std::none_of(names_.begin(), names_.end(), in_box);
  return (owner == ground.tail || owner == ground.head) && !in_box(names_[static_cast<std::size_t>(owner)]);
}

bool Terrain::may_share(std::size_t line, std::size_t other) const {
  Connection const &one = connections_[line], &two = connections_[other];
  return (one.tail == two.tail && is_plate(one.tail)) || (one.head == two.head && is_plate(one.head));
}

bool Terrain::share_plate(std::size_t line, std::size_t other) const {
  Connection const &one = connections_[line], &two = connections_[other];
  auto const ends_at = [&](std::string const& node) {
    return is_plate(node) && (two.tail == node || two.head == node);
  };
  return ends_at(one.tail) || ends_at(one.head);
}

bool Terrain::is_others(std::int16_t who, std::size_t line) const {
  if (who == nobody || static_cast<std::size_t>(who) == line) return false;
  return !may_share(line, static_cast<std::size_t>(who));
}

std::size_t Terrain::stretch(Cell from, Heading heading) const {
  bool const forward = heading == Heading::right || heading == Heading::up;
  Cell const low = forward ? from : *grid_.next(from, heading);
  return 2 * low + (is_vertical(heading) ? 1U : 0U);
}

bool Terrain::is_taken(std::size_t line, Cell cell, bool vertical) const {
  for (Heading const heading : {vertical ? Heading::up : Heading::right, vertical ? Heading::down : Heading::left}) {
    if (grid_.next(cell, heading) && is_others(along_[stretch(cell, heading)], line)) return true;
  }
  return false;
}

int Terrain::step_price(Cell from, Heading heading, Cell to, Ground const& ground) const {
  bool const vertical = is_vertical(heading);
  std::size_t const axis = vertical ? 1 : 0;
  int sum = price::step + ground.price[to];
  if (is_others(along_[stretch(from, heading)], ground.line)) sum += price::on_top;
  if (border_[2 * from + axis] && border_[2 * to + axis]) sum += price::along_border;
  sum += price_across(ground.line, to, !vertical);
  if (owner_[from] != nobody && owner_[from] != several && owner_[from] == owner_[to]) sum += price::beside_box;
  for (Heading const aside : {vertical ? Heading::left : Heading::down, vertical ? Heading::right : Heading::up}) {
    std::optional<Cell> const near = grid_.next(from, aside);
    if (near && grid_.next(*near, heading) && is_others(along_[stretch(*near, heading)], ground.line))
      sum += price::beside;
  }
  return sum;
}

/// Of the other lines that run through a cell, upright or not.
int Terrain::price_across(std::size_t line, Cell cell, bool vertical) const {
  int most = 0;
  for (Heading const heading : {vertical ? Heading::up : Heading::right, vertical ? Heading::down : Heading::left}) {
    if (!grid_.next(cell, heading)) continue;
    std::int16_t const who = along_[stretch(cell, heading)];
    if (!is_others(who, line)) continue;
    int const knot = turns_[cell] != 0 ? price::knot : 0;
    bool const own = share_plate(line, static_cast<std::size_t>(who));
    most = std::max({most, knot, own ? price::crossing_itself : crossing_});
  }
  return most;
}

int Terrain::price_straight_on(Cell at, Heading heading, Ground const& ground) const {
  bool const vertical = is_vertical(heading);
  for (Heading const aside : {vertical ? Heading::left : Heading::down, vertical ? Heading::right : Heading::up}) {
    if (!grid_.next(at, aside)) return 0;
    std::int16_t const who = along_[stretch(at, aside)];
    if (who == nobody || static_cast<std::size_t>(who) == ground.line || is_others(who, ground.line)) return 0;
  }
  return price::crossing_itself;
}

int Terrain::bend_price(Cell at, Ground const& ground) const {
  int sum = price::bend;
  Point const p = grid_.point(at);
  if (holds(ground.tail_ring, p) || holds(ground.head_ring, p)) sum += price::early_bend;
  if (is_taken(ground.line, at, true) || is_taken(ground.line, at, false)) sum += price::knot;
  return sum;
}

/// Where lines that may run together do, the first one keeps the place.
void Terrain::occupy(std::size_t line, Route const& route, bool present) {
  std::int16_t const who = static_cast<std::int16_t>(line);
  for (std::size_t i = 1; i < route.cells.size(); ++i) {
    std::int16_t& place = along_[stretch(route.cells[i - 1], heading_of(route.cells[i - 1], route.cells[i]))];
    if (place == (present ? nobody : who)) place = present ? who : nobody;
  }
  // From its ends to its boxes, so that no line passes between.
  if (route.cells.empty()) return;
  for (Port const* port : {&route.from, &route.to}) {
    if (!grid_.next(port->cell, port->inward)) continue;
    std::int16_t& place = along_[stretch(port->cell, port->inward)];
    if (place == (present ? nobody : who)) place = present ? who : nobody;
  }
}

void Terrain::add(std::size_t line, Route const& route) {
  occupy(line, route, true);
  for (std::size_t i = 1; i + 1 < route.cells.size(); ++i) {
    if (heading_of(route.cells[i - 1], route.cells[i]) != heading_of(route.cells[i], route.cells[i + 1]))
      ++turns_[route.cells[i]];
  }
}

void Terrain::restore(Terrain const& before) {
  owner_ = before.owner_;
  along_ = before.along_;
  turns_ = before.turns_;
}

void Terrain::remove(std::size_t line, Route const& route) {
  occupy(line, route, false);
  for (std::size_t i = 1; i + 1 < route.cells.size(); ++i) {
    if (heading_of(route.cells[i - 1], route.cells[i]) != heading_of(route.cells[i], route.cells[i + 1]))
      --turns_[route.cells[i]];
  }
}

}  // namespace glacis::output
