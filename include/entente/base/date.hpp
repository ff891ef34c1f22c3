// Days, half-open intervals of days with the precision they were stated in, and their ISO 8601 forms.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

using Day = std::chrono::sys_days;

enum class Precision : std::uint8_t { day, week, month, quarter, year, decade, unknown };

// [from, until): `until` is the first day after it. precision tells how exactly the source put it.
struct Interval {
    Day from{};
    Day until{};
    Precision precision = Precision::unknown;

    bool overlaps(const Interval& other) const { return from < other.until && other.from < until; }
    bool contains(Day day) const { return from <= day && day < until; }
    auto operator<=>(const Interval&) const = default;
};

Day make_day(int year, unsigned month, unsigned day);
std::chrono::year_month_day civil(Day day);

Interval day_interval(Day day);
Interval month_interval(int year, unsigned month);
Interval year_interval(int year);

// "2022-02-04", "2022-02", "2022", or a date-time that begins with a full date ("2022-02-04T10:00:00Z"). Years 1 to
// 9999; nothing for anything else, an impossible day (2022-02-30) among them.
std::optional<Interval> parse_iso(std::string_view text);
// A full day only.
std::optional<Day> parse_iso_day(std::string_view text);

std::string iso(Day day);                    // 2022-02-04
std::string_view name(Precision precision);  // "day", "week", …
std::optional<Precision> precision_from(std::string_view name);

}  // namespace entente
