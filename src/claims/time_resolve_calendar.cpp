// Calendar names to days: which Friday, which March, which third quarter.
#include <functional>

#include "claims/calendar.hpp"
#include "claims/time_resolve.hpp"

namespace entente {
namespace {

using std::chrono::days;

// The interval of the expression in that year; nothing where the year has none (29 February).
std::optional<Interval> in_year(const TimeExpression& e, int year) {
    if (e.form == TimeForm::holiday) return day_interval(calendar::holiday(year, e.holiday));
    if (e.quarter != 0) return calendar::quarter_interval(year, e.quarter);
    if (e.half != 0) return calendar::half_interval(year, e.half);
    if (e.season != Season::none) return calendar::season_interval(year, e.season);
    if (e.month == 0) return year_interval(year);
    if (e.day == 0) return month_interval(year, e.month);
    if (!calendar::valid(year, e.month, e.day)) return std::nullopt;
    Interval when = day_interval(make_day(year, e.month, e.day));
    if (e.last_day != 0) {
        if (!calendar::valid(year, e.month, e.last_day)) return std::nullopt;
        when.until = make_day(year, e.month, e.last_day) + days{1};
    }
    return when;
}

// The weekday beside a date without a year settles the year: the nearest one in which it fits.
std::optional<Interval> by_weekday(const TimeExpression& e, Day published) {
    const int year = calendar::year_of(published);
    std::optional<Interval> best;
    for (int y = year - 6; y <= year + 6; ++y) {
        const auto when = in_year(e, y);
        if (!when || calendar::weekday(when->from) != e.weekday) continue;
        const auto distance = [&](const Interval& i) { return std::chrono::abs(i.from - published); };
        if (!best || distance(*when) < distance(*best)) best = when;
    }
    return best;
}

std::optional<Interval> chosen(const TimeExpression& e, Day base, Tense tense) {
    const int year = calendar::year_of(base);
    std::optional<Interval> earlier, later;  // the latest that has begun, the earliest that has not ended
    for (int y = year - 5; y <= year + 5; ++y) {
        const auto when = in_year(e, y);
        if (!when) continue;
        const bool begun = e.choice == TimeChoice::last ? when->until <= base : when->from <= base;
        const bool open = e.choice == TimeChoice::next ? when->from > base : when->until > base;
        if (begun) earlier = when;
        if (open && !later) later = when;
    }
    switch (e.choice) {
        case TimeChoice::last:
            return earlier;
        case TimeChoice::next:
            return later;
        case TimeChoice::current:
            // "this winter" in January began last December.
            return in_year(e, e.season == Season::winter && calendar::month_of(base) < 4 ? year - 1 : year);
        case TimeChoice::by_tense:
            break;
    }
    if (!earlier || !later) return earlier ? earlier : later;
    // A day or month a few weeks ahead in a clause of the past ("the dividend payable Dec. 15 was raised") is meant
    // rather than that of the year before; and the quarter that has just ended in a clause of the future ("expects a
    // loss for the third quarter").
    const auto ahead = later->from - base, behind = base - earlier->until;
    const bool named_day_or_month = e.quarter == 0 && e.season == Season::none;
    // Deadlines and timetables ("until January", "the court hears it in May") lie on the nearer side.
    const bool open = e.bound == TimeBound::until || tense == Tense::present;
    if (open && tense != Tense::future && named_day_or_month) return ahead < behind ? later : earlier;
    if (tense == Tense::future) return e.quarter != 0 && behind < days{75} && ahead > days{200} ? earlier : later;
    const bool soon = ahead > days{0} && ahead <= days{e.unit == TimeUnit::month ? 31 : 75} && behind > days{270};
    return (e.unit == TimeUnit::day || e.unit == TimeUnit::month) && soon ? later : earlier;
}

std::optional<Interval> weekday_alone(const TimeExpression& e, const TimeContext& context) {
    const auto on_or_before = [&](Day day) { return day - days{(calendar::weekday(day) + 7u - e.weekday) % 7}; };
    if (e.anchor == TimeAnchor::reference) {
        if (!context.reference || context.reference->precision > Precision::week) return std::nullopt;
        const Day base = context.reference->from;
        if (e.choice == TimeChoice::last) return day_interval(on_or_before(base - days{1}));
        if (e.choice == TimeChoice::next) return day_interval(on_or_before(base + days{7}));
        return day_interval(calendar::monday_of(base) + days{e.weekday - 1});
    }
    if (!context.published) return std::nullopt;
    const Day published = *context.published;
    switch (e.choice) {
        case TimeChoice::last:
            return day_interval(on_or_before(published - days{1}));
        case TimeChoice::next:
            return day_interval(on_or_before(published + days{7}));
        case TimeChoice::current:
            return day_interval(on_or_before(context.tense == Tense::past ? published : published + days{6}));
        case TimeChoice::by_tense:
            break;
    }
    return day_interval(on_or_before(context.tense == Tense::future ? published + days{7} : published));
}

}  // namespace

std::optional<ResolvedTime> resolve_calendar(const TimeExpression& e, const TimeContext& context) {
    ResolvedTime result{{}, e.unit, e.year != 0};
    // "the 1988 period" beside a quarter is that quarter of 1988.
    if (e.comparison && e.year != 0 && context.reference && context.reference->precision == Precision::quarter) {
        result.when = calendar::quarter_interval(e.year, (calendar::month_of(context.reference->from) + 2) / 3);
        result.unit = TimeUnit::quarter;
        return result;
    }
    if (e.year != 0) {
        if (e.unit == TimeUnit::century) return std::nullopt;
        if (e.unit == TimeUnit::decade) {
            result.when = calendar::decade_interval(e.year);
            return result;
        }
        const auto when = in_year(e, e.year);
        if (!when) return std::nullopt;
        result.when = e.unit == TimeUnit::week ? calendar::unit_around(when->from, e.unit) : *when;
        if (e.last_year != 0) result.when.until = year_interval(e.last_year).until;
        return result;
    }
    const bool weekday_only = e.weekday != 0 && e.month == 0 && e.day == 0;
    std::optional<Interval> when;
    if (weekday_only) {
        when = weekday_alone(e, context);
    } else if (e.comparison || e.fixed_year_offset) {
        const bool from_reference = e.comparison && context.reference;
        if (!from_reference && !context.published) return std::nullopt;
        const Day base = from_reference ? context.reference->from : *context.published;
        when = in_year(e, calendar::year_of(base) + e.year_offset);
    } else {
        const bool by_reference = e.anchor == TimeAnchor::reference;
        if (by_reference ? !context.reference : !context.published) return std::nullopt;
        const Day base = by_reference ? context.reference->from : *context.published;
        if (e.weekday != 0) when = by_weekday(e, base);
        if (!when) when = chosen(e, base, context.tense);
    }
    if (!when) return std::nullopt;
    result.when = e.unit == TimeUnit::week ? calendar::unit_around(when->from, e.unit) : *when;
    return result;
}

}  // namespace entente
