#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace glacis::model {

/// For each node of a directed graph the number of its strong component.
std::vector<std::uint32_t> strong_components(std::size_t nodes,
                                             std::vector<std::pair<std::uint32_t, std::uint32_t>> const& edges);

}  // namespace glacis::model
