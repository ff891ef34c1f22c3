// The evidence behind an event or a claim.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/model/why.hpp"
#include "entente/store/reader.hpp"

namespace entente {

// Why a claim was made, as its article says when it is read again; or why that cannot be said.
struct ClaimGrounds {
    std::optional<Why> why;
    std::string missing;
};

struct Explanation {
    std::string asked;  // the whole id of what was asked for
    Event event;
    std::vector<StoredClaim> claims;    // all of the event's; of a claim that was asked for, only it
    std::vector<ClaimGrounds> grounds;  // of `claims`, from grounds_of; empty: not sought
    std::vector<Event> contradictions;  // GraphReader::contradictions
    // Where the stated times of the claims have no day in common: each of them, and how many claims state it.
    std::vector<std::pair<EventTime, std::size_t>> differing_times;
};

// The grounds of the claims: `read` reads an article again and answers the reasons of its claims by id. Each article is
// read once.
std::vector<ClaimGrounds> grounds_of(GraphReader& graph, const std::vector<StoredClaim>& claims,
                                     const std::function<std::map<std::string, Why>(const Article&)>& read);

// `id` is that of an event or a claim, or the beginning of one. Throws Error when there is none or it fits several.
Explanation explain(GraphReader& graph, std::string_view id);

}  // namespace entente
