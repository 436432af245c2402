#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace glacis::mechanism {

/// A set of small numbers, a bit each.
class BitSet {
 public:
  BitSet() = default;
  explicit BitSet(std::size_t size, bool full = false);
  bool has(std::size_t i) const { return (words_[i / 64] >> (i % 64) & 1) != 0; }
  void add(std::size_t i) { words_[i / 64] |= std::uint64_t{1} << (i % 64); }
  void remove(std::size_t i) { words_[i / 64] &= ~(std::uint64_t{1} << (i % 64)); }
  void remove_all(BitSet const& others);
  bool empty() const;
  /// REQUIRES that it is not empty.
  std::size_t first() const;
  std::size_t count_with(BitSet const& other) const;
  bool within(BitSet const& other) const;
  /// Whether what is both here and in `among` is in `other`.
  bool within(BitSet const& other, BitSet const& among) const;
  std::size_t words() const { return words_.size(); }

  /// Calls `each` for what is both here and in `among`, upwards.
  template <class Each>
  void for_each_with(BitSet const& among, Each const& each) const {
    for (std::size_t w = 0; w < words_.size(); ++w)
      for (std::uint64_t rest = words_[w] & among.words_[w]; rest != 0; rest &= rest - 1)
        each(static_cast<std::uint32_t>(w * 64 + static_cast<std::size_t>(std::countr_zero(rest))));
  }
  template <class Each>
  void for_each(Each const& each) const {
    for_each_with(*this, each);
  }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace glacis::mechanism
