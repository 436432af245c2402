#pragma once
#include <cstdint>
#include <functional>

#include "engine/mechanism/closure.h"
#include "engine/mechanism/hitting_set.h"

namespace glacis::mechanism {

/// Candidates that are chosen or left together, each group with a weight.
struct Grouping {
  std::vector<std::uint32_t> of;      ///< group of each candidate
  std::vector<std::int64_t> weights;  ///< of each group, >= 0; the sum below 2^40
};

struct GroupChoice {
  bool proved = true;
  std::int64_t bound = 0;             ///< no choice is lighter; also if not all is proved
  std::vector<std::uint32_t> groups;  ///< sorted
  std::vector<Cut> cuts;              ///< why no lighter choice does: one of each is needed
};

/// An implicit hitting set: guesses from the cuts known, and learns those that the guess misses, until there are none.
/// `missed_by` gives cuts that groups do not hit; the result depends on what it gives alone.
using MissedBy = std::function<std::vector<Cut>(std::vector<std::uint32_t> const& groups)>;
GroupChoice choose_by_cuts(std::vector<std::int64_t> const& weights, MissedBy const& missed_by,
                           std::uint32_t resource_limit);

/// The lightest groups with which every goal holds that can hold at all; ties as in least_hitting_set. From each goal
/// that does not hold by the fixpoint a minimal cut is learnt; the cuts depend on the problem alone.
GroupChoice choose_groups(Problem const& problem, Grouping const& grouping, std::uint32_t resource_limit);

/// A mechanism and its profiles, as the fewest are counted.
struct Kind {
  bool stand_in = false;
  bool there = false;      ///< stated in the use case, or wished to count so: it costs nothing as a kind
  bool preferred = false;  ///< among equals it is taken first
};

/// What a kind costs, each stage outweighing all later ones together: stand-ins, what is not there, what is not
/// preferred. REQUIRES n > number of kinds.
std::int64_t weight_of(Kind const& kind, std::int64_t n);

/// A node that lost the last of its children, and how many it had.
struct Shortened {
  std::uint32_t node = 0, count = 0;
};

/// Takes the stand-ins out wherever something holds without any: what a standard can do is left to standards, also
/// where a stand-in is needed elsewhere. Nothing that could hold is lost, but for limits.
std::vector<Shortened> prefer_standards(Problem& problem, std::vector<Kind> const& kinds);

/// Of each kind, with n one more than there are.
std::vector<std::int64_t> stage_weights(std::vector<Kind> const& kinds);

/// What a bound on a sum of stage weights says: no choice has fewer stand-ins; none with as few of these has fewer
/// kinds that are not there.
struct Floor {
  std::size_t stand_ins = 0, kinds = 0;
};
Floor floor_of(std::int64_t bound, std::int64_t n);

/// Fewest stand-ins, then fewest kinds that are not there, then fewest that are not preferred, then fewest, then the
/// first in order.
GroupChoice choose_kinds(Problem const& problem, std::vector<Kind> const& kinds, std::uint32_t resource_limit);

}  // namespace glacis::mechanism
