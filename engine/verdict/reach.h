#pragma once
#include <cstdint>
#include <vector>

#include "engine/verdict/case.h"
#include "engine/verdict/truth.h"

namespace glacis::verdict {

/// Who a flow of an entity leads to, whatever its direction: an association is spoken over both ways. The receivers of
/// a multicast do not speak with each other.
std::vector<std::uint32_t> far_ends(Case const& the_case, std::uint32_t flow, std::uint32_t entity);
/// One flow joins them. `no` only as drawn.
bool are_connected(Case const& the_case, std::uint32_t a, std::uint32_t b);

/// Who can speak to whom over flows that may be used, through entities that may be passed. The two ends themselves need
/// not be passed; whoever is no further than itself is reached. Symmetric.
class Reach {
 public:
  /// `flows`: whether each may be used; `through`: whether each entity may be passed.
  Reach(Case const& the_case, Planes flows, Planes through);
  /// `yes`: over what surely may be used and passed; `no`: not even over what perhaps may.
  Truth between(std::uint32_t a, std::uint32_t b);

 private:
  std::vector<bool> from(std::uint32_t source, bool surely) const;

  Case const* case_;
  Planes flows_, through_;
  std::uint32_t source_ = 0xFFFFFFFFU;  ///< of the last search
  std::vector<bool> surely_, perhaps_;
};

}  // namespace glacis::verdict
