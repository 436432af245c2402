#include "output/diagram/choose.h"

#include <fmt/format.h>

#include <algorithm>

namespace glacis::output {
namespace {

double weight_of(Hit::Sort sort) {
  switch (sort) {
    case Hit::Sort::box_on_box: return 1000;
    case Hit::Sort::line_through_box: return 300;
    case Hit::Sort::line_on_line: return 150;
    case Hit::Sort::line_on_border: return 50;
    case Hit::Sort::line_through_title: return 120;
    case Hit::Sort::zones_too_close: return 100;
    case Hit::Sort::line_through_zone: return 60;
    case Hit::Sort::line_too_short: return 40;
    case Hit::Sort::heads_touch: return 30;
    case Hit::Sort::bends_at_end: return 70;
    case Hit::Sort::crosses_itself: return 110;
  }
  return 0;
}

class Search {
 public:
  Search(report::Report const& report, std::size_t most, Drafter const& drafter)
      : report_(report), most_(most), drafter_(drafter) {}

  std::optional<Draft> run(Layout const& first) {
    if (!attempt(first)) return std::nullopt;
    orders(first);
    wrappings();
    // Another wrapping has another best order.
    orders(best_->layout);
    gaps();
    folds();
    brackets();
    titles();
    sideways();
    return best_;
  }

 private:
  bool attempt(Layout const& layout) {
    if (tried_ >= most_) return false;
    ++tried_;
    std::optional<Draft> draft = drafter_(layout);
    if (!draft || (best_ && !(flaws_of(*draft) < flaws_of(*best_)))) return false;
    best_ = std::move(draft);
    return true;
  }

  /// One change to the best draft so far.
  template <class Change>
  bool vary(Change const& change) {
    Layout layout = best_->layout;
    change(layout);
    return attempt(layout);
  }

  /// What comes first decides what stands above, and to the left.
  void orders(Layout const& first) {
    for (FlowOrder const order : {FlowOrder::numbered, FlowOrder::longest_journey_first, FlowOrder::inner_first}) {
      for (bool const across : {false, true}) {
        Layout layout = first;
        layout.order = order;
        layout.ranks_across_rooms = across;
        attempt(layout);
      }
    }
    vary([](Layout& layout) { layout.mirrored = !layout.mirrored; });
    vary([](Layout& layout) { layout.rooms_reversed = !layout.rooms_reversed; });
  }

  bool too_high() const { return best_->placement.page.height() > page_height; }

  /// Flows within one room may run sideways where the figure is too high.
  void folds() {
    Rooms const rooms(report_);
    for (std::uint32_t flow = 0; flow < report_.flows.size() && too_high(); ++flow) {
      if (rooms.can_fold(report_, flow)) vary([&](Layout& layout) { layout.folded.push_back(flow); });
    }
  }

  /// Narrower and lower figures.
  void wrappings() {
    for (Wrapping const wrapping : {Wrapping{17, 88}, Wrapping{22, 180}, Wrapping{30, 180}})
      vary([&](Layout& layout) { layout.wrapping = wrapping; });
  }

  /// Plates and boxes now stand in a row: narrow ones, then.
  void sideways() {
    for (std::size_t const columns : {17U, 22U}) {
      if (best_->inspection.excess <= 1) return;
      vary([&](Layout& layout) {
        layout.direction = Direction::right;
        layout.wrapping = {columns, 88};
      });
    }
  }

  void gaps() {
    for (double const gap : {0.17, 0.3}) vary([&](Layout& layout) { layout.node_gap = gap; });
  }

  /// From below, a mechanism end to end may reach its ends without crossing a flow.
  void brackets() {
    if (best_->inspection.crossings != 0 || !best_->inspection.hits.empty())
      vary([](Layout& layout) { layout.brackets_below = true; });
  }

  /// A title in the way of a line goes to the other end of its zone.
  void titles() {
    for (std::size_t zone = 0; zone < report_.zones.size(); ++zone) {
      if (!vary([&](Layout& layout) { put_title(layout, zone, TitlePlace::bottom); }) && title_is_hit(zone))
        vary([&](Layout& layout) { put_title(layout, zone, TitlePlace::among); });
    }
  }

  void put_title(Layout& layout, std::size_t zone, TitlePlace place) const {
    layout.titles.resize(report_.zones.size(), TitlePlace::top);
    layout.titles[zone] = place;
  }

  bool title_is_hit(std::size_t zone) const {
    std::vector<Hit> const& hits = best_->inspection.hits;
    std::string const room = fmt::format("cluster_z{}", zone);
    return std::any_of(hits.begin(), hits.end(),
                       [&](Hit const& hit) { return hit.sort == Hit::Sort::line_through_title && hit.other == room; });
  }

  report::Report const& report_;
  std::size_t most_;
  Drafter const& drafter_;
  std::size_t tried_ = 0;
  std::optional<Draft> best_;
};

}  // namespace

Flaws flaws_of(Draft const& draft) {
  Inspection const& found = draft.inspection;
  Flaws flaws;
  for (Hit const& hit : found.hits) flaws.faults += weight_of(hit.sort);
  flaws.size = found.excess + (found.turned ? 0.001 : 0);
  flaws.clutter = 40 * static_cast<double>(found.crossings) + 5 * static_cast<double>(found.bends) + found.length / 40 +
                  found.area / 10000;
  // In narrow figures more texts are cut.
  if (draft.layout.wrapping.columns < Wrapping{}.columns) flaws.clutter += 15;
  // Readers look for a title at the top.
  for (TitlePlace place : draft.layout.titles) flaws.clutter += place == TitlePlace::bottom ? 4 : 0;
  return flaws;
}

std::optional<Draft> choose_layout(report::Report const& report, Layout const& first, std::size_t most,
                                   Drafter const& drafter) {
  return Search(report, most, drafter).run(first);
}

}  // namespace glacis::output
