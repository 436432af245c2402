#pragma once
#include <cstdint>
#include <vector>

#include "engine/verdict/case.h"

namespace glacis::verdict {

/// Where an entity is, as far as its author said: what protection can be built on before anything is evaluated.

/// The entity and, for software, what it runs on.
std::vector<std::uint32_t> with_hosts(Case const& the_case, std::uint32_t entity);

/// Whether the zone it is in is said, alone and for sure.
bool is_zone_sure(Case const& the_case, std::uint32_t entity);

/// The zones that enclose the entity.
struct Surroundings {
  std::vector<std::uint32_t> surely;   ///< innermost first
  std::vector<std::uint32_t> perhaps;  ///< as narrowed or presumed
  bool anywhere = false;               ///< it may be in any of `others` as well
  std::vector<std::uint32_t> others;   ///< only then
};
Surroundings zones_around(Case const& the_case, std::uint32_t entity);

/// Trust boundaries between two entities.
struct Borders {
  std::vector<std::uint32_t> crossed;   ///< surely
  std::vector<std::uint32_t> perhaps;   ///< as narrowed or presumed
  std::vector<std::uint32_t> anywhere;  ///< an end may be in any zone: the remaining ones
};
Borders borders_between(Case const& the_case, std::uint32_t from, std::uint32_t to,
                        std::vector<std::uint32_t> const& border_zones);

/// The flows that surely or perhaps cross the border of the zone, ascending.
struct Across {
  std::uint32_t flow = 0;
  bool surely = false;  ///< to one of its receivers at least
};
std::vector<Across> flows_across(Case const& the_case, std::uint32_t zone);

}  // namespace glacis::verdict
