// time_covers [COUNT [PER-THOUSAND [HEAVIEST [EFFORT]]]]: times the search for least covers on random ones of 120
// columns and 300 rows, each column in a row with a chance of so many in a thousand, weights from 1 to the heaviest. A
// line a cover: seed, weight, bound, whether all is proved, seconds; then a summary.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "engine/mechanism/hitting_set.h"
#include "tests/mechanism/random_cover.h"

using namespace glacis::mechanism;

int main(int count, char** words) {
  auto const number = [&](int i, unsigned otherwise) {
    return count > i ? static_cast<unsigned>(std::atol(words[i])) : otherwise;
  };
  unsigned const covers = number(1, 20);
  unsigned const per_thousand = number(2, 75);
  unsigned const heaviest = number(3, 100);
  unsigned const effort = number(4, 4'000'000);
  unsigned proved = 0;
  double widest = 0;
  std::vector<double> times;
  for (unsigned seed = 1; seed <= covers; ++seed) {
    RandomCover const cover = random_cover(seed, 120, 300, per_thousand, heaviest);
    auto const begin = std::chrono::steady_clock::now();
    HittingSet const result = least_hitting_set(cover.weights, cover.cuts, effort);
    times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    std::int64_t weight = 0;
    for (auto const member : result.members) weight += cover.weights[member];
    fmt::print("{:4} {:6} {:6} {:8} {:8.3f} s\n", seed, weight, result.bound, result.proved ? "proved" : "open",
               times.back());
    std::fflush(stdout);
    if (result.proved) ++proved;
    widest = std::max(widest, 100.0 * static_cast<double>(weight - result.bound) / static_cast<double>(weight));
  }
  if (times.empty()) return 0;
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (double const time : times) sum += time;
  fmt::print("{} of {} proved, widest gap {:.2f} %; mean {:.3f} s, median {:.3f} s, longest {:.3f} s\n", proved, covers,
             widest, sum / static_cast<double>(covers), times[times.size() / 2], times.back());
}
