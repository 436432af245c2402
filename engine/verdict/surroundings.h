#pragma once
#include <cstdint>
#include <vector>

#include "engine/verdict/case.h"

namespace glacis::verdict {

/// Where an entity is, as far as its author said: what protection can be built on before anything is evaluated.

/// The entity and, for software, what it runs on.
std::vector<std::uint32_t> with_hosts(Case const& the_case, std::uint32_t entity);

/// The zones that surely enclose the entity, innermost first. Unknown zone: none.
std::vector<std::uint32_t> zones_around(Case const& the_case, std::uint32_t entity);

/// Trust boundaries between two entities.
struct Borders {
  std::vector<std::uint32_t> crossed;   ///< surely
  std::vector<std::uint32_t> perhaps;   ///< as narrowed or presumed
  std::vector<std::uint32_t> anywhere;  ///< an end may be in any zone: the remaining ones
};
Borders borders_between(Case const& the_case, std::uint32_t from, std::uint32_t to,
                        std::vector<std::uint32_t> const& border_zones);

/// The flows that surely or perhaps cross the border of the zone, ascending.
std::vector<std::uint32_t> flows_across(Case const& the_case, std::uint32_t zone);

}  // namespace glacis::verdict
