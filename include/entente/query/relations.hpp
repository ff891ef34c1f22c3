// What one actor does to another, summed up: events of one type, direction and status between two sides, together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/model/event.hpp"
#include "entente/store/reader.hpp"

namespace entente {

struct Relation {
    RelationSide source;
    RelationSide target;
    std::string type;
    Plover plover = Plover::none;
    std::string cameo;
    int quad = 0;
    bool mutual = false;
    Status status = Status::happened;
    double goldstein = 0;  // mean over the events
    std::uint64_t events = 0;
    std::uint64_t reports = 0;  // claims of these events
    std::optional<Day> first;   // of the events whose time is known
    std::optional<Day> last;    // the last day of the latest one
    double confidence = 0;      // of the best event
    Event best;                 // the event with most sources, then confidence
};

struct Relations {
    std::vector<Relation> list;
    std::size_t total = 0;  // how many there are, when not all are given
};

// Sorted by number of events, then reports, the greatest first; at most `limit`. Persons, ministries, forces, companies
// and groups count as the country that they act for, unless filter.exact. Of a mutual relation, who is in filter.a is
// the source.
Relations relations(GraphReader& graph, const EventFilter& filter, std::size_t limit);

}  // namespace entente
