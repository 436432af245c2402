#include "engine/model/journey_search.h"

#include <algorithm>

namespace glacis::model {

namespace {

std::vector<bool> flags(std::size_t size, std::vector<std::uint32_t> const& nodes) {
  std::vector<bool> result(size);
  for (auto const node : nodes) result[node] = true;
  return result;
}

}  // namespace

JourneySearch::JourneySearch(DataGraph const& graph, JourneyEnds const& ends, std::size_t budget)
    : graph_(graph),
      ends_(ends),
      is_origin_(flags(graph.nodes.size(), ends.origins)),
      is_consumer_(flags(graph.nodes.size(), ends.consumers)),
      is_class_(flags(graph.nodes.size(), ends.classes)),
      budget_(budget),
      toward_(graph.nodes.size()),
      ahead_(graph.nodes.size()),
      between_(graph.nodes.size()),
      sure_(graph.nodes.size()),
      goal_(graph.nodes.size()) {
  std::set_union(ends.consumers.begin(), ends.consumers.end(), ends.classes.begin(), ends.classes.end(),
                 std::back_inserter(all_ends_));
}

void JourneySearch::reach_forward(Marks& into, Marks const* within, std::uint32_t stop) {
  for (std::size_t i = 0; i < into.members().size(); ++i) {
    auto const node = into.members()[i];
    if (node == stop) continue;
    for (auto const& edge : graph_.out(node)) {
      if (within == nullptr || within->has(edge.to)) into.add(edge.to);
    }
    steps_ += graph_.out(node).size() + 1;
  }
}

void JourneySearch::reach_backward(Marks& into, Marks const* within, std::uint32_t stop) {
  for (std::size_t i = 0; i < into.members().size(); ++i) {
    auto const node = into.members()[i];
    if (node == stop) continue;
    for (auto const edge : graph_.in(node)) {
      auto const from = graph_.edges[edge].from;
      if (within == nullptr || within->has(from)) into.add(from);
    }
    steps_ += graph_.in(node).size() + 1;
  }
}

std::vector<std::uint32_t> JourneySearch::origins_to(std::uint32_t consumer) const {
  std::vector<std::uint32_t> result;
  for (auto const node : toward_.members()) {
    bool const begins = node == consumer ? is_class_[node] : is_origin_[node] && is_consumer_[consumer];
    if (begins) result.push_back(node);
  }
  std::sort(result.begin(), result.end());
  return result;
}

void JourneySearch::collect(Journey& journey, std::uint32_t start, std::uint32_t stop) {
  for (auto const node : between_.members()) {
    for (auto const& edge : graph_.out(node)) {
      // Members of one class hand it on among themselves wherever it stands; else no way leads on from its end.
      bool const goes_on = node == edge.to || (node != stop && edge.to != start);
      if (goes_on && between_.has(edge.to)) journey.flows.push_back(edge.flow);
    }
    steps_ += graph_.out(node).size();
  }
  std::sort(journey.flows.begin(), journey.flows.end());
  journey.flows.erase(std::unique(journey.flows.begin(), journey.flows.end()), journey.flows.end());
  std::sort(journey.relays.begin(), journey.relays.end());
  journey.derived_ends = ends_.derived;
}

bool JourneySearch::surely(std::vector<std::uint32_t> const& origins, Marks const& consumers) {
  sure_.clear();
  for (auto const origin : origins) sure_.add(origin);
  for (std::size_t i = 0; i < sure_.members().size(); ++i) {
    for (auto const& edge : graph_.out(sure_.members()[i])) {
      if (!edge.sure || !between_.has(edge.to)) continue;
      if (consumers.has(edge.to)) return true;
      sure_.add(edge.to);
    }
    steps_ += graph_.out(sure_.members()[i]).size();
  }
  return false;
}

Journey JourneySearch::pair(std::uint32_t origin, std::uint32_t consumer) {
  bool const to_itself = origin == consumer;
  auto const start = to_itself ? nowhere : origin;
  auto const stop = to_itself ? nowhere : consumer;
  ahead_.clear();
  ahead_.add(origin);
  reach_forward(ahead_, &toward_, stop);
  between_.clear();
  between_.add(consumer);
  reach_backward(between_, &ahead_, start);
  Journey journey;
  journey.origin = graph_.nodes[origin];
  journey.consumer = graph_.nodes[consumer];
  for (auto const node : between_.members()) {
    if (node != origin && node != consumer) journey.relays.push_back(graph_.nodes[node]);
  }
  collect(journey, start, stop);
  goal_.clear();
  goal_.add(consumer);
  journey.if_present = !surely({origin}, goal_);
  return journey;
}

std::optional<std::vector<Journey>> JourneySearch::by_pair() {
  auto const end = steps_ + budget_;
  std::vector<Journey> result;
  for (auto const consumer : all_ends_) {
    toward_.clear();
    toward_.add(consumer);
    reach_backward(toward_, nullptr, nowhere);
    if (steps_ > end) return std::nullopt;
    for (auto const origin : origins_to(consumer)) {
      if (steps_ > end || result.size() == most_pairs) return std::nullopt;
      result.push_back(pair(origin, consumer));
    }
  }
  return result;
}

bool JourneySearch::is_passed(std::uint32_t node, bool and_left) const {
  auto const in = graph_.in(node);
  auto const out = graph_.out(node);
  auto const enters = [&](std::uint32_t edge) {
    auto const from = graph_.edges[edge].from;
    return from != node && between_.has(from);
  };
  auto const leaves = [&](DataGraph::Edge const& edge) { return edge.to != node && between_.has(edge.to); };
  return std::any_of(in.begin(), in.end(), enters) && (!and_left || std::any_of(out.begin(), out.end(), leaves));
}

std::optional<std::vector<Journey>> JourneySearch::by_consumer() {
  auto const end = steps_ + budget_;
  // All that any origin reaches, once for all consumers.
  Marks from_any(graph_.nodes.size());
  for (auto const origin : ends_.origins) from_any.add(origin);
  for (auto const node : ends_.classes) from_any.add(node);
  reach_forward(from_any, nullptr, nowhere);
  std::vector<Journey> result;
  for (auto const consumer : all_ends_) {
    toward_.clear();
    toward_.add(consumer);
    reach_backward(toward_, nullptr, nowhere);
    if (steps_ > end) return std::nullopt;
    auto const origins = origins_to(consumer);
    if (origins.size() == 1) result.push_back(pair(origins.front(), consumer));
    if (origins.size() < 2) continue;
    between_.clear();
    for (auto const node : toward_.members()) {
      if (from_any.has(node)) between_.add(node);
    }
    Journey journey;
    journey.stands = Stands::for_origins;
    journey.origin = graph_.nodes[origins.front()];
    journey.consumer = graph_.nodes[consumer];
    for (auto const node : between_.members()) {
      if (node == origins.front() || node == consumer) continue;
      if (!is_origin_[node] || is_passed(node, false)) journey.relays.push_back(graph_.nodes[node]);
    }
    collect(journey, nowhere, consumer);
    goal_.clear();
    goal_.add(consumer);
    journey.if_present = !surely(origins, goal_);
    result.push_back(std::move(journey));
  }
  return result;
}

std::vector<Journey> JourneySearch::as_one() {
  toward_.clear();
  for (auto const consumer : all_ends_) toward_.add(consumer);
  reach_backward(toward_, nullptr, nowhere);
  ahead_.clear();
  for (auto const origin : ends_.origins) ahead_.add(origin);
  for (auto const node : ends_.classes) ahead_.add(node);
  reach_forward(ahead_, nullptr, nowhere);
  between_.clear();
  for (std::uint32_t node = 0; node < graph_.nodes.size(); ++node) {
    if (ahead_.has(node) && toward_.has(node)) between_.add(node);
  }
  std::vector<std::uint32_t> origins;
  std::vector<std::uint32_t> consumers;
  for (auto const node : between_.members()) {
    if (is_origin_[node] || is_class_[node]) origins.push_back(node);
    if (is_consumer_[node] || is_class_[node]) consumers.push_back(node);
  }
  if (origins.empty() || consumers.empty()) return {};
  Journey journey;
  journey.stands = Stands::for_all;
  journey.origin = graph_.nodes[origins.front()];
  // The first pair of two, if there is one.
  bool const same = consumers.front() == origins.front() && consumers.size() > 1;
  journey.consumer = graph_.nodes[same ? consumers[1] : consumers.front()];
  for (auto const node : between_.members()) {
    if (graph_.nodes[node] == journey.origin || graph_.nodes[node] == journey.consumer) continue;
    bool const an_end = is_origin_[node] || is_consumer_[node] || is_class_[node];
    if (!an_end || is_passed(node, true)) journey.relays.push_back(graph_.nodes[node]);
  }
  collect(journey, nowhere, nowhere);
  goal_.clear();
  for (auto const consumer : consumers) goal_.add(consumer);
  journey.if_present = !surely(origins, goal_);
  return {std::move(journey)};
}

}  // namespace glacis::model
