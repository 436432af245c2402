#pragma once
#include <cstdint>
#include <random>
#include <vector>

#include "engine/mechanism/hitting_set.h"

namespace glacis::mechanism {

struct RandomCover {
  std::vector<std::int64_t> weights;
  std::vector<Cut> cuts;
};

/// Weights from 1 to `heaviest`; each member is in a cut with a chance of so many in a thousand, and each cut has one
/// at least. The same on every machine.
inline RandomCover random_cover(std::uint64_t seed, std::uint32_t members, std::size_t cuts, std::uint64_t per_thousand,
                                std::uint64_t heaviest) {
  std::mt19937_64 engine(seed);
  RandomCover result;
  for (std::uint32_t m = 0; m < members; ++m)
    result.weights.push_back(static_cast<std::int64_t>(1 + engine() % heaviest));
  result.cuts.resize(cuts);
  for (Cut& cut : result.cuts)
    while (cut.empty())
      for (std::uint32_t m = 0; m < members; ++m)
        if (engine() % 1000 < per_thousand) cut.push_back(m);
  return result;
}

}  // namespace glacis::mechanism
