#pragma once
#include <optional>

#include "engine/model/data_graph.h"
#include "engine/model/journey_ends.h"
#include "engine/model/structure.h"

namespace glacis::model {

/// Finds the journeys of one data asset by forward and backward reachability over its graph.
class JourneySearch {
 public:
  /// Beyond this many pairs journeys are grouped by consumer.
  static constexpr std::size_t most_pairs = 10'000;

  /// `budget` bounds the edges looked at and with it what is kept; it shrinks by what was used.
  JourneySearch(DataGraph const& graph, JourneyEnds const& ends, std::size_t budget);

  /// One journey a pair; empty if there are too many, or they are too long together.
  std::optional<std::vector<Journey>> by_pair();
  /// One journey a consumer; empty if they are too long together.
  std::optional<std::vector<Journey>> by_consumer();
  /// One journey for all.
  std::vector<Journey> as_one();
  std::size_t steps() const { return steps_; }

 private:
  /// A set of nodes that is emptied in no time.
  class Marks {
   public:
    explicit Marks(std::size_t size) : stamps_(size) {}
    void clear() { ++stamp_; members_.clear(); }
    bool has(std::uint32_t node) const { return stamps_[node] == stamp_; }
    bool add(std::uint32_t node) {
      if (has(node)) return false;
      stamps_[node] = stamp_;
      members_.push_back(node);
      return true;
    }
    std::vector<std::uint32_t> const& members() const { return members_; }

   private:
    std::vector<std::uint32_t> stamps_;
    std::vector<std::uint32_t> members_;
    std::uint32_t stamp_ = 1;
  };
  static constexpr std::uint32_t nowhere = 0xFFFFFFFFU;

  /// Everything reachable from what `into` holds, inside `within` if given, never onward from `stop`.
  void reach(Marks& into, bool backward, Marks const* within, std::uint32_t stop);
  Journey pair(std::uint32_t origin, std::uint32_t consumer);
  Journey collect(std::uint32_t origin, std::uint32_t consumer, bool between_ends);
  bool surely(std::vector<std::uint32_t> const& origins, std::vector<bool> const& is_end);
  bool spent() const { return steps_ > budget_; }

  DataGraph const& graph_;
  JourneyEnds const& ends_;
  std::size_t budget_;
  std::size_t steps_ = 0;
  Marks to_consumer_;
  Marks ahead_;
  Marks between_;
  Marks sure_;
};

}  // namespace glacis::model
