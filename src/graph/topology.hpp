// The shape of a GraphView, without its labels: the only place that knows Boost.Graph.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>

#include "entente/graph/view.hpp"

namespace entente {

// Rows of neighbours in one array: the view never changes, so nothing needs room to grow.
struct GraphView::Topology {
    using Graph = boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, boost::no_property,
                                                     boost::no_property, std::uint32_t, std::uint32_t>;
    Graph graph;
};

}  // namespace entente
