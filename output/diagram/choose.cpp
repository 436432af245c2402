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

/// Below this a figure has no hit, no crossing and fits the page: nothing is gained by another one.
constexpr double good_enough = 200;

class Search {
 public:
  Search(report::Report const& report, std::size_t most, Drafter const& drafter)
      : report_(report), most_(most), drafter_(drafter) {}

  std::optional<Draft> run(Layout const& first) {
    if (!attempt(first)) return fall_back(first);
    orders(first);
    fit_page();
    spread();
    titles();
    lines();
    return best_;
  }

 private:
  bool attempt(Layout layout) {
    if (tried_ >= most_) return false;
    if (best_ && flaws(best_->inspection) < good_enough && best_->inspection.hits.empty() &&
        best_->inspection.excess == 0 && best_->inspection.crossings == 0)
      return false;
    ++tried_;
    std::optional<Inspection> inspection = drafter_(layout);
    if (!inspection || (best_ && flaws(*inspection) >= flaws(best_->inspection))) return false;
    best_ = Draft{std::move(layout), std::move(*inspection)};
    return true;
  }

  /// One change to the best draft so far.
  template <class Change>
  bool vary(Change const& change) {
    Layout layout = best_->layout;
    change(layout);
    return attempt(std::move(layout));
  }

  void orders(Layout const& first) {
    for (bool const mirrored : {false, true}) {
      for (FlowOrder const order :
           {FlowOrder::numbered, FlowOrder::longest_journey_first, FlowOrder::inner_first}) {
        if (order == first.order && mirrored == first.mirrored) continue;
        Layout layout = first;
        layout.order = order;
        layout.mirrored = mirrored;
        attempt(layout);
      }
    }
  }

  /// Graphviz loses edges of large orthogonal figures, or takes too long.
  std::optional<Draft> fall_back(Layout layout) {
    for (bool const hurried : {false, true}) {
      layout.hurried = hurried;
      for (Splines const splines : {Splines::polyline, Splines::spline}) {
        layout.splines = splines;
        if (std::optional<Inspection> found = drafter_(layout)) return Draft{std::move(layout), std::move(*found)};
      }
    }
    return std::nullopt;
  }

  void fit_page() {
    if (best_->inspection.excess == 0) return;
    vary([](Layout& layout) { layout.wrapping = {17, 76}; });
    vary([](Layout& layout) { layout.wrapping = {28, 124}; });
    vary([](Layout& layout) { layout.rank_gap = 0.1; });
    vary([](Layout& layout) { layout.node_gap = 0.16; });
    vary([](Layout& layout) { layout.direction = Direction::right; });
  }

  /// More air, if the page has it.
  void spread() {
    vary([](Layout& layout) { layout.node_gap = 0.3; });
    vary([](Layout& layout) { layout.rank_gap = 0.2; });
    vary([](Layout& layout) { layout.wrapping = {26, 112}; });
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

  void lines() {
    if (best_->inspection.hits.empty()) return;
    vary([](Layout& layout) { layout.splines = Splines::spline; });
    vary([](Layout& layout) { layout.splines = Splines::polyline; });
  }

  report::Report const& report_;
  std::size_t most_;
  Drafter const& drafter_;
  std::size_t tried_ = 0;
  std::optional<Draft> best_;
};

}  // namespace

double flaws(Inspection const& inspection) {
  double sum = 3 * inspection.excess + 25 * static_cast<double>(inspection.crossings) + inspection.length / 40;
  for (Hit const& hit : inspection.hits) sum += weight_of(hit.sort);
  return sum;
}

std::optional<Draft> choose_layout(report::Report const& report, Layout const& first, std::size_t most,
                                   Drafter const& drafter) {
  if (most <= 1) {
    std::optional<Inspection> inspection = drafter(first);
    if (!inspection) return std::nullopt;
    return Draft{first, std::move(*inspection)};
  }
  return Search(report, most, drafter).run(first);
}

}  // namespace glacis::output
