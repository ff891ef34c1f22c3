// The matchers of time expressions. Each reads pieces from one place on and answers the expression and where it ends.
// The files time_match_*.cpp hold one family of expressions each; time_match.cpp puts them together.
//
// Every matcher looks only a bounded number of pieces around its place, so that a sentence is read in linear time.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "claims/time.hpp"
#include "claims/time_words.hpp"

namespace entente {

struct TimeMatch {
    TimeExpression expression;
    std::size_t end = 0;  // the piece after it
};
using MaybeTime = std::optional<TimeMatch>;

class TimeMatcher {
public:
    explicit TimeMatcher(std::span<const Piece> pieces) : pieces_(pieces) {}

    // The longest expression that begins here.
    MaybeTime match(std::size_t i) const;
    // The end of an age or a name that looks like a time and is none ("22-year-old", "Black Friday"); i when there is
    // no such thing here.
    std::size_t skip(std::size_t i) const;
    TimeBound bound_before(std::size_t i) const;

private:
    struct Amount {
        double value = 0;
        bool vague = false;
        bool article = false;       // "a", "an"
        bool half_article = false;  // "half a"
        std::size_t end = 0;
    };
    struct Year {
        int value = 0;
        std::size_t end = 0;
    };
    struct DayNumber {
        unsigned value = 0;
        bool ordinal = false;
        std::size_t end = 0;
    };
    struct Clock {
        int hour = -1;
        int minute = -1;
        std::size_t end = 0;
    };

    static const Piece nothing;
    const Piece& at(std::size_t i) const { return i < pieces_.size() ? pieces_[i] : nothing; }
    const Piece& before(std::size_t i) const { return i > 0 ? at(i - 1) : nothing; }
    bool glued(std::size_t i) const { return i < pieces_.size() && !pieces_[i].spaced; }
    bool lower_is(std::size_t i, std::string_view lower) const;
    std::size_t past(std::size_t i, Word word) const { return at(i).is(word) ? i + 1 : i; }
    std::size_t past_possessive(std::size_t i) const;  // "'s" or "'"
    std::size_t past_day_separator(std::size_t i) const;

    // time_match_number.cpp
    std::optional<Amount> amount(std::size_t i) const;
    std::optional<Amount> single_amount(std::size_t i) const;
    std::optional<Amount> cardinal(std::size_t i) const;
    std::optional<Year> four_digit_year(std::size_t i) const;
    std::optional<Year> written_year(std::size_t i) const;
    std::optional<Year> any_year(std::size_t i) const;
    std::optional<DayNumber> day_number(std::size_t i) const;
    bool measured(std::size_t i) const;  // the number that ends before i counts people, money, kilometres, …

    // time_match_calendar.cpp
    MaybeTime numeric_date(std::size_t i) const;
    MaybeTime month_date(std::size_t i) const;
    MaybeTime month_first(std::size_t i) const;
    MaybeTime day_first(std::size_t i) const;
    MaybeTime bare_month(std::size_t i) const;
    MaybeTime weekday(std::size_t i) const;
    MaybeTime holiday(std::size_t i) const;
    bool month_name_here(std::size_t i) const;
    bool month_stands_alone(std::size_t i) const;
    std::size_t weekday_prefix(std::size_t i, std::uint8_t& weekday) const;

    // time_match_year.cpp
    MaybeTime year(std::size_t i) const;
    bool determined_before(std::size_t i) const;
    bool introduces_year(std::size_t i) const;
    MaybeTime decade(std::size_t i) const;
    MaybeTime century(std::size_t i) const;
    MaybeTime part_of_year(std::size_t i) const;  // quarters and halves
    MaybeTime season(std::size_t i) const;
    void year_after(TimeMatch& match) const;  // "of 2014", "2014", "last year", "a year ago"

    // time_match_relative.cpp
    MaybeTime deictic(std::size_t i) const;
    MaybeTime relative_unit(std::size_t i, bool definite) const;
    MaybeTime year_earlier_period(std::size_t i) const;
    MaybeTime counted(std::size_t i) const;
    MaybeTime vague(std::size_t i) const;

    // time_match_set.cpp
    MaybeTime recurring(std::size_t i) const;
    bool rate_before(std::size_t i) const;

    // time_match_clock.cpp
    std::optional<Clock> clock_time(std::size_t i) const;
    MaybeTime clock(std::size_t i) const;
    MaybeTime day_part(std::size_t i) const;
    void part_after(TimeMatch& match) const;

    // time_match.cpp
    MaybeTime core(std::size_t i, bool definite) const;
    MaybeTime prefixed(std::size_t i) const;

    std::span<const Piece> pieces_;
};

}  // namespace entente
