#include "claims/calendar.hpp"

#include <array>

namespace entente::calendar {
namespace {

using std::chrono::days;

int floor_to(int value, int step) {
    return value - ((value % step) + step) % step;
}

}  // namespace

int year_of(Day day) {
    return static_cast<int>(civil(day).year());
}
unsigned month_of(Day day) {
    return static_cast<unsigned>(civil(day).month());
}
unsigned day_of(Day day) {
    return static_cast<unsigned>(civil(day).day());
}
unsigned weekday(Day day) {
    return std::chrono::weekday{day}.iso_encoding();
}
Day monday_of(Day day) {
    return day - days{weekday(day) - 1};
}

Week iso_week(Day day) {
    const Day thursday = monday_of(day) + days{3};
    const int year = year_of(thursday);
    return {year, static_cast<int>((thursday - make_day(year, 1, 1)).count()) / 7 + 1};
}

bool valid(int year, unsigned month, unsigned day) {
    return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}}.ok();
}

Day add_months(Day day, int months) {
    const auto date = civil(day) + std::chrono::months{months};
    return date.ok() ? Day{date} : Day{date.year() / date.month() / std::chrono::last};
}

Day nth_weekday(int year, unsigned month, unsigned weekday, unsigned n) {
    const Day first = make_day(year, month, 1);
    const unsigned skip = (weekday + 7 - calendar::weekday(first)) % 7;
    return first + days{skip + 7 * (n - 1)};
}

Day easter(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return make_day(year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1));
}

Interval quarter_interval(int year, unsigned quarter) {
    const Day from = make_day(year, quarter * 3 - 2, 1);
    return {from, add_months(from, 3), Precision::quarter};
}

Interval half_interval(int year, unsigned half) {
    const Day from = make_day(year, half * 6 - 5, 1);
    return {from, add_months(from, 6), Precision::year};
}

Interval decade_interval(int first_year) {
    return {make_day(first_year, 1, 1), make_day(first_year + 10, 1, 1), Precision::decade};
}

Interval season_interval(int year, Season season) {
    const Day from = make_day(year, static_cast<unsigned>(season) * 3, 1);
    return {from, add_months(from, 3), Precision::quarter};
}

Interval unit_around(Day day, TimeUnit unit) {
    switch (unit) {
        case TimeUnit::weekend:
            return {monday_of(day) + days{5}, monday_of(day) + days{7}, Precision::day};
        case TimeUnit::week:
            return {monday_of(day), monday_of(day) + days{7}, Precision::week};
        case TimeUnit::month:
            return month_interval(year_of(day), month_of(day));
        case TimeUnit::quarter:
            return quarter_interval(year_of(day), (month_of(day) + 2) / 3);
        case TimeUnit::year:
            return year_interval(year_of(day));
        case TimeUnit::decade:
            return decade_interval(floor_to(year_of(day), 10));
        case TimeUnit::century: {
            const int first = floor_to(year_of(day) - 1, 100) + 1;
            return {make_day(first, 1, 1), make_day(first + 100, 1, 1), Precision::decade};
        }
        default:
            return day_interval(day);
    }
}

Interval shifted(Day day, TimeUnit unit, int count) {
    switch (unit) {
        case TimeUnit::day:
            return day_interval(day + days{count});
        case TimeUnit::weekend:
        case TimeUnit::week:
            return unit_around(day + days{7 * count}, unit);
        case TimeUnit::month:
            return unit_around(add_months(day, count), unit);
        case TimeUnit::quarter:
            return unit_around(add_months(day, 3 * count), unit);
        case TimeUnit::year:
            return unit_around(add_months(day, 12 * count), unit);
        case TimeUnit::decade:
            return unit_around(add_months(day, 120 * count), unit);
        case TimeUnit::century:
            return unit_around(add_months(day, 1200 * count), unit);
        default:
            return unit_around(day, unit);
    }
}

Day holiday(int year, Holiday holiday) {
    struct Fixed {
        unsigned month, day;
    };
    static constexpr std::array<Fixed, 12> fixed = {
        {{1, 1}, {1, 1}, {2, 14}, {3, 8}, {5, 1}, {7, 14}, {10, 31}, {11, 11}, {12, 24}, {12, 25}, {12, 26}, {12, 31}}};
    const auto index = static_cast<std::size_t>(holiday);
    if (index < fixed.size()) return make_day(year, fixed[index].month, fixed[index].day);
    switch (holiday) {
        case Holiday::labor_day:
            return nth_weekday(year, 9, 1, 1);
        case Holiday::election_day:
            return nth_weekday(year, 11, 1, 1) + days{1};
        case Holiday::thanksgiving:
            return nth_weekday(year, 11, 4, 4);
        case Holiday::good_friday:
            return easter(year) - days{2};
        case Holiday::easter_monday:
            return easter(year) + days{1};
        default:
            return easter(year);
    }
}

}  // namespace entente::calendar
