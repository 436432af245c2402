#include "output/diagram/check.h"

#include <algorithm>
#include <cmath>
#include <optional>
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

Path path_through(std::vector<Point> points) {
  Path path{nullptr, std::move(points), {}};
  Point const& first = path.points.front();
  path.around = {first.x, first.y, first.x, first.y};
  for (Point const& p : path.points) path.around = around(path.around, {p.x, p.y, p.x, p.y});
  return path;
}

Path path_of(Line const& line) {
  std::vector<Point> points;
  if (line.at_tail) points.push_back(*line.at_tail);
  points.push_back(line.curve.front());
  for (std::size_t k = 0; k + 3 < line.curve.size(); k += 3) {
    Point const* piece = &line.curve[k];
    int const strokes = is_straight(piece) ? 1 : strokes_of_a_piece;
    for (int i = 1; i <= strokes; ++i) points.push_back(on_curve(piece, static_cast<double>(i) / strokes));
  }
  if (line.at_head) points.push_back(*line.at_head);
  Path path = path_through(std::move(points));
  path.line = &line;
  return path;
}

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

/// Corners of more than a few degrees. A short jog looks worse than two bends far apart.
std::size_t bends_of(Line const& line) {
  constexpr double short_jog = 14;
  std::size_t count = 0;
  std::optional<Point> last;
  for (std::size_t k = 0; k + 3 < line.curve.size(); k += 3) {
    if (is_straight(&line.curve[k])) continue;
    Point const corner = line.curve[k + 1];
    count += last && distance(*last, corner) < short_jog ? 3 : 1;
    last = corner;
  }
  return count;
}

/// An arrowhead: where it points, and how far it reaches to both sides.
struct Head {
  Point tip;
  double half;
};

/// A tee is flat and wide.
Head head_of(Point const& tip, Point const& neck) { return {tip, distance(tip, neck) < 3 ? 7.7 : 3}; }

std::vector<Head> heads_of(Line const& line) {
  std::vector<Head> heads;
  if (line.at_tail) heads.push_back(head_of(*line.at_tail, line.curve.front()));
  if (line.at_head) heads.push_back(head_of(*line.at_head, line.curve.back()));
  return heads;
}

bool heads_touch(Line const& one, Line const& other) {
  for (Head const& a : heads_of(one)) {
    for (Head const& b : heads_of(other)) {
      if (distance(a.tip, b.tip) < a.half + b.half) return true;
    }
  }
  return false;
}

/// Is the straight stretch before an arrowhead or a tee, with it, too short to be seen?
bool bends_at_end(Line const& line) {
  constexpr double least = 5;
  std::size_t const size = line.curve.size();
  if (size <= 4) return false;
  auto const ends_short = [](std::optional<Point> const& tip, Point const* piece, Point const& bend) {
    return tip && is_straight(piece) && distance(*tip, bend) < least;
  };
  return ends_short(line.at_tail, line.curve.data(), line.curve[3]) ||
         ends_short(line.at_head, line.curve.data() + size - 4, line.curve[size - 4]);
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

bool share_plate(Line const& one, Line const& other) {
  return (is_plate(one.tail) && is_end(other, one.tail)) || (is_plate(one.head) && is_end(other, one.head));
}

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
    double const width = placement_.page.width(), height = placement_.page.height();
    result_.area = width * height;
    result_.excess = std::max(1.0, excess_of(width, height));
    result_.turned = result_.excess <= 1 && (width > page_width || height > page_height);
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
    if (bends_at_end(line)) hit(Hit::Sort::bends_at_end, id_of(line), "");
    for (auto const& [name, box] : placement_.nodes) {
      if (!is_end(line, name) && touches(path, grown(box, 2, 1))) hit(Hit::Sort::line_through_box, id_of(line), name);
    }
    for (auto const& [room, box] : placement_.titles) {
      if (touches(path, grown(box, half_arrowhead + air_of_title - 0.5, 0)))
        hit(Hit::Sort::line_through_title, id_of(line), room);
    }
    for (auto const& [room, box] : placement_.rooms) {
      if (has_ink(room) && !stands_in(line.tail, box) && !stands_in(line.head, box) && touches(path, box))
        hit(Hit::Sort::line_through_zone, id_of(line), room);
      if (has_ink(room)) borders(path, room, box);
    }
  }

  void borders(Path const& path, std::string const& room, Box const& box) {
    Point const corners[] = {{box.left, box.bottom},
                             {box.right, box.bottom},
                             {box.right, box.top},
                             {box.left, box.top},
                             {box.left, box.bottom}};
    constexpr double crossing_it = 8;
    for (std::size_t i = 1; i < std::size(corners); ++i) {
      Path const side = path_through({corners[i - 1], corners[i]});
      if (shared(beads(side), side, path) > crossing_it) return hit(Hit::Sort::line_on_border, id_of(*path.line), room);
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
        if (heads_touch(one, other)) hit(Hit::Sort::heads_touch, id_of(one), id_of(other));
        std::size_t const count = crossings(paths_[i], paths_[k]);
        if (!share_plate(one, other))
          result_.crossings += count;
        else if (count != 0)
          hit(Hit::Sort::crosses_itself, id_of(one), id_of(other));
      }
    }
  }

  Placement const& placement_;
  std::vector<Path> paths_;
  Inspection result_;
};

}  // namespace

double excess_of(double width, double height) {
  double const upright = std::max(width / page_width, height / page_height);
  return width <= turned_width && height <= turned_height ? std::min(1.0, upright) : upright;
}

Inspection inspect(Placement const& placement) { return Inspector(placement).inspect(); }

}  // namespace glacis::output
