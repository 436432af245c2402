#include "engine/verdict/truth.h"

namespace glacis::verdict {

void Planes::set(std::size_t row, Truth truth) {
  std::uint64_t const bit = 1ULL << (row % 64);
  yes[row / 64] &= ~bit;
  no[row / 64] &= ~bit;
  if (truth == Truth::yes) yes[row / 64] |= bit;
  if (truth == Truth::no) no[row / 64] |= bit;
}

}  // namespace glacis::verdict
