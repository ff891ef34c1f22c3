// How times are compared, and what they agree on.
#include <algorithm>

#include "merge/cluster.hpp"
#include "merge/windows.hpp"

namespace entente {
namespace {

using std::chrono::days;

Interval common(const Interval& a, const Interval& b) {
    return {std::max(a.from, b.from), std::min(a.until, b.until), std::min(a.precision, b.precision)};
}

Interval hull(const Interval& a, const Interval& b) {
    return {std::min(a.from, b.from), std::max(a.until, b.until), std::max(a.precision, b.precision)};
}

// What all share or, failing that, all that they span. `times` is not empty.
Interval agreed(const std::vector<Interval>& times) {
    Interval shared = times.front();
    Interval whole = times.front();
    for (const Interval& one : times) {
        shared = common(shared, one);
        whole = hull(whole, one);
    }
    return shared.from < shared.until ? shared : whole;
}

// From an assumed day back to a stated time: 0 within it, up to three days after it or one before.
std::optional<days> distance_to_stated(Day assumed, const Interval& stated) {
    if (stated.contains(assumed)) return days{0};
    if (assumed < stated.from) {
        const days before = stated.from - assumed;
        return before <= report_lead ? std::optional(before) : std::nullopt;
    }
    const days after = assumed - (stated.until - days{1});
    return after <= report_delay ? std::optional(after) : std::nullopt;
}

Day last_day(const Interval& interval) {
    return std::max(interval.from, interval.until - days{1});
}

}  // namespace

EventTime agreed_time(const std::vector<const Report*>& reports) {
    EventTime time;
    for (const Report* report : reports) time.basis = std::min(time.basis, report->claim.event.basis);
    std::vector<Interval> stated;
    std::vector<Interval> assumed;
    for (const Report* report : reports) {
        if (when(report).precision == Precision::unknown) continue;
        (is_assumed(report->claim.event) ? assumed : stated).push_back(when(report));
    }
    if (stated.empty() && assumed.empty()) return time;
    if (stated.empty()) {
        time.when = agreed(assumed);
        return time;
    }
    const auto finer = [](const Interval& a, const Interval& b) { return a.precision < b.precision; };
    const Precision finest = std::min_element(stated.begin(), stated.end(), finer)->precision;
    std::vector<Interval> best;
    std::vector<Interval> others;
    for (const Interval& one : stated) (one.precision == finest ? best : others).push_back(one);
    time.when = agreed(best);
    std::sort(others.begin(), others.end());
    for (const Interval& one : others) {
        const Interval narrowed = common(time.when, one);
        if (narrowed.from < narrowed.until) time.when = narrowed;
    }
    return time;
}

std::optional<days> distance(const EventTime& a, const EventTime& b) {
    if (!is_assumed(a) && !is_assumed(b)) return a.when.overlaps(b.when) ? std::optional(days{0}) : std::nullopt;
    if (!is_assumed(a)) return distance_to_stated(last_day(b.when), a.when);
    if (!is_assumed(b)) return distance_to_stated(last_day(a.when), b.when);
    const Day x = last_day(a.when);
    const Day y = last_day(b.when);
    const days apart = x < y ? y - x : x - y;
    return apart <= assumed_window ? std::optional(apart) : std::nullopt;
}

}  // namespace entente
