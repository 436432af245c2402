#pragma once
#include <cstdint>
#include <optional>

#include "engine/model/data_graph.h"
#include "engine/model/journey_ends.h"
#include "engine/model/structure.h"

namespace glacis::model {

/// A set of nodes that is emptied in no time and kept in the order of arrival.
class Marks {
 public:
  explicit Marks(std::size_t size) : stamps_(size) {}
  void clear() {
    ++stamp_;
    members_.clear();
  }
  bool has(std::uint32_t node) const { return stamps_[node] == stamp_; }
  void add(std::uint32_t node) {
    if (has(node)) return;
    stamps_[node] = stamp_;
    members_.push_back(node);
  }
  std::vector<std::uint32_t> const& members() const { return members_; }

 private:
  std::vector<std::uint32_t> stamps_;
  std::vector<std::uint32_t> members_;
  std::uint32_t stamp_ = 1;
};

/// Finds the journeys of one data asset by forward and backward reachability over its graph.
class JourneySearch {
 public:
  /// Beyond this many pairs journeys are grouped by consumer.
  static constexpr std::size_t most_pairs = 10'000;

  /// `budget` bounds the edges that one of the ways below looks at, and with it what it keeps.
  JourneySearch(DataGraph const& graph, JourneyEnds const& ends, std::size_t budget);

  /// One journey a pair; empty if there are too many, or they are too long together.
  std::optional<std::vector<Journey>> by_pair();
  /// One journey a consumer; empty if they are too long together.
  std::optional<std::vector<Journey>> by_consumer();
  /// One journey for all; empty if no consumer is reached.
  std::vector<Journey> as_one();
  /// Edges looked at so far, over all ways.
  std::size_t steps() const { return steps_; }

 private:
  static constexpr std::uint32_t nowhere = 0xFFFFFFFFU;

  void reach_forward(Marks& into, Marks const* within, std::uint32_t stop);
  void reach_backward(Marks& into, Marks const* within, std::uint32_t stop);
  /// Origins of journeys to `consumer`, ascending, once `toward_` holds all that reaches it.
  std::vector<std::uint32_t> origins_to(std::uint32_t consumer) const;
  /// REQUIRES `toward_` holds all that reaches `consumer`.
  Journey pair(std::uint32_t origin, std::uint32_t consumer);
  /// REQUIRES `between_` is set. `stop`: where no way goes on; `start`: where none comes back to.
  void collect(Journey& journey, std::uint32_t start, std::uint32_t stop);
  bool is_passed(std::uint32_t node, bool and_left) const;
  /// A way from one of `origins` to one of `consumers` without anything optional.
  bool surely(std::vector<std::uint32_t> const& origins, Marks const& consumers);

  DataGraph const& graph_;
  JourneyEnds const& ends_;
  std::vector<bool> is_origin_;
  std::vector<bool> is_consumer_;
  std::vector<bool> is_class_;
  std::vector<std::uint32_t> all_ends_;  ///< consumers and classes, ascending
  std::size_t budget_;
  std::size_t steps_ = 0;
  Marks toward_;
  Marks ahead_;
  Marks between_;
  Marks sure_;
  Marks goal_;
};

}  // namespace glacis::model
