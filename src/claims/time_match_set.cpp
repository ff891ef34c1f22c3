// Recurrences: "every Friday", "daily", "$140 billion a year", "on Fridays".
#include "claims/time_match.hpp"

namespace entente {
namespace {

TimeMatch set_match(TimeUnit unit, double amount, std::size_t end) {
    TimeMatch match;
    match.expression.kind = TimeKind::set;
    match.expression.form = TimeForm::recurring;
    match.expression.unit = unit;
    match.expression.amount = amount;
    match.end = end;
    return match;
}

}  // namespace

// Whether "a year" after this place is a rate: "3 million barrels a day", "twice a week", "$5 a month".
bool TimeMatcher::rate_before(std::size_t i) const {
    if (i == 0) return false;
    const Piece& left = before(i);
    if (left.is(Word::times) || left.is(Word::percent) || left.is(Word::digits) || left.is(Word::cardinal)) return true;
    if (lower_is(i - 1, "million") || lower_is(i - 1, "billion") || lower_is(i - 1, "trillion")) return true;
    if (!left.is(Word::other) || left.text.back() != 's' || left.upper) return false;
    for (std::size_t k = 2; k <= 5 && k <= i; ++k) {
        const Piece& piece = at(i - k);
        if (piece.is(Word::digits) || piece.is(Word::cardinal) || piece.is(Word::scale)) return true;
        if (!piece.is(Word::other)) return false;
    }
    return false;
}

MaybeTime TimeMatcher::recurring(std::size_t i) const {
    const Word word = at(i).word;
    if (word == Word::adverb_set) return set_match(static_cast<TimeUnit>(at(i).value), 1, i + 1);
    if (word == Word::weekday_plural && at(i).upper) {
        auto match = set_match(TimeUnit::day, 1, i + 1);
        match.expression.weekday = static_cast<std::uint8_t>(at(i).value);
        return match;
    }
    if (word == Word::per && (at(i + 1).is(Word::unit) || lower_is(i + 1, "annum") || lower_is(i + 1, "second"))) {
        if (lower_is(i + 1, "annum")) return set_match(TimeUnit::year, 1, i + 2);
        if (!at(i + 1).is(Word::unit)) return set_match(TimeUnit::second, 1, i + 2);
        return set_match(static_cast<TimeUnit>(at(i + 1).value), 1, i + 2);
    }
    if (word == Word::a && at(i + 1).is(Word::unit) && rate_before(i) && !at(i + 2).is(Word::ago) &&
        !at(i + 2).is(Word::earlier) && !at(i + 2).is(Word::later) && !at(i + 2).is(Word::before) &&
        !at(i + 2).is(Word::after) && !at(i + 2).is(Word::and_))
        return set_match(static_cast<TimeUnit>(at(i + 1).value), 1, i + 2);
    if (word != Word::every && word != Word::each) return std::nullopt;
    std::size_t j = i + 1;
    double count = 1;
    if (at(j).is(Word::other_one)) {
        count = 2;
        ++j;
    } else if (const auto number = amount(j); number && !number->article && !number->vague) {
        count = number->value;
        j = number->end;
    }
    if (at(j).is(Word::unit) || at(j).is(Word::units))
        return set_match(static_cast<TimeUnit>(at(j).value), count, j + 1);
    auto match = set_match(TimeUnit::year, 1, j + 1);
    if (at(j).is(Word::weekday)) {
        match.expression.weekday = static_cast<std::uint8_t>(at(j).value);
        match.expression.unit = TimeUnit::day;
    } else if (at(j).is(Word::month) && at(j).upper) {
        match.expression.month = static_cast<std::uint8_t>(at(j).value);
    } else if (at(j).is(Word::season)) {
        match.expression.season = static_cast<Season>(at(j).value);
    } else if (at(j).is(Word::part)) {
        match.expression.unit = TimeUnit::day;
        match.expression.part = static_cast<DayPart>(at(j).value);
    } else {
        return std::nullopt;
    }
    return match;
}

}  // namespace entente
