// Events one by one, by time, with what contradicts them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "entente/store/reader.hpp"

namespace entente {

struct TimelineEntry {
    Event event;  // without its claims
    std::uint64_t reports = 0;
    std::vector<std::string> contradicted_by;  // ids: GraphReader::contradictions, reported by filter.as_of
};

struct Timeline {
    std::vector<TimelineEntry> entries;  // the newest last
    std::size_t total = 0;               // how many pass the filter
};

// The newest `limit` events that pass.
Timeline timeline(GraphReader& graph, const EventFilter& filter, std::size_t limit);

}  // namespace entente
