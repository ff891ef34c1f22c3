#include "entente/merge/locality.hpp"

#include <algorithm>

#include "merge/cluster.hpp"
#include "merge/windows.hpp"

namespace entente {

static_assert(widest_reach == longest_on_timeline + report_lead + report_delay);
static_assert(assumed_window <= report_delay);

MergePlace merge_place(const Claim& claim, std::optional<Day> published) {
    using std::chrono::days;
    const Interval& when = claim.event.when;
    if (is_lasting(claim)) return {MergeKind::lasting, when};
    if (when.precision == Precision::unknown) {
        const Day day = published.value_or(Day{});
        return {MergeKind::unknown, {day, day + assumed_window + days{1}, Precision::unknown}};
    }
    if (is_long(when)) return {MergeKind::same, when};
    return {MergeKind::timeline,
            {when.from - report_lead, std::max(when.until, when.from + days{1}) + report_delay, when.precision}};
}

}  // namespace entente
