// Years and what they are made of: years, decades, centuries, quarters, halves, seasons.
#include <array>

#include "claims/time_match.hpp"
#include "entente/base/text.hpp"

namespace entente {
namespace {

bool is_unit(const Piece& piece, TimeUnit unit) {
    return piece.is(Word::unit) && piece.value == static_cast<int>(unit);
}

}  // namespace

// A year behind a month, quarter, season or holiday that has none yet.
void TimeMatcher::year_after(TimeMatch& match) const {
    TimeExpression& e = match.expression;
    std::size_t j = past(match.end, Word::comma);
    if (at(j).is(Word::comma)) return;
    j = past(j, Word::of);
    j = past(j, Word::the);
    j = past(j, Word::fiscal);
    const Word word = at(j).word;
    if ((word == Word::last || word == Word::next || word == Word::this_) && is_unit(at(j + 1), TimeUnit::year)) {
        e.year_offset = word == Word::last ? -1 : word == Word::next ? 1 : 0;
        e.fixed_year_offset = true;
        match.end = j + 2;
        return;
    }
    if (e.unit == TimeUnit::quarter || e.half != 0 || e.season != Season::none || e.form == TimeForm::holiday) {
        if (const auto year = any_year(j); year && !measured(year->end)) {
            e.year = year->value;
            match.end = year->end;
        }
    }
}

// Whether a determiner stands up to three words before: "a landmark 2015 [deal]".
bool TimeMatcher::determined_before(std::size_t i) const {
    for (std::size_t k = 1; k <= 4 && k <= i; ++k) {
        const Word word = at(i - k).word;
        if (word == Word::the || word == Word::a || word == Word::possessive || word == Word::s) return k > 1;
        if (word != Word::other || at(i - k).upper || !is_ascii_alpha(at(i - k).text.front())) return false;
    }
    return false;
}

// Words that stand before years and rarely before counts: "than 2014", "into 1990", "post-1959".
bool TimeMatcher::introduces_year(std::size_t i) const {
    for (const std::string_view word :
         {"than", "versus", "post", "pre", "circa", "throughout", "against", "due", "into", "both"}) {
        if (lower_is(i - 1, word)) return true;
    }
    return false;
}

// A number is a year where a preposition, a month, "the year" or a range says so; elsewhere it may be anything.
MaybeTime TimeMatcher::year(std::size_t i) const {
    std::size_t j = i;
    bool certain = false;
    if (at(j).is(Word::the) && (is_unit(at(j + 1), TimeUnit::year)))
        j += 2, certain = true;
    else if (at(j).is(Word::fiscal))
        j = is_unit(at(j + 1), TimeUnit::year) ? j + 2 : j + 1, certain = true;
    else if (is_unit(at(j), TimeUnit::year))
        j += 1, certain = true;
    else if (at(j).is(Word::the) && at(j + 1).is(Word::digits))
        j += 1;
    const auto found = certain ? any_year(j) : (four_digit_year(j) ? four_digit_year(j) : written_year(j));
    if (!found) return std::nullopt;
    const bool digits = at(j).is(Word::digits);
    if (i > 0 && glued(j) &&
        (before(j).is(Word::dot) || before(j).is(Word::comma) || before(j).is(Word::currency) ||
         before(j).is(Word::slash)))
        return std::nullopt;
    if (digits && before(j).is(Word::hyphen) && j > 1 && (lower_is(j - 2, "post") || lower_is(j - 2, "pre")))
        certain = true;
    std::size_t end = found->end;
    // "2010–2014", "2010-14": one expression; "2010-strong" and the like: none.
    int last_year = 0;
    if (digits && at(end).is(Word::hyphen) && at(end + 1).is(Word::digits)) {
        const Piece& upper = at(end + 1);
        const int full = upper.size() == 2 ? found->value / 100 * 100 + upper.value : upper.value;
        if ((upper.size() == 2 || upper.size() == 4) && full > found->value && full < found->value + 100) {
            last_year = full;
            end += 2;
        }
    }
    if (!certain) {
        if (found->value < 1500 && last_year == 0 && !at(j - (j > 0)).is(Word::in)) return std::nullopt;
        if (found->value > 2100) return std::nullopt;
        const Word left = before(j).word;
        const bool round = found->value % 100 == 0;
        const bool determined = before(i).is(Word::a) || before(i).is(Word::possessive) || before(i).is(Word::s) ||
                                at(i).is(Word::the) || determined_before(i);
        // "the 1992 protests" were held that year; "the 2000 protesters" were many.
        const bool counted = measured(end) && (round || !determined);
        const bool strict = counted || (at(end).is(Word::hyphen) && glued(end) && last_year == 0 && !at(end + 1).upper);
        switch (left) {
            case Word::in:
            case Word::since:
            case Word::during:
                if (measured(end) && at(end).is(Word::other) && (at(end).size() < 6)) return std::nullopt;
                if (at(end).is(Word::percent) || at(end).is(Word::units)) return std::nullopt;
                break;
            case Word::none:
            case Word::other:
            case Word::digits:
            case Word::cardinal:
            case Word::currency:
            case Word::dot:
            case Word::slash:
            case Word::colon:
            case Word::percent:
            case Word::over:
            case Word::around:
            case Word::near:
            case Word::at:
            case Word::a:
            case Word::more:
            case Word::s:
            case Word::to:
            case Word::comma:
            case Word::apostrophe: {
                const bool range = left == Word::to && j > 1 && at(j - 2).is(Word::digits) && at(j - 2).size() == 4;
                const bool bracket = before(j).text == "(" && (at(end).text == ")" || at(end).is(Word::comma));
                const bool owned = determined && !round;
                const bool dates_back = left == Word::to && !round && found->value >= 1900 && !at(end).is(Word::other);
                const bool listed = left == Word::comma && j > 1 && four_digit_year(j - 2);
                const bool written = !digits && at(j).value == 19;
                const bool alone = (left == Word::none || left == Word::other) && last_year != 0;
                const bool sentence_start = left == Word::none && !strict;
                const bool compares = left == Word::other && introduces_year(i);
                if (!written && (strict || !(range || bracket || owned || dates_back || listed || alone ||
                                             sentence_start || compares)))
                    return std::nullopt;
                break;
            }
            default:
                if (strict) return std::nullopt;
        }
    }
    TimeMatch match;
    match.expression.year = found->value;
    match.expression.last_year = last_year;
    match.expression.unit = TimeUnit::year;
    // "the 1988 period": the part of that year with which something is compared
    if (last_year == 0 && (at(end).is(Word::period) || is_unit(at(end), TimeUnit::quarter))) {
        match.expression.comparison = true;
        ++end;
    }
    match.end = end;
    return match;
}

// The 1990s, the '90s, the nineties.
MaybeTime TimeMatcher::decade(std::size_t i) const {
    std::size_t j = past(i, Word::the);
    if (at(j).is(Word::early) || at(j).is(Word::late) || at(j).is(Word::mid)) j = past(j + 1, Word::hyphen);
    TimeMatch match;
    match.expression.unit = TimeUnit::decade;
    if (at(j).is(Word::digits) && at(j).size() == 4 && at(j).value % 10 == 0 && at(j).value >= 1000 &&
        at(j).value < 2200) {
        std::size_t k = j + 1;
        if (at(k).is(Word::apostrophe) && glued(k)) ++k;
        if (!glued(k) || !at(k).is(Word::s) || (k == j + 2 && before(j).word != Word::the)) return std::nullopt;
        match.expression.year = at(j).value;
        match.end = k + 1;
        return match;
    }
    if (at(j).is(Word::apostrophe) && at(j + 1).is(Word::digits) && at(j + 1).size() == 2 &&
        at(j + 1).value % 10 == 0 && at(j + 2).is(Word::s) && glued(j + 2)) {
        match.expression.year = at(j + 1).value + (at(j + 1).value < 30 ? 2000 : 1900);
        match.end = j + 3;
        return match;
    }
    const bool century = at(j).is(Word::cardinal) && at(j).value == 19 && at(j + 1).is(Word::decade_word);
    if (century || (at(j).is(Word::decade_word) && j != i)) {
        match.expression.year = 1900 + at(j + century).value;
        match.end = j + century + 1;
        if (before(i).is(Word::in) && !century && (before(j).is(Word::possessive))) return std::nullopt;
        return match;
    }
    return std::nullopt;
}

// The 19th century, the twentieth century.
MaybeTime TimeMatcher::century(std::size_t i) const {
    std::size_t j = past(i, Word::the);
    int number = 0;
    if (at(j).is(Word::digits) && at(j).size() <= 2) {
        const auto day = day_number(j);
        if (!day || !day->ordinal) return std::nullopt;
        number = static_cast<int>(day->value);
        j = day->end;
    } else if (const auto day = day_number(j); day && day->ordinal) {
        number = static_cast<int>(day->value);
        j = day->end;
    } else {
        return std::nullopt;
    }
    j = past(j, Word::hyphen);
    if (number < 1 || number > 30 || !is_unit(at(j), TimeUnit::century)) return std::nullopt;
    TimeMatch match;
    match.expression.year = (number - 1) * 100 + 1;
    match.expression.unit = TimeUnit::century;
    match.end = j + 1;
    return match;
}

// The [fiscal] third quarter [of 1989], the 1988 third-quarter, Q3 2014; the first half of 2014.
MaybeTime TimeMatcher::part_of_year(std::size_t i) const {
    TimeMatch match;
    TimeExpression& e = match.expression;
    e.unit = TimeUnit::quarter;
    if (at(i).text == "Q" && glued(i + 1) && at(i + 1).is(Word::digits) && at(i + 1).value >= 1 &&
        at(i + 1).value <= 4 && at(i + 1).size() == 1) {
        e.quarter = static_cast<std::uint8_t>(at(i + 1).value);
        match.end = i + 2;
        year_after(match);
        return match;
    }
    std::size_t j = at(i).is(Word::the) || at(i).is(Word::possessive) || at(i).is(Word::a) ? i + 1 : i;
    if ((at(j).is(Word::last) || at(j).is(Word::this_) || at(j).is(Word::next)) && is_unit(at(j + 1), TimeUnit::year) &&
        at(past_possessive(j + 2)).is(Word::ordinal) && past_possessive(j + 2) != j + 2) {
        e.year_offset = at(j).is(Word::last) ? -1 : at(j).is(Word::next) ? 1 : 0;
        e.fixed_year_offset = true;
        j = past_possessive(j + 2);
    }
    if (at(j).is(Word::last) && is_unit(at(j + 1), TimeUnit::year)) return std::nullopt;
    TimeChoice choice = TimeChoice::by_tense;
    j = past(j, Word::fiscal);
    j = past(j, Word::hyphen);
    if (const auto year = four_digit_year(j)) {
        e.year = year->value;
        j = past_possessive(year->end);
    } else if (is_unit(at(j), TimeUnit::year) && at(j + 1).is(Word::hyphen) &&
               (at(j + 2).is(Word::ago) || at(j + 2).is(Word::earlier))) {
        e.year_offset = -1;
        e.comparison = true;
        j += 3;
    }
    j = past(j, Word::fiscal);
    unsigned number = 0;
    if (at(j).is(Word::ordinal) && at(j).value <= 4)
        number = static_cast<unsigned>(at(j).value), ++j;
    else if (const auto day = day_number(j); day && day->ordinal && day->value <= 4)
        number = day->value, j = day->end;
    else if (at(j).is(Word::last) || at(j).is(Word::latest))
        choice = TimeChoice::last, ++j;
    else
        return std::nullopt;
    j = past(past(j, Word::hyphen), Word::fiscal);
    j = past(j, Word::filler);
    if (is_unit(at(j), TimeUnit::quarter) && number != 0) {
        e.quarter = static_cast<std::uint8_t>(number);
        match.end = j + 1;
        // "the third quarter a year ago"
        const std::size_t k = past(match.end, Word::of);
        if (e.year == 0 && at(k).is(Word::a) && is_unit(at(k + 1), TimeUnit::year) &&
            (at(k + 2).is(Word::ago) || at(k + 2).is(Word::earlier))) {
            e.year_offset = -1;
            e.comparison = true;
            match.end = k + 3;
        } else if (e.year == 0 && !e.fixed_year_offset && !e.comparison) {
            year_after(match);
        }
        return match;
    }
    if (at(j).is(Word::half) && (number == 1 || number == 2 || (number == 0 && choice == TimeChoice::last))) {
        e.half = static_cast<std::uint8_t>(number == 0 ? 2 : number);
        e.unit = TimeUnit::year;
        match.end = j + 1;
        if (e.year == 0) year_after(match);
        // Of what it is the half must be known: "the second half" may be one of a match.
        if (e.year == 0 && !e.fixed_year_offset) {
            const std::size_t k = past(past(match.end, Word::of), Word::the);
            if (!is_unit(at(k), TimeUnit::year) || k == match.end) return std::nullopt;
            match.end = k + 1;
        }
        return match;
    }
    return std::nullopt;
}

// [last|this|the past] summer, summer 2014, the winter of 2013.
MaybeTime TimeMatcher::season(std::size_t i) const {
    std::size_t j = i;
    TimeMatch match;
    TimeExpression& e = match.expression;
    e.unit = TimeUnit::quarter;
    bool determined = false;
    for (; j < i + 4; ++j) {
        const Word word = at(j).word;
        if (word == Word::the || word == Word::early || word == Word::late || word == Word::mid || word == Word::hyphen)
            determined |= word == Word::the && before(j).is(Word::in);
        else if (word == Word::last || word == Word::past)
            e.choice = TimeChoice::last, determined = true;
        else if (word == Word::next || word == Word::coming)
            e.choice = TimeChoice::next, determined = true;
        else if (word == Word::this_)
            e.choice = TimeChoice::current, determined = true;
        else if (word == Word::that || word == Word::same)
            e.choice = TimeChoice::current, e.anchor = TimeAnchor::reference, determined = true;
        else if (word == Word::previous || word == Word::following) {
            e.choice = word == Word::previous ? TimeChoice::last : TimeChoice::next;
            e.anchor = TimeAnchor::reference;
            determined = true;
        } else
            break;
    }
    if (!at(j).is(Word::season)) return std::nullopt;
    e.season = static_cast<Season>(at(j).value);
    match.end = j + 1;
    for (const std::string_view games :
         {"olympics", "olympic", "games", "paralympics", "palace", "war", "offensive", "school"}) {
        if (at(j).upper && lower_is(j + 1, games)) return std::nullopt;
    }
    if (e.choice == TimeChoice::by_tense) year_after(match);
    if (e.year != 0 || e.fixed_year_offset) {
        // "the winter of 2013–14"
        if (at(match.end).is(Word::hyphen) && at(match.end + 1).is(Word::digits)) match.end += 2;
        return match;
    }
    const bool fall = lower_is(j, "fall") || lower_is(j, "spring");
    if (e.season != Season::none && !determined) {
        const Word left = before(i).word;
        const bool preposition =
            left == Word::in || left == Word::by || left == Word::during || left == Word::until || left == Word::since;
        const bool prefixed = at(i).is(Word::early) || at(i).is(Word::late) || before(i).is(Word::early) ||
                              before(i).is(Word::late) || before(i).is(Word::mid) || before(i).is(Word::hyphen);
        const bool the = at(i).is(Word::the) && !fall;
        if (!preposition && !prefixed && !the) return std::nullopt;
    }
    if (lower_is(j, "fall") && at(match.end).is(Word::of)) return std::nullopt;
    return match;
}

}  // namespace entente
