// A graph in numbers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "entente/store/reader.hpp"

namespace entente {

struct PairCount {
    std::string a;  // sides, a < b
    std::string b;
    std::uint64_t events = 0;
};

struct Stats {
    GraphCounts counts;  // of the whole graph; what follows is of the events that pass the filter
    std::uint64_t events = 0;
    std::uint64_t reports = 0;
    std::map<std::string, std::uint64_t> plovers;  // "" for lasting relations
    std::map<std::string, std::uint64_t> types;
    std::map<std::string, std::uint64_t> statuses;
    std::map<std::string, std::uint64_t> years;  // "2022"; "unknown"
    std::vector<PairCount> pairs;                // of two different sides, those with most events first, at most `top`
};

Stats stats(GraphReader& graph, const EventFilter& filter, std::size_t top);

}  // namespace entente
