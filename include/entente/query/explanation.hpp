// The evidence behind an event or a claim.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/store/reader.hpp"

namespace entente {

struct Explanation {
    std::string asked;  // the whole id of what was asked for
    Event event;
    std::vector<StoredClaim> claims;    // all of the event's; of a claim that was asked for, only it
    std::vector<Event> contradictions;  // GraphReader::contradictions
    // Where the stated times of the claims have no day in common: each of them, and how many claims state it.
    std::vector<std::pair<EventTime, std::size_t>> differing_times;
};

// `id` is that of an event or a claim, or the beginning of one. Throws Error when there is none or it fits several.
Explanation explain(GraphReader& graph, std::string_view id);

}  // namespace entente
