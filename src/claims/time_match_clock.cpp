// Parts of the day and clock times.
#include "claims/time_match.hpp"

namespace entente {

// 10:35, 10:35 a.m., 9 am, 17:00 GMT, noon, midnight. The time zone is passed over.
std::optional<TimeMatcher::Clock> TimeMatcher::clock_time(std::size_t i) const {
    Clock clock;
    if (at(i).is(Word::noon)) return Clock{12, 0, i + 1};
    if (at(i).is(Word::midnight)) return Clock{24, 0, i + 1};
    if (!at(i).is(Word::digits) || at(i).size() > 2 || at(i).value > 24) return std::nullopt;
    if (i > 0 && glued(i) && (before(i).is(Word::colon) || before(i).is(Word::dot) || before(i).is(Word::currency)))
        return std::nullopt;
    clock.hour = at(i).value;
    std::size_t j = i + 1;
    const bool minutes = (at(j).is(Word::colon) || at(j).is(Word::dot)) && glued(j) && glued(j + 1) &&
                         at(j + 1).is(Word::digits) && at(j + 1).size() == 2 && at(j + 1).value < 60;
    const bool colon = minutes && at(j).is(Word::colon);
    if (minutes) {
        clock.minute = at(j + 1).value;
        j += 2;
        if (at(j).is(Word::colon)) return std::nullopt;
    }
    bool certain = false;
    const auto half_day = [&](bool afternoon) {
        if (afternoon && clock.hour < 12) clock.hour += 12;
        if (!afternoon && clock.hour == 12) clock.hour = 0;
        certain = true;
    };
    if (at(j).is(Word::am) || at(j).is(Word::pm)) {
        half_day(at(j).is(Word::pm));
        ++j;
    } else if ((at(j).is(Word::a) || lower_is(j, "p")) && at(j + 1).is(Word::dot) && lower_is(j + 2, "m")) {
        half_day(lower_is(j, "p"));
        j = past(j + 3, Word::dot);
    } else if (lower_is(j, "o") && at(j + 1).is(Word::apostrophe) && at(j + 2).is(Word::clock_word)) {
        certain = true;
        j += 3;
    } else if (at(j).is(Word::in) && at(j + 1).is(Word::the) && at(j + 2).is(Word::part)) {
        half_day(at(j + 2).value != static_cast<int>(DayPart::morning));
        j += 3;
    }
    if (at(j).is(Word::zone) && (!lower_is(j, "local") || at(j + 1).is(Word::time)) && (certain || minutes)) {
        certain = true;
        j = past(j + 1, Word::time);
    } else if (at(j).text == "(" && at(j + 1).is(Word::zone) && at(j + 2).text == ")" && (certain || minutes)) {
        j += 3;
    }
    if (!certain) {
        const Word left = before(i).word;
        const bool placed = left == Word::at || left == Word::by || left == Word::from || left == Word::until ||
                            left == Word::since || left == Word::around || left == Word::before || left == Word::after;
        if (!colon || !placed || clock.hour > 23) return std::nullopt;
    }
    clock.end = j;
    return clock;
}

// A clock time, with the day beside it where there is one: "9 a.m. EST Tuesday".
MaybeTime TimeMatcher::clock(std::size_t i) const {
    const auto found = clock_time(i);
    if (!found) return std::nullopt;
    TimeMatch match;
    std::size_t j = past(found->end, Word::comma);
    j = past(j, Word::on);
    if (auto day = core(j, false); day && day->expression.hour < 0 &&
                                   (day->expression.kind == TimeKind::date || day->expression.kind == TimeKind::time) &&
                                   day->expression.unit == TimeUnit::day && day->expression.form != TimeForm::vague &&
                                   day->expression.form != TimeForm::clock) {
        match = *day;
    } else {
        match.expression.form = TimeForm::clock;
        match.expression.anchor = TimeAnchor::reference;
        match.end = found->end;
    }
    match.expression.kind = TimeKind::time;
    match.expression.hour = static_cast<std::int8_t>(found->hour);
    match.expression.minute = static_cast<std::int8_t>(found->minute);
    match.expression.part = DayPart::none;
    return match;
}

// last night, this morning, that evening, the next morning.
MaybeTime TimeMatcher::day_part(std::size_t i) const {
    TimeMatch match;
    TimeExpression& e = match.expression;
    e.kind = TimeKind::time;
    e.form = TimeForm::offset;
    e.unit = TimeUnit::day;
    e.anchor = TimeAnchor::published;
    const bool article = at(i).is(Word::the);
    const std::size_t j = article ? i + 1 : i;
    switch (at(j).word) {
        case Word::last:
            e.amount = -1;
            break;
        case Word::this_:
            e.amount = 0;
            break;
        case Word::that:
        case Word::same:
            e.anchor = TimeAnchor::reference;
            break;
        case Word::next:
        case Word::following:
            if (!article) return std::nullopt;
            e.anchor = TimeAnchor::reference;
            e.amount = 1;
            break;
        case Word::previous:
            if (!article) return std::nullopt;
            e.anchor = TimeAnchor::reference;
            e.amount = -1;
            break;
        default:
            return std::nullopt;
    }
    if (!at(j + 1).is(Word::part)) return std::nullopt;
    e.part = static_cast<DayPart>(at(j + 1).value);
    match.end = j + 2;
    return match;
}

// A part of the day behind a day: "Friday night", "tomorrow morning".
void TimeMatcher::part_after(TimeMatch& match) const {
    TimeExpression& e = match.expression;
    const bool one_day = (e.form == TimeForm::calendar || e.form == TimeForm::holiday || e.form == TimeForm::offset) &&
                         e.unit == TimeUnit::day && e.part == DayPart::none && e.last_day == 0;
    if (!one_day || (e.kind != TimeKind::date && e.kind != TimeKind::time)) return;
    const bool weekday_only = e.weekday != 0 || e.form != TimeForm::calendar;
    if (at(match.end).is(Word::part) && (weekday_only || e.month != 0) && !at(match.end).upper) {
        e.part = static_cast<DayPart>(at(match.end).value);
        e.kind = TimeKind::time;
        ++match.end;
    } else if (at(match.end).is(Word::midnight) || at(match.end).is(Word::noon)) {
        e.hour = at(match.end).is(Word::noon) ? 12 : 24;
        e.minute = 0;
        e.kind = TimeKind::time;
        ++match.end;
    }
}

}  // namespace entente
