// The arithmetic of calendar units: weeks, seasons, movable feasts. Proleptic Gregorian; weeks run Monday to Sunday.
#pragma once

#include "claims/time.hpp"
#include "entente/base/date.hpp"

namespace entente::calendar {

struct Week {
    int year = 0;  // the ISO 8601 week-year, which may differ from the calendar year around New Year
    int number = 0;
};

int year_of(Day day);
unsigned month_of(Day day);
unsigned day_of(Day day);
unsigned weekday(Day day);  // 1 Monday – 7 Sunday
Day monday_of(Day day);
Week iso_week(Day day);
bool valid(int year, unsigned month, unsigned day);

// The day of the month is cut to the month's last: 31 January + 1 month = 28 or 29 February.
Day add_months(Day day, int months);
// The n-th such weekday of the month, from 1.
Day nth_weekday(int year, unsigned month, unsigned weekday, unsigned n);
Day easter(int year);  // western; the anonymous Gregorian computus (Meeus)

// The unit of the calendar that holds the day. A weekend is that of the day's week; seconds to days are the day itself.
Interval unit_around(Day day, TimeUnit unit);
// That unit moved by whole units.
Interval shifted(Day day, TimeUnit unit, int count);

Interval quarter_interval(int year, unsigned quarter);
Interval half_interval(int year, unsigned half);
Interval decade_interval(int first_year);
Interval season_interval(int year, Season season);  // winter begins in December of `year`
Day holiday(int year, Holiday holiday);             // not for Holiday::none

}  // namespace entente::calendar
