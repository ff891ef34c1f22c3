// Days by their calendar name: dates in all orders, months, weekdays, holidays.
#include <array>

#include "claims/calendar.hpp"
#include "claims/time_match.hpp"
#include "entente/base/text.hpp"

namespace entente {
namespace {

TimeMatch date_match(int year, unsigned month, unsigned day, std::size_t end) {
    TimeMatch match;
    match.expression.year = year;
    match.expression.month = static_cast<std::uint8_t>(month);
    match.expression.day = static_cast<std::uint8_t>(day);
    match.expression.unit = day != 0 ? TimeUnit::day : month != 0 ? TimeUnit::month : TimeUnit::year;
    match.end = end;
    return match;
}

unsigned longest(unsigned month) {
    return month == 2 ? 29 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

TimeChoice choice_of(Word word) {
    switch (word) {
        case Word::last:
        case Word::past:
            return TimeChoice::last;
        case Word::next:
            return TimeChoice::next;
        case Word::coming:
            return TimeChoice::next;
        case Word::this_:
        case Word::current:
            return TimeChoice::current;
        default:
            return TimeChoice::by_tense;
    }
}

}  // namespace

// 2022-02-04, 2022/02/04, 04.02.2022, and 25/12/2022 or 12/25/2022 where only one order can be meant.
MaybeTime TimeMatcher::numeric_date(std::size_t i) const {
    if (!at(i).is(Word::digits) || !at(i + 2).is(Word::digits) || !at(i + 4).is(Word::digits)) return std::nullopt;
    const Word sign = at(i + 1).word;
    if (at(i + 3).word != sign || (sign != Word::hyphen && sign != Word::slash && sign != Word::dot))
        return std::nullopt;
    for (std::size_t k = i + 1; k <= i + 4; ++k) {
        if (!glued(k) && sign != Word::hyphen) return std::nullopt;
    }
    if (at(i + 5).is(sign) && glued(i + 5) && at(i + 6).is(Word::digits) && glued(i + 6)) return std::nullopt;
    if (i > 0 && glued(i) && (before(i).is(Word::hyphen) || before(i).is(Word::dot) || before(i).is(Word::slash)))
        return std::nullopt;
    const int a = at(i).value, b = at(i + 2).value, c = at(i + 4).value;
    int year = 0, month = 0, day = 0;
    if (at(i).size() == 4) {
        year = a, month = b, day = c;
    } else if (at(i + 4).size() == 4 && at(i).size() <= 2) {
        year = c, month = b, day = a;
        const bool month_first = b > 12;
        if (month_first) std::swap(month, day);
        const bool ambiguous = a <= 12 && b <= 12 && a != b;
        if (ambiguous && sign != Word::dot) return std::nullopt;
    } else {
        return std::nullopt;
    }
    if (year < 1000 || year > 2199 || month < 1 || day < 1) return std::nullopt;
    if (!calendar::valid(year, static_cast<unsigned>(month), static_cast<unsigned>(day))) return std::nullopt;
    return date_match(year, static_cast<unsigned>(month), static_cast<unsigned>(day), i + 5);
}

bool TimeMatcher::month_name_here(std::size_t i) const {
    return at(i).upper && (at(i).is(Word::month) || at(i).is(Word::month_short));
}

// "Friday, ", "Fri. ", "on Friday the ": a weekday before a date.
std::size_t TimeMatcher::weekday_prefix(std::size_t i, std::uint8_t& weekday) const {
    if (!at(i).upper || (!at(i).is(Word::weekday) && !at(i).is(Word::weekday_short))) return i;
    std::size_t j = i + 1;
    if (at(i).is(Word::weekday_short)) j = past(j, Word::dot);
    j = past(past(j, Word::comma), Word::the);
    if (!month_name_here(j) && !day_number(j)) return i;
    weekday = static_cast<std::uint8_t>(at(i).value);
    return j;
}

MaybeTime TimeMatcher::month_date(std::size_t i) const {
    const std::size_t week = past(i, Word::the);
    if (at(week).is(Word::unit) && at(week).value == static_cast<int>(TimeUnit::week) && at(week + 1).is(Word::of)) {
        // "the week of March 6"
        auto match = month_first(week + 2);
        if (!match) match = day_first(week + 2);
        if (!match || match->expression.day == 0 || match->expression.last_day != 0) return std::nullopt;
        match->expression.unit = TimeUnit::week;
        return match;
    }
    std::uint8_t day_name = 0;
    const std::size_t from = weekday_prefix(i, day_name);
    auto match = month_first(from);
    if (!match) match = day_first(from);
    if (!match || (day_name != 0 && match->expression.day == 0)) return std::nullopt;
    match->expression.weekday = day_name;
    return match;
}

// "-", "–", "to", "and", "or" between two days of one month.
std::size_t TimeMatcher::past_day_separator(std::size_t i) const {
    const bool joins = at(i).is(Word::hyphen) || at(i).is(Word::to) || at(i).is(Word::and_) || at(i).is(Word::or_);
    return joins ? i + 1 : i;
}

// February 4[, 2022]; Feb. 4; Sept. 11–12; May 2014.
MaybeTime TimeMatcher::month_first(std::size_t i) const {
    if (!month_name_here(i)) return std::nullopt;
    const auto month = static_cast<unsigned>(at(i).value);
    std::size_t j = i + 1;
    if (at(i).is(Word::month_short)) j = past(j, Word::dot);
    const std::size_t j_the = past(j, Word::the);
    if (const auto day = day_number(j_the);
        day && day->value <= longest(month) && !(at(j_the).is(Word::ordinal) && at(day->end).is(Word::unit))) {
        const bool is_count = at(day->end).is(Word::percent) || lower_is(day->end, "million") ||
                              lower_is(day->end, "billion") || at(day->end).is(Word::units);
        const bool range_to_month = at(day->end).is(Word::hyphen) && month_name_here(day->end + 1);
        if (!is_count) {
            auto match = date_match(0, month, day->value, day->end);
            const std::size_t separator = past_day_separator(match.end);
            const bool next_is_month_day = day_number(separator) && (month_name_here(day_number(separator)->end));
            if (separator != match.end && !range_to_month && !next_is_month_day) {
                const auto second = day_number(separator);
                if (second && second->value > day->value && second->value <= longest(month) && !measured(second->end) &&
                    !at(second->end).is(Word::unit) && !at(second->end).is(Word::other)) {
                    match.expression.last_day = static_cast<std::uint8_t>(second->value);
                    match.end = second->end;
                }
            }
            const std::size_t k = past(match.end, Word::comma);
            if (const auto year = any_year(k); year && !measured(year->end)) {
                match.expression.year = year->value;
                match.end = year->end;
            } else {
                year_after(match);
            }
            return match;
        }
    }
    const std::size_t k = past(past(j, Word::comma), Word::of);
    if (const auto year = any_year(k); year && !(at(k - 1).is(Word::of) && measured(year->end))) {
        // A person before it ("Theresa May 2016") gives no date.
        return date_match(year->value, month, 0, year->end);
    }
    return std::nullopt;
}

// 4 February [2022]; the 4th of May; 6–8 May 2014.
MaybeTime TimeMatcher::day_first(std::size_t i) const {
    const std::size_t from = past(i, Word::the);
    const auto first = day_number(from);
    if (!first || (i > 0 && glued(i) && before(i).word != Word::hyphen && before(i).is(Word::dot))) return std::nullopt;
    std::size_t j = first->end;
    unsigned last_day = 0;
    if (const std::size_t k = past_day_separator(j); k != j) {
        const auto second = day_number(past(k, Word::the));
        if (second && second->value > first->value) {
            last_day = second->value;
            j = second->end;
        }
    }
    if (at(j).is(Word::hyphen)) ++j;  // 04-Feb-2022
    j = past(j, Word::of);
    if (!month_name_here(j)) return std::nullopt;
    const auto month = static_cast<unsigned>(at(j).value);
    const bool word_ordinal = at(from).is(Word::ordinal) || at(from).is(Word::cardinal);
    if (word_ordinal && !at(j - 1).is(Word::of) && !at(i).is(Word::the)) return std::nullopt;
    if (first->value > longest(month) || last_day > longest(month)) return std::nullopt;
    std::size_t end = j + 1;
    if (at(j).is(Word::month_short)) {
        const bool sentence_end = at(end).is(Word::dot) && end + 1 >= pieces_.size();
        if (!sentence_end) end = past(end, Word::dot);
    }
    auto match = date_match(0, month, first->value, end);
    match.expression.last_day = static_cast<std::uint8_t>(last_day);
    std::size_t k = past(end, Word::comma);
    if (at(k).is(Word::hyphen)) ++k;
    if (const auto year = any_year(k); year && !measured(year->end)) {
        match.expression.year = year->value;
        match.end = year->end;
    } else {
        year_after(match);
    }
    return match;
}

// Whether a month's name without day or year is the month: May and March are people, verbs and demonstrations too.
bool TimeMatcher::month_stands_alone(std::size_t i) const {
    const Piece& piece = at(i);
    if (piece.is(Word::month_short) && !at(i + 1).is(Word::dot)) return false;
    if (lower_is(i + 1, "revolution") || lower_is(i + 1, "war") || lower_is(i + 1, "uprising")) return false;
    const Word left = before(i).word;
    if (piece.is(Word::month) && piece.value != 5 && piece.value != 3 && piece.value != 4 && piece.value != 6) {
        // "John August", "August Wilson": a capital right before it within the sentence, or after it.
        const bool surname = before(i).upper && before(i).is(Word::other) && i > 1 && piece.spaced;
        return !surname;
    }
    if (piece.is(Word::month) && (at(i + 1).is(Word::apostrophe) && piece.value == 5)) return false;
    if (left == Word::in) {
        // "confidence in May", "trust in June"
        for (const std::string_view noun : {"confidence", "trust", "faith", "belief"}) {
            if (i > 1 && lower_is(i - 2, noun)) return false;
        }
        return true;
    }
    switch (left) {
        case Word::since:
        case Word::until:
        case Word::last:
        case Word::next:
        case Word::past:
        case Word::this_:
        case Word::early:
        case Word::late:
        case Word::mid:
        case Word::coming:
        case Word::previous:
        case Word::following:
        case Word::every:
        case Word::each:
        case Word::during:
        case Word::through:
            return true;
        case Word::hyphen:
            return i > 1 && at(i - 2).is(Word::mid);
        case Word::of:
            return i > 1 && (at(i - 2).is(Word::edge) || at(i - 2).is(Word::middle) || at(i - 2).is(Word::half));
        case Word::by:
        case Word::from:
        case Word::before:
        case Word::after:
        case Word::for_:
            return piece.value != 5;
        case Word::and_:
        case Word::or_:
        case Word::to:
            return i > 1 && month_name_here(i - 2);
        case Word::a:
        case Word::the:
        case Word::possessive:  // "a June agreement"
            return piece.value != 5 && at(i + 1).is(Word::other) && !at(i + 1).upper &&
                   is_ascii_alpha(at(i + 1).text.front());
        default:
            return false;
    }
}

// [last|this|next] January; January [of] last year.
MaybeTime TimeMatcher::bare_month(std::size_t i) const {
    TimeChoice choice = TimeChoice::by_tense;
    TimeAnchor anchor = TimeAnchor::none;
    std::size_t j = i;
    if (at(j).is(Word::last) || at(j).is(Word::next) || at(j).is(Word::this_)) {
        choice = choice_of(at(j).word);
        ++j;
        if (at(j).is(Word::past)) choice = TimeChoice::last, ++j;
        if (at(j).is(Word::coming)) choice = TimeChoice::next, ++j;
    } else if ((at(j).is(Word::the) && (at(j + 1).is(Word::previous) || at(j + 1).is(Word::following)))) {
        choice = at(j + 1).is(Word::previous) ? TimeChoice::last : TimeChoice::next;
        anchor = TimeAnchor::reference;
        j += 2;
    }
    if (!month_name_here(j) || (j == i && !month_stands_alone(j)) || (j != i && at(j).is(Word::month_short)))
        return std::nullopt;
    auto match = date_match(0, static_cast<unsigned>(at(j).value), 0, j + 1);
    match.expression.choice = choice;
    match.expression.anchor = anchor;
    if (at(j).is(Word::month_short)) match.end = past(match.end, Word::dot);
    // "last November 5": a day after a chosen month.
    if (j != i) {
        if (auto full = month_first(j); full && full->expression.day != 0 && full->expression.year == 0) {
            full->expression.choice = choice;
            return full;
        }
    }
    if (choice == TimeChoice::by_tense) year_after(match);
    return match;
}

namespace {

constexpr std::array<std::string_view, 13> named_days = {
    "black", "bloody", "ash", "super", "fat", "cyber", "holy", "palm", "shrove", "maundy", "whit", "giving", "casual"};
constexpr std::array<std::string_view, 12> papers = {"times",       "telegraph", "mail",     "mirror",
                                                     "express",     "herald",    "post",     "tribune",
                                                     "independent", "review",    "standard", "world"};

}  // namespace

// Names that hold a weekday, a month or a season and are no time: "Black Friday", "the Sunday Times", "Arab Spring".
std::size_t TimeMatcher::skip(std::size_t i) const {
    const Piece& next = at(i + 1);
    if (at(i).upper && next.upper && next.is(Word::weekday)) {
        for (const auto name : named_days) {
            if (lower_is(i, name)) return i + 2;
        }
        if (lower_is(i, "good") && next.value == 5 && lower_is(i + 2, "agreement")) return i + 3;
    }
    if (at(i).is(Word::weekday) && next.upper) {
        for (const auto paper : papers) {
            if (lower_is(i + 1, paper)) return i + 2;
        }
        if (next.is(Word::part) && at(i + 2).upper && lower_is(i + 2, "live")) return i + 3;
    }
    if (at(i).is(Word::other) && at(i).upper && next.upper && next.is(Word::season) && i > 0) return i + 2;
    // "17 November", "the April 6 Movement": groups that bear a date.
    std::uint8_t unused = 0;
    if (month_name_here(i) || at(i).is(Word::digits) || weekday_prefix(i, unused) != i) {
        if (const auto date = month_date(i); date && date->expression.year == 0 && date->expression.day != 0) {
            for (const std::string_view group :
                 {"movement", "alliance", "brigade", "brigades", "committee", "coalition"}) {
                if (at(date->end).upper && lower_is(date->end, group)) return date->end + 1;
            }
        }
    }
    // "a 22-year-old", "10 years old", "aged 10 years"
    if (at(i).is(Word::digits) || at(i).is(Word::cardinal)) {
        if (const auto number = amount(i)) {
            const std::size_t unit = past(number->end, Word::hyphen);
            if (at(unit).is(Word::unit) || at(unit).is(Word::units)) {
                const std::size_t after = past(unit + 1, Word::hyphen);
                if (at(after).is(Word::old)) return after + 1;
                if (at(after).is(Word::of) && at(after + 1).is(Word::age)) return after + 2;
                if (i > 0 && before(i).is(Word::old)) return unit + 1;
            }
        }
    }
    return i;
}

// [last|this|next|early|the previous] Friday [, 4 February].
MaybeTime TimeMatcher::weekday(std::size_t i) const {
    TimeChoice choice = TimeChoice::by_tense;
    TimeAnchor anchor = TimeAnchor::none;
    std::size_t j = past(i, Word::the);
    bool chosen = false;
    for (; j < i + 4; ++j) {
        const Word word = at(j).word;
        if (word == Word::last || word == Word::past || word == Word::next || word == Word::this_ ||
            word == Word::coming)
            choice = choice_of(word);
        else if (word == Word::previous || word == Word::following || word == Word::that || word == Word::same) {
            choice = word == Word::previous    ? TimeChoice::last
                     : word == Word::following ? TimeChoice::next
                                               : TimeChoice::current;
            anchor = TimeAnchor::reference;
        } else
            break;
        chosen = true;
    }
    if (!at(j).is(Word::weekday) || !at(j).upper) return std::nullopt;
    if (j != i && !chosen) return std::nullopt;
    TimeMatch match;
    match.expression.weekday = static_cast<std::uint8_t>(at(j).value);
    match.expression.choice = choice;
    match.expression.anchor = anchor;
    match.end = j + 1;
    if (chosen) {
        if (auto date = month_date(past(match.end, Word::comma)); date && date->expression.day != 0) {
            date->expression.weekday = match.expression.weekday;
            return date;
        }
    }
    // "the last Friday of Ramadan"
    if (chosen && at(match.end).is(Word::of)) return std::nullopt;
    // "Friday last week", "Monday of next week" count from that week.
    const std::size_t k = past(match.end, Word::of);
    if ((at(k).is(Word::last) || at(k).is(Word::next) || at(k).is(Word::this_)) && at(k + 1).is(Word::unit) &&
        at(k + 1).value == static_cast<int>(TimeUnit::week)) {
        match.expression.form = TimeForm::offset;
        match.expression.unit = TimeUnit::week;
        match.expression.anchor = TimeAnchor::published;
        match.expression.amount = at(k).is(Word::last) ? -1 : at(k).is(Word::next) ? 1 : 0;
        match.end = k + 2;
    }
    return match;
}

MaybeTime TimeMatcher::holiday(std::size_t i) const {
    struct Phrase {
        std::array<std::string_view, 5> words;
        Holiday holiday;
    };
    static constexpr std::array<Phrase, 18> phrases = {{
        {{"new", "year", "'", "s", "eve"}, Holiday::new_years_eve},
        {{"new", "year", "'", "s", "day"}, Holiday::new_year},
        {{"new", "year", "'", "s", ""}, Holiday::new_year},
        {{"christmas", "eve"}, Holiday::christmas_eve},
        {{"christmas", "day"}, Holiday::christmas},
        {{"boxing", "day"}, Holiday::boxing_day},
        {{"may", "day"}, Holiday::may_day},
        {{"bastille", "day"}, Holiday::bastille_day},
        {{"veterans", "day"}, Holiday::armistice_day},
        {{"armistice", "day"}, Holiday::armistice_day},
        {{"labor", "day"}, Holiday::labor_day},
        {{"election", "day"}, Holiday::election_day},
        {{"thanksgiving", "day"}, Holiday::thanksgiving},
        {{"good", "friday"}, Holiday::good_friday},
        {{"easter", "monday"}, Holiday::easter_monday},
        {{"easter", "sunday"}, Holiday::easter},
        {{"women", "'", "s", "day"}, Holiday::womens_day},
        {{"valentine", "'", "s", "day"}, Holiday::valentine},
    }};
    TimeMatch match;
    match.expression.form = TimeForm::holiday;
    std::size_t j = i;
    if (at(j).is(Word::last) || at(j).is(Word::next) || at(j).is(Word::this_))
        match.expression.choice = choice_of(at(j++).word);
    if (!at(j).upper) return std::nullopt;
    for (const auto& phrase : phrases) {
        std::size_t k = 0;
        for (; k < phrase.words.size() && !phrase.words[k].empty(); ++k) {
            const bool same =
                phrase.words[k] == "'" ? at(j + k).is(Word::apostrophe) : lower_is(j + k, phrase.words[k]);
            if (!same) break;
        }
        if (k < phrase.words.size() && !phrase.words[k].empty()) continue;
        match.expression.holiday = phrase.holiday;
        match.end = j + k;
        break;
    }
    if (match.end == 0 && at(j).is(Word::holiday)) {
        match.expression.holiday = static_cast<Holiday>(at(j).value);
        match.end = j + 1;
        if (lower_is(match.end, "island") || lower_is(match.end, "rising")) return std::nullopt;
    }
    if (match.end == 0) return std::nullopt;
    if (const auto year = any_year(past(match.end, Word::comma)); year && !measured(year->end)) {
        match.expression.year = year->value;
        match.end = year->end;
    } else {
        year_after(match);
    }
    return match;
}

}  // namespace entente
