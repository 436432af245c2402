#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace glacis::verdict {

/// Mixes 64 bits so that each input bit reaches each output bit (the finalizer of MurmurHash3).
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xFF51AFD7ED558CCDULL;
  x ^= x >> 33;
  x *= 0xC4CEB9FE1A85EC53ULL;
  return x ^ (x >> 33);
}
constexpr std::uint64_t mix(std::uint64_t a, std::uint64_t b) { return mix(a * 0x9E3779B97F4A7C15ULL + b); }

/// Finds equal entries of a table that is kept elsewhere, by hash. It is never iterated.
class Interned {
 public:
  /// The index stored under `hash` for which `same(index)` holds; else stores `fresh` and returns it.
  template <class Same>
  std::uint32_t find_or_add(std::uint64_t hash, std::uint32_t fresh, Same const& same) {
    if (2 * (used_ + 1) > slots_.size()) grow();
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].filled == round_) {
      if (slots_[at].hash == hash && same(slots_[at].index)) return slots_[at].index;
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = {hash, fresh, round_};
    ++used_;
    return fresh;
  }
  /// Keeps the memory.
  void clear() {
    used_ = 0;
    if (++round_ != 0) return;
    slots_.clear();
    round_ = 1;
  }

 private:
  static constexpr std::size_t smallest = 64;
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t index = 0;
    std::uint32_t filled = 0;  ///< in which round; in an earlier one: it is free
  };

  void grow() {
    std::vector<Slot> old(slots_.empty() ? smallest : 2 * slots_.size());
    old.swap(slots_);
    for (Slot const& slot : old) {
      if (slot.filled != round_) continue;
      std::size_t at = slot.hash & (slots_.size() - 1);
      while (slots_[at].filled == round_) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
  std::uint32_t round_ = 1;
};

}  // namespace glacis::verdict
