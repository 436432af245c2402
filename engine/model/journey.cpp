#include "engine/model/journey.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/model/journey_search.h"

namespace glacis::model {

namespace {

using text::Code;

// What all journeys of a use case, and those of one data asset, may cost in edges looked at.
constexpr std::size_t whole_budget = 20'000'000;
constexpr std::size_t largest_share = 2'000'000;
// However much the others cost, a small graph is looked at pair by pair.
constexpr std::size_t least_share_per_edge = 16;

std::vector<Journey> find_journeys(DataGraph const& graph, JourneyEnds const& ends, std::size_t& left) {
  auto const budget = std::max(std::min(left, largest_share), graph.edges.size() * least_share_per_edge);
  JourneySearch search{graph, ends, budget};
  auto found = search.by_pair();
  if (!found) found = search.by_consumer();
  if (!found) found = search.as_one();
  left -= std::min(left, search.steps());
  return std::move(*found);
}

void note_grouping(UseCase const& use_case, DataId data, std::vector<Journey> const& journeys,
                   text::Diagnostics& diagnostics) {
  auto const grouped = std::find_if(journeys.begin(), journeys.end(),
                                    [](Journey const& journey) { return journey.stands != Stands::for_pair; });
  if (grouped == journeys.end()) return;
  auto const& datum = use_case[data];
  auto const what = grouped->stands == Stands::for_all ? "all origins and consumers" : "all origins of a consumer";
  diagnostics.notice(Code::G053, datum.place, fmt::format("`{}` has too many journeys to look at each", datum.id),
                     fmt::format("one stands for {}", what), "state `origin` and `consumer` to look at fewer");
}

void warn_of_none(UseCase const& use_case, DataId data, text::Diagnostics& diagnostics) {
  auto const& datum = use_case[data];
  diagnostics.warning(Code::G052, datum.place, fmt::format("`{}` is carried, but has no journey", datum.id),
                      "no origin and consumer are joined by flows that list it",
                      "state its `origin` and its `consumer`");
}

}  // namespace

std::vector<Journey> derive_journeys(Vocabulary const& vocabulary, UseCase const& use_case,
                                     text::Diagnostics& diagnostics) {
  DataGraphs graphs{use_case};
  std::vector<Journey> result;
  auto left = whole_budget;
  for (std::size_t i = 0; i < use_case.data.size(); ++i) {
    auto const data = id_of<DataTag>(i);
    if (!graphs.is_carried(data)) continue;
    auto const graph = graphs.graph_of(data);
    auto journeys = find_journeys(graph, journey_ends(vocabulary, use_case, data, graph), left);
    if (journeys.empty()) warn_of_none(use_case, data, diagnostics);
    note_grouping(use_case, data, journeys, diagnostics);
    std::sort(journeys.begin(), journeys.end(), [](Journey const& a, Journey const& b) {
      return std::tie(a.origin, a.consumer) < std::tie(b.origin, b.consumer);
    });
    for (auto& journey : journeys) {
      journey.data = data;
      result.push_back(std::move(journey));
    }
  }
  return result;
}

std::string id_of(UseCase const& use_case, Journey const& journey) {
  auto const& origin = journey.stands == Stands::for_pair ? use_case[journey.origin].id : "all";
  auto const& consumer = journey.stands == Stands::for_all ? "all" : use_case[journey.consumer].id;
  return fmt::format("{}:{}..{}", use_case[journey.data].id, origin, consumer);
}

}  // namespace glacis::model
