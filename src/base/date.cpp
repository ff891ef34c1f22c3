#include "entente/base/date.hpp"

#include <array>
#include <cstddef>

#include "base/enum_names.hpp"

namespace entente {
namespace {

constexpr std::array<std::string_view, 7> precision_names = {"day",  "week",   "month",  "quarter",
                                                             "year", "decade", "unknown"};

// Exactly `digits` digits at the front of `text`, which it shortens.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take_char(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

std::string padded(int value, std::size_t width) {
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

Day make_day(int year, unsigned month, unsigned day) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

std::chrono::year_month_day civil(Day day) {
    return std::chrono::year_month_day{day};
}

Interval day_interval(Day day) {
    return {day, day + std::chrono::days{1}, Precision::day};
}

Interval month_interval(int year, unsigned month) {
    const Day from = make_day(year, month, 1);
    const Day until = month == 12 ? make_day(year + 1, 1, 1) : make_day(year, month + 1, 1);
    return {from, until, Precision::month};
}

Interval year_interval(int year) {
    return {make_day(year, 1, 1), make_day(year + 1, 1, 1), Precision::year};
}

std::optional<Interval> parse_iso(std::string_view text) {
    const auto year = take_number(text, 4);
    if (!year || *year < 1) return std::nullopt;
    if (text.empty()) return year_interval(*year);
    if (!take_char(text, '-')) return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    if (text.empty()) return month_interval(*year, static_cast<unsigned>(*month));
    if (!take_char(text, '-')) return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day) return std::nullopt;
    if (!text.empty() && text.front() != 'T' && text.front() != ' ') return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return day_interval(Day{date});
}

std::optional<Day> parse_iso_day(std::string_view text) {
    const auto interval = parse_iso(text);
    if (!interval || interval->precision != Precision::day) return std::nullopt;
    return interval->from;
}

std::string iso(Day day) {
    const auto date = civil(day);
    return padded(static_cast<int>(date.year()), 4) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

std::string_view name(Precision precision) {
    return enum_name(precision_names, precision);
}

std::optional<Precision> precision_from(std::string_view text) {
    return enum_from<Precision>(precision_names, text);
}

}  // namespace entente
