// The shape of a Network in rows of neighbours: every link stands under both of its ends.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>

#include "entente/graph/network.hpp"

namespace entente {

struct Network::Topology {
    struct Arc {
        std::uint32_t link = 0;  // position in links()
        double length = 0;
    };
    using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc, boost::no_property,
                                                     std::uint32_t, std::uint32_t>;
    Graph graph;
};

}  // namespace entente
