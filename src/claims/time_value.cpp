// Values of TIMEX3 and ISO 8601 durations.
#include <fmt/format.h>

#include <cmath>

#include "claims/calendar.hpp"
#include "claims/time_resolve.hpp"

namespace entente {
namespace {

std::string_view season_code(Season season) {
    switch (season) {
        case Season::spring:
            return "SP";
        case Season::summer:
            return "SU";
        case Season::autumn:
            return "FA";
        case Season::winter:
            return "WI";
        case Season::none:
            break;
    }
    return "";
}

std::string time_of_day(const TimeExpression& e) {
    if (e.hour >= 0) return fmt::format("T{:02}:{:02}", e.hour, e.minute < 0 ? 0 : e.minute);
    switch (e.part) {
        case DayPart::morning:
            return "TMO";
        case DayPart::midday:
            return "TMI";
        case DayPart::afternoon:
            return "TAF";
        case DayPart::evening:
            return "TEV";
        case DayPart::night:
            return "TNI";
        case DayPart::none:
            break;
    }
    return "";
}

std::string or_x(int value, std::size_t width) {
    return value == 0 ? std::string(width, 'X') : fmt::format("{:0{}}", value, width);
}

// What the words alone say, X for the rest.
std::string unresolved_date(const TimeExpression& e) {
    if (e.weekday != 0 && e.month == 0 && e.day == 0) return fmt::format("XXXX-WXX-{}", e.weekday) + time_of_day(e);
    if (e.unit == TimeUnit::century) return fmt::format("{:02}", e.year / 100);
    if (e.form == TimeForm::holiday) {
        const Day day = calendar::holiday(2000, e.holiday);
        return fmt::format("{}-{:02}-{:02}", or_x(e.year, 4), calendar::month_of(day), calendar::day_of(day));
    }
    std::string value = or_x(e.year, 4);
    if (e.quarter != 0) return value + fmt::format("-Q{}", e.quarter);
    if (e.half != 0) return value + fmt::format("-H{}", e.half);
    if (e.season != Season::none) return fmt::format("{}-{}", value, season_code(e.season));
    if (e.month != 0) value += fmt::format("-{:02}", e.month);
    if (e.day != 0) value += fmt::format("-{:02}", e.day);
    return value + time_of_day(e);
}

std::string unresolved_offset(const TimeExpression& e) {
    if (e.vague_amount) return e.amount > 0 ? "FUTURE_REF" : "PAST_REF";
    switch (e.unit) {
        case TimeUnit::week:
            return "XXXX-WXX";
        case TimeUnit::weekend:
            return "XXXX-WXX-WE";
        case TimeUnit::month:
            return "XXXX-XX";
        case TimeUnit::quarter:
            return "XXXX-QX";
        case TimeUnit::year:
            return "XXXX";
        case TimeUnit::decade:
            return "XXX";
        case TimeUnit::century:
            return "XX";
        default:
            return "XXXX-XX-XX" + time_of_day(e);
    }
}

std::string date_value(const TimeExpression& e, const ResolvedTime& resolved) {
    const Day day = resolved.when.from;
    const int year = calendar::year_of(day);
    if (e.season != Season::none) return fmt::format("{:04}-{}", year, season_code(e.season));
    if (e.half != 0) return fmt::format("{:04}-H{}", year, e.half);
    switch (resolved.unit) {
        case TimeUnit::weekend: {
            const auto week = calendar::iso_week(day);
            return fmt::format("{:04}-W{:02}-WE", week.year, week.number);
        }
        case TimeUnit::week: {
            const auto week = calendar::iso_week(day);
            return fmt::format("{:04}-W{:02}", week.year, week.number);
        }
        case TimeUnit::month:
            return fmt::format("{:04}-{:02}", year, calendar::month_of(day));
        case TimeUnit::quarter:
            return fmt::format("{:04}-Q{}", year, (calendar::month_of(day) + 2) / 3);
        case TimeUnit::year:
            return fmt::format("{:04}", year);
        case TimeUnit::decade:
            return fmt::format("{:03}", year / 10);
        case TimeUnit::century:
            return fmt::format("{:02}", year / 100);
        default:
            return iso(day) + time_of_day(e);
    }
}

std::string_view unit_code(TimeUnit unit) {
    switch (unit) {
        case TimeUnit::second:
            return "S";
        case TimeUnit::minute:
            return "M";
        case TimeUnit::hour:
            return "H";
        case TimeUnit::day:
            return "D";
        case TimeUnit::weekend:
            return "D";
        case TimeUnit::week:
            return "W";
        case TimeUnit::month:
            return "M";
        case TimeUnit::quarter:
            return "M";
        case TimeUnit::year:
            return "Y";
        case TimeUnit::decade:
            return "Y";
        case TimeUnit::century:
            return "Y";
    }
    return "";
}

// How many of unit_code's unit one of it is.
double scale_of(TimeUnit unit) {
    switch (unit) {
        case TimeUnit::weekend:
            return 2;
        case TimeUnit::quarter:
            return 3;
        case TimeUnit::decade:
            return 10;
        case TimeUnit::century:
            return 100;
        default:
            return 1;
    }
}

struct Finer {
    std::string_view code;
    double factor;
};

Finer finer(std::string_view code, bool clock) {
    if (code == "Y") return {"M", 12};
    if (code == "W") return {"D", 7};
    if (code == "D") return {"H", 24};
    if (code == "H") return {"M", 60};
    if (code == "M") return clock ? Finer{"S", 60} : Finer{"D", 30};
    return {"", 0};
}

std::string length(TimeUnit unit, double amount) {
    const bool clock = unit < TimeUnit::day;
    const std::string_view code = unit_code(unit);
    amount = std::abs(amount) * scale_of(unit);
    double whole = std::floor(amount);
    const Finer next = finer(code, clock);
    double rest = std::round((amount - whole) * next.factor);
    if (rest == next.factor && rest > 0) {
        whole += 1;
        rest = 0;
    }
    if (rest > 0 && code == "W") return fmt::format("P{:.0f}D", whole * 7 + rest);
    const std::string head = whole > 0 || rest == 0 ? fmt::format("{:.0f}{}", whole, code) : "";
    const std::string tail = rest > 0 ? fmt::format("{:.0f}{}", rest, next.code) : "";
    if (clock) return "PT" + head + tail;
    return "P" + head + (tail.empty() ? "" : code == "D" ? "T" + tail : tail);
}

}  // namespace

std::string iso_duration(const TimeExpression& e) {
    if (e.kind != TimeKind::duration || e.vague_amount || e.amount == TimeExpression::unknown_amount) return "";
    return length(e.unit, e.amount);
}

std::string timex_value(const TimeExpression& e, std::optional<Day> published, Tense tense,
                        std::optional<Interval> reference) {
    if (e.form == TimeForm::vague) return e.amount < 0 ? "PAST_REF" : e.amount > 0 ? "FUTURE_REF" : "PRESENT_REF";
    if (e.kind == TimeKind::duration) {
        if (e.unit == TimeUnit::quarter && !e.vague_amount && e.amount == std::floor(e.amount) && e.amount != 0)
            return fmt::format("P{:.0f}Q", std::abs(e.amount));
        // "two to three weeks" is put down as the least of them.
        const bool least = e.vague_amount && e.amount != TimeExpression::unknown_amount;
        const std::string known = least ? length(e.unit, e.amount) : iso_duration(e);
        if (!known.empty()) return known;
        const std::string_view code = e.unit == TimeUnit::quarter   ? "Q"
                                      : e.unit == TimeUnit::decade  ? "E"
                                      : e.unit == TimeUnit::century ? "C"
                                                                    : unit_code(e.unit);
        return fmt::format("P{}X{}", e.unit < TimeUnit::day ? "T" : "", code);
    }
    if (e.kind == TimeKind::set) {
        if (e.weekday != 0 || e.month != 0 || e.season != Season::none || e.part != DayPart::none)
            return e.weekday == 0 && e.month == 0 && e.season == Season::none ? "XXXX-XX-XX" + time_of_day(e)
                                                                              : unresolved_date(e);
        return length(e.unit, e.amount);
    }
    if (const auto resolved = resolve_time(e, {published, tense, reference})) return date_value(e, *resolved);
    if (e.form == TimeForm::offset) return unresolved_offset(e);
    if (e.form == TimeForm::clock) return "XXXX-XX-XX" + time_of_day(e);
    return unresolved_date(e);
}

}  // namespace entente
