// Offsets and spans to days, and the public resolve.
#include "claims/time_resolve.hpp"

#include <cmath>

#include "claims/calendar.hpp"

namespace entente {
namespace {

using std::chrono::days;

constexpr double farthest = 9000;  // years; beyond it no day of the calendar is meant

struct Steps {
    TimeUnit unit;
    int count;
};

// Whole steps of a unit of the calendar: 1.5 years are 18 months, 48 hours two days.
std::optional<Steps> whole_steps(TimeUnit unit, double amount) {
    struct Finer {
        TimeUnit unit;
        double factor;
    };
    const auto finer = [](TimeUnit u) -> std::optional<Finer> {
        switch (u) {
            case TimeUnit::century:
                return Finer{TimeUnit::year, 100};
            case TimeUnit::decade:
                return Finer{TimeUnit::year, 10};
            case TimeUnit::year:
                return Finer{TimeUnit::month, 12};
            case TimeUnit::week:
                return Finer{TimeUnit::day, 7};
            default:
                return std::nullopt;
        }
    };
    if (unit == TimeUnit::hour) {
        amount /= 24;
        unit = TimeUnit::day;
    } else if (unit < TimeUnit::day) {
        return std::nullopt;
    }
    while (amount != std::round(amount)) {
        const auto step = finer(unit);
        if (!step) return std::nullopt;
        unit = step->unit;
        amount *= step->factor;
        if (unit == TimeUnit::month || unit == TimeUnit::day) amount = std::round(amount);
    }
    const double years = unit == TimeUnit::century  ? 100
                         : unit == TimeUnit::decade ? 10
                         : unit == TimeUnit::year   ? 1
                                                    : 0.25;
    if (std::abs(amount) * years > farthest) return std::nullopt;
    return Steps{unit, static_cast<int>(amount)};
}

Day moved(Day day, const Steps& steps) {
    switch (steps.unit) {
        case TimeUnit::month:
            return calendar::add_months(day, steps.count);
        case TimeUnit::quarter:
            return calendar::add_months(day, 3 * steps.count);
        case TimeUnit::year:
            return calendar::add_months(day, 12 * steps.count);
        case TimeUnit::decade:
            return calendar::add_months(day, 120 * steps.count);
        case TimeUnit::century:
            return calendar::add_months(day, 1200 * steps.count);
        case TimeUnit::weekend:
        case TimeUnit::week:
            return day + days{7 * steps.count};
        default:
            return day + days{steps.count};
    }
}

bool in_calendar(const Interval& when) {
    return when.from >= make_day(1, 1, 1) && when.until <= make_day(9999, 12, 31);
}

// The coarsest reference from which a step of that unit can be counted.
Precision needed(TimeUnit unit) {
    switch (unit) {
        case TimeUnit::century:
        case TimeUnit::decade:
            return Precision::decade;
        case TimeUnit::year:
            return Precision::year;
        case TimeUnit::quarter:
            return Precision::quarter;
        case TimeUnit::month:
            return Precision::month;
        case TimeUnit::weekend:
        case TimeUnit::week:
            return Precision::week;
        default:
            return Precision::day;
    }
}

Precision precision_of(TimeUnit unit) {
    return unit == TimeUnit::century ? Precision::decade : needed(unit);
}

// The weekend that was, or in a clause about the future the one that comes.
Interval weekend(Day published, Tense tense) {
    const Interval this_one = calendar::unit_around(published, TimeUnit::weekend);
    if (tense == Tense::future || this_one.from <= published) return this_one;
    return calendar::shifted(published, TimeUnit::weekend, -1);
}

std::optional<ResolvedTime> either(const TimeExpression& e, const TimeContext& context) {
    if (e.unit == TimeUnit::weekend) {
        if (!context.published) return std::nullopt;
        return ResolvedTime{weekend(*context.published, context.tense), e.unit};
    }
    if (e.unit == TimeUnit::quarter) {
        // Reports speak of the quarter that has ended, at least in the weeks after its end.
        if (context.reference && context.reference->precision == Precision::quarter)
            return ResolvedTime{*context.reference, e.unit};
        if (!context.published) return std::nullopt;
        const Interval running = calendar::unit_around(*context.published, e.unit);
        const bool ended = context.tense != Tense::future || *context.published - running.from < days{45};
        return ResolvedTime{ended ? calendar::shifted(*context.published, e.unit, -1) : running, e.unit};
    }
    const bool by_reference =
        context.tense == Tense::past && context.reference && context.reference->precision <= needed(e.unit);
    if (!by_reference && !context.published) return std::nullopt;
    return ResolvedTime{calendar::unit_around(by_reference ? context.reference->from : *context.published, e.unit),
                        e.unit};
}

}  // namespace

std::optional<ResolvedTime> resolve_offset(const TimeExpression& e, const TimeContext& context) {
    if (e.vague_amount) return std::nullopt;
    if (e.anchor == TimeAnchor::either) return either(e, context);
    if (e.comparison && context.reference && context.reference->precision == Precision::quarter) {
        const Day base = calendar::add_months(context.reference->from, static_cast<int>(e.amount) * 12);
        return ResolvedTime{calendar::quarter_interval(calendar::year_of(base), (calendar::month_of(base) + 2) / 3),
                            TimeUnit::quarter};
    }
    if (e.anchor == TimeAnchor::none) return std::nullopt;
    const auto steps = whole_steps(e.unit, e.amount);
    if (!steps) return std::nullopt;
    Day base;
    if (e.anchor == TimeAnchor::reference) {
        if (!context.reference || context.reference->precision > needed(steps->unit)) return std::nullopt;
        base = context.reference->from;
    } else {
        if (!context.published) return std::nullopt;
        base = *context.published;
    }
    if (steps->unit == TimeUnit::weekend && steps->count == 0 && e.anchor == TimeAnchor::published)
        return ResolvedTime{weekend(base, context.tense), steps->unit};
    ResolvedTime result{calendar::shifted(base, steps->unit, steps->count), steps->unit};
    if (e.weekday != 0 && steps->unit == TimeUnit::week) {
        result.when = day_interval(result.when.from + days{e.weekday - 1});
        result.unit = TimeUnit::day;
    }
    if (!in_calendar(result.when)) return std::nullopt;
    return result;
}

std::optional<ResolvedTime> resolve_span(const TimeExpression& e, const TimeContext& context) {
    if (e.vague_amount) return std::nullopt;
    TimeUnit unit = e.unit;
    double amount = e.amount;
    if (unit < TimeUnit::day) {
        amount = amount < 0 ? std::floor(amount / 24) : std::ceil(amount / 24);
        if (unit != TimeUnit::hour) return std::nullopt;
        unit = TimeUnit::day;
    }
    const auto steps = whole_steps(unit, amount);
    if (!steps) return std::nullopt;
    if (e.anchor == TimeAnchor::none) {
        if (!e.ahead || context.tense != Tense::future || !context.published || e.unit < TimeUnit::day)
            return std::nullopt;
        return ResolvedTime{calendar::shifted(*context.published, steps->unit, steps->count), steps->unit};
    }
    Interval base;
    if (e.anchor == TimeAnchor::reference) {
        if (!context.reference || context.reference->precision > needed(steps->unit)) return std::nullopt;
        base = *context.reference;
    } else {
        if (!context.published) return std::nullopt;
        base = day_interval(*context.published);
    }
    ResolvedTime result{{}, steps->unit};
    const bool to_now = e.anchor == TimeAnchor::published;
    if (steps->count < 0) {
        result.when = {moved(base.from, *steps), to_now ? base.until : base.from, precision_of(steps->unit)};
    } else {
        result.when = {base.until, moved(base.until, *steps), precision_of(steps->unit)};
    }
    if (!in_calendar(result.when)) return std::nullopt;
    return result;
}

std::optional<ResolvedTime> resolve_time(const TimeExpression& e, const TimeContext& context) {
    switch (e.form) {
        case TimeForm::calendar:
        case TimeForm::holiday:
            return resolve_calendar(e, context);
        case TimeForm::offset:
            return resolve_offset(e, context);
        case TimeForm::span:
            return resolve_span(e, context);
        case TimeForm::clock:
            if (!context.reference || context.reference->precision != Precision::day) return std::nullopt;
            return ResolvedTime{*context.reference, TimeUnit::day};
        case TimeForm::recurring:
        case TimeForm::vague:
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<EventTime> resolve(const TimeExpression& expression, std::optional<Day> published, Tense tense,
                                 std::optional<Interval> reference) {
    const auto resolved = resolve_time(expression, {published, tense, reference});
    if (!resolved) return std::nullopt;
    return EventTime{resolved->when, resolved->stated ? TimeBasis::stated : TimeBasis::relative};
}

void SpokenTime::note(const TimeExpression& expression, const std::optional<EventTime>& time) {
    if (expression.kind == TimeKind::duration && expression.unit >= TimeUnit::month) quarter_.reset();
    const bool dated = expression.kind == TimeKind::date || expression.kind == TimeKind::time;
    if (!dated || !time || expression.comparison) return;
    last_ = time->when;
    if (expression.unit == TimeUnit::quarter && expression.season == Season::none) quarter_ = time->when;
}

}  // namespace entente
