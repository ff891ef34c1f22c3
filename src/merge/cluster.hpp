// Reports of one group → clusters that agree on the time.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/merge/locality.hpp"
#include "entente/merge/merge.hpp"

namespace entente {

// The reports of one event. `anchor` is what tells it from the other clusters of its group.
struct Cluster {
    EventTime time;
    std::string anchor;
    std::vector<const Report*> reports;
};

// A relation that is no event: membership, office, alliance.
inline bool is_lasting(const Claim& claim) {
    return claim.plover == Plover::none && claim.quad == 0;
}

// Years, decades and the like: they tell too little to join anything but the very same.
inline bool is_long(const Interval& when) {
    return when.precision == Precision::year || when.precision == Precision::decade ||
           when.until - when.from > longest_on_timeline;
}

// `reports` are of one group and sorted by claim id; so are those of each cluster.
std::vector<Cluster> cluster_by_time(const std::vector<Report>& reports);

}  // namespace entente
