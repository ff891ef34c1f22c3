// Which events a question is about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/base/date.hpp"
#include "entente/model/claim.hpp"

namespace entente {

// An empty list, nothing in an optional, or 0 asks for nothing: every event passes.
struct EventFilter {
    // Participants, as Entity::id. An event passes when one of its participants is in `a` and the other in `b` (an
    // empty `b`: anybody). A country stands for everybody who acts for it, unless `exact`.
    std::vector<std::string> a;
    std::vector<std::string> b;
    bool exact = false;

    std::optional<Day> since;  // the event's time reaches this day or a later one
    std::optional<Day> until;  // the event's time begins before this day (half-open)
    // With `since` or `until`, events whose time is unknown do not pass.
    // What was known at the end of this day: first reported until then (or nobody knows when), and what is said to have
    // happened had begun.
    std::optional<Day> as_of;

    std::vector<std::string> types;
    std::vector<Plover> plovers;
    std::vector<Status> statuses;
    std::vector<Sector> sectors;  // of either participant
    double min_confidence = 0;
};

}  // namespace entente
