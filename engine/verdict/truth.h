#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace glacis::verdict {

/// Kleene's three values: `unknown` means that some completion makes it true and, as far as seen, some false.
enum class Truth : std::uint8_t { no, yes, unknown };

constexpr Truth negate(Truth a) { return a == Truth::unknown ? a : a == Truth::yes ? Truth::no : Truth::yes; }
constexpr Truth both(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::unknown;
}
constexpr Truth either(Truth a, Truth b) { return negate(both(negate(a), negate(b))); }

/// A truth for each row, as two planes of 64-bit words: surely true, surely false. No row is in both; a row in
/// neither is unknown. Bits beyond `rows` are zero.
struct Planes {
  std::size_t rows = 0;
  std::vector<std::uint64_t> yes;
  std::vector<std::uint64_t> no;

  explicit Planes(std::size_t n = 0) : rows(n), yes((n + 63) / 64), no((n + 63) / 64) {}
  Truth operator[](std::size_t row) const {
    std::uint64_t const bit = 1ULL << (row % 64);
    if (yes[row / 64] & bit) return Truth::yes;
    return (no[row / 64] & bit) ? Truth::no : Truth::unknown;
  }
  void set(std::size_t row, Truth truth) {
    std::uint64_t const bit = 1ULL << (row % 64);
    yes[row / 64] = truth == Truth::yes ? yes[row / 64] | bit : yes[row / 64] & ~bit;
    no[row / 64] = truth == Truth::no ? no[row / 64] | bit : no[row / 64] & ~bit;
  }
};

}  // namespace glacis::verdict
