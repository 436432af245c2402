#include "engine/mechanism/hitting_set.h"

#include <algorithm>
#include <random>
#include <tuple>

#include "tests/catch/catch.h"
#include "tests/mechanism/random_cover.h"

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

/// The same for more members: some member of the first cut not hit has to be in the set.
void take_by_cuts(std::vector<std::int64_t> const& weights, std::vector<Cut> const& cuts, Cut& taken, Rank& best) {
  std::int64_t weight = 0;
  for (auto const m : taken) weight += weights[m];
  if (weight > std::get<0>(best)) return;
  auto const missed = std::find_if(cuts.begin(), cuts.end(), [&](Cut const& cut) {
    return std::none_of(cut.begin(), cut.end(), [&](auto m) { return std::count(taken.begin(), taken.end(), m) > 0; });
  });
  if (missed == cuts.end()) {
    Cut sorted = taken;
    std::sort(sorted.begin(), sorted.end());
    best = std::min(best, Rank{weight, sorted.size(), sorted});
    return;
  }
  for (auto const m : *missed) {
    taken.push_back(m);
    take_by_cuts(weights, cuts, taken, best);
    taken.pop_back();
  }
}

std::vector<std::uint32_t> brute_force_by_cuts(RandomCover const& cover) {
  Rank best{std::int64_t{1} << 40, 0, {}};
  Cut taken;
  take_by_cuts(cover.weights, cover.cuts, taken, best);
  return std::get<2>(best);
}

std::int64_t weight_of_members(std::vector<std::int64_t> const& weights, HittingSet const& set) {
  std::int64_t sum = 0;
  for (auto const m : set.members) sum += weights[m];
  return sum;
}

bool hits_each(HittingSet const& set, std::vector<Cut> const& cuts) {
  return std::all_of(cuts.begin(), cuts.end(), [&](Cut const& cut) {
    return std::any_of(cut.begin(), cut.end(),
                       [&](auto m) { return std::binary_search(set.members.begin(), set.members.end(), m); });
  });
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
    REQUIRE(result.bound == weight_of_members(weights, result));
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

TEST_CASE("larger ones, with many ties, are what trying each member of each cut gives") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    RandomCover cover = random_cover(seed, 22, 30, 100 + 40 * (seed % 3), 1 + seed % 4);
    std::uint64_t const times = seed % 5 == 0 ? 6 : 1;  // what divides all weights changes nothing
    for (auto& weight : cover.weights) weight *= static_cast<std::int64_t>(times);
    HittingSet const result = least_hitting_set(cover.weights, cover.cuts, 4'000'000);
    REQUIRE(result.proved);
    REQUIRE(result.bound == weight_of_members(cover.weights, result));
    REQUIRE(result.members == brute_force_by_cuts(cover));
  }
}

TEST_CASE("weights whose stages outweigh each other are kept apart to the last unit") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    RandomCover cover = random_cover(seed, 20, 26, 150, 4);
    std::vector<std::int64_t> const stages{0, 1, std::int64_t{1} << 15, std::int64_t{1} << 35};  // in all below 2^40
    for (auto& weight : cover.weights) weight = stages[static_cast<std::size_t>(weight - 1)] + (weight > 2 ? 1 : 0);
    HittingSet const result = least_hitting_set(cover.weights, cover.cuts, 4'000'000);
    REQUIRE(result.proved);
    REQUIRE(result.bound == weight_of_members(cover.weights, result));
    REQUIRE(result.members == brute_force_by_cuts(cover));
  }
}

TEST_CASE("however little effort there is, every cut is hit and the bound holds") {
  std::size_t unproved = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    RandomCover const cover = random_cover(seed, 60, 120, 80, seed % 2 == 0 ? 20 : 1);
    HittingSet const best = least_hitting_set(cover.weights, cover.cuts, 4'000'000);
    REQUIRE(best.proved);
    std::int64_t const least = weight_of_members(cover.weights, best);
    REQUIRE(best.bound == least);
    for (std::uint32_t const effort : {0U, 1U, 30U, 300U, 3000U}) {
      INFO("seed " << seed << ", effort " << effort);
      HittingSet const result = least_hitting_set(cover.weights, cover.cuts, effort);
      REQUIRE(hits_each(result, cover.cuts));
      REQUIRE(result.bound > 0);
      REQUIRE(result.bound <= least);
      REQUIRE(weight_of_members(cover.weights, result) >= least);
      if (result.proved) REQUIRE(result.members == best.members);
      if (!result.proved) ++unproved;
      REQUIRE(least_hitting_set(cover.weights, cover.cuts, effort).members == result.members);
    }
  }
  CHECK(unproved > 40);
}

TEST_CASE("bounds of parts that share no member, and what is forced, add up") {
  std::vector<Cut> cuts{{0}};
  for (std::uint32_t part = 0; part < 3; ++part)
    for (std::uint32_t m = 0; m < 5; ++m) cuts.push_back({1 + 5 * part + m, 1 + 5 * part + (m + 1) % 5});
  std::vector<std::int64_t> const weights(16, 7);
  HittingSet const result = least_hitting_set(weights, cuts, 4'000'000);
  CHECK(result.proved);
  CHECK(result.bound == 70);
  CHECK(result.members == Cut{0, 1, 2, 4, 6, 7, 9, 11, 12, 14});
}

}  // namespace glacis::mechanism
