// Which nodes of a network count most.
#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/property_map/property_map.hpp>
#include <cmath>

#include "entente/graph/algorithms.hpp"
#include "graph/network_topology.hpp"

namespace entente {

std::vector<double> strength(const Network& network) {
    std::vector<double> score(network.nodes().size());
    for (const Link& link : network.links()) {
        score[position(link.a)] += link.evidence;
        score[position(link.b)] += link.evidence;
    }
    return score;
}

std::vector<double> pagerank(const Network& network) {
    constexpr double damping = 0.85;
    constexpr int most_rounds = 200;
    constexpr double still = 1e-10;
    const std::size_t size = network.nodes().size();
    if (size == 0) return {};
    const auto count = static_cast<double>(size);
    std::vector<double> out(size);  // evidence of what it does
    for (const Link& link : network.links()) {
        out[position(link.a)] += link.from_a;
        out[position(link.b)] += link.from_b;
    }
    std::vector<double> rank(size, 1 / count);
    for (int round = 0; round < most_rounds; ++round) {
        double idle = 0;  // rank of those that do nothing: it goes to all
        for (std::size_t i = 0; i < size; ++i) {
            if (out[i] == 0) idle += rank[i];
        }
        std::vector<double> next(size, (1 - damping) / count + damping * idle / count);
        for (const Link& link : network.links()) {
            const std::size_t a = position(link.a);
            const std::size_t b = position(link.b);
            if (link.from_a > 0) next[b] += damping * rank[a] * link.from_a / out[a];
            if (link.from_b > 0) next[a] += damping * rank[b] * link.from_b / out[b];
        }
        double change = 0;
        for (std::size_t i = 0; i < size; ++i) change += std::abs(next[i] - rank[i]);
        rank = std::move(next);
        if (change < still) break;
    }
    return rank;
}

std::vector<double> betweenness(const Network& network) {
    const auto& graph = network.topology().graph;
    const std::size_t size = network.nodes().size();
    std::vector<double> score(size);
    if (size < 3) return score;
    boost::brandes_betweenness_centrality(
        graph, boost::centrality_map(boost::make_iterator_property_map(score.begin(), get(boost::vertex_index, graph)))
                   .weight_map(get(&Network::Topology::Arc::length, graph)));
    // Of a graph with both directions every pair is counted twice.
    const double pairs = static_cast<double>(size - 1) * static_cast<double>(size - 2);
    for (double& one : score) one /= pairs;
    return score;
}

}  // namespace entente
