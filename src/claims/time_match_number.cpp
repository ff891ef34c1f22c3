// Numbers in time expressions: amounts, years, days of the month.
#include <array>

#include "claims/time_match.hpp"
#include "entente/base/text.hpp"

namespace entente {

// Cardinal words and scales: "twenty-four", "two hundred and ten", "a hundred". No digits.
std::optional<TimeMatcher::Amount> TimeMatcher::cardinal(std::size_t i) const {
    const std::size_t from = i;
    int total = 0, group = 0;
    bool any = false;
    if (at(i).is(Word::a) && at(i + 1).is(Word::scale)) {
        group = 1;
        ++i;
    }
    while (i < pieces_.size() && i < from + 12) {
        if (at(i).is(Word::cardinal)) {
            const int tail = group % 100;
            // "twenty four" adds up, "two three" does not.
            if (any && tail != 0 && !(tail >= 20 && tail % 10 == 0 && at(i).value < 10)) break;
            group += at(i).value;
            any = true;
            ++i;
        } else if (at(i).is(Word::scale) && group > 0) {
            if (at(i).value == 100)
                group *= 100;
            else {
                total += group * 1000;
                group = 0;
            }
            any = true;
            ++i;
        } else if (any && at(i).is(Word::hyphen) && at(i + 1).is(Word::cardinal) && group % 100 >= 20 &&
                   group % 10 == 0 && at(i + 1).value < 10) {
            ++i;
        } else if (any && at(i).is(Word::and_) && at(i + 1).is(Word::cardinal) && group + total >= 100 &&
                   group % 100 == 0) {
            ++i;
        } else {
            break;
        }
    }
    if (!any) return std::nullopt;
    return Amount{static_cast<double>(total + group), false, false, false, i};
}

namespace {

double digits_value(std::string_view digits) {
    double value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

}  // namespace

std::optional<TimeMatcher::Amount> TimeMatcher::single_amount(std::size_t i) const {
    Amount result;
    if (at(i).is(Word::digits)) {
        if (at(i).size() > 9) return std::nullopt;
        result.value = digits_value(at(i).text);
        std::size_t j = i + 1;
        while (j < i + 8 && at(j).is(Word::comma) && glued(j) && glued(j + 1) && at(j + 1).is(Word::digits) &&
               at(j + 1).size() == 3) {
            result.value = result.value * 1000 + at(j + 1).value;
            j += 2;
        }
        if (at(j).is(Word::dot) && glued(j) && glued(j + 1) && at(j + 1).is(Word::digits)) {
            double part = digits_value(at(j + 1).text);
            for (std::size_t k = 0; k < at(j + 1).size(); ++k) part /= 10;
            result.value += part;
            j += 2;
        } else if (at(j).is(Word::slash) && glued(j) && at(j + 1).is(Word::digits) && at(j + 1).value > 0) {
            result.value /= at(j + 1).value;
            j += 2;
        } else if (j == i + 1 && (at(j).spaced || at(j).is(Word::hyphen)) &&
                   at(j + at(j).is(Word::hyphen)).is(Word::digits) &&
                   at(j + at(j).is(Word::hyphen) + 1).is(Word::slash)) {
            const std::size_t k = j + at(j).is(Word::hyphen);
            if (at(k + 2).is(Word::digits) && at(k + 2).value > at(k).value) {
                result.value += static_cast<double>(at(k).value) / at(k + 2).value;
                j = k + 3;
            }
        }
        if (at(j).is(Word::scale)) result.value *= at(j++).value;
        result.end = j;
    } else if (const auto words = cardinal(i)) {
        result = *words;
        if (at(result.end).is(Word::and_) && at(result.end + 1).is(Word::a) && at(result.end + 2).is(Word::half)) {
            result.value += 0.5;
            result.end += 3;
        }
    } else if (at(i).is(Word::few)) {
        result = {0, true, false, false, i + 1};
    } else if (at(i).is(Word::half) && (at(i + 1).is(Word::a) || at(i + 1).is(Word::hyphen))) {
        result = {0.5, false, false, true, i + 2};
    } else if (at(i).is(Word::dozen) || at(i).is(Word::couple)) {
        result = {static_cast<double>(at(i).value), false, false, false, past(i + 1, Word::of)};
    } else if (at(i).is(Word::a)) {
        if (at(i + 1).is(Word::few))
            result = {0, true, false, false, i + 2};
        else if (at(i + 1).is(Word::couple) || at(i + 1).is(Word::dozen))
            result = {static_cast<double>(at(i + 1).value), false, false, false, past(i + 2, Word::of)};
        else if (at(i + 1).is(Word::half))
            result = {0.5, false, false, true, past(i + 2, Word::hyphen)};
        else
            result = {1, false, true, false, i + 1};
        if (lower_is(i + 1, "single")) result.end = i + 2;
    } else {
        return std::nullopt;
    }
    return result;
}

// "two to three weeks", "12 or 18 months": the amount is one of them, so not known.
std::optional<TimeMatcher::Amount> TimeMatcher::amount(std::size_t i) const {
    auto result = single_amount(i);
    if (!result || result->article) return result;
    const std::size_t j = result->end;
    if (!at(j).is(Word::to) && !at(j).is(Word::or_) && !at(j).is(Word::hyphen)) return result;
    if (!at(j + 1).is(Word::digits) && !at(j + 1).is(Word::cardinal)) return result;
    const auto upper = single_amount(j + 1);
    if (!upper || upper->value <= result->value) return result;
    result->end = upper->end;
    result->vague = true;
    return result;
}

std::optional<TimeMatcher::Year> TimeMatcher::four_digit_year(std::size_t i) const {
    if (!at(i).is(Word::digits) || at(i).size() != 4 || at(i).value < 1000 || at(i).value > 2199) return std::nullopt;
    if (at(i + 1).is(Word::percent) || (glued(i) && i > 0 && before(i).is(Word::currency))) return std::nullopt;
    // "1999,500", "2000.5", "1945/46" keep no year of their own but the last.
    const bool decimal = (at(i + 1).is(Word::comma) || at(i + 1).is(Word::dot)) && glued(i + 1) && glued(i + 2) &&
                         at(i + 2).is(Word::digits);
    if (decimal) return std::nullopt;
    return Year{at(i).value, i + 1};
}

// "nineteen ninety-six", "two thousand", "two thousand and eight", "twenty fourteen".
std::optional<TimeMatcher::Year> TimeMatcher::written_year(std::size_t i) const {
    if (!at(i).is(Word::cardinal)) return std::nullopt;
    if (at(i).value == 2 && at(i + 1).is(Word::scale) && at(i + 1).value == 1000) {
        const auto number = cardinal(i);
        if (number && number->value < 2100) return Year{static_cast<int>(number->value), number->end};
        return std::nullopt;
    }
    if (at(i).value < 15 || at(i).value > 20) return std::nullopt;
    const auto tail = cardinal(i + 1);
    if (!tail || tail->value < 10 || tail->value > 99) return std::nullopt;
    return Year{at(i).value * 100 + static_cast<int>(tail->value), tail->end};
}

std::optional<TimeMatcher::Year> TimeMatcher::any_year(std::size_t i) const {
    if (const auto year = four_digit_year(i)) return year;
    if (at(i).is(Word::apostrophe) && glued(i + 1) && at(i + 1).is(Word::digits) && at(i + 1).size() == 2)
        return Year{at(i + 1).value + (at(i + 1).value < 40 ? 2000 : 1900), i + 2};
    return written_year(i);
}

std::optional<TimeMatcher::DayNumber> TimeMatcher::day_number(std::size_t i) const {
    const Piece& piece = at(i);
    if (piece.is(Word::digits)) {
        if (piece.size() > 2 || piece.value < 1 || piece.value > 31) return std::nullopt;
        DayNumber day{static_cast<unsigned>(piece.value), false, i + 1};
        if (glued(i + 1)) {
            const Piece& next = at(i + 1);
            if (next.is(Word::percent)) return std::nullopt;
            const bool number_goes_on =
                (next.is(Word::comma) || next.is(Word::dot) || next.is(Word::slash) || next.is(Word::colon)) &&
                glued(i + 2) && at(i + 2).is(Word::digits);
            if (number_goes_on && !(next.is(Word::comma) && at(i + 2).size() == 4)) return std::nullopt;
            for (const std::string_view suffix : {"st", "nd", "rd", "th"}) {
                if (lower_is(i + 1, suffix)) return DayNumber{day.value, true, i + 2};
            }
            if (is_ascii_alpha(next.text.front())) return std::nullopt;
        }
        if (at(i + 1).is(Word::percent)) return std::nullopt;
        return day;
    }
    if (piece.is(Word::ordinal)) return DayNumber{static_cast<unsigned>(piece.value), true, i + 1};
    if (piece.is(Word::cardinal) && (piece.value == 20 || piece.value == 30)) {
        const std::size_t j = past(i + 1, Word::hyphen);
        if (at(j).is(Word::ordinal) && at(j).value < 10 && piece.value + at(j).value <= 31)
            return DayNumber{static_cast<unsigned>(piece.value + at(j).value), true, j + 1};
    }
    return std::nullopt;
}

// The words after a bare four-digit number that make it a count: units of measure, and most plural nouns.
bool TimeMatcher::measured(std::size_t i) const {
    static constexpr std::array<std::string_view, 25> counted_nouns = {
        "people",     "men",        "women", "children",  "percent", "million", "billion", "km",   "kg",
        "kilometers", "kilometres", "mw",    "us",        "more",    "other",   "others",  "feet", "of",
        "police",     "civilians",  "yards", "personnel", "strong",  "dollars", "euros"};
    if (at(i).is(Word::percent) || at(i).is(Word::currency)) return true;
    if (!at(i).is(Word::other) && !at(i).is(Word::units) && !at(i).is(Word::of) && !at(i).is(Word::more) &&
        !at(i).is(Word::other_one))
        return false;
    if (at(i).is(Word::units)) return true;
    for (const auto noun : counted_nouns) {
        if (lower_is(i, noun)) return true;
    }
    static constexpr std::array<std::string_view, 8> verbs = {"was", "is", "has", "as", "its", "his", "this", "us"};
    for (const auto verb : verbs) {
        if (lower_is(i, verb)) return false;
    }
    const auto& piece = at(i);
    return !piece.upper && piece.size() > 3 && piece.text.back() == 's' && piece.text[piece.size() - 2] != 's';
}

}  // namespace entente
