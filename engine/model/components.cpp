#include "engine/model/components.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace glacis::model {

std::vector<std::uint32_t> strong_components(std::size_t nodes,
                                             std::vector<std::pair<std::uint32_t, std::uint32_t>> const& edges) {
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                   boost::no_property, std::uint32_t, std::uint32_t>;
  Graph const graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(),
                    static_cast<std::uint32_t>(nodes));
  std::vector<std::uint32_t> result(nodes);
  auto const index = get(boost::vertex_index, graph);
  boost::strong_components(graph, boost::make_iterator_property_map(result.begin(), index));
  return result;
}

}  // namespace glacis::model
