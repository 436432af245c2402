#include "engine/mechanism/bit_set.h"

#include <algorithm>

namespace glacis::mechanism {

BitSet::BitSet(std::size_t size, bool full) : words_((size + 63) / 64, full ? ~std::uint64_t{0} : 0) {
  if (full && size % 64 != 0) words_.back() >>= 64 - size % 64;
}

void BitSet::remove_all(BitSet const& others) {
  for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= ~others.words_[w];
}

bool BitSet::empty() const {
  return std::all_of(words_.begin(), words_.end(), [](auto word) { return word == 0; });
}

std::size_t BitSet::first() const {
  std::size_t word = 0;
  while (words_[word] == 0) ++word;
  return word * 64 + static_cast<std::size_t>(std::countr_zero(words_[word]));
}

std::size_t BitSet::count_with(BitSet const& other) const {
  std::size_t count = 0;
  for (std::size_t w = 0; w < words_.size(); ++w)
    count += static_cast<std::size_t>(std::popcount(words_[w] & other.words_[w]));
  return count;
}

bool BitSet::within(BitSet const& other) const { return within(other, *this); }

bool BitSet::within(BitSet const& other, BitSet const& among) const {
  for (std::size_t w = 0; w < words_.size(); ++w)
    if ((words_[w] & among.words_[w] & ~other.words_[w]) != 0) return false;
  return true;
}

}  // namespace glacis::mechanism
