// What a GraphView says about its shape, by Boost.Graph.
#include <algorithm>
#include <boost/graph/incremental_components.hpp>
#include <boost/pending/disjoint_sets.hpp>

#include "graph/topology.hpp"

namespace entente {

Degree GraphView::degree(NodeIndex node) const {
    const auto vertex = static_cast<std::uint32_t>(node);
    return {static_cast<std::uint32_t>(in_degree(vertex, topology_->graph)),
            static_cast<std::uint32_t>(out_degree(vertex, topology_->graph))};
}

std::vector<NodeIndex> GraphView::neighbours(NodeIndex node) const {
    const auto vertex = static_cast<std::uint32_t>(node);
    const auto& graph = topology_->graph;
    std::vector<NodeIndex> found;
    for (auto [edge, end] = out_edges(vertex, graph); edge != end; ++edge) {
        found.push_back(static_cast<NodeIndex>(target(*edge, graph)));
    }
    for (auto [edge, end] = in_edges(vertex, graph); edge != end; ++edge) {
        found.push_back(static_cast<NodeIndex>(source(*edge, graph)));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::erase(found, node);
    return found;
}

std::vector<std::uint32_t> GraphView::components() const {
    const auto size = static_cast<std::uint32_t>(nodes_.size());
    std::vector<std::uint32_t> rank(size), parent(size);
    boost::disjoint_sets sets(rank.data(), parent.data());
    boost::initialize_incremental_components(topology_->graph, sets);
    boost::incremental_components(topology_->graph, sets);

    constexpr auto unnumbered = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> number_of_root(size, unnumbered), component(size);
    std::uint32_t next = 0;
    for (std::uint32_t node = 0; node < size; ++node) {
        std::uint32_t& number = number_of_root[sets.find_set(node)];
        if (number == unnumbered) number = next++;
        component[node] = number;
    }
    return component;
}

}  // namespace entente
