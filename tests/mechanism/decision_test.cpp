#include "engine/mechanism/decision.h"

#include <algorithm>
#include <random>

#include "tests/catch/catch.h"

using namespace glacis::mechanism;

namespace {

bool meets(DecisionRule const& rule, std::size_t combination) {
  for (unsigned c = 0; c < rule.when.size(); ++c) {
    bool const met = (combination >> c & 1) != 0;
    if (rule.when[c] != Discovered::either && (rule.when[c] == Discovered::yes) != met) return false;
  }
  return true;
}

/// The fewest rules by trying every order of asking, without a table.
std::size_t fewest(std::vector<std::uint32_t> const& outcomes, std::vector<std::size_t> const& combinations,
                   std::vector<unsigned> const& unasked) {
  bool const one = std::ranges::all_of(
      combinations, [&](std::size_t each) { return outcomes[each] == outcomes[combinations.front()]; });
  if (one) return 1;
  std::size_t best = combinations.size() + 1;
  for (unsigned const condition : unasked) {
    std::vector<std::size_t> met, unmet;
    for (std::size_t const each : combinations) ((each >> condition & 1) != 0 ? met : unmet).push_back(each);
    std::vector<unsigned> rest = unasked;
    std::erase(rest, condition);
    best = std::min(best, fewest(outcomes, met, rest) + fewest(outcomes, unmet, rest));
  }
  return best;
}

}  // namespace

TEST_CASE("a decision table is complete, disjoint, right, and has as few rules as any order of asking") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    auto const conditions = static_cast<unsigned>(random() % 5);
    std::vector<std::uint32_t> outcomes(std::size_t{1} << conditions);
    auto const kinds = static_cast<std::uint32_t>(1 + random() % 4);
    for (std::uint32_t& outcome : outcomes) outcome = static_cast<std::uint32_t>(random() % kinds);
    std::vector<DecisionRule> const rules = decision_table(outcomes, conditions);
    std::vector<std::size_t> all(outcomes.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] = i;
      auto const met = std::ranges::count_if(rules, [&](DecisionRule const& rule) { return meets(rule, i); });
      REQUIRE(met == 1);
      REQUIRE(std::ranges::find_if(rules, [&](auto const& rule) { return meets(rule, i); })->outcome == outcomes[i]);
    }
    std::vector<unsigned> unasked(conditions);
    for (unsigned c = 0; c < conditions; ++c) unasked[c] = c;
    REQUIRE(rules.size() == fewest(outcomes, all, unasked));
    // What no rule asks makes no difference, and the other way round.
    std::vector<unsigned> const matter = conditions_that_matter(outcomes, conditions);
    for (unsigned c = 0; c < conditions; ++c) {
      bool const asked =
          std::ranges::any_of(rules, [&](DecisionRule const& rule) { return rule.when[c] != Discovered::either; });
      REQUIRE(asked == std::ranges::binary_search(matter, c));
    }
  }
}

TEST_CASE("the greatest decision table that is made is made at once") {
  std::vector<std::uint32_t> outcomes(std::size_t{1} << most_conditions);
  for (std::size_t i = 0; i < outcomes.size(); ++i) outcomes[i] = static_cast<std::uint32_t>(i % 2);
  std::vector<DecisionRule> const rules = decision_table(outcomes, most_conditions);
  REQUIRE(rules.size() == 2);
  CHECK(rules[0].when[0] == Discovered::yes);
  CHECK(rules[0].outcome == 1);
}
