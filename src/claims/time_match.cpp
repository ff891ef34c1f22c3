// The finder of time expressions: which matcher applies where, what may stand before, and the longest match wins.
#include "claims/time_match.hpp"

#include "entente/base/text.hpp"

namespace entente {

const Piece TimeMatcher::nothing{};

bool TimeMatcher::lower_is(std::size_t i, std::string_view lower) const {
    const std::string_view text = at(i).text;
    if (text.size() != lower.size()) return false;
    for (std::size_t k = 0; k < text.size(); ++k) {
        if (ascii_lower(text[k]) != lower[k]) return false;
    }
    return true;
}

std::size_t TimeMatcher::past_possessive(std::size_t i) const {
    if (!at(i).is(Word::apostrophe)) return i;
    return at(i + 1).is(Word::s) && glued(i + 1) ? i + 2 : i + 1;
}

MaybeTime TimeMatcher::core(std::size_t i, bool definite) const {
    MaybeTime best;
    const auto consider = [&](MaybeTime match) {
        if (match && (!best || match->end > best->end)) best = std::move(match);
    };
    consider(numeric_date(i));
    consider(month_date(i));
    consider(weekday(i));
    consider(bare_month(i));
    consider(holiday(i));
    consider(part_of_year(i));
    consider(season(i));
    consider(decade(i));
    consider(century(i));
    consider(year(i));
    consider(deictic(i));
    consider(year_earlier_period(i));
    consider(day_part(i));
    consider(relative_unit(i, definite));
    consider(recurring(i));
    consider(counted(i));
    consider(vague(i));
    if (best) part_after(*best);
    return best;
}

// What narrows a time down without changing its value: "early 2014", "late on Friday", "the end of the month",
// "mid-November", "earlier this year", "the night of 4 May".
MaybeTime TimeMatcher::prefixed(std::size_t i) const {
    std::size_t j = i;
    bool definite = false;
    DayPart part = DayPart::none;
    const std::size_t after_the = past(i, Word::the);
    switch (at(after_the).word) {
        case Word::early:
        case Word::late:
        case Word::earlier:
        case Word::later:
        case Word::sometime:
            j = after_the + 1;
            if (at(j).is(Word::in) || at(j).is(Word::on)) {
                ++j;
                definite = true;
            }
            j = past(j, Word::hyphen);
            break;
        case Word::mid:
            j = past(after_the + 1, Word::hyphen);
            break;
        case Word::very:
            if (!at(after_the + 1).is(Word::edge)) return std::nullopt;
            j = after_the + 2;
            if (!at(j).is(Word::of)) return std::nullopt;
            ++j;
            definite = true;
            break;
        case Word::edge:
        case Word::middle:
        case Word::rest:
            if (!at(after_the + 1).is(Word::of)) return std::nullopt;
            j = after_the + 2;
            definite = true;
            break;
        case Word::part:
            if (!at(after_the + 1).is(Word::of)) return std::nullopt;
            part = static_cast<DayPart>(at(after_the).value);
            j = after_the + 2;
            break;
        case Word::unit:
            // year-end, year's end
            if (at(after_the).value == static_cast<int>(TimeUnit::year)) {
                std::size_t k = past_possessive(past(after_the + 1, Word::hyphen));
                if (!at(k).is(Word::edge) || !(lower_is(k, "end") || lower_is(k, "start"))) return std::nullopt;
                TimeMatch match;
                match.end = k + 1;
                match.expression.unit = TimeUnit::year;
                if (const auto year = four_digit_year(match.end)) {
                    match.expression.year = year->value;
                    match.end = year->end;
                } else {
                    match.expression.form = TimeForm::offset;
                    match.expression.anchor = TimeAnchor::either;
                }
                return match;
            }
            return std::nullopt;
        default:
            return std::nullopt;
    }
    auto match = core(j, definite);
    if (!match) return std::nullopt;
    const TimeExpression& e = match->expression;
    if (e.kind == TimeKind::set || e.form == TimeForm::vague) return std::nullopt;
    if (e.form == TimeForm::span && (e.anchor == TimeAnchor::none || !definite)) return std::nullopt;
    if (part != DayPart::none) {
        if (e.unit != TimeUnit::day || e.form == TimeForm::span) return std::nullopt;
        match->expression.part = part;
        match->expression.kind = TimeKind::time;
    }
    return match;
}

MaybeTime TimeMatcher::match(std::size_t i) const {
    MaybeTime best = clock(i);
    for (auto& other : {prefixed(i), core(i, false)}) {
        if (other && (!best || other->end > best->end)) best = other;
    }
    return best;
}

TimeBound TimeMatcher::bound_before(std::size_t i) const {
    switch (before(i).word) {
        case Word::since:
        case Word::from:
            return TimeBound::since;
        case Word::until:
        case Word::through:
        case Word::by:
            return TimeBound::until;
        case Word::before:
            return TimeBound::before;
        case Word::after:
            return TimeBound::after;
        default:
            return TimeBound::within;
    }
}

std::vector<TimeExpression> find_times(const Document& document, const Sentence& sentence) {
    const std::vector<Piece> pieces = time_pieces(document, sentence);
    const TimeMatcher matcher(pieces);
    std::vector<TimeExpression> found;
    for (std::size_t i = 0; i < pieces.size();) {
        // Most words begin no time expression and no name that looks like one.
        if (pieces[i].is(Word::other) && !pieces[i].upper) {
            ++i;
            continue;
        }
        if (const std::size_t end = matcher.skip(i); end > i) {
            i = end;
            continue;
        }
        const auto match = matcher.match(i);
        if (!match) {
            ++i;
            continue;
        }
        TimeExpression expression = match->expression;
        expression.first = pieces[i].token;
        expression.last = pieces[match->end - 1].token + 1;
        expression.bound = matcher.bound_before(i);
        if (found.empty() || found.back().last <= expression.first) found.push_back(expression);
        i = match->end;
    }
    return found;
}

}  // namespace entente
