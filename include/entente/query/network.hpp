// Questions about the whole, answered entity by entity: what the graph's algorithms find, with names and evidence.
// Participants are rolled up to their sides, unless filter.exact; what somebody does to himself is left out.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/store/reader.hpp"

namespace entente {

// Somebody that the party of filter.a has to do with.
struct Neighbour {
    std::string entity;
    std::uint64_t events = 0;
    std::uint64_t cooperation = 0;
    std::uint64_t conflict = 0;
    double evidence = 0;              // sum of sources times confidence
    std::optional<double> goldstein;  // mean over the events that have a quad class
    std::optional<Day> first;
    std::optional<Day> last;
    BestEvent best;
};

// The strongest evidence first.
std::vector<Neighbour> neighbours(GraphReader& graph, const EventFilter& filter);

enum class RankBy : std::uint8_t { degree, pagerank, betweenness };

struct Ranked {
    std::string entity;
    double score = 0;  // degree: evidence of all its links; else as in entente/graph/algorithms.hpp
    std::uint32_t neighbours = 0;
    std::uint64_t events = 0;
    BestEvent best;
};

// The highest score first.
std::vector<Ranked> rank(GraphReader& graph, const EventFilter& filter, RankBy by);

struct Community {
    struct Member {
        std::string entity;
        double cooperation = 0;  // evidence of cooperation with the other members, and of conflict with everybody else
        double conflict = 0;
    };
    std::vector<Member> members;    // who cooperates most within it first
    std::uint64_t cooperation = 0;  // events among its members
    std::uint64_t conflict = 0;
    std::uint64_t conflict_outside = 0;  // with everybody else
    BestEvent best;                      // of the link within it that has most evidence of cooperation
};

struct Communities {
    std::vector<Community> list;  // of two members at least, the largest first
    std::uint64_t alone = 0;      // who stand with nobody
};

// Who stands with whom. Who has links of lasting relations only does not count.
Communities find_communities(GraphReader& graph, const EventFilter& filter);

struct Triad {
    std::array<std::string, 3> entities;  // sorted
    std::array<double, 3> balances{};     // evidence of cooperation less that of conflict: of 1–2, 1–3, 2–3
    std::array<BestEvent, 3> best{};
    bool balanced = false;
    double strength = 0;  // the least of the three, without its sign
};

struct Triads {
    std::vector<Triad> list;                // the strongest first, at most `limit`
    std::array<std::uint64_t, 4> counts{};  // of all, by how many of the three links are hostile
};

// Those with the party of filter.a, where one is given; both others may be anybody.
Triads triads(GraphReader& graph, EventFilter filter, std::size_t limit);

}  // namespace entente
