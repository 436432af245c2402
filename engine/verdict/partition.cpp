#include "engine/verdict/partition.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace glacis::verdict {

namespace {

Representatives of_one_word(std::uint64_t possible, std::span<std::uint64_t const* const> masks) {
  std::uint64_t blocks[64] = {possible};
  std::size_t count = possible == 0 ? 0 : 1;
  for (std::uint64_t const* const mask : masks) {
    std::size_t const before = count;
    for (std::size_t i = 0; i < before; ++i) {
      std::uint64_t const inside = blocks[i] & *mask;
      std::uint64_t const outside = blocks[i] & ~*mask;
      if (inside == 0 || outside == 0) continue;
      blocks[i] = inside;
      blocks[count++] = outside;
    }
  }
  Representatives result(count);
  for (std::size_t i = 0; i < count; ++i) result[i] = static_cast<std::uint32_t>(std::countr_zero(blocks[i]));
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::uint32_t> values_of(std::span<std::uint64_t const> possible) {
  std::vector<std::uint32_t> values;
  for (std::size_t i = 0; i < possible.size(); ++i) {
    for (std::uint64_t rest = possible[i]; rest != 0; rest &= rest - 1) {
      values.push_back(static_cast<std::uint32_t>(64 * i + static_cast<std::size_t>(std::countr_zero(rest))));
    }
  }
  return values;
}

}  // namespace

Representatives representatives(std::span<std::uint64_t const> possible, std::span<std::uint64_t const* const> masks) {
  if (possible.size() == 1) return of_one_word(possible.front(), masks);
  std::vector<std::uint32_t> const values = values_of(possible);
  std::vector<std::uint32_t> block(values.size());
  std::uint32_t count = 1;
  for (std::uint64_t const* const mask : masks) {
    constexpr std::uint32_t none = 0xFFFFFFFFU;
    std::vector<std::uint32_t> renamed(std::size_t{2} * count, none);
    count = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::uint64_t const inside = mask[values[i] / 64] >> (values[i] % 64) & 1;
      std::uint32_t& name = renamed[2 * block[i] + inside];
      if (name == none) name = count++;
      block[i] = name;
    }
  }
  // Blocks are named in order of their least value.
  std::vector<std::uint32_t> result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (block[i] == result.size()) result.push_back(values[i]);
  }
  return {result.begin(), result.end()};
}

}  // namespace glacis::verdict
