#include "output/diagram/stroke.h"

#include <algorithm>
#include <cmath>

namespace glacis::output {
namespace {

constexpr double radius_of_bends = 3.5;

Point towards(Point const& from, Point const& to, double by) {
  double const length = distance(from, to);
  if (length == 0) return from;
  double const t = std::min(1.0, by / length);
  return {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t};
}

bool in_line(Point const& a, Point const& b, Point const& c) {
  auto const same = [](double p, double q, double r) { return std::abs(p - q) < 0.01 && std::abs(q - r) < 0.01; };
  return same(a.x, b.x, c.x) || same(a.y, b.y, c.y);
}

}  // namespace

std::vector<Point> corners_of(Route const& route, Grid const& grid) {
  std::vector<Point> corners = {route.from.edge};
  auto const add = [&](Point const& point) {
    if (corners.size() >= 2 && in_line(corners[corners.size() - 2], corners.back(), point)) corners.pop_back();
    corners.push_back(point);
  };
  for (Cell cell : route.cells) add(grid.point(cell));
  add(route.to.edge);
  return corners;
}

Line line_of(Connection const& connection, std::vector<Point> corners) {
  Line line{connection.tail, connection.head, {}, {}, {}};
  if (connection.arrow_at_tail > 0) {
    line.at_tail = corners.front();
    corners.front() = towards(corners.front(), corners[1], connection.arrow_at_tail);
  }
  if (connection.arrow_at_head > 0) {
    line.at_head = corners.back();
    corners.back() = towards(corners.back(), corners[corners.size() - 2], connection.arrow_at_head);
  }
  std::vector<Point>& curve = line.curve;
  auto const straight = [&](Point const& to) {
    Point const from = curve.back();
    curve.insert(curve.end(), {from, to, to});
  };
  curve.push_back(corners.front());
  for (std::size_t i = 1; i + 1 < corners.size(); ++i) {
    double const radius =
        std::min({radius_of_bends, distance(corners[i], corners[i - 1]) / 2, distance(corners[i], corners[i + 1]) / 2});
    straight(towards(corners[i], corners[i - 1], radius));
    Point const out = towards(corners[i], corners[i + 1], radius);
    curve.insert(curve.end(), {corners[i], corners[i], out});
  }
  straight(corners.back());
  return line;
}

}  // namespace glacis::output
