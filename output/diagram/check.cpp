#include "output/diagram/check.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "output/diagram/naming.h"

namespace glacis::output {
namespace {

/// A line as short straight strokes.
struct Path {
  Line const* line = nullptr;
  std::vector<Point> points;
  Box around;
};

constexpr int strokes_of_a_piece = 16;

Point on_curve(Point const* p, double t) {
  double const u = 1 - t;
  double const a = u * u * u, b = 3 * t * u * u, c = 3 * t * t * u, d = t * t * t;
  return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

bool is_straight(Point const* p) {
  auto const flat = [](double a, double b, double c, double d) {
    return std::abs(a - b) < 0.1 && std::abs(a - c) < 0.1 && std::abs(a - d) < 0.1;
  };
  return flat(p[0].x, p[1].x, p[2].x, p[3].x) || flat(p[0].y, p[1].y, p[2].y, p[3].y);
}

Path path_of(Line const& line) {
  Path path{&line, {}, {}};
  auto& points = path.points;
  if (line.at_tail) points.push_back(*line.at_tail);
  points.push_back(line.curve.front());
  for (std::size_t k = 0; k + 3 < line.curve.size(); k += 3) {
    Point const* piece = &line.curve[k];
    int const strokes = is_straight(piece) ? 1 : strokes_of_a_piece;
    for (int i = 1; i <= strokes; ++i) points.push_back(on_curve(piece, static_cast<double>(i) / strokes));
  }
  if (line.at_head) points.push_back(*line.at_head);
  path.around = {points[0].x, points[0].y, points[0].x, points[0].y};
  for (Point const& p : points) {
    path.around.left = std::min(path.around.left, p.x);
    path.around.right = std::max(path.around.right, p.x);
    path.around.bottom = std::min(path.around.bottom, p.y);
    path.around.top = std::max(path.around.top, p.y);
  }
  return path;
}

Box grown(Box const& box, double x, double y) { return {box.left - x, box.bottom - y, box.right + x, box.top + y}; }

/// Liang and Barsky: is any of the stroke inside the box?
bool touches(Point const& a, Point const& b, Box const& box) {
  double enter = 0, leave = 1;
  auto const clip = [&](double direction, double room) {
    if (direction == 0) return room >= 0;
    double const t = room / direction;
    if (direction < 0)
      enter = std::max(enter, t);
    else
      leave = std::min(leave, t);
    return enter <= leave;
  };
  double const dx = b.x - a.x, dy = b.y - a.y;
  return clip(-dx, a.x - box.left) && clip(dx, box.right - a.x) && clip(-dy, a.y - box.bottom) &&
         clip(dy, box.top - a.y);
}

bool touches(Path const& path, Box const& box) {
  if (!overlap(path.around, grown(box, 0.01, 0.01))) return false;
  for (std::size_t i = 1; i < path.points.size(); ++i) {
    if (touches(path.points[i - 1], path.points[i], box)) return true;
  }
  return false;
}

double length_of(Path const& path) {
  double sum = 0;
  for (std::size_t i = 1; i < path.points.size(); ++i)
    sum += std::hypot(path.points[i].x - path.points[i - 1].x, path.points[i].y - path.points[i - 1].y);
  return sum;
}

/// Corners of more than a few degrees.
std::size_t bends_of(Line const& line) {
  std::size_t count = 0;
  for (std::size_t k = 0; k + 3 < line.curve.size(); k += 3) {
    if (!is_straight(&line.curve[k])) ++count;
  }
  return count;
}

double side(Point const& a, Point const& b, Point const& p) {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

std::size_t crossings(Path const& one, Path const& other) {
  if (!overlap(one.around, other.around)) return 0;
  std::size_t count = 0;
  for (std::size_t i = 1; i < one.points.size(); ++i) {
    for (std::size_t k = 1; k < other.points.size(); ++k) {
      Point const &a = one.points[i - 1], &b = one.points[i], &c = other.points[k - 1], &d = other.points[k];
      if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) ++count;
    }
  }
  return count;
}

/// Points every 2 along a path.
std::vector<Point> beads(Path const& path) {
  std::vector<Point> result;
  for (std::size_t i = 1; i < path.points.size(); ++i) {
    Point const &a = path.points[i - 1], &b = path.points[i];
    double const length = std::hypot(b.x - a.x, b.y - a.y);
    int const steps = std::max(1, static_cast<int>(length / 2));
    for (int s = 0; s < steps; ++s) {
      double const t = static_cast<double>(s) / steps;
      result.push_back({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
    }
  }
  return result;
}

/// How far one path runs within 2 points of another, in points.
double shared(std::vector<Point> const& beads_of_one, Path const& one, Path const& other) {
  if (!overlap(one.around, other.around, 2)) return 0;
  double sum = 0;
  for (Point const& p : beads_of_one) {
    Box const near = {p.x - 2, p.y - 2, p.x + 2, p.y + 2};
    if (touches(other, near)) sum += 2;
  }
  return sum;
}

std::string id_of(Line const& line) { return line.tail + "->" + line.head; }

bool is_end(Line const& line, std::string const& node) { return line.tail == node || line.head == node; }

class Inspector {
 public:
  explicit Inspector(Placement const& placement) : placement_(placement) {
    for (Line const& line : placement.lines) paths_.push_back(path_of(line));
  }

  Inspection inspect() {
    boxes();
    zones();
    for (Path const& path : paths_) line(path);
    pairs();
    result_.wide = std::max(1.0, placement_.page.width() / page_width);
    result_.high = std::max(1.0, placement_.page.height() / page_height);
    return std::move(result_);
  }

 private:
  void hit(Hit::Sort sort, std::string one, std::string other) {
    result_.hits.push_back({sort, std::move(one), std::move(other)});
  }

  void boxes() {
    for (auto a = placement_.nodes.begin(); a != placement_.nodes.end(); ++a) {
      for (auto b = std::next(a); b != placement_.nodes.end(); ++b) {
        if (overlap(a->second, b->second)) hit(Hit::Sort::box_on_box, a->first, b->first);
      }
      for (auto const& [room, title] : placement_.titles) {
        if (overlap(a->second, title)) hit(Hit::Sort::box_on_box, a->first, room);
      }
      for (auto const& [room, box] : placement_.rooms) {
        if (has_ink(room) && overlap(a->second, box) && !inside(a->second, box))
          hit(Hit::Sort::box_on_box, a->first, room);
      }
    }
  }

  void zones() {
    for (auto a = placement_.rooms.begin(); a != placement_.rooms.end(); ++a) {
      for (auto b = std::next(a); b != placement_.rooms.end(); ++b) {
        if (!has_ink(a->first) || !has_ink(b->first)) continue;
        if (inside(a->second, b->second) || inside(b->second, a->second)) continue;
        if (overlap(a->second, b->second, 4)) hit(Hit::Sort::zones_too_close, a->first, b->first);
      }
    }
  }

  void line(Path const& path) {
    Line const& line = *path.line;
    double const length = length_of(path);
    result_.length += length;
    result_.bends += bends_of(line);
    bool const has_arrow = line.at_tail || line.at_head;
    if (length < (has_arrow ? 9 : 3)) hit(Hit::Sort::line_too_short, id_of(line), "");
    for (auto const& [name, box] : placement_.nodes) {
      if (!is_end(line, name) && touches(path, grown(box, 2, 1))) hit(Hit::Sort::line_through_box, id_of(line), name);
    }
    for (auto const& [room, box] : placement_.titles) {
      if (touches(path, grown(box, half_arrowhead - 0.5, 0))) hit(Hit::Sort::line_through_title, id_of(line), room);
    }
    for (auto const& [room, box] : placement_.rooms) {
      if (has_ink(room) && !stands_in(line.tail, box) && !stands_in(line.head, box) && touches(path, box))
        hit(Hit::Sort::line_through_zone, id_of(line), room);
    }
  }

  bool stands_in(std::string const& node, Box const& room) const {
    auto const found = placement_.nodes.find(node);
    return found != placement_.nodes.end() && inside(found->second, room);
  }

  void pairs() {
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      std::vector<Point> const points = beads(paths_[i]);
      for (std::size_t k = i + 1; k < paths_.size(); ++k) {
        Line const &one = *paths_[i].line, &other = *paths_[k].line;
        // Halves of a multicast or of a fan leave one plate together.
        bool const fan =
            (one.tail == other.tail && is_plate(one.tail)) || (one.head == other.head && is_plate(one.head));
        if (!fan && shared(points, paths_[i], paths_[k]) > 6) hit(Hit::Sort::line_on_line, id_of(one), id_of(other));
        if (!is_end(one, other.tail) && !is_end(one, other.head)) result_.crossings += crossings(paths_[i], paths_[k]);
      }
    }
  }

  Placement const& placement_;
  std::vector<Path> paths_;
  Inspection result_;
};

}  // namespace

Inspection inspect(Placement const& placement) { return Inspector(placement).inspect(); }

}  // namespace glacis::output
