#include <algorithm>
#include <cmath>
#include <utility>

#include "entente/graph/algorithms.hpp"

namespace entente {

std::vector<Triangle> triangles(const Network& network) {
    const auto& links = network.links();
    // For each node its links to later ones, by the other end, as links are sorted.
    std::vector<std::vector<std::pair<NodeIndex, std::uint32_t>>> later(network.nodes().size());
    for (std::uint32_t i = 0; i < links.size(); ++i) {
        if (links[i].balance() != 0) later[position(links[i].a)].emplace_back(links[i].b, i);
    }
    std::vector<Triangle> found;
    for (const auto& of_a : later) {
        for (const auto& [b, ab] : of_a) {
            auto ac = of_a.begin();
            for (const auto& [c, bc] : later[position(b)]) {
                while (ac != of_a.end() && ac->first < c) ++ac;
                if (ac == of_a.end()) break;
                if (ac->first != c) continue;
                Triangle triangle{{ab, ac->second, bc}, 0, std::abs(links[ab].balance())};
                for (const std::uint32_t link : triangle.links) {
                    if (links[link].balance() < 0) ++triangle.hostile;
                    triangle.strength = std::min(triangle.strength, std::abs(links[link].balance()));
                }
                found.push_back(triangle);
            }
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Triangle& x, const Triangle& y) { return x.strength > y.strength; });
    return found;
}

}  // namespace entente
