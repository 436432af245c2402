#pragma once
#include <cstdint>
#include <span>

#include "engine/verdict/short_list.h"

namespace glacis::verdict {

/// The values of a variable fall into blocks that no mask tells apart: the least value of each block, ascending.
using Representatives = ShortList<std::uint32_t, 8>;
/// All masks and `possible` are bit sets of the same number of words.
Representatives representatives(std::span<std::uint64_t const> possible, std::span<std::uint64_t const* const> masks);

}  // namespace glacis::verdict
