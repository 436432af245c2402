#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/verdict/interned.h"

namespace glacis::verdict {

/// What a flag's key starts with, so that no two questions share one; then what it is about.
namespace topic {
enum Topic : std::uint64_t {
  open_list,       ///< further members of a list: formula, operation, variables
  label,           ///< datum, label
  membership,      ///< two elements without a name are one
  other_question,  ///< anything else
  zone_pair,       ///< the zones of two entities lie apart
  readers,         ///< entity is relied on with datum, by name
  role,            ///< stakeholder is relied on with datum
  amount,          ///< two amounts of one region compare so
  spot,            ///< sort, index, offer: a mechanism there gives it
  network,         ///< network, flow, offer: gives it by itself
  border,          ///< zone, flow, receiver: the flow crosses it
  unsaid,          ///< sort, index, of what: nothing more is in a list that is open, or where it may be is safe
  elsewhere,       ///< in proofs: what is said of another target of a reference than those that are possible
  protection,      ///< in proofs: a leaf of a protection tree
  promise,         ///< in proofs: network, feature: what it is said to protect by itself
  offered          ///< in proofs: network, flow, feature, scope: gives it under a condition of its own
};
}  // namespace topic

/// Free Booleans by what they stand for: members of an open list, an unlisted label, a mechanism at an open place.
/// Two questions about the same thing get the same variable.
class Flags {
 public:
  using Key = std::vector<std::uint64_t>;
  static constexpr std::uint64_t mark = 1ULL << 63U;
  std::uint64_t variable(Key const& key) {
    std::uint64_t hash = key.size();
    for (std::uint64_t const part : key) hash = mix(hash, part);
    auto const fresh = static_cast<std::uint32_t>(ends_.size());
    std::uint32_t const index =
        index_.find_or_add(hash, fresh, [&](std::uint32_t other) { return std::ranges::equal(key_at(other), key); });
    if (index == fresh) {
      parts_.insert(parts_.end(), key.begin(), key.end());
      ends_.push_back(parts_.size());
    }
    return mark | index;
  }
  /// Until the next new variable.
  std::span<std::uint64_t const> key_of(std::uint64_t variable) const { return key_at(variable & ~mark); }

 private:
  std::span<std::uint64_t const> key_at(std::size_t index) const {
    std::size_t const begin = index == 0 ? 0 : ends_[index - 1];
    return {parts_.data() + begin, ends_[index] - begin};
  }
  Interned index_;
  std::vector<std::uint64_t> parts_;  ///< all keys, one after the other
  std::vector<std::size_t> ends_;     ///< per key, into parts_
};
inline bool is_flag(std::uint64_t variable) { return (variable & Flags::mark) != 0; }

}  // namespace glacis::verdict
