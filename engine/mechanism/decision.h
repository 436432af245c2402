#pragma once
#include <cstdint>
#include <vector>

namespace glacis::mechanism {

/// What is discovered of one condition, as a rule asks it.
enum class Discovered : std::uint8_t { no, yes, either };

struct DecisionRule {
  std::vector<Discovered> when;  ///< of each condition
  std::uint32_t outcome = 0;
};

/// With more conditions the table is no help to a reader, and 3^n parts of it no longer quick to weigh.
inline constexpr unsigned most_conditions = 10;

/// The decision table of fewest rules that asking one condition after the other gives, whatever the order and also
/// where it depends on earlier answers: each combination meets exactly one rule. `outcomes[i]` is that of the
/// combination in which bit c says whether condition c is met. Of equally few, conditions with lower numbers are asked
/// first. REQUIRES conditions <= most_conditions and 2^conditions outcomes.
std::vector<DecisionRule> decision_table(std::vector<std::uint32_t> const& outcomes, unsigned conditions);

/// The conditions that make a difference to some combination, sorted.
std::vector<unsigned> conditions_that_matter(std::vector<std::uint32_t> const& outcomes, unsigned conditions);

}  // namespace glacis::mechanism
