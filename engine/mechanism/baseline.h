#pragma once
#include <cstdint>
#include <optional>

#include "engine/mechanism/demand.h"
#include "engine/mechanism/kinds.h"

namespace glacis::mechanism {

/// The choice over many use cases, without names. A use case is *served* if each of its goals holds that can hold at
/// all: as well as any plan of its own could do. `served` lists those that count.

/// The lightest kinds with which each of them is served; ties as in least_hitting_set.
GroupChoice least_baseline(Demands& demands, std::vector<std::uint32_t> const& served,
                           std::vector<std::int64_t> const& weights, std::uint32_t resource_limit);

/// The lightest of `members` with which one use case is served. REQUIRES that it is with all of them.
GroupChoice least_for(Demands& demands, std::uint32_t use_case, std::vector<std::uint32_t> const& members,
                      std::vector<std::int64_t> const& weights, std::uint32_t resource_limit);

/// The lightest of `members` with which whatever holds with all of them holds.
GroupChoice least_of(Demands& demands, std::vector<std::uint32_t> const& members,
                     std::vector<std::int64_t> const& weights, std::uint32_t resource_limit);

/// Fewer cuts that prove as much: none lighter than what hits them all. Cuts that contain another go first, then the
/// longest without which the bound stands.
std::vector<Cut> sufficient_cuts(std::vector<Cut> const& cuts, std::vector<std::int64_t> const& weights,
                                 std::uint32_t resource_limit);

/// What a member of a set is there for: what no longer holds without it.
struct Loss {
  struct OfUseCase {
    std::uint32_t use_case = 0;
    std::vector<std::uint32_t> goals;  ///< into its problem's goals
  };
  std::uint32_t kind = 0;
  std::vector<OfUseCase> use_cases;  ///< that are no longer served, ascending
};
std::vector<Loss> losses(Demands& demands, std::vector<std::uint32_t> const& members);

/// One kind more.
struct Stage {
  std::uint32_t added = 0;
  std::vector<std::uint32_t> now_served;  ///< ascending
  std::size_t served = 0;                 ///< in all
  std::size_t closed = 0;                 ///< goals, in all
};
/// The members in the order of stages that contain each other. Each stage is the best that is left of the next one when
/// one of its members goes: the most use cases served, those of the first rank first; then the most goals closed,
/// likewise; then the first in order. (Adding the best next one would leave what only helps together to the end.) That
/// n of them are the best n of all kinds is not said: see most_served.
std::vector<Stage> order_members(Demands& demands, std::vector<std::uint32_t> const& members,
                                 std::vector<std::uint32_t> const& ranks);

/// For each n from 1 on, the most use cases that any n kinds serve; none where the effort ran out, and between two such
/// n. `reached` are, for as many n, what some n kinds are known to serve, ascending.
std::vector<std::optional<std::size_t>> most_served(Demands& demands, std::vector<std::size_t> const& reached,
                                                    std::uint32_t resource_limit);

}  // namespace glacis::mechanism
