// Times that count from publication or from the time last spoken of, and plain lengths.
#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "claims/time_match.hpp"

namespace entente {
namespace {

TimeMatch offset_match(TimeUnit unit, double amount, TimeAnchor anchor, std::size_t end) {
    TimeMatch match;
    match.expression.form = TimeForm::offset;
    match.expression.unit = unit;
    match.expression.amount = amount;
    match.expression.anchor = anchor;
    match.end = end;
    return match;
}

TimeMatch span_match(TimeUnit unit, double amount, bool vague, TimeAnchor anchor, std::size_t end) {
    TimeMatch match = offset_match(unit, amount, anchor, end);
    match.expression.form = TimeForm::span;
    match.expression.kind = TimeKind::duration;
    match.expression.vague_amount = vague;
    return match;
}

TimeMatch vague_match(double direction, std::size_t end) {
    TimeMatch match = offset_match(TimeUnit::day, direction, TimeAnchor::none, end);
    match.expression.form = TimeForm::vague;
    return match;
}

// Words behind "in the past" that are no noun of it ("in the past it considered", not "in the past season").
bool is_function_word(std::string_view word) {
    static constexpr std::string_view words[] = {"it",   "he",   "she",     "they", "we",  "i",   "has",
                                                 "have", "had",  "was",     "were", "is",  "are", "but",
                                                 "that", "when", "because", "as",   "with"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool of_days(TimeUnit unit) {
    return unit >= TimeUnit::day;
}

}  // namespace

// yesterday, today, tomorrow, tonight; 9/11.
MaybeTime TimeMatcher::deictic(std::size_t i) const {
    switch (at(i).word) {
        case Word::yesterday:
            return offset_match(TimeUnit::day, -1, TimeAnchor::published, i + 1);
        case Word::today:
            // "Russia Today", "USA Today"
            if (at(i).upper && before(i).upper && i > 0) return std::nullopt;
            return offset_match(TimeUnit::day, 0, TimeAnchor::published, i + 1);
        case Word::tomorrow:
            return offset_match(TimeUnit::day, 1, TimeAnchor::published, i + 1);
        case Word::tonight:
        case Word::overnight: {
            auto match = offset_match(TimeUnit::day, 0, TimeAnchor::published, i + 1);
            match.expression.kind = TimeKind::time;
            match.expression.part = DayPart::night;
            return match;
        }
        case Word::digits:
            if (at(i).text == "9" && at(i + 1).is(Word::slash) && glued(i + 1) && at(i + 2).text == "11" &&
                glued(i + 2) && !at(i + 3).is(Word::slash)) {
                TimeMatch match;
                match.expression.year = 2001;
                match.expression.month = 9;
                match.expression.day = 11;
                match.end = i + 3;
                return match;
            }
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

// last week; the past three years; the following day; that year; `definite`: also a bare "the month" (after "the end
// of").
MaybeTime TimeMatcher::relative_unit(std::size_t i, bool definite) const {
    const bool article = at(i).is(Word::the) || at(i).is(Word::possessive);
    std::size_t j = article ? i + 1 : i;
    Word word = at(j).word;
    bool this_ = false;
    if (word == Word::this_ || word == Word::that || word == Word::these) {
        this_ = word == Word::this_;
        const Word next = at(j + 1).word;
        if (next == Word::past || next == Word::last || next == Word::coming || next == Word::next ||
            (next == Word::same && !this_) || next == Word::current || next == Word::previous) {
            word = next;
            ++j;
        }
    } else if ((word == Word::same || word == Word::very) && !article) {
        return std::nullopt;
    }
    int direction = 0;
    TimeAnchor anchor = TimeAnchor::published;
    switch (word) {
        case Word::last:
        case Word::past:
            direction = -1;
            break;
        case Word::previous:
            direction = -1;
            anchor = article || at(i).is(Word::that) ? TimeAnchor::reference : TimeAnchor::published;
            break;
        case Word::next:
            direction = 1;
            if (article) anchor = TimeAnchor::reference;
            break;
        case Word::coming:
            direction = 1;
            break;
        case Word::following:
            if (!article) return std::nullopt;
            direction = 1;
            anchor = TimeAnchor::reference;
            break;
        case Word::that:
        case Word::same:
            anchor = TimeAnchor::reference;
            break;
        case Word::this_:
        case Word::current:
            break;
        case Word::latest:
            direction = -1;
            break;
        case Word::recent:
        case Word::these: {
            const std::size_t k = j + 1;
            if (!at(k).is(Word::units) || !of_days(static_cast<TimeUnit>(at(k).value))) return std::nullopt;
            if (word == Word::these)
                return at(k).value == static_cast<int>(TimeUnit::day) && !before(i).is(Word::in)
                           ? MaybeTime(vague_match(0, k + 1))
                           : std::nullopt;
            return span_match(static_cast<TimeUnit>(at(k).value), 0, true, TimeAnchor::none, k + 1);
        }
        default: {
            if (!article) return std::nullopt;
            const bool qualified =
                at(j).is(Word::fiscal) || (at(j).is(Word::filler) && (lower_is(j, "full") || lower_is(j, "calendar")));
            if (qualified) ++j;
            if (!at(j).is(Word::unit)) return std::nullopt;
            const auto unit = static_cast<TimeUnit>(at(j).value);
            // "the year ended June 30" is a length; so is "the year to June".
            if (unit == TimeUnit::year &&
                (lower_is(j + 1, "ended") || lower_is(j + 1, "ending") || lower_is(j + 1, "ends")))
                return span_match(unit, 1, false, TimeAnchor::none, j + 1);
            const Word left = before(i).word;
            const bool of_something = at(j + 1).is(Word::of) || (at(j + 1).is(Word::to) && unit != TimeUnit::quarter);
            const bool weekend = unit == TimeUnit::weekend;
            const bool quarter = unit == TimeUnit::quarter && at(i).is(Word::the) && !of_something;
            const bool year = unit == TimeUnit::year && !of_something && at(i).is(Word::the) &&
                              (qualified || left == Word::for_ || left == Word::of || left == Word::in);
            if (!weekend && !quarter && !year && !(definite && of_days(unit))) return std::nullopt;
            return offset_match(unit, 0, TimeAnchor::either, j + 1);
        }
    }
    ++j;
    j = past(j, Word::fiscal);
    // with an amount: "the past three years", "the next few days"
    if (word != Word::that && word != Word::same && word != Word::this_ && word != Word::current &&
        word != Word::latest) {
        if (const auto number = amount(j); number && !number->article) {
            std::size_t k = past(number->end, Word::hyphen);
            while (at(k).is(Word::filler) || at(k).is(Word::more) || at(k).is(Word::fiscal)) ++k;
            const bool plain_year = at(j).is(Word::digits) && at(j).size() == 4;
            if (!plain_year && (at(k).is(Word::units) || at(k).is(Word::unit))) {
                auto match = span_match(static_cast<TimeUnit>(at(k).value), number->value * (direction < 0 ? -1 : 1),
                                        number->vague, word == Word::next ? TimeAnchor::published : anchor, k + 1);
                if (lower_is(k, "fortnight")) match.expression.amount *= 2;
                return match;
            }
            return std::nullopt;
        }
        if (word == Word::past && !article && at(j).is(Word::units)) return vague_match(-1, j + 1);
        if (at(j).is(Word::units) && of_days(static_cast<TimeUnit>(at(j).value)))
            return span_match(static_cast<TimeUnit>(at(j).value), 0, true, anchor, j + 1);
    }
    if (!at(j).is(Word::unit)) {
        if (word != Word::latest || !at(j).is(Word::period)) return std::nullopt;
        return offset_match(TimeUnit::quarter, 0, TimeAnchor::either, j + 1);
    }
    const auto unit = static_cast<TimeUnit>(at(j).value);
    if (unit < TimeUnit::day) {
        if ((word == Word::past || word == Word::last) && unit == TimeUnit::hour)
            return span_match(unit, -1, false, anchor, j + 1);
        return std::nullopt;
    }
    // "the past year", "the last decade": the length that ends now; "last year": the calendar year.
    if ((word == Word::past || (word == Word::last && article)) && !this_ && unit != TimeUnit::weekend &&
        !(word == Word::last && unit == TimeUnit::quarter)) {
        if (word == Word::last && (at(j + 1).is(Word::of) || before(i).is(Word::on)))
            return std::nullopt;  // "the last day of"
        return span_match(unit, -1, false, anchor, j + 1);
    }
    auto match = offset_match(unit, direction, anchor, j + 1);
    if (word == Word::latest && unit == TimeUnit::quarter) match = offset_match(unit, 0, TimeAnchor::either, j + 1);
    // "last year's quarter", "this year's first quarter": the latter is part_of_year's.
    const std::size_t k = past_possessive(j + 1);
    if (k != j + 1 && unit == TimeUnit::year && at(k).is(Word::unit) &&
        at(k).value == static_cast<int>(TimeUnit::quarter)) {
        match.expression.comparison = true;
        match.end = k + 1;
    }
    return match;
}

// year-ago, the year-earlier quarter, the comparable period last year.
MaybeTime TimeMatcher::year_earlier_period(std::size_t i) const {
    std::size_t j = past(i, Word::the);
    if (at(j).is(Word::same)) {
        // "the same period last year", "the same month a year ago"
        if (!at(j + 1).is(Word::period) && !at(j + 1).is(Word::unit)) return std::nullopt;
        j += 2;
        const bool last_year =
            at(j).is(Word::last) && at(j + 1).is(Word::unit) && at(j + 1).value == static_cast<int>(TimeUnit::year);
        const bool year_ago = at(j).is(Word::a) && at(j + 1).is(Word::unit) &&
                              at(j + 1).value == static_cast<int>(TimeUnit::year) &&
                              (at(j + 2).is(Word::ago) || at(j + 2).is(Word::earlier));
        if (!last_year && !year_ago) return std::nullopt;
        auto match = offset_match(TimeUnit::year, -1, TimeAnchor::reference, j + (last_year ? 2 : 3));
        match.expression.comparison = true;
        return match;
    }
    if (at(j).is(Word::year_ago_like)) {
        ++j;
        if (at(j).is(Word::period) && at(j + 1).is(Word::last) && at(j + 2).is(Word::unit)) {
            auto match = offset_match(TimeUnit::year, -1, TimeAnchor::reference, j + 3);
            match.expression.comparison = true;
            return match;
        }
    }
    if (!at(j).is(Word::unit) || at(j).value != static_cast<int>(TimeUnit::year)) return std::nullopt;
    j = past(j + 1, Word::hyphen);
    if (!at(j).is(Word::ago) && !at(j).is(Word::earlier)) return std::nullopt;
    ++j;
    auto match = offset_match(TimeUnit::year, -1, TimeAnchor::reference, j);
    match.expression.comparison = true;
    if (at(j).is(Word::period) || (at(j).is(Word::unit))) ++match.end;
    return match;
}

// three months; 10-year; two years ago; a week later; years.
MaybeTime TimeMatcher::counted(std::size_t i) const {
    Amount number;
    std::size_t j = i;
    const bool bare = at(i).is(Word::units);
    if ((bare || at(i).is(Word::unit)) && at(i + 1).is(Word::hyphen) && glued(i + 1) && lower_is(i + 2, "long"))
        return span_match(static_cast<TimeUnit>(at(i).value), bare ? 0 : 1, bare, TimeAnchor::none,
                          i + 3);  // "day-long"
    if (bare) {
        number.vague = true;
        if (glued(i) && before(i).is(Word::hyphen)) return std::nullopt;  // "light-years"
        if (at(i).value < static_cast<int>(TimeUnit::hour)) return std::nullopt;
    } else {
        j = past(i, Word::the);
        if (j != i && (at(j).is(Word::ordinal) && at(j).value == 1))
            ++j;
        else if (j != i && (at(j).is(Word::latest)))
            ++j;
        const auto found = amount(j);
        if (!found) return std::nullopt;
        if (j != i && found->article) return std::nullopt;
        number = *found;
        if (at(j).is(Word::digits) && at(j).size() == 4 && at(j).value >= 1900 && at(j).value < 2100)
            return std::nullopt;
        if (j == i && glued(i) &&
            (before(i).is(Word::dot) || before(i).is(Word::currency) || before(i).is(Word::slash)))
            return std::nullopt;
        j = number.end;
    }
    const bool hyphen = at(j).is(Word::hyphen);
    if (hyphen) ++j;
    while (at(j).is(Word::filler) || at(j).is(Word::more) || at(j).is(Word::fiscal)) ++j;
    if (!at(j).is(Word::unit) && !at(j).is(Word::units)) {
        // "a 30-second pause"
        if (!(hyphen && lower_is(j, "second"))) return std::nullopt;
    }
    const bool is_second = lower_is(j, "second");
    const auto unit = is_second ? TimeUnit::second : static_cast<TimeUnit>(at(j).value);
    const bool plural = at(j).is(Word::units);
    double value = lower_is(j, "fortnight") ? number.value * 2 : number.value;
    // "a quarter of": a share; "quarter" and "weekend" are no lengths with an article.
    if (unit == TimeUnit::quarter && (!plural || (at(j + 1).is(Word::of) && !number.vague))) return std::nullopt;
    if (number.article && (unit == TimeUnit::weekend || plural)) return std::nullopt;
    if (number.vague && !bare && !plural && !hyphen) return std::nullopt;
    std::size_t end = j + 1;
    // "a year and a half"
    if (at(end).is(Word::and_) && at(end + 1).is(Word::a) && at(end + 2).is(Word::half)) {
        value += 0.5;
        end += 3;
    }
    // "weeks or months"
    if ((at(end).is(Word::or_) || at(end).is(Word::and_)) && bare && at(end + 1).is(Word::units)) end += 2;
    if (lower_is(end, "or") && lower_is(end + 1, "so")) end += 2;
    // "a year or two ago"
    bool vague = number.vague;
    if (at(end).is(Word::or_) && (at(end + 1).is(Word::cardinal) || lower_is(end + 1, "more"))) {
        end += 2;
        vague = true;
    }
    const std::size_t k = past(end, Word::hyphen);
    if (at(k).is(Word::old)) return std::nullopt;  // an age
    const bool stops =
        k + 1 >= pieces_.size() || at(k + 1).is(Word::comma) || at(k + 1).is(Word::dot) || at(k + 1).text == "\"";
    TimeMatch match;
    switch (at(k).word) {
        case Word::ago:
            match = offset_match(unit, -value, TimeAnchor::published, k + 1);
            break;
        case Word::hence:
            match = offset_match(unit, value, TimeAnchor::published, k + 1);
            break;
        case Word::earlier:
            match = offset_match(unit, -value, TimeAnchor::reference, k + 1);
            break;
        case Word::later:
            match = offset_match(unit, value, TimeAnchor::reference, k + 1);
            break;
        case Word::before:
            if (stops) match = offset_match(unit, -value, TimeAnchor::reference, k + 1);
            break;
        case Word::after:
            if (stops) match = offset_match(unit, value, TimeAnchor::reference, k + 1);
            break;
        case Word::previous:
        case Word::vague_past:
            if (at(k).is(Word::vague_past) || stops) match = offset_match(unit, -value, TimeAnchor::reference, k + 1);
            break;
        case Word::from:
            if (at(k + 1).is(Word::now) || at(k + 1).is(Word::today))
                match = offset_match(unit, value, TimeAnchor::published, k + 2);
            break;
        default:
            break;
    }
    if (match.end != 0) {
        if (unit == TimeUnit::decade || unit == TimeUnit::century) {  // "a decade ago": about that year
            match.expression.amount *= unit == TimeUnit::decade ? 10 : 100;
            match.expression.unit = TimeUnit::year;
        }
        match.expression.vague_amount = vague;
        match.expression.comparison = number.article && unit == TimeUnit::year;
        return match;
    }
    if (number.article && is_second) return std::nullopt;
    match = span_match(unit, value, vague, TimeAnchor::none, end);
    match.expression.ahead = before(i).is(Word::in) && !vague && !bare && !hyphen;
    return match;
}

// now, currently, recently, soon, in the future, in the past.
MaybeTime TimeMatcher::vague(std::size_t i) const {
    if (glued(i) && before(i).is(Word::hyphen)) return std::nullopt;
    switch (at(i).word) {
        case Word::now:
            return vague_match(0, i + 1);
        case Word::vague_past:
            return vague_match(-1, i + 1);
        case Word::vague_future:
            return vague_match(1, i + 1);
        case Word::current:
            return vague_match(0, i + 1);
        case Word::recent:
            return vague_match(-1, i + 1);
        case Word::future:
            return vague_match(1, past(i + 1, Word::units));
        case Word::the:
            if (at(i + 1).is(Word::future)) return vague_match(1, i + 2);
            if (at(i + 1).is(Word::near) && at(i + 2).is(Word::future)) return vague_match(1, i + 3);
            if (at(i + 1).is(Word::past) && before(i).is(Word::in) &&
                (!at(i + 2).is(Word::other) || is_function_word(at(i + 2).text)))
                return vague_match(-1, i + 2);
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

}  // namespace entente
