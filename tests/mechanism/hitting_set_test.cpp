#include "engine/mechanism/hitting_set.h"

#include <algorithm>
#include <random>
#include <tuple>

#include "tests/catch/catch.h"

namespace glacis::mechanism {
namespace {

using Rank = std::tuple<std::int64_t, std::size_t, std::vector<std::uint32_t>>;

std::vector<std::uint32_t> brute_force(std::vector<std::int64_t> const& weights, std::vector<Cut> const& cuts) {
  std::vector<Rank> ranks;
  for (std::uint32_t set = 0; set < (1U << weights.size()); ++set) {
    bool const hits = std::all_of(cuts.begin(), cuts.end(), [&](Cut const& cut) {
      return std::any_of(cut.begin(), cut.end(), [&](auto m) { return ((set >> m) & 1U) != 0; });
    });
    if (!hits) continue;
    Rank rank{0, 0, {}};
    for (std::uint32_t m = 0; m < weights.size(); ++m) {
      if (((set >> m) & 1U) == 0) continue;
      std::get<0>(rank) += weights[m];
      std::get<2>(rank).push_back(m);
    }
    std::get<1>(rank) = std::get<2>(rank).size();
    ranks.push_back(rank);
  }
  return std::get<2>(*std::min_element(ranks.begin(), ranks.end()));
}

}  // namespace

TEST_CASE("the least hitting set is the one that trying all sets gives, ties included") {
  std::mt19937_64 engine(7);
  for (int i = 0; i < 1500; ++i) {
    std::size_t const n = 1 + engine() % 11;
    std::vector<std::int64_t> weights;
    for (std::size_t m = 0; m < n; ++m) weights.push_back(static_cast<std::int64_t>(engine() % 3));
    std::vector<Cut> cuts(engine() % 14);
    for (Cut& cut : cuts) {
      for (std::uint32_t m = 0; m < n; ++m)
        if (engine() % 3 == 0) cut.push_back(m);
      if (cut.empty()) cut.push_back(static_cast<std::uint32_t>(engine() % n));
    }
    INFO("problem " << i);
    HittingSet const result = least_hitting_set(weights, cuts, 4'000'000);
    REQUIRE(result.proved);
    REQUIRE(result.members == brute_force(weights, cuts));
    std::reverse(cuts.begin(), cuts.end());
    REQUIRE(least_hitting_set(weights, cuts, 4'000'000).members == result.members);
  }
}

TEST_CASE("a ring that no reduction shortens is settled by its first members") {
  std::vector<Cut> ring;
  std::uint32_t const n = 61;
  for (std::uint32_t m = 0; m < n; ++m) ring.push_back({std::min(m, (m + 1) % n), std::max(m, (m + 1) % n)});
  HittingSet const result = least_hitting_set(std::vector<std::int64_t>(n, 5), ring, 40'000'000);
  REQUIRE(result.proved);
  std::vector<std::uint32_t> expected{0};
  for (std::uint32_t m = 1; m < n; m += 2) expected.push_back(m);
  CHECK(result.members == expected);
}

TEST_CASE("without effort it still hits every cut, and says that nothing is proved") {
  std::vector<Cut> ring;
  for (std::uint32_t m = 0; m < 31; ++m) ring.push_back({std::min(m, (m + 1) % 31), std::max(m, (m + 1) % 31)});
  HittingSet const result = least_hitting_set(std::vector<std::int64_t>(31, 1), ring, 1);
  CHECK_FALSE(result.proved);
  for (Cut const& cut : ring)
    CHECK(std::binary_search(result.members.begin(), result.members.end(), cut[0]) +
              std::binary_search(result.members.begin(), result.members.end(), cut[1]) >
          0);
}

}  // namespace glacis::mechanism
