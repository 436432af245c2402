#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace glacis::verdict {

/// The values of a variable fall into blocks that no mask tells apart. Gives the least value of each block, ascending.
/// All masks and `possible` are bit sets of the same number of words.
std::vector<std::uint32_t> representatives(std::span<std::uint64_t const> possible,
                                           std::span<std::uint64_t const* const> masks);

}  // namespace glacis::verdict
