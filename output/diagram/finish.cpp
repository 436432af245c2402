#include "output/diagram/finish.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "output/diagram/check.h"
#include "output/diagram/naming.h"

namespace glacis::output {
namespace {

constexpr double step = 6;
constexpr double clearance = 9;

/// All that the legend must keep away from.
std::vector<Box> taken(Placement const& placement) {
  std::vector<Box> boxes;
  for (auto const& [name, box] : placement.nodes) boxes.push_back(grown(box, clearance));
  for (auto const& [name, box] : placement.rooms) boxes.push_back(grown(box, clearance));
  for (Line const& line : placement.lines) {
    for (std::size_t i = 0; i + 3 < line.curve.size(); i += 3) {
      Point const &a = line.curve[i], &b = line.curve[i + 3];
      boxes.push_back(
          grown({std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)}, clearance));
    }
  }
  return boxes;
}

/// The lowest free place on the page, and of those the one nearest to a side.
std::optional<Box> lowest_place(Box const& page, std::vector<Box> const& boxes, Size const& size) {
  auto const lies_free = [&](Box const& box) {
    return std::none_of(boxes.begin(), boxes.end(), [&](Box const& each) { return overlap(box, each); });
  };
  for (double bottom = page.bottom; bottom + size.height <= page.top; bottom += step) {
    double const room = page.width() - size.width;
    for (double aside = 0; aside <= room; aside += step) {
      for (double const left : {page.left + aside, page.right - size.width - aside}) {
        Box const box = {left, bottom, left + size.width, bottom + size.height};
        if (lies_free(box)) return box;
      }
    }
  }
  return std::nullopt;
}

double scale_of(Box const& page) {
  return std::max(1.0, excess_of(page.width() + 2 * page_edge, page.height() + 2 * page_edge));
}

/// From the middle of a plate to the edge of a box, at right angles.
double distance(Point const& from, Box const& to) {
  double const x = std::max({to.left - from.x, from.x - to.right, 0.0});
  double const y = std::max({to.bottom - from.y, from.y - to.top, 0.0});
  return x + y;
}

/// Free of all else, with room for lines around; where the page grows least and what it belongs to is near. REQUIRES
/// that lines are not drawn yet.
Box free_place(Placement const& placement, Size const& size, std::vector<Box> const& near, bool may_be_below) {
  constexpr double room_for_lines = 15;
  std::vector<Box> boxes;
  for (auto const& [other, box] : placement.nodes) boxes.push_back(grown(box, room_for_lines));
  for (auto const& [room, box] : placement.rooms) boxes.push_back(grown(box, clearance));
  Box const page = placement.page;
  std::optional<std::pair<double, Box>> best;
  double const aside = size.width + 2 * clearance, below = size.height + 2 * clearance;
  for (double left = page.left - aside; left <= page.right + aside - size.width; left += step) {
    for (double bottom = page.bottom - (may_be_below ? below : 0); bottom + size.height <= page.top; bottom += step) {
      Box const box = {left, bottom, left + size.width, bottom + size.height};
      if (std::any_of(boxes.begin(), boxes.end(), [&](Box const& each) { return overlap(box, each); })) continue;
      Box const whole = around(page, box);
      double cost =
          whole.width() - page.width() + whole.height() - page.height() + 1000 * (scale_of(whole) - scale_of(page));
      for (Box const& other : near) cost += distance(box.middle(), other);
      // Else as high up as can be: what comes first is read first.
      if (near.empty()) cost += (page.top - box.top) / 100;
      if (!best || cost < best->first) best = {cost, box};
    }
  }
  if (best) return best->second;
  return {page.right + clearance, page.bottom, page.right + clearance + size.width, page.bottom + size.height};
}

/// Moves what lies in a box from one table to another.
void take(std::map<std::string, Box>& from, std::map<std::string, Box>& to, Box const& area) {
  for (auto each = from.begin(); each != from.end();) {
    auto const here = each++;
    if (inside(here->second, area)) to.insert(from.extract(here));
  }
}

/// The page around what is drawn, as Graphviz will find it.
void fit_page(Placement& placement) {
  std::optional<Box> page;
  auto const add = [&](Box const& box) { page = page ? around(*page, box) : box; };
  auto const add_point = [&](Point const& p) { add({p.x, p.y, p.x, p.y}); };
  for (auto const& [name, box] : placement.nodes) add(box);
  for (auto const& [room, box] : placement.rooms) {
    if (has_ink(room)) add(box);
  }
  for (Line const& line : placement.lines) {
    std::for_each(line.curve.begin(), line.curve.end(), add_point);
    if (line.at_tail) add_point(*line.at_tail);
    if (line.at_head) add_point(*line.at_head);
  }
  if (page) placement.page = *page;
}

}  // namespace

std::vector<Placement> take_unjoined(Placement& placement, std::vector<Connection> const& connections) {
  // Without any line all would be taken out.
  if (connections.empty()) return {};
  std::set<std::string> joined;
  for (Connection const& each : connections) joined.insert({each.tail, each.head});
  std::vector<Box> islands;
  auto const stands_alone = [&](Box const& box, auto const& contains) {
    return std::none_of(placement.nodes.begin(), placement.nodes.end(),
                        [&](auto const& node) { return joined.count(node.first) != 0 && contains(node.second, box); });
  };
  auto const outermost = [&](Box const& box) {
    return std::none_of(placement.rooms.begin(), placement.rooms.end(), [&](auto const& room) {
      return has_ink(room.first) && inside(box, room.second) && !inside(room.second, box);
    });
  };
  for (auto const& [name, box] : placement.rooms) {
    if (!has_ink(name) && outermost(box) && stands_alone(box, inside)) islands.push_back(box);
  }
  for (auto const& [name, box] : placement.nodes) {
    if (joined.count(name) == 0 && outermost(box)) islands.push_back(box);
  }
  std::vector<Placement> blocks;
  for (Box const& island : islands) {
    Placement block;
    block.page = island;
    take(placement.nodes, block.nodes, island);
    take(placement.titles, block.titles, island);
    take(placement.rooms, block.rooms, island);
    blocks.push_back(std::move(block));
  }
  if (!blocks.empty()) fit_page(placement);
  return blocks;
}

void place_block(Placement& placement, Placement const& block) {
  Size const size = {block.page.width(), block.page.height()};
  Box const place = free_place(placement, size, {}, true);
  double const x = place.left - block.page.left, y = place.bottom - block.page.bottom;
  for (auto const& [name, box] : block.nodes) placement.nodes[name] = moved(box, x, y);
  for (auto const& [name, box] : block.rooms) placement.rooms[name] = moved(box, x, y);
  for (auto const& [name, box] : block.titles) placement.titles[name] = moved(box, x, y);
  placement.page = around(placement.page, place);
}

void place_loose(Placement& placement, std::string const& name, Size const& size, std::vector<std::string> const& near,
                 bool below) {
  std::vector<Box> boxes;
  for (std::string const& other : near) boxes.push_back(placement.nodes.at(other));
  placement.nodes[name] = free_place(placement, size, boxes, below);
  placement.page = around(placement.page, placement.nodes[name]);
}

std::size_t place_legend(Placement& placement, std::vector<Size> const& sizes) {
  struct Choice {
    double scale, area;
    Box box;
    std::size_t columns;
  };
  std::optional<Choice> best;
  std::vector<Box> const boxes = taken(placement);
  Box const page = placement.page;
  auto const consider = [&](Box const& box, std::size_t columns) {
    Box const whole = around(page, box);
    Choice const choice{scale_of(whole), whole.width() * whole.height(), box, columns};
    if (!best || std::tie(choice.scale, choice.area) < std::tie(best->scale, best->area)) best = choice;
  };
  for (std::size_t i = sizes.size(); i > 0; --i) {
    Size const& size = sizes[i - 1];
    if (std::optional<Box> const box = lowest_place(page, boxes, size)) consider(*box, i);
    double const middle = (page.left + page.right - size.width) / 2;
    double const below = page.bottom - clearance - size.height;
    consider({middle, below, middle + size.width, below + size.height}, i);
    double const beside = page.right + clearance;
    consider({beside, page.bottom, beside + size.width, page.bottom + size.height}, i);
  }
  if (!best) return 0;
  placement.nodes["legend"] = best->box;
  placement.page = around(page, best->box);
  return best->columns;
}

void begin_at_origin(Placement& placement) {
  fit_page(placement);
  placement.page = grown(placement.page, page_edge);
  double const x = -placement.page.left, y = -placement.page.bottom;
  placement.page = moved(placement.page, x, y);
  for (auto* boxes : {&placement.nodes, &placement.rooms, &placement.titles}) {
    for (auto& [name, box] : *boxes) box = moved(box, x, y);
  }
  auto const move = [&](Point& point) { point = {point.x + x, point.y + y}; };
  for (Line& line : placement.lines) {
    std::for_each(line.curve.begin(), line.curve.end(), move);
    if (line.at_tail) move(*line.at_tail);
    if (line.at_head) move(*line.at_head);
  }
}

}  // namespace glacis::output
