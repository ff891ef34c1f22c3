// Claims → events: which reports speak of one happening. A pure function of the claims: their order, and the batches
// that they came in, change nothing.
//
// Two claims report one event when they agree on the relation type, the participants (in either order when mutual),
// the status, and the time:
//   - days that the text states must be the same (or overlap, where an event took several days);
//   - a report whose time is only assumed from its publication joins the nearest stated day up to three days before it
//     or one after, or else the reports that follow the first such one within two days;
//   - a week, month or quarter joins the only event that is known within it more exactly; where there are none or
//     several it is an event of its own, as are years and decades;
//   - where no time is known, publication within two days counts.
// A lasting relation (no PLOVER type) is one event however often it is reported, but one for each office held.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/model/claim.hpp"
#include "entente/model/event.hpp"

namespace entente {

// A claim and where it was published.
struct Report {
    Claim claim;            // spans, texts and evidence are not looked at
    std::string publisher;  // reports of one publisher are not independent; the article's key where it has no name
    std::optional<Day> published;
};

// Only claims of the same group can report the same event.
std::uint64_t merge_group(const Claim& claim);

// The events of one whole group, sorted by time, then id.
std::vector<Event> merge_reports(std::vector<Report> reports);

// By what an event is sorted: the day its time begins or, where that is unknown, that of its first report.
Day sort_day(const Event& event);

}  // namespace entente
