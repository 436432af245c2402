#pragma once

namespace glacis::output {

/// Points of 1/72 inch, y upwards.
struct Point {
  double x = 0, y = 0;
};

struct Box {
  double left = 0, bottom = 0, right = 0, top = 0;
  double width() const { return right - left; }
  double height() const { return top - bottom; }
  Point middle() const { return {(left + right) / 2, (bottom + top) / 2}; }
};

/// Of a line: so much must stay free on both sides of it.
inline constexpr double half_arrowhead = 3.5;
/// So much must stay free between an arrowhead and a title.
inline constexpr double air_of_title = 2.5;

Box grown(Box const& box, double by);
Box grown(Box const& box, double x, double y);
Box moved(Box const& box, double x, double y);
Box around(Box const& a, Box const& b);
bool holds(Box const& box, Point const& point);
/// Boxes that share more than an edge, or come nearer than `air`.
bool overlap(Box const& a, Box const& b, double air = 0);
/// Up to half a point, for Graphviz rounds.
bool inside(Box const& inner, Box const& outer);
double distance(Point const& a, Point const& b);

}  // namespace glacis::output
