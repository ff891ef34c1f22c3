#include "entente/query/stats.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

const std::string& side_of(const Participant& participant) {
    return participant.country.empty() ? participant.entity : participant.country;
}

}  // namespace

Stats stats(GraphReader& graph, const EventFilter& filter, std::size_t top) {
    Stats found;
    found.counts = graph.counts();
    std::map<std::pair<std::string, std::string>, std::uint64_t> pairs;
    graph.each_event(filter, [&](Event&& event, std::uint64_t claims) {
        ++found.events;
        found.reports += claims;
        ++found.plovers[std::string(name(event.plover))];
        ++found.types[event.type];
        ++found.statuses[std::string(name(event.status))];
        const bool dated = event.time.when.precision != Precision::unknown;
        ++found.years[dated ? iso(event.time.when.from).substr(0, 4) : "unknown"];
        const auto ends = std::minmax(side_of(event.source), side_of(event.target));
        if (ends.first != ends.second) ++pairs[ends];
    });
    for (const auto& [ends, events] : pairs) found.pairs.push_back({ends.first, ends.second, events});
    std::stable_sort(found.pairs.begin(), found.pairs.end(),
                     [](const PairCount& x, const PairCount& y) { return x.events > y.events; });
    if (found.pairs.size() > top) found.pairs.resize(top);
    return found;
}

}  // namespace entente
