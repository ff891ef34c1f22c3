#include "entente/query/timeline.hpp"

#include <deque>
#include <iterator>
#include <utility>

namespace entente {

Timeline timeline(GraphReader& graph, const EventFilter& filter, std::size_t limit) {
    Timeline found;
    std::deque<TimelineEntry> kept;
    graph.each_event(filter, [&](Event&& event, std::uint64_t reports) {
        ++found.total;
        kept.push_back({std::move(event), reports, {}});
        if (kept.size() > limit) kept.pop_front();
    });
    for (TimelineEntry& entry : kept) {
        for (const Event& other : graph.contradictions(entry.event)) entry.contradicted_by.push_back(other.id);
    }
    std::move(kept.begin(), kept.end(), std::back_inserter(found.entries));
    return found;
}

}  // namespace entente
