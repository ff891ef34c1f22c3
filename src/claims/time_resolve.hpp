// The steps of resolving a time expression, shared by the days (resolve) and the TIMEX3 value.
#pragma once

#include <optional>

#include "claims/time.hpp"

namespace entente {

struct TimeContext {
    std::optional<Day> published;
    Tense tense = Tense::past;
    std::optional<Interval> reference;
};

// The interval and the unit of the calendar in which it was found: "a year earlier" than a quarter is a quarter.
struct ResolvedTime {
    Interval when;
    TimeUnit unit = TimeUnit::day;
    bool stated = false;
};

std::optional<ResolvedTime> resolve_calendar(const TimeExpression& expression, const TimeContext& context);
std::optional<ResolvedTime> resolve_offset(const TimeExpression& expression, const TimeContext& context);
std::optional<ResolvedTime> resolve_span(const TimeExpression& expression, const TimeContext& context);
std::optional<ResolvedTime> resolve_time(const TimeExpression& expression, const TimeContext& context);

}  // namespace entente
