#include <algorithm>
#include <map>
#include <numeric>

#include "entente/graph/algorithms.hpp"

namespace entente {
namespace {

struct Weights {
    double friendly = 0;
    double hostile = 0;
};

// A signed weighted graph whose nodes are communities of the graph before it.
struct Level {
    std::vector<std::map<std::uint32_t, Weights>> arcs;  // to others; what is within a node stands in its strength only
    std::vector<Weights> strength;                       // of all links of a node
    Weights total;                                       // of all strengths
};

Level level_of(const Network& network) {
    Level level;
    level.arcs.resize(network.nodes().size());
    level.strength.resize(network.nodes().size());
    for (const Link& link : network.links()) {
        const Weights weights{link.cooperation_evidence, link.conflict_evidence};
        const auto a = static_cast<std::uint32_t>(link.a);
        const auto b = static_cast<std::uint32_t>(link.b);
        level.arcs[a][b] = level.arcs[b][a] = weights;
        for (const std::uint32_t node : {a, b}) {
            level.strength[node].friendly += weights.friendly;
            level.strength[node].hostile += weights.hostile;
        }
    }
    for (const Weights& one : level.strength) {
        level.total.friendly += one.friendly;
        level.total.hostile += one.hostile;
    }
    return level;
}

// What signed modularity gains, but for a factor, when `node` joins a community with these weights to it and strength.
double gain(const Level& level, std::uint32_t node, const Weights& to_it, const Weights& its) {
    const Weights& own = level.strength[node];
    double gained = to_it.friendly - to_it.hostile;
    if (level.total.friendly > 0) gained -= own.friendly * its.friendly / level.total.friendly;
    if (level.total.hostile > 0) gained += own.hostile * its.hostile / level.total.hostile;
    return gained;
}

// Moves nodes, one after the other, to where most is gained, until nobody gains.
std::vector<std::uint32_t> moved(const Level& level) {
    constexpr int most_rounds = 100;
    constexpr double least_gain = 1e-9;
    const auto size = static_cast<std::uint32_t>(level.arcs.size());
    std::vector<std::uint32_t> community(size);
    std::iota(community.begin(), community.end(), 0u);
    std::vector<Weights> strength = level.strength;
    for (int round = 0; round < most_rounds; ++round) {
        bool any = false;
        for (std::uint32_t node = 0; node < size; ++node) {
            const std::uint32_t home = community[node];
            strength[home].friendly -= level.strength[node].friendly;
            strength[home].hostile -= level.strength[node].hostile;
            std::map<std::uint32_t, Weights> near;
            near[home];
            for (const auto& [other, weights] : level.arcs[node]) {
                Weights& to_it = near[community[other]];
                to_it.friendly += weights.friendly;
                to_it.hostile += weights.hostile;
            }
            std::uint32_t best = home;
            double most = gain(level, node, near[home], strength[home]) + least_gain;
            for (const auto& [there, to_it] : near) {
                if (there != home && to_it.friendly <= to_it.hostile) continue;  // no friends, even of the same enemy
                const double gained = gain(level, node, to_it, strength[there]);
                if (gained <= most) continue;
                most = gained;
                best = there;
            }
            strength[best].friendly += level.strength[node].friendly;
            strength[best].hostile += level.strength[node].hostile;
            community[node] = best;
            any = any || best != home;
        }
        if (!any) break;
    }
    return community;
}

// Numbers the communities 0, 1, … in the order of their first nodes; answers how many they are.
std::uint32_t number_densely(std::vector<std::uint32_t>& community) {
    std::map<std::uint32_t, std::uint32_t> numbers;
    for (std::uint32_t& one : community)
        one = numbers.try_emplace(one, static_cast<std::uint32_t>(numbers.size())).first->second;
    return static_cast<std::uint32_t>(numbers.size());
}

Level merged(const Level& level, const std::vector<std::uint32_t>& community, std::uint32_t count) {
    Level next;
    next.arcs.resize(count);
    next.strength.resize(count);
    next.total = level.total;
    for (std::uint32_t node = 0; node < level.arcs.size(); ++node) {
        Weights& sum = next.strength[community[node]];
        sum.friendly += level.strength[node].friendly;
        sum.hostile += level.strength[node].hostile;
        for (const auto& [other, weights] : level.arcs[node]) {
            if (community[other] == community[node]) continue;
            Weights& arc = next.arcs[community[node]][community[other]];
            arc.friendly += weights.friendly;
            arc.hostile += weights.hostile;
        }
    }
    return next;
}

// Moving can leave behind some who were only held together by the one that moved: what no friendly links join is split.
std::vector<std::uint32_t> joined_parts(const Network& network, const std::vector<std::uint32_t>& community) {
    std::vector<std::uint32_t> part(community.size());
    std::iota(part.begin(), part.end(), 0u);
    const auto root = [&](std::uint32_t node) {
        while (part[node] != node) node = part[node] = part[part[node]];
        return node;
    };
    for (const Link& link : network.links()) {
        const std::size_t a = position(link.a);
        const std::size_t b = position(link.b);
        if (community[a] != community[b] || link.balance() <= 0) continue;
        const std::uint32_t first = root(static_cast<std::uint32_t>(a));
        const std::uint32_t second = root(static_cast<std::uint32_t>(b));
        part[std::max(first, second)] = std::min(first, second);
    }
    for (std::uint32_t node = 0; node < part.size(); ++node) part[node] = root(node);
    return part;
}

}  // namespace

std::vector<std::uint32_t> communities(const Network& network) {
    std::vector<std::uint32_t> found(network.nodes().size());
    std::iota(found.begin(), found.end(), 0u);
    Level level = level_of(network);
    for (;;) {
        std::vector<std::uint32_t> community = moved(level);
        const std::uint32_t count = number_densely(community);
        for (std::uint32_t& one : found) one = community[one];
        if (count == level.arcs.size()) break;
        level = merged(level, community, count);
    }
    found = joined_parts(network, found);
    // The largest first.
    const std::uint32_t count = number_densely(found);
    std::vector<std::uint32_t> size(count), order(count), number(count);
    for (const std::uint32_t one : found) ++size[one];
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) { return size[x] > size[y]; });
    for (std::uint32_t i = 0; i < count; ++i) number[order[i]] = i;
    for (std::uint32_t& one : found) one = number[one];
    return found;
}

}  // namespace entente
