#include "output/diagram/orientation.h"

#include <algorithm>
#include <numeric>

namespace glacis::output {
namespace {

using Entities = std::vector<std::uint32_t>;

/// What lies below what, as far as flows have been laid down.
class Slope {
 public:
  explicit Slope(std::size_t entities) : below_(entities) {}

  void add(std::uint32_t above, std::uint32_t below) { below_[above].push_back(below); }

  bool leads(std::uint32_t above, Entities const& targets) const {
    std::vector<bool> seen(below_.size(), false);
    Entities stack = {above};
    while (!stack.empty()) {
      std::uint32_t const at = stack.back();
      stack.pop_back();
      if (seen[at]) continue;
      seen[at] = true;
      if (at != above && std::find(targets.begin(), targets.end(), at) != targets.end()) return true;
      stack.insert(stack.end(), below_[at].begin(), below_[at].end());
    }
    return false;
  }
  bool leads(Entities const& above, Entities const& targets) const {
    return std::any_of(above.begin(), above.end(), [&](std::uint32_t each) { return leads(each, targets); });
  }

 private:
  std::vector<Entities> below_;
};

std::vector<std::uint32_t> longest_journey_flows(report::Report const& report) {
  report::Journey const* longest = nullptr;
  for (report::Journey const& journey : report.journeys) {
    if (!longest || journey.flows.size() > longest->flows.size()) longest = &journey;
  }
  return longest ? longest->flows : std::vector<std::uint32_t>{};
}

std::vector<std::uint32_t> ordered(report::Report const& report, FlowOrder order) {
  std::vector<std::uint32_t> flows(report.flows.size());
  std::iota(flows.begin(), flows.end(), 0U);
  auto const number = [&](std::uint32_t flow) { return report.flows[flow].number; };
  std::sort(flows.begin(), flows.end(), [&](std::uint32_t a, std::uint32_t b) { return number(a) < number(b); });
  switch (order) {
    case FlowOrder::numbered: break;
    case FlowOrder::inner_first:
      std::stable_partition(flows.begin(), flows.end(), [&](std::uint32_t flow) {
        report::Flow const& each = report.flows[flow];
        return std::all_of(each.to.begin(), each.to.end(), [&](std::uint32_t to) {
          return report.entities[to].zone == report.entities[each.from].zone;
        });
      });
      break;
    case FlowOrder::longest_journey_first: {
      std::vector<std::uint32_t> const first = longest_journey_flows(report);
      std::stable_partition(flows.begin(), flows.end(), [&](std::uint32_t flow) {
        return std::find(first.begin(), first.end(), flow) != first.end();
      });
      break;
    }
  }
  return flows;
}

}  // namespace

Orientation orient(report::Report const& report, Scene const& scene, FlowOrder order) {
  Orientation result{ordered(report, order), std::vector<bool>(report.flows.size()),
                     std::vector<bool>(scene.brackets.size())};
  Slope slope(report.entities.size());
  for (std::uint32_t flow : result.order) {
    report::Flow const& each = report.flows[flow];
    bool const reversed = slope.leads(each.to, {each.from}) && !slope.leads(each.from, each.to);
    result.reversed[flow] = reversed;
    for (std::uint32_t to : each.to) {
      if (reversed)
        slope.add(to, each.from);
      else
        slope.add(each.from, to);
    }
  }
  for (std::size_t i = 0; i < scene.brackets.size(); ++i)
    result.bracket_reversed[i] = slope.leads(scene.brackets[i].consumers, scene.brackets[i].origins);
  return result;
}

}  // namespace glacis::output
