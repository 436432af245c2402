#include "output/diagram/path.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <queue>

namespace glacis::output {
namespace {

/// A cell and the heading in which it is reached.
using State = std::size_t;

State state_of(Cell cell, Heading heading) { return cell * 4UL + static_cast<std::size_t>(heading); }
Cell cell_of(State state) { return static_cast<Cell>(state / 4); }
Heading heading_of(State state) { return static_cast<Heading>(state % 4); }

/// A*.
class WaySearch {
 public:
  WaySearch(Terrain const& terrain, Terrain::Ground const& ground, std::vector<Port> const& starts,
            std::vector<Port> const& ends, Box const& goal)
      : terrain_(terrain), ground_(ground), starts_(starts), ends_(ends), goal_(goal) {
    best_.assign(terrain.grid().size() * 4, far);
    from_.assign(terrain.grid().size() * 4, none);
    for (std::size_t i = 0; i < ends.size(); ++i) goals_.emplace(state_of(ends[i].cell, ends[i].inward), i);
  }

  Route run() {
    for (Port const& port : starts_) {
      if (terrain_.is_free(port.cell, ground_)) reach(state_of(port.cell, opposite(port.inward)), port.cost, none);
    }
    while (!queue_.empty() && queue_.top().first < found_) {
      auto const [estimate, at] = queue_.top();
      queue_.pop();
      if (estimate > best_[at] + ahead(cell_of(at))) continue;
      arrive(at);
      go_on(at);
    }
    return last_ == none ? Route{} : traced();
  }

 private:
  static constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();
  static constexpr State none = std::numeric_limits<State>::max();

  /// At most what is still to pay.
  std::int64_t ahead(Cell cell) const {
    Point const p = terrain_.grid().point(cell);
    double const x = std::max({goal_.left - p.x, p.x - goal_.right, 0.0});
    double const y = std::max({goal_.bottom - p.y, p.y - goal_.top, 0.0});
    return static_cast<std::int64_t>(std::max(0.0, x + y - 2 * Grid::pitch) * 10);
  }

  void reach(State to, std::int64_t price, State by) {
    if (price >= best_[to]) return;
    best_[to] = price;
    from_[to] = by;
    queue_.emplace(price + ahead(cell_of(to)), to);
  }

  void arrive(State at) {
    for (auto [goal, end] = goals_.equal_range(at); goal != end; ++goal) {
      std::int64_t const price = best_[at] + ends_[goal->second].cost;
      if (price >= found_) continue;
      found_ = price;
      last_ = at;
      end_ = goal->second;
    }
  }

  void go_on(State at) {
    Cell const cell = cell_of(at);
    Heading const heading = heading_of(at);
    turn(cell, heading, best_[at], at);
    std::optional<Cell> const next = terrain_.grid().next(cell, heading);
    if (!next || !terrain_.is_free(*next, ground_)) return;
    std::int64_t const price = best_[at] + terrain_.step_price(cell, heading, *next, ground_);
    int const straight_on = terrain_.price_straight_on(*next, heading, ground_);
    if (straight_on != 0) turn(*next, heading, price, at);
    reach(state_of(*next, heading), price + straight_on, at);
  }

  void turn(Cell cell, Heading heading, std::int64_t price, State by) {
    for (Heading const turned : {Heading::right, Heading::up, Heading::left, Heading::down}) {
      if (turned == heading || turned == opposite(heading)) continue;
      reach(state_of(cell, turned), price + terrain_.bend_price(cell, ground_), by);
    }
  }

  Route traced() const {
    Route route{{}, {}, ends_[end_], found_};
    State first = last_;
    for (State at = last_; at != none; at = from_[at]) {
      if (route.cells.empty() || route.cells.back() != cell_of(at)) route.cells.push_back(cell_of(at));
      first = at;
    }
    std::reverse(route.cells.begin(), route.cells.end());
    for (Port const& port : starts_) {
      if (state_of(port.cell, opposite(port.inward)) == first) route.from = port;
    }
    return route;
  }

  Terrain const& terrain_;
  Terrain::Ground const& ground_;
  std::vector<Port> const &starts_, &ends_;
  Box const& goal_;
  std::vector<std::int64_t> best_;
  std::vector<State> from_;
  std::multimap<State, std::size_t> goals_;
  using Entry = std::pair<std::int64_t, State>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
  std::int64_t found_ = far;
  State last_ = none;
  std::size_t end_ = 0;
};

}  // namespace

Route find_path(Terrain const& terrain, Terrain::Ground const& ground, std::vector<Port> const& starts,
                std::vector<Port> const& ends, Box const& goal) {
  return WaySearch(terrain, ground, starts, ends, goal).run();
}

}  // namespace glacis::output
