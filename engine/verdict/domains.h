#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "engine/verdict/case.h"

namespace glacis::verdict {

/// A set of values as bits: value v is bit v, and the bit after the last value is "not applicable", over which no
/// comparison is true. As many words as the domain needs.
using Mask = std::vector<std::uint64_t>;

inline bool has(std::uint64_t const* words, std::uint32_t bit) { return (words[bit / 64] >> (bit % 64)) & 1U; }
inline void put(Mask& mask, std::uint32_t bit) { mask[bit / 64] |= 1ULL << (bit % 64); }
bool empty(Mask const& mask);
/// Cuts `words` to `mask`.
void cut(std::uint64_t* words, Mask const& mask);
/// The same unless nothing would be left; true if it did.
bool cut_if_possible(std::uint64_t* words, Mask const& mask);
/// Number of bits set; stops counting at two.
unsigned some_or_many(std::uint64_t const* words, std::uint32_t width);

/// The finite domains of one case: how many values each attribute has, and the ordered regions into which
/// quantities fall between the constants that anything compares or states them with.
class Domains {
 public:
  explicit Domains(Case const& the_case);

  /// Values without "not applicable".
  std::uint32_t values(model::AttributeId attribute) const { return counts_[attribute.index]; }
  std::uint32_t elements(model::Sort sort) const;  ///< named ones
  /// The kinds that are of this kind, it among them.
  Mask const& below(model::KindId kind) const { return below_[kind.index]; }
  static std::uint32_t words(std::uint32_t values) { return values / 64 + 1; }

  /// A statement's or comparison's value set as a mask over `values` (without "not applicable"); quantities: the
  /// regions that lie inside the intervals. Regions are cut so that none is half inside.
  Mask mask(model::TypeId type, std::uint32_t values, model::ValueSet const& set) const;
  /// Bounds of a region.
  model::Interval region(model::Dimension dimension, std::uint32_t index) const;
  std::uint32_t regions(model::Dimension dimension) const;

 private:
  void cut(model::TypeId type, model::ValueSet const& set);
  void cut(condition::Formula const& formula);
  Case const* case_;
  std::array<std::vector<model::Amount>, 6> starts_;  ///< first amount of each region, ascending
  std::vector<std::uint32_t> counts_;
  std::vector<Mask> below_;  ///< per kind
};

}  // namespace glacis::verdict
