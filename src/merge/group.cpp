// The group of a claim: what must be equal for two claims to report one event, but for the time; and its day there.
#include <charconv>

#include "entente/base/sha256.hpp"
#include "entente/merge/locality.hpp"
#include "entente/merge/merge.hpp"
#include "merge/participants.hpp"
#include "merge/windows.hpp"

namespace entente {

// A day hangs on what is stated near it, on where its run of reports began, and on two steps of rolling up; a quarter
// on a month at its edge, that on a week at its edge. A claim's day may lie a week before that of its report.
static_assert(merge_reach >=
              longest_merged + std::chrono::days{31 + 7 + 7} + longest_run + 4 * report_delay + 2 * assumed_window);
static_assert(event_reach >= longest_merged + std::chrono::days{7} + 2 * (report_delay + assumed_window));

std::uint64_t merge_group(const Claim& claim, std::optional<Day> published) {
    const Ends ends = ends_of(claim);
    Sha256 hash;
    hash.field(claim.type).field(name(claim.status));
    if (is_lasting(claim)) {
        hash.field(ends.first->entity).field(ends.second->entity).field(claim.attributes.office);
        hash.field(iso(merge_day(claim, published)));
    } else {
        hash.field(side_of(*ends.first)).field(side_of(*ends.second));
    }
    const std::string hex = hash.hex().substr(0, 16);
    std::uint64_t group = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), group, 16);
    return group;
}

Day merge_day(const Claim& claim, std::optional<Day> published) {
    const bool known = claim.event.when.precision != Precision::unknown;
    const Day day = known ? claim.event.when.from : published.value_or(Day{});
    if (!is_lasting(claim)) return day;
    return make_day(static_cast<int>(civil(published.value_or(day)).year()), 1, 1);
}

}  // namespace entente
