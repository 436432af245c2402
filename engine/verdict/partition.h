#pragma once
#include <cstdint>
#include <span>

#include <boost/container/small_vector.hpp>

namespace glacis::verdict {

/// The values of a variable fall into blocks that no mask tells apart. Gives the least value of each block, ascending.
/// All masks and `possible` are bit sets of the same number of words.
using Representatives = boost::container::small_vector<std::uint32_t, 8>;
Representatives representatives(std::span<std::uint64_t const> possible, std::span<std::uint64_t const* const> masks);

}  // namespace glacis::verdict
