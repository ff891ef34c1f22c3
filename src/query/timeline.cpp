#include "entente/query/timeline.hpp"

#include <utility>

namespace entente {

Timeline timeline(GraphReader& graph, const EventFilter& filter, std::size_t limit) {
    Timeline found;
    for (auto& [event, reports] : graph.newest(filter, limit)) {
        TimelineEntry& entry = found.entries.emplace_back();
        for (const Event& other : graph.contradictions(event)) {
            if (!filter.as_of || other.first_seen <= *filter.as_of) entry.contradicted_by.push_back(other.id);
        }
        entry.event = std::move(event);
        entry.reports = reports;
    }
    found.total = found.entries.size();
    if (found.total == limit) {
        found.total = 0;
        graph.each_total(filter, [&](const Tally& tally) { found.total += tally.events; });
    }
    return found;
}

}  // namespace entente
