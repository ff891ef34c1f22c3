// Reports of one group → clusters, one an event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/merge/merge.hpp"
#include "merge/participants.hpp"

namespace entente {

// The reports of one event. `anchor` and the participants tell it from the other clusters of its group.
struct Cluster {
    std::string anchor;
    std::string first;   // entities of the participants, as the best reports name them
    std::string second;  // (in the order of ends_of)
    EventTime time;
    std::vector<const Report*> reports;  // sorted by claim id at the end
};

inline const Interval& when(const Report* report) {
    return report->claim.event.when;
}

// Of an assumed time ("in the week up to publication"): the day by which it had happened.
inline Day report_day(const Report* report) {
    return std::max(when(report).from, when(report).until - std::chrono::days{1});
}

inline bool is_assumed(const EventTime& time) {
    return time.basis >= TimeBasis::assumed && time.when.precision != Precision::unknown;
}

// The time that most precisely agrees with what the reports say: of stated times, what those of the finest precision
// share, narrowed by the others where these agree; or, where they do not, all that they span. Assumed times count where
// none is stated.
EventTime agreed_time(const std::vector<const Report*>& reports);

// Days between an event's day and the day of a report that may mean it, by how each is known; nothing: too far.
std::optional<std::chrono::days> distance(const EventTime& a, const EventTime& b);

// Whether commodities ("gas", "natural gas") allow for one event.
bool agree_on_commodity(const std::vector<const Report*>& a, const std::vector<const Report*>& b);

// Step 1. Reports of the same two participants whose time is known within a few days.
std::vector<Cluster> cluster_by_day(const std::vector<const Report*>& reports);
// Reports of the same two participants whose time is not known.
std::vector<Cluster> cluster_by_publication(const std::vector<const Report*>& reports);
// Step 2. A cluster whose participants are named less exactly ("Russia") joins the only nearest one that it covers
// ("Putin").
void roll_up(std::vector<Cluster>& clusters);
// Step 3. Reports of a week, month or quarter join the only cluster within it, or are clusters of their own.
void place_coarse(const std::vector<const Report*>& reports, Precision precision, std::vector<Cluster>& clusters);

// All three, for the reports of one group, sorted by claim id.
std::vector<Cluster> clusters_of(const std::vector<Report>& reports);

}  // namespace entente
