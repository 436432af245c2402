#include "output/diagram/choose.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace glacis::output {
namespace {

double weight_of(Hit::Sort sort) {
  switch (sort) {
    case Hit::Sort::box_on_box: return 1000;
    case Hit::Sort::line_through_box: return 300;
    case Hit::Sort::line_on_line: return 150;
    case Hit::Sort::line_through_title: return 120;
    case Hit::Sort::zones_too_close: return 100;
    case Hit::Sort::line_through_zone: return 60;
    case Hit::Sort::line_too_short: return 40;
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
    folds();
    shapes();
    titles();
    return best_;
  }

 private:
  bool attempt(Layout const& layout) {
    if (tried_ >= most_) return false;
    ++tried_;
    std::optional<Draft> draft = drafter_(layout);
    if (!draft || (best_ && flaws(draft->inspection) >= flaws(best_->inspection))) return false;
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

  /// Flows within one room may run sideways where the figure is too high.
  void folds() {
    if (best_->placement.page.height() <= page_height) return;
    Rooms const rooms(report_);
    for (std::uint32_t flow = 0; flow < report_.flows.size(); ++flow) {
      if (rooms.can_fold(report_, flow)) vary([&](Layout& layout) { layout.folded.push_back(flow); });
    }
  }

  /// Narrower, wider, lower, airier, sideways.
  void shapes() {
    bool const too_large = std::max(best_->inspection.wide, best_->inspection.high) > 1;
    vary([](Layout& layout) { layout.wrapping = {17, 88}; });
    vary([](Layout& layout) { layout.wrapping = {27, 132}; });
    vary([](Layout& layout) { layout.node_gap = 0.17; });
    if (!too_large) vary([](Layout& layout) { layout.node_gap = 0.3; });
    if (!too_large) vary([](Layout& layout) { layout.rank_gap = 0.24; });
    if (too_large) vary([](Layout& layout) { layout.direction = Direction::right; });
  }

  std::set<std::uint32_t> hit_titles() const {
    std::set<std::uint32_t> zones;
    constexpr std::string_view prefix = "cluster_z";
    for (Hit const& hit : best_->inspection.hits) {
      if (hit.sort != Hit::Sort::line_through_title || hit.other.rfind(prefix, 0) != 0) continue;
      std::uint32_t zone = 0;
      std::from_chars(hit.other.data() + prefix.size(), hit.other.data() + hit.other.size(), zone);
      zones.insert(zone);
    }
    return zones;
  }

  void titles() {
    for (std::uint32_t const zone : hit_titles()) {
      for (TitlePlace const place :
           {TitlePlace::top_right, TitlePlace::bottom_left, TitlePlace::bottom_right, TitlePlace::among}) {
        vary([&](Layout& layout) {
          layout.titles.resize(report_.zones.size(), TitlePlace::top_left);
          layout.titles[zone] = place;
        });
        if (hit_titles().count(zone) == 0) break;
      }
    }
  }

  report::Report const& report_;
  std::size_t most_;
  Drafter const& drafter_;
  std::size_t tried_ = 0;
  std::optional<Draft> best_;
};

}  // namespace

double flaws(Inspection const& inspection) {
  double sum = 900 * (std::max(inspection.wide, inspection.high) - 1) +
               400 * (inspection.wide - 1 + inspection.high - 1) + 25 * static_cast<double>(inspection.crossings) +
               5 * static_cast<double>(inspection.bends) + inspection.length / 40;
  for (Hit const& hit : inspection.hits) sum += weight_of(hit.sort);
  return sum;
}

std::optional<Draft> choose_layout(report::Report const& report, Layout const& first, std::size_t most,
                                   Drafter const& drafter) {
  return Search(report, most, drafter).run(first);
}

}  // namespace glacis::output
