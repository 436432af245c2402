#include "output/diagram/finish.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "output/diagram/check.h"

namespace glacis::output {
namespace {

constexpr double step = 6;
constexpr double clearance = 9;

bool overlap(Box const& a, Box const& b) {
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

Box grown(Box const& box, double by) { return {box.left - by, box.bottom - by, box.right + by, box.top + by}; }

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

Box around(Box const& a, Box const& b) {
  return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right), std::max(a.top, b.top)};
}

void shift(Box& box, double x, double y) {
  box.left += x;
  box.right += x;
  box.bottom += y;
  box.top += y;
}

}  // namespace

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
  shift(placement.page, x, y);
  for (auto* boxes : {&placement.nodes, &placement.rooms, &placement.titles}) {
    for (auto& [name, box] : *boxes) shift(box, x, y);
  }
  auto const move = [&](Point& point) { point = {point.x + x, point.y + y}; };
  for (Line& line : placement.lines) {
    std::for_each(line.curve.begin(), line.curve.end(), move);
    if (line.at_tail) move(*line.at_tail);
    if (line.at_head) move(*line.at_head);
  }
}

}  // namespace glacis::output
