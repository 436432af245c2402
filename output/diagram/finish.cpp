#include "output/diagram/finish.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "output/diagram/check.h"

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
      boxes.push_back(grown({std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)}, clearance));
    }
  }
  return boxes;
}

/// The lowest free place on the page, and of those the one nearest to a side.
std::optional<Box> free_place(Box const& page, std::vector<Box> const& boxes, Size const& size) {
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
  return std::max({1.0, page.width() / page_width, page.height() / page_height});
}

/// From the middle of a plate to the edge of a box, at right angles.
double distance(Point const& from, Box const& to) {
  double const x = std::max({to.left - from.x, from.x - to.right, 0.0});
  double const y = std::max({to.bottom - from.y, from.y - to.top, 0.0});
  return x + y;
}

}  // namespace

void place_loose(Placement& placement, std::string const& name, Size const& size, std::vector<std::string> const& near) {
  std::vector<Box> boxes;
  for (auto const& [other, box] : placement.nodes) boxes.push_back(grown(box, 15));
  for (auto const& [room, box] : placement.rooms) boxes.push_back(grown(box, clearance));
  Box const page = placement.page;
  std::optional<std::pair<double, Box>> best;
  double const aside = size.width + 2 * clearance;
  for (double left = page.left - aside; left <= page.right + aside - size.width; left += step) {
    for (double bottom = page.bottom; bottom + size.height <= page.top; bottom += step) {
      Box const box = {left, bottom, left + size.width, bottom + size.height};
      if (std::any_of(boxes.begin(), boxes.end(), [&](Box const& each) { return overlap(box, each); })) continue;
      double cost = 4 * (around(page, box).width() - page.width());
      for (std::string const& other : near) cost += distance(box.middle(), placement.nodes.at(other));
      if (!best || cost < best->first) best = {cost, box};
    }
  }
  Box const beside = {page.right + clearance, page.bottom, page.right + clearance + size.width,
                      page.bottom + size.height};
  placement.nodes[name] = best ? best->second : beside;
  placement.page = around(page, placement.nodes[name]);
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
    if (std::optional<Box> const box = free_place(page, boxes, size)) consider(*box, i);
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
