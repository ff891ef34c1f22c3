// Claims → events: which reports speak of one happening. A pure function of the claims: their order, and the batches
// that they came in, change nothing.
//
// Two claims report one event when they agree on the relation type, the status, the participants (in either order when
// mutual), the time and the goods:
//   - days that the text states must be the same, but that a copy may state the day after its original;
//   - a report whose time is only assumed from its publication joins the nearest stated day up to three days before it
//     or one after, or else the reports that follow the first such one within two days;
//   - several days, a week, month or quarter join the only event that is known within them more exactly; where there
//     are none or several they are an event of their own, as are years and decades;
//   - where no time is known, publication within two days counts;
//   - a report that names only the state ("Russia met China") joins the only nearest event of those who act for it;
//   - where reports of one day name different commodities, each is an event.
// A lasting relation (no PLOVER type) is one event a year in which it is reported, and one for each office held.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/merge/locality.hpp"
#include "entente/model/claim.hpp"
#include "entente/model/event.hpp"

namespace entente {

// A claim and where it was published.
struct Report {
    Claim claim;            // spans, texts and evidence are not looked at
    std::string publisher;  // reports of one publisher are not independent; the article's key where it has no name
    std::optional<Day> published;
    std::uint64_t signature = 0;  // text_signature of its sentence; 0: unknown
};

// Only claims of the same group can report the same event.
std::uint64_t merge_group(const Claim& claim, std::optional<Day> published);

// The events of one whole group, sorted by time, then id. Of a part of it, those that lie deep enough within are right:
// entente/merge/locality.hpp.
std::vector<Event> merge_reports(std::vector<Report> reports);

// By what an event is sorted: the day its time begins or, where that is unknown, that of its first report.
Day sort_day(const Event& event);

}  // namespace entente
