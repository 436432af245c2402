#pragma once
#include <cstdint>
#include <functional>
#include <random>
#include <string>

#include "tests/catch/catch.h"
#ifdef GLACIS_RAPIDCHECK
#include <rapidcheck.h>
#endif

namespace glacis::verdict::tests {

/// Draws a number in [0, below).
using Draw = std::function<std::uint32_t(std::uint32_t below)>;

/// Runs a property, which draws its input and says whether it holds, on many inputs: the same ones in every run, and
/// with rapidcheck, where it is there, others too, shrunk when they fail.
inline void for_all_draws(std::string const& promise, unsigned cases, std::function<bool(Draw const&)> const& holds) {
#ifdef GLACIS_SANITIZED
  cases /= 4;
#endif
  for (unsigned seed = 0; seed < cases; ++seed) {
    std::mt19937 source(seed);
    INFO(promise << ", seed " << seed);
    REQUIRE(holds([&source](std::uint32_t below) { return static_cast<std::uint32_t>(source() % below); }));
  }
#ifdef GLACIS_RAPIDCHECK
  REQUIRE(rc::check(promise, [&holds] {
    RC_ASSERT(
        holds([](std::uint32_t below) { return *rc::gen::resize(100, rc::gen::inRange<std::uint32_t>(0, below)); }));
  }));
#endif
}

}  // namespace glacis::verdict::tests
