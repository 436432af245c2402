#include "output/diagram/squeeze.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "output/diagram/naming.h"

namespace glacis::output {
namespace {

/// Room for an arrowhead between boxes that a line joins; for a line that runs between boxes; around zones.
constexpr double joined_gap = 12, gap = 15, zone_gap = 9;
constexpr double beyond_arrow = 5;

/// Beside what stands in a zone an arrowhead or a tee has room before its border; height is scarcer.
double padding_along(Axis axis) { return axis == Axis::across ? 10 : 8.5; }

/// A box along the axis, and across it.
struct Extent {
  double begin = 0, end = 0;
  double across_begin = 0, across_end = 0;
  double size() const { return end - begin; }
};

Extent extent_of(Box const& box, Axis axis) {
  if (axis == Axis::across) return {box.left, box.right, box.bottom, box.top};
  return {-box.top, -box.bottom, box.left, box.right};
}

Box with_begin(Box const& box, Axis axis, double begin) {
  return axis == Axis::across ? moved(box, begin - box.left, 0) : moved(box, 0, -begin - box.top);
}

Box with_extent(Box const& box, Axis axis, double begin, double end) {
  if (axis == Axis::across) return {begin, box.bottom, end, box.top};
  return {box.left, -end, box.right, -begin};
}

bool side_by_side(Extent const& a, Extent const& b, double air) {
  return a.across_begin < b.across_end + air && b.across_begin < a.across_end + air;
}

using Variable = std::size_t;

/// `later` is at least `by` behind `earlier`.
struct Rule {
  Variable earlier, later;
  double by;
};

class Squeezer {
 public:
  Squeezer(Placement& placement, std::vector<Connection> const& connections, Axis axis)
      : placement_(placement), connections_(connections), axis_(axis) {
    for (auto const& [name, box] : placement.nodes) add(name, extent_of(box, axis));
    first_room_ = extents_.size();
    for (auto const& [name, box] : placement.rooms) {
      if (has_ink(name)) add(name, extent_of(box, axis));
    }
    // A room has a second variable, for its end.
    variables_ = extents_.size() + (extents_.size() - first_room_);
    rule_members();
    rule_order();
    rule_connections();
  }

  void run(double least) {
    index_rules();
    keep_company();
    at_.assign(variables_, 0);
    push_forward();
    length_ = std::max(least, length_now());
    keep_old_places();
    for (int round = 0; round < rounds; ++round) {
      for (std::size_t i = 0; i < first_room_; ++i) relax(i);
    }
    apply();
  }

 private:
  static constexpr int rounds = 40;

  void add(std::string const& name, Extent const& extent) {
    index_[name] = extents_.size();
    names_.push_back(name);
    extents_.push_back(extent);
  }

  bool is_room(std::size_t item) const { return item >= first_room_; }
  Variable end_of_room(std::size_t item) const { return extents_.size() + item - first_room_; }
  Box const& box_of(std::size_t item) const {
    return is_room(item) ? placement_.rooms.at(names_[item]) : placement_.nodes.at(names_[item]);
  }

  bool holds_item(std::size_t room, std::size_t item) const {
    if (room == item || !inside(box_of(item), box_of(room))) return false;
    // Of two equal boxes neither holds the other.
    return !is_room(item) || !inside(box_of(room), box_of(item));
  }

  /// What stands in a room stays in it, behind its title.
  void rule_members() {
    for (std::size_t room = first_room_; room < extents_.size(); ++room) {
      double const padding = padding_along(axis_);
      double lead = padding, trail = padding, least = 0;
      if (auto const title = placement_.titles.find(names_[room]); title != placement_.titles.end()) {
        Extent const e = extent_of(title->second, axis_);
        if (axis_ == Axis::across)
          least = e.size() + 2 * padding;
        else if (e.begin - extents_[room].begin < extents_[room].end - e.end)
          lead += e.size();
        else
          trail += e.size();
      }
      rules_.push_back({room, end_of_room(room), least});
      for (std::size_t item = 0; item < extents_.size(); ++item) {
        if (!holds_item(room, item)) continue;
        rules_.push_back({room, item, lead});
        Variable const end = is_room(item) ? end_of_room(item) : item;
        rules_.push_back({end, end_of_room(room), trail + (is_room(item) ? 0 : extents_[item].size())});
      }
    }
  }

  /// What stands before another thing stays before it.
  void rule_order() {
    for (std::size_t a = 0; a < extents_.size(); ++a) {
      for (std::size_t b = 0; b < extents_.size(); ++b) {
        if (a == b || (is_room(a) && holds_item(a, b)) || (is_room(b) && holds_item(b, a))) continue;
        bool const zone = is_room(a) || is_room(b);
        if (extents_[a].end > extents_[b].begin + 0.5 || !side_by_side(extents_[a], extents_[b], zone ? zone_gap : gap))
          continue;
        Variable const end = is_room(a) ? end_of_room(a) : a;
        rules_.push_back({end, b, (zone ? zone_gap : gap_between(a, b)) + (is_room(a) ? 0 : extents_[a].size())});
      }
    }
  }

  double gap_between(std::size_t a, std::size_t b) const {
    for (Connection const& each : connections_) {
      bool const joins =
          (each.tail == names_[a] && each.head == names_[b]) || (each.tail == names_[b] && each.head == names_[a]);
      if (joins) return std::max(joined_gap, std::max(each.arrow_at_tail, each.arrow_at_head) + beyond_arrow);
    }
    return gap;
  }

  /// Boxes that a line joins sideways keep it straight.
  void rule_connections() {
    for (Connection const& each : connections_) {
      auto const tail = index_.find(each.tail), head = index_.find(each.head);
      if (tail == index_.end() || head == index_.end() || tail->second == head->second) continue;
      partners_[tail->second].push_back(head->second);
      partners_[head->second].push_back(tail->second);
      Extent const &a = extents_[tail->second], &b = extents_[head->second];
      if (axis_ != Axis::down || std::abs(a.begin + a.end - b.begin - b.end) > 1) continue;
      double const offset = (a.size() - b.size()) / 2;
      rules_.push_back({tail->second, head->second, offset});
      rules_.push_back({head->second, tail->second, -offset});
    }
  }

  /// What no line joins belongs near the others in its room.
  void keep_company() {
    for (std::size_t item = 0; item < first_room_; ++item) {
      if (partners_.count(item) != 0 || rooms_of_[item].empty()) continue;
      for (std::size_t other = 0; other < first_room_; ++other) {
        if (other != item && holds_item(rooms_of_[item].front(), other)) partners_[item].push_back(other);
      }
    }
  }

  void index_rules() {
    before_.assign(variables_, {});
    behind_.assign(variables_, {});
    for (Rule const& rule : rules_) {
      before_[rule.later].push_back(rule);
      behind_[rule.earlier].push_back(rule);
    }
    rooms_of_.assign(first_room_, {});
    for (std::size_t item = 0; item < first_room_; ++item) {
      for (std::size_t room = first_room_; room < extents_.size(); ++room) {
        if (holds_item(room, item)) rooms_of_[item].push_back(room);
      }
      // The innermost first: it decides how large those around it are.
      std::stable_sort(rooms_of_[item].begin(), rooms_of_[item].end(),
                       [&](std::size_t x, std::size_t y) { return holds_item(y, x); });
    }
  }

  /// Nothing further to the front than now, and all as far to the front as the rules allow.
  void push_forward() {
    bool moved_any = true;
    for (std::size_t round = 0; moved_any && round < 2 * variables_; ++round) {
      moved_any = false;
      for (Rule const& rule : rules_) {
        if (at_[rule.earlier] + rule.by <= at_[rule.later] + 1e-6) continue;
        at_[rule.later] = at_[rule.earlier] + rule.by;
        moved_any = true;
      }
    }
  }

  /// Everything as far to the back as the rules allow within the length.
  std::vector<double> pushed_back() const {
    std::vector<double> latest(variables_, length_);
    for (std::size_t i = 0; i < first_room_; ++i) latest[i] = length_ - extents_[i].size();
    bool moved_any = true;
    for (std::size_t round = 0; moved_any && round < 2 * variables_; ++round) {
      moved_any = false;
      for (Rule const& rule : rules_) {
        if (latest[rule.later] - rule.by >= latest[rule.earlier] - 1e-6) continue;
        latest[rule.earlier] = latest[rule.later] - rule.by;
        moved_any = true;
      }
    }
    return latest;
  }

  /// As near to where they were as the length allows.
  void keep_old_places() {
    std::vector<double> const latest = pushed_back();
    double front = std::numeric_limits<double>::max();
    for (Extent const& each : extents_) front = std::min(front, each.begin);
    for (std::size_t i = 0; i < extents_.size(); ++i) {
      at_[i] = std::max(at_[i], std::min(extents_[i].begin - front, latest[i]));
      if (is_room(i))
        at_[end_of_room(i)] = std::max(at_[end_of_room(i)], std::min(extents_[i].end - front, latest[end_of_room(i)]));
    }
    push_forward();
    // From the inside out, for a room is as large as what it holds.
    for (int round = 0; round < 4; ++round) {
      for (std::size_t i = first_room_; i < extents_.size(); ++i) tighten(i);
    }
  }

  double length_now() const {
    double length = 0;
    for (std::size_t i = 0; i < extents_.size(); ++i)
      length = std::max(length, is_room(i) ? at_[end_of_room(i)] : at_[i] + extents_[i].size());
    return length;
  }

  bool begins_room(Variable variable) const { return variable >= first_room_ && variable < extents_.size(); }
  bool ends_room(Variable variable) const { return variable >= extents_.size(); }

  /// Bounds within which a variable may move; rooms around it give way as far as they can themselves.
  double lower(Variable variable) const {
    double bound = 0;
    for (Rule const& rule : before_[variable])
      bound = std::max(bound, (begins_room(rule.earlier) ? lower(rule.earlier) : at_[rule.earlier]) + rule.by);
    return bound;
  }
  double upper(Variable variable, double at_most) const {
    double bound = at_most;
    for (Rule const& rule : behind_[variable])
      bound = std::min(bound, (ends_room(rule.later) ? upper(rule.later, length_) : at_[rule.later]) - rule.by);
    return bound;
  }

  double middle(std::size_t item) const { return at_[item] + extents_[item].size() / 2; }

  /// Towards the middle of what it is joined with.
  void relax(std::size_t item) {
    auto const partners = partners_.find(item);
    if (partners == partners_.end()) return;
    double sum = 0;
    for (std::size_t each : partners->second) sum += middle(each);
    double const wanted = sum / static_cast<double>(partners->second.size()) - extents_[item].size() / 2;
    double const low = lower(item), high = upper(item, length_ - extents_[item].size());
    if (low > high) return;
    at_[item] = std::clamp(wanted, low, high);
    for (std::size_t room : rooms_of_[item]) tighten(room);
  }

  /// A room is no larger than what it holds.
  void tighten(std::size_t room) {
    double begin = std::numeric_limits<double>::max(), end = 0;
    for (Rule const& rule : behind_[room]) {
      if (rule.later != end_of_room(room)) begin = std::min(begin, at_[rule.later] - rule.by);
    }
    for (Rule const& rule : before_[end_of_room(room)]) {
      if (rule.earlier != room) end = std::max(end, at_[rule.earlier] + rule.by);
    }
    if (begin > end) return;
    if (double const lacking = least_of(room) - (end - begin); lacking > 0) {
      // Its title is longer: on both sides of what it holds, as far as there is room.
      double const most = std::min(begin, upper(end_of_room(room), length_) - least_of(room));
      begin = std::max(std::min(begin - lacking / 2, most), lower(room));
      end = std::max(end, begin + least_of(room));
    }
    at_[room] = begin;
    at_[end_of_room(room)] = end;
  }

  double least_of(std::size_t room) const {
    for (Rule const& rule : behind_[room]) {
      if (rule.later == end_of_room(room)) return rule.by;
    }
    return 0;
  }

  void apply() {
    double page_end = 0;
    for (std::size_t i = 0; i < first_room_; ++i) {
      Box& box = placement_.nodes.at(names_[i]);
      box = with_begin(box, axis_, at_[i]);
      page_end = std::max(page_end, at_[i] + extents_[i].size());
    }
    for (std::size_t i = first_room_; i < extents_.size(); ++i) {
      Box& box = placement_.rooms.at(names_[i]);
      double const end = at_[end_of_room(i)];
      if (auto const title = placement_.titles.find(names_[i]); title != placement_.titles.end())
        move_title(title->second, extents_[i], at_[i], end);
      box = with_extent(box, axis_, at_[i], end);
      page_end = std::max(page_end, end);
    }
    placement_.page = with_extent(placement_.page, axis_, 0, page_end);
    frame_gaps();
    placement_.lines.clear();
  }

  /// A title keeps its distance to the nearer end of its room.
  void move_title(Box& title, Extent const& old, double begin, double end) const {
    Extent const e = extent_of(title, axis_);
    bool const leads = e.begin - old.begin <= old.end - e.end;
    title = with_begin(title, axis_, leads ? begin + (e.begin - old.begin) : end - (old.end - e.begin));
  }

  /// Frames without ink only have to be somewhere.
  void frame_gaps() {
    constexpr double frame = 4;
    std::string const prefix = "cluster_gap";
    for (auto& [name, box] : placement_.rooms) {
      if (has_ink(name)) continue;
      auto const zone = placement_.rooms.find("cluster_z" + name.substr(prefix.size()));
      if (zone != placement_.rooms.end()) box = grown(zone->second, frame);
    }
  }

  Placement& placement_;
  std::vector<Connection> const& connections_;
  Axis axis_;
  std::vector<std::string> names_;
  std::map<std::string, std::size_t> index_;
  std::vector<Extent> extents_;  ///< of nodes, then rooms
  std::size_t first_room_ = 0;
  std::size_t variables_ = 0;  ///< begins of all, then ends of rooms
  std::map<std::size_t, std::vector<std::size_t>> partners_;
  std::vector<Rule> rules_;
  std::vector<std::vector<Rule>> before_, behind_;  ///< rules by their later, and their earlier variable
  std::vector<std::vector<std::size_t>> rooms_of_;  ///< of each node, the innermost first
  std::vector<double> at_;
  double length_ = 0;
};

}  // namespace

void squeeze(Placement& placement, std::vector<Connection> const& connections, Axis axis, double least) {
  Squeezer(placement, connections, axis).run(least);
}

}  // namespace glacis::output
