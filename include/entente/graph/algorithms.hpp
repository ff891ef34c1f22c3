// Questions about a whole Network. All answers are deterministic: nodes are taken in their order, equal choices fall to
// the first.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "entente/graph/network.hpp"

namespace entente {

// For each node how much it counts.

// Evidence of all its links.
std::vector<double> strength(const Network& network);
// PageRank with weights (Brin and Page 1998): of attention, that flows from who does something to whom it is done,
// divided by evidence; damping 0.85. The sum is 1.
std::vector<double> pagerank(const Network& network);
// Betweenness with lengths (Brandes 2001), between 0 and 1: the share of the shortest paths of other pairs that lead
// through the node.
std::vector<double> betweenness(const Network& network);

// For each node the number of its community, from 0; the largest community first. Who cooperates stands together, who
// fights apart: a partition of high signed modularity (Gómez, Jensen and Arenas 2009), which holds those together, too,
// that fight the same enemy, found by local moving and merging (Blondel et al. 2008). Nobody joins those with whom he
// does not cooperate more than he fights them: the events are sparse, and strangers no friends.
std::vector<std::uint32_t> communities(const Network& network);

// Three nodes that are all linked, and whether each link is rather friendly or hostile. Balanced (Heider 1946,
// Cartwright and Harary 1956): the friend of a friend is a friend, the enemy of an enemy a friend.
struct Triangle {
    std::array<std::uint32_t, 3> links{};  // positions in Network::links(): ab, ac, bc of a < b < c
    int hostile = 0;                       // of the three
    double strength = 0;                   // the least balance of the three, without its sign

    bool balanced() const { return hostile % 2 == 0; }
};
// The strongest first. Links whose cooperation and conflict are even are none.
std::vector<Triangle> triangles(const Network& network);

}  // namespace entente
