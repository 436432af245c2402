#include "engine/mechanism/decision.h"

#include <cassert>
#include <cstddef>

namespace glacis::mechanism {
namespace {

/// The parts (cubes) of a table in which each condition is met, not met, or either: numbered to the base 3, condition 0
/// first, as Discovered. A part's halves have lower numbers.
class Cubes {
 public:
  Cubes(std::vector<std::uint32_t> const& outcomes, unsigned conditions) : outcomes_(outcomes) {
    for (unsigned c = 0; c <= conditions; ++c) power_.push_back(c == 0 ? 1 : 3 * power_.back());
    rules_.resize(power_.back());
    outcome_.resize(power_.back());
    asked_.resize(power_.back(), nothing);
    for (std::size_t part = 0; part < rules_.size(); ++part) weigh(part);
  }

  void collect(std::size_t part, std::vector<DecisionRule>& rules) const {
    if (asked_[part] == nothing) {
      DecisionRule rule{{}, outcome_[part]};
      for (unsigned c = 0; c + 1 < power_.size(); ++c) rule.when.push_back(of(part, c));
      rules.push_back(std::move(rule));
      return;
    }
    std::size_t const step = power_[asked_[part]];
    collect(part - step, rules);      // met
    collect(part - 2 * step, rules);  // not met
  }
  void collect(std::vector<DecisionRule>& rules) const { collect(rules_.size() - 1, rules); }

 private:
  static constexpr unsigned nothing = static_cast<unsigned>(-1);

  Discovered of(std::size_t part, unsigned condition) const {
    return static_cast<Discovered>(part / power_[condition] % 3);
  }

  void weigh(std::size_t part) {
    std::size_t combination = 0;
    rules_[part] = 0;
    for (unsigned c = 0; c + 1 < power_.size(); ++c) {
      Discovered const what = of(part, c);
      if (what == Discovered::yes) combination |= std::size_t{1} << c;
      if (what != Discovered::either) continue;
      std::size_t const met = part - power_[c], unmet = part - 2 * power_[c];
      bool const one = asked_[met] == nothing && asked_[unmet] == nothing && outcome_[met] == outcome_[unmet];
      std::uint32_t const count = one ? 1 : rules_[met] + rules_[unmet];
      if (rules_[part] != 0 && rules_[part] <= count) continue;
      rules_[part] = count;
      asked_[part] = one ? nothing : c;
      outcome_[part] = outcome_[met];
    }
    if (rules_[part] != 0) return;
    rules_[part] = 1;
    outcome_[part] = outcomes_[combination];
  }

  std::vector<std::uint32_t> const& outcomes_;
  std::vector<std::size_t> power_;      ///< of 3
  std::vector<std::uint32_t> rules_;    ///< per part: the fewest
  std::vector<std::uint32_t> outcome_;  ///< of a part that is one rule
  std::vector<unsigned> asked_;         ///< the condition that a part is split by, if it is not one rule
};

}  // namespace

std::vector<DecisionRule> decision_table(std::vector<std::uint32_t> const& outcomes, unsigned conditions) {
  assert(conditions <= most_conditions && outcomes.size() == std::size_t{1} << conditions);
  std::vector<DecisionRule> rules;
  Cubes(outcomes, conditions).collect(rules);
  return rules;
}

std::vector<unsigned> conditions_that_matter(std::vector<std::uint32_t> const& outcomes, unsigned conditions) {
  std::vector<unsigned> result;
  for (unsigned c = 0; c < conditions; ++c) {
    bool differs = false;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
      differs = differs || outcomes[i] != outcomes[i ^ (std::size_t{1} << c)];
    if (differs) result.push_back(c);
  }
  return result;
}

}  // namespace glacis::mechanism
