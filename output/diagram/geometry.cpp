#include "output/diagram/geometry.h"

#include <algorithm>
#include <cmath>

namespace glacis::output {

Box grown(Box const& box, double x, double y) { return {box.left - x, box.bottom - y, box.right + x, box.top + y}; }
Box grown(Box const& box, double by) { return grown(box, by, by); }

Box moved(Box const& box, double x, double y) { return {box.left + x, box.bottom + y, box.right + x, box.top + y}; }

Box around(Box const& a, Box const& b) {
  return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right), std::max(a.top, b.top)};
}

bool holds(Box const& box, Point const& point) {
  return point.x >= box.left && point.x <= box.right && point.y >= box.bottom && point.y <= box.top;
}

bool overlap(Box const& a, Box const& b, double air) {
  return a.left < b.right + air && b.left < a.right + air && a.bottom < b.top + air && b.bottom < a.top + air;
}

bool inside(Box const& inner, Box const& outer) {
  constexpr double slack = 0.5;
  return inner.left >= outer.left - slack && inner.right <= outer.right + slack &&
         inner.bottom >= outer.bottom - slack && inner.top <= outer.top + slack;
}

double distance(Point const& a, Point const& b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace glacis::output
