#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "engine/verdict/domains.h"
#include "engine/verdict/protection.h"

namespace glacis::verdict::oracle {

/// One completion of a model: every attribute has one value. Written to be obviously right, not fast; it shares
/// with the engine the formulas, the drawing's structure, the regions of quantities and the protection trees only.
struct World {
  static constexpr std::uint32_t none = 0xFFFFFFFFU;  ///< not applicable
  std::map<std::pair<model::Sort, std::uint32_t>, std::uint32_t> kind;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> value;  ///< (attribute, element)
  std::map<std::uint32_t, std::uint32_t> over;                             ///< flow → network; named + flow: another
  std::map<std::uint32_t, std::uint32_t> zone;                             ///< entity → zone
  std::map<std::uint32_t, std::uint32_t> operated_by;
  std::map<std::vector<std::uint64_t>, bool> free;  ///< what open places and networks give
};

/// Two-valued truth of a formula in a world.
bool holds(Case const& the_case, Domains const& domains, World const& world, condition::Formula const& formula,
           std::vector<std::uint32_t> variables);

/// Goes through every completion of the case that satisfies what is stated, the kinds' `always`, all constraints and
/// assumptions; of attributes that neither they nor `rule` read one value stands for all. False if there are more than
/// `most`.
bool each_world(Case const& the_case, Domains const& domains, std::size_t most, condition::Formula const& rule,
                std::vector<std::vector<std::uint64_t>> const& free_keys,
                std::function<void(World const&)> const& visit);

/// Keys of the free Booleans of a protection tree, and its truth in a world.
void collect_free(Case const& the_case, Protection const& protection, ProtectionId id,
                  std::vector<std::vector<std::uint64_t>>& keys);
bool protects(Case const& the_case, Protection const& protection, ProtectionId id, World const& world);

}  // namespace glacis::verdict::oracle
