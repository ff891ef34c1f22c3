// Time expressions: where a sentence names a time, and which days that is in an article of a known date.
//
// Two steps, because the second needs what the words alone do not say. find_times reads the words into an unresolved
// form ("weekday Friday", "one week back"); resolve settles it against the day of publication, the tense of the clause
// and the time last spoken of. The types follow TIMEX3 (TimeML 1.2.1); intervals follow entente/base/date.hpp.
//
// The matcher is hand-written and runs once over the sentence: no regular expressions, no locale, no tags needed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/date.hpp"
#include "entente/model/claim.hpp"
#include "entente/model/document.hpp"

namespace entente {

enum class Tense : std::uint8_t { past, present, future };

// The types of TIMEX3: a day or a longer calendar unit; a length; a recurrence; a part of a day or a clock time.
enum class TimeKind : std::uint8_t { date, duration, set, time };

// What the words give, and so how they are resolved.
enum class TimeForm : std::uint8_t {
    calendar,   // fields of a calendar date, any of them missing: "4 February", "Friday", "2014", "the third quarter"
    holiday,    // "Christmas", "Thanksgiving", with or without a year
    offset,     // `amount` units from the anchor: "yesterday", "last week", "two years ago", "the following day"
    span,       // `amount` units long: "three months"; with an anchor it has a place in time: "the past three years"
    recurring,  // "every Friday", "daily", "per year"
    vague,      // "recently", "now", "soon": amount −1, 0, 1
    clock       // "10:35 a.m." with no day beside it
};

// What an offset or an anchored span counts from. either ("by the end of the year"): the time last spoken of where the
// clause tells the past, else publication.
enum class TimeAnchor : std::uint8_t { none, published, reference, either };

// Which of the days, months, seasons of that name is meant.
enum class TimeChoice : std::uint8_t { by_tense, last, current, next };

// The preposition before the expression: whether the event lies in that time or on one side of it. It does not change
// what resolve answers.
enum class TimeBound : std::uint8_t { within, since, until, before, after };

enum class TimeUnit : std::uint8_t { second, minute, hour, day, weekend, week, month, quarter, year, decade, century };

enum class Season : std::uint8_t { none, spring, summer, autumn, winter };

enum class DayPart : std::uint8_t { none, morning, midday, afternoon, evening, night };

enum class Holiday : std::uint8_t {
    none,
    new_year,
    valentine,
    womens_day,
    may_day,
    bastille_day,
    halloween,
    armistice_day,
    christmas_eve,
    christmas,
    boxing_day,
    new_years_eve,  // fixed dates
    labor_day,
    election_day,
    thanksgiving,  // the n-th weekday of a month, as in the United States
    good_friday,
    easter,
    easter_monday
};

struct TimeExpression {
    static constexpr double unknown_amount = 0;  // "several years", "years"

    std::uint32_t first = 0;  // tokens of the document, half-open
    std::uint32_t last = 0;
    TimeKind kind = TimeKind::date;
    TimeForm form = TimeForm::calendar;
    TimeBound bound = TimeBound::within;
    TimeChoice choice = TimeChoice::by_tense;

    // calendar, holiday and recurring; 0 where the words do not say
    int year = 0;               // a decade's or century's first year when unit is decade or century
    int last_year = 0;          // of "2010–2014"
    std::uint8_t month = 0;     // 1–12
    std::uint8_t day = 0;       // 1–31
    std::uint8_t last_day = 0;  // of "2–5 July"
    std::uint8_t weekday = 0;   // 1 Monday – 7 Sunday
    std::uint8_t quarter = 0;   // 1–4
    std::uint8_t half = 0;      // 1–2, of the year
    Season season = Season::none;
    Holiday holiday = Holiday::none;
    int year_offset = 0;  // "June last year": −1, and fixed_year_offset is set
    bool fixed_year_offset = false;

    // calendar (the grain), offset, span, recurring
    TimeUnit unit = TimeUnit::day;
    double amount = unknown_amount;
    TimeAnchor anchor = TimeAnchor::none;
    bool vague_amount = false;  // "several", "a few", a bare plural: the amount is not known
    bool comparison = false;    // "a year earlier": as fine-grained as the quarter it is compared with
    bool ahead = false;         // a span after "in": with a future verb the day that far ahead

    // clock, or any date with a part of the day; hour −1: none
    DayPart part = DayPart::none;
    std::int8_t hour = -1;
    std::int8_t minute = -1;
};

// All time expressions of the sentence, in text order, disjoint. Only tokens are read, whichever way hyphens and dots
// were split; tags and heads may be absent. Ages ("a 22-year-old"), names ("Black Friday", "the Arab Spring") and the
// verbs "may" and "march" are none. Linear in the sentence's length.
std::vector<TimeExpression> find_times(const Document& document, const Sentence& sentence);

// The days that are meant in an article published on that day. `tense` is that of the clause: "on Friday" is the latest
// Friday on or before publication, with a future verb the next one. `reference` is the time the article last spoke of;
// "the following day" and "that year" count from it. Nothing when what it counts from is missing, when the amount is
// vague ("several years ago", "recently"), and for plain lengths, recurrences and centuries.
// The basis is stated when the year is written out, relative otherwise. Seasons are those of the northern hemisphere
// (March to May and so on), with the precision of a quarter; half-years have the precision of a year.
std::optional<EventTime> resolve(const TimeExpression& expression, std::optional<Day> published, Tense tense,
                                 std::optional<Interval> reference = {});

// The time that an article last spoke of, kept while its expressions are resolved in text order.
class SpokenTime {
public:
    // What `expression` counts from: nothing before the first time was noted. A comparison ("up from $2 a year
    // earlier") is made with the quarter last spoken of, where there was one.
    std::optional<Interval> reference_for(const TimeExpression& expression) const {
        return expression.comparison && quarter_ ? quarter_ : last_;
    }
    // Every expression in text order, with what resolve made of it. Lengths, recurrences and comparisons do not move
    // the story's time.
    void note(const TimeExpression& expression, const std::optional<EventTime>& time);
    void forget() { last_.reset(), quarter_.reset(); }

private:
    std::optional<Interval> last_;
    std::optional<Interval> quarter_;
};

// ISO 8601: "P10Y", "PT24H", "P2Y6M"; empty for anything but a duration of known amount.
std::string iso_duration(const TimeExpression& expression);

// The value of TIMEX3: "1998-02-06", "1998-W05", "1997-Q3", "199X", "P3D", "PXY", "PRESENT_REF", "XXXX-WXX-5",
// "1998-02-06TMO". Where resolve would answer nothing, what is missing is written as X.
std::string timex_value(const TimeExpression& expression, std::optional<Day> published, Tense tense,
                        std::optional<Interval> reference = {});

}  // namespace entente
