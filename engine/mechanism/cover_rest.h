#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/mechanism/bit_set.h"

namespace glacis::mechanism {

/// What a search may still spend; a step is an entry, or a word of entries, of the matrix looked at.
struct Steps {
  std::int64_t left = 0;
  void spend(std::size_t steps) { left -= static_cast<std::int64_t>(steps); }
  bool out() const { return left <= 0; }
};

/// Columns 0..n-1 to choose from, and rows of which each needs one of its columns.
struct Covering {
  Covering(std::size_t columns, std::vector<std::vector<std::uint32_t>> const& rows);
  std::vector<BitSet> rows;     ///< per row its columns
  std::vector<BitSet> columns;  ///< per column the rows that it hits
  std::size_t entries = 0;
};

/// What some choices leave of a covering.
struct Rest {
  BitSet free;    ///< columns that may still be chosen
  BitSet open;    ///< rows that still need a column
  BitSet chosen;  ///< columns
  std::int64_t cost = 0;

  void choose(Covering const& covering, std::vector<std::int64_t> const& costs, std::uint32_t column);
};

/// Chooses what a row has alone, drops rows that contain another and columns in whose place another, no dearer, could
/// stand, until nothing changes. Some least completion remains. False: a row has no column left.
bool reduce(Covering const& covering, std::vector<std::int64_t> const& costs, Rest& rest, Steps& steps);

}  // namespace glacis::mechanism
