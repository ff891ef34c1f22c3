// Time expressions: what is found in a sentence, and which days it means in an article of a known date.
#include "claims/time.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/text.hpp"

using namespace entente;

namespace {

// One sentence; words end at spaces, and hyphens, commas and the like stand alone as in UD English EWT. A dot stays
// with the word before it, except at the end. `split_hyphens` false keeps "10-year" and "2022-02-04" whole.
Document sentence_of(std::string text, bool split_hyphens = true) {
    Document document;
    document.text = std::move(text);
    const std::string_view all = document.text;
    const auto is_sign = [&](std::size_t i) {
        const char c = all[i];
        return (c == '-' && split_hyphens) || c == ',' || c == '(' || c == ')' || c == '$' || c == '"' || c == '%' ||
               (c == '.' && i + 1 == all.size());
    };
    for (std::size_t at = 0; at < all.size();) {
        if (is_ascii_space(all[at])) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        if (!is_sign(at)) {
            while (end < all.size() && !is_ascii_space(all[end]) && !is_sign(end) && all[end] != '\'') ++end;
        }
        Token token;
        token.begin = static_cast<std::uint32_t>(at);
        token.end = static_cast<std::uint32_t>(end);
        document.tokens.push_back(token);
        at = end;
    }
    const auto count = static_cast<std::uint32_t>(document.tokens.size());
    document.sentences.push_back({0, count, 0, static_cast<std::uint32_t>(all.size()), false});
    return document;
}

std::vector<std::string> found(const std::string& text, bool split_hyphens = true) {
    const Document document = sentence_of(text, split_hyphens);
    std::vector<std::string> words;
    for (const auto& e : find_times(document, document.sentences[0])) {
        const auto begin = document.tokens[e.first].begin;
        words.push_back(document.text.substr(begin, document.tokens[e.last - 1].end - begin));
    }
    return words;
}

using Words = std::vector<std::string>;

std::vector<TimeExpression> times(const std::string& text, bool split_hyphens = true) {
    const Document document = sentence_of(text, split_hyphens);
    return find_times(document, document.sentences[0]);
}

TimeExpression only(const std::string& text, bool split_hyphens = true) {
    const auto all = times(text, split_hyphens);
    INFO(text);
    REQUIRE(all.size() == 1);
    return all[0];
}

const Day friday = make_day(2022, 2, 4);

std::string shown(const std::optional<EventTime>& time) {
    if (!time) return "nothing";
    return iso(time->when.from) + " – " + iso(time->when.until) + ", " + std::string(name(time->when.precision)) +
           ", " + std::string(name(time->basis));
}

std::string days(const std::string& text, Tense tense = Tense::past, std::optional<Interval> reference = {}) {
    return shown(resolve(only(text), friday, tense, reference));
}

std::string value(const std::string& text, Tense tense = Tense::past, std::optional<Interval> reference = {}) {
    return timex_value(only(text), friday, tense, reference);
}

}  // namespace

TEST_CASE("A full date is found in every order and is stated", "[time]") {
    const std::string day = "2022-02-04 – 2022-02-05, day, stated";
    CHECK(days("They met on February 4, 2022.") == day);
    CHECK(days("They met on Feb. 4, 2022 in Beijing.") == day);
    CHECK(days("They met on 4 February 2022.") == day);
    CHECK(days("They met on the 4th of February, 2022.") == day);
    CHECK(days("They met on Friday, February 4, 2022.") == day);
    CHECK(days("Signed on 2022-02-04 in Beijing.") == day);
    CHECK(shown(resolve(only("Signed on 2022-02-04 in Beijing.", false), friday, Tense::past)) == day);
    CHECK(days("Signed on 04.02.2022 in Minsk.") == day);
    CHECK(days("Signed on 25/12/2021 in Minsk.") == "2021-12-25 – 2021-12-26, day, stated");
    CHECK(days("Signed on 12/25/2021 in Ohio.") == "2021-12-25 – 2021-12-26, day, stated");
}

TEST_CASE("A numeric date that may be read in two ways is none", "[time]") {
    CHECK(found("Signed on 04/02/2022 in Minsk.").empty());
    CHECK(days("Signed on 04/04/2022 in Minsk.") == "2022-04-04 – 2022-04-05, day, stated");
}

TEST_CASE("A full date needs no publication date", "[time]") {
    CHECK(shown(resolve(only("Signed in May 2014."), std::nullopt, Tense::past)) ==
          "2014-05-01 – 2014-06-01, month, stated");
    CHECK(shown(resolve(only("Signed on Friday."), std::nullopt, Tense::past)) == "nothing");
}

TEST_CASE("A day without a year is the one that the tense points to", "[time]") {
    CHECK(days("They met on December 20.") == "2021-12-20 – 2021-12-21, day, relative");
    CHECK(days("They will meet on December 20.", Tense::future) == "2022-12-20 – 2022-12-21, day, relative");
    CHECK(days("They met on Jan. 30.") == "2022-01-30 – 2022-01-31, day, relative");
    SECTION("a weekday beside it settles the year") {
        CHECK(days("They met on Friday, February 25.") == "2022-02-25 – 2022-02-26, day, relative");
        CHECK(days("They met on Thursday, 4 February.") == "2021-02-04 – 2021-02-05, day, relative");
    }
}

TEST_CASE("Days of one month joined by a dash or a word are one interval", "[time]") {
    CHECK(days("The summit of 6-8 May 2014 failed.") == "2014-05-06 – 2014-05-09, day, stated");
    CHECK(days("The summit of July 11 and 12, 2018 failed.") == "2018-07-11 – 2018-07-13, day, stated");
}

TEST_CASE("A weekday is the latest on or before publication, or the next", "[time]") {
    CHECK(days("They met on Friday.") == "2022-02-04 – 2022-02-05, day, relative");
    CHECK(days("They met on Thursday.") == "2022-02-03 – 2022-02-04, day, relative");
    CHECK(days("They will meet on Friday.", Tense::future) == "2022-02-11 – 2022-02-12, day, relative");
    CHECK(days("They will meet on Monday.", Tense::future) == "2022-02-07 – 2022-02-08, day, relative");
    CHECK(days("They met last Friday.") == "2022-01-28 – 2022-01-29, day, relative");
    CHECK(days("They meet next Monday.") == "2022-02-07 – 2022-02-08, day, relative");
    CHECK(days("They met on Wednesday last week.") == "2022-01-26 – 2022-01-27, day, relative");
}

TEST_CASE("Days, weeks, months and years count from publication", "[time]") {
    CHECK(days("They met today.") == "2022-02-04 – 2022-02-05, day, relative");
    CHECK(days("They met yesterday.") == "2022-02-03 – 2022-02-04, day, relative");
    CHECK(days("They meet tomorrow.") == "2022-02-05 – 2022-02-06, day, relative");
    CHECK(days("They met last week.") == "2022-01-24 – 2022-01-31, week, relative");
    CHECK(days("They met last month.") == "2022-01-01 – 2022-02-01, month, relative");
    CHECK(days("They meet next year.") == "2023-01-01 – 2024-01-01, year, relative");
    CHECK(days("They met over the weekend.") == "2022-01-29 – 2022-01-31, day, relative");
    CHECK(days("They will meet at the weekend.", Tense::future) == "2022-02-05 – 2022-02-07, day, relative");
    CHECK(days("They met three days ago.") == "2022-02-01 – 2022-02-02, day, relative");
    CHECK(days("It ended twenty-five years ago.") == "1997-01-01 – 1998-01-01, year, relative");
    CHECK(days("It began a year and a half ago.") == "2020-08-01 – 2020-09-01, month, relative");
    CHECK(days("By the end of the year they leave.", Tense::future) == "2022-01-01 – 2023-01-01, year, relative");
}

TEST_CASE("A length before now has a place in time", "[time]") {
    CHECK(days("They fought for the past three years.") == "2019-02-04 – 2022-02-05, year, relative");
    CHECK(days("It happens in the next two weeks.") == "2022-02-05 – 2022-02-19, week, relative");
    CHECK(days("They will meet in three days.", Tense::future) == "2022-02-07 – 2022-02-08, day, relative");
    CHECK(days("They took the city in three days.") == "nothing");
}

TEST_CASE("Months, quarters, seasons, decades and years keep their precision", "[time]") {
    CHECK(days("Signed in 2014.") == "2014-01-01 – 2015-01-01, year, stated");
    CHECK(days("Signed in early 2014.") == "2014-01-01 – 2015-01-01, year, stated");
    CHECK(days("Signed in May 2014.") == "2014-05-01 – 2014-06-01, month, stated");
    CHECK(days("Signed in mid-November.") == "2021-11-01 – 2021-12-01, month, relative");
    CHECK(days("Signed in the third quarter of 2014.") == "2014-07-01 – 2014-10-01, quarter, stated");
    CHECK(days("Signed in the summer of 2014.") == "2014-06-01 – 2014-09-01, quarter, stated");
    CHECK(days("Signed in the first half of 2014.") == "2014-01-01 – 2014-07-01, year, stated");
    CHECK(days("Signed in the 1990s.") == "1990-01-01 – 2000-01-01, decade, stated");
    CHECK(days("Signed in the 19th century.") == "nothing");
    CHECK(days("Signed in June last year.") == "2021-06-01 – 2021-07-01, month, relative");
    CHECK(days("Signed last November.") == "2021-11-01 – 2021-12-01, month, relative");
}

TEST_CASE("What follows counts from the time last spoken of, and from nothing else", "[time]") {
    const Interval coup = day_interval(make_day(2014, 3, 18));
    CHECK(days("They left the following day.", Tense::past, coup) == "2014-03-19 – 2014-03-20, day, relative");
    CHECK(days("They left the same month.", Tense::past, coup) == "2014-03-01 – 2014-04-01, month, relative");
    CHECK(days("They left two years later.", Tense::past, coup) == "2016-01-01 – 2017-01-01, year, relative");
    CHECK(days("They left the previous year.", Tense::past, coup) == "2013-01-01 – 2014-01-01, year, relative");
    CHECK(days("They left the following day.") == "nothing");
    CHECK(days("They left the following day.", Tense::past, year_interval(2014)) == "nothing");
}

TEST_CASE("A year's period beside a quarter is that quarter of the year", "[time]") {
    const Interval quarter{make_day(2021, 7, 1), make_day(2021, 10, 1), Precision::quarter};
    CHECK(value("In the 2020 period it lost money.", Tense::past, quarter) == "2020-Q3");
    CHECK(value("In the 2020 period it lost money.") == "2020");
}

TEST_CASE("The week of a day is its calendar week", "[time]") {
    CHECK(days("The hearing is the week of March 7.", Tense::future) == "2022-03-07 – 2022-03-14, week, relative");
    CHECK(value("The hearing was the week of 9 March 2022.") == "2022-W10");
}

TEST_CASE("A month that begins within a month is meant rather than that of last year", "[time]") {
    CHECK(days("They agreed on a cut in March.") == "2022-03-01 – 2022-04-01, month, relative");
    CHECK(days("They agreed on a cut in April.") == "2021-04-01 – 2021-05-01, month, relative");
}

TEST_CASE("Spoken time follows the story and not its comparisons", "[time]") {
    SpokenTime spoken;
    CHECK_FALSE(spoken.reference_for(only("They left that day.")));
    const auto note = [&](const std::string& text) {
        const auto e = only(text);
        spoken.note(e, resolve(e, friday, Tense::past, spoken.reference_for(e)));
    };
    note("Profit rose in the third quarter of 2021.");
    note("It was lower a year earlier.");
    note("They sold arms for ten days.");
    const auto e = only("It was lower a year earlier.");
    CHECK(shown(resolve(e, friday, Tense::past, spoken.reference_for(e))) ==
          "2020-07-01 – 2020-10-01, quarter, relative");
}

TEST_CASE("Holidays are days of the calendar", "[time]") {
    CHECK(days("They met on Christmas Day.") == "2021-12-25 – 2021-12-26, day, relative");
    CHECK(days("They met on New Year's Eve 2014.") == "2014-12-31 – 2015-01-01, day, stated");
    CHECK(days("They met on Good Friday 2022.") == "2022-04-15 – 2022-04-16, day, stated");
    CHECK(days("They met last Thanksgiving.") == "2021-11-25 – 2021-11-26, day, relative");
}

TEST_CASE("Lengths become ISO 8601 durations however they are tokenised", "[time]") {
    const auto length = [](const std::string& text, bool split = true) { return iso_duration(only(text, split)); };
    CHECK(length("It is a 10-year contract.") == "P10Y");
    CHECK(length("It is a 10-year contract.", false) == "P10Y");
    CHECK(length("It is a ten-year contract.") == "P10Y");
    CHECK(length("They talked for three months.") == "P3M");
    CHECK(length("After a 24-hour siege they left.") == "PT24H");
    CHECK(length("They ruled for two decades.") == "P20Y");
    CHECK(length("They ruled for two and a half years.") == "P2Y6M");
    CHECK(length("They ruled for 2 1/2 years.") == "P2Y6M");
    CHECK(length("They waited for a couple of weeks.") == "P2W");
    CHECK(length("After a day-long meeting they left.") == "P1D");
    CHECK(length("A decades-long war ended.").empty());
    CHECK(length("They stay for two to three weeks.").empty());
    CHECK(value("They stay for two to three weeks.") == "P2W");
    CHECK(length("They ruled for several years.").empty());
    CHECK(length("They met on Friday.").empty());
    CHECK(only("It is a 10-year contract.").kind == TimeKind::duration);
}

TEST_CASE("Recurrences are sets and no dates", "[time]") {
    for (const auto* text : {"Trade is worth $140 billion per year.", "Trade is worth $140 billion a year.",
                             "They export 3 million barrels a day.", "They meet every Friday.", "They meet daily."}) {
        INFO(text);
        CHECK(only(text).kind == TimeKind::set);
        CHECK_FALSE(resolve(only(text), friday, Tense::past));
    }
    CHECK(value("They meet every Friday.") == "XXXX-WXX-5");
    CHECK(value("They pay $5 a month.") == "P1M");
}

TEST_CASE("Clock times and parts of the day keep to their day", "[time]") {
    CHECK(value("They met at 9 a.m. on Thursday.") == "2022-02-03T09:00");
    CHECK(value("They met on Thursday night.") == "2022-02-03TNI");
    CHECK(value("They met last night.") == "2022-02-03TNI");
    CHECK(days("They met on Thursday night.") == "2022-02-03 – 2022-02-04, day, relative");
    CHECK(only("They met at 10:35 GMT.").kind == TimeKind::time);
    CHECK(days("They met at 10:35 GMT.") == "nothing");
}

TEST_CASE("Vague times are found and not resolved", "[time]") {
    CHECK(value("They recently met.") == "PAST_REF");
    CHECK(value("They meet now.") == "PRESENT_REF");
    CHECK(value("They met several years ago.") == "PAST_REF");
    CHECK(days("They met several years ago.") == "nothing");
    CHECK(value("In the past they met.") == "PAST_REF");
    CHECK(found("They met in the past season.").empty());
}

TEST_CASE("The preposition tells on which side of the time it happened", "[time]") {
    CHECK(only("In force since 2014.").bound == TimeBound::since);
    CHECK(only("In force until May 2014.").bound == TimeBound::until);
    CHECK(only("Ended before 2014.").bound == TimeBound::before);
    CHECK(only("Ended in 2014.").bound == TimeBound::within);
}

TEST_CASE("Ranges are two expressions, or one when a dash joins the years", "[time]") {
    CHECK(found("He ruled from 2010 to 2014.") == Words{"2010", "2014"});
    CHECK(found("He ruled between 2010 and 2014.") == Words{"2010", "2014"});
    CHECK(days("He ruled 2010-2014.") == "2010-01-01 – 2015-01-01, year, stated");
}

TEST_CASE("Names, verbs, ages and counts are no times", "[time]") {
    for (const auto* text : {"NATO may expand.",
                             "May said that Brexit means Brexit.",
                             "They march on the capital.",
                             "Parliament voted no confidence in May.",
                             "The March for Women filled the square.",
                             "Shops opened on Black Friday.",
                             "The Sunday Times reported it.",
                             "Since the Arab Spring, Tunis changed.",
                             "A 22-year-old was shot.",
                             "The man, aged 40 years, was shot.",
                             "Police freed the 39-year-old son.",
                             "It is nine light-years away.",
                             "The second man fled.",
                             "The sun sat over the city.",
                             "Some 2000 soldiers died.",
                             "They sent 2014 tanks.",
                             "It cost $2014.",
                             "The government will fall.",
                             "The April 6 Movement called for it.",
                             "Russia Today reported it.",
                             "The Winter Olympics opened."}) {
        INFO(text);
        CHECK(found(text) == Words{});
    }
}

TEST_CASE("A year is one beside what it dates", "[time]") {
    CHECK(found("The 2014 agreement failed.") == Words{"The 2014"});
    CHECK(found("Iran left the landmark 2015 nuclear deal.") == Words{"2015"});
    CHECK(found("The crisis (2014) ended.") == Words{"2014"});
    CHECK(found("Two thousand men left in 2014.") == Words{"2014"});
}

TEST_CASE("Expressions come in order and do not overlap", "[time]") {
    CHECK(found("On Friday, three years after the May 2019 talks, they signed a 10-year deal.") ==
          Words{"Friday", "three years", "May 2019", "10-year"});
    CHECK(found("They met on February 4 and will meet again in March.") == Words{"February 4", "March"});
    const auto all = times("From 1 May to 3 May 2014 and every day since, at noon or at 10 a.m., they met.");
    for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i - 1].last <= all[i].first);
}

TEST_CASE("A long sentence of nothing but numbers and signs is read in linear time", "[time]") {
    std::string text;
    for (int i = 0; i < 20000; ++i) text += "1 to 2 - 3 or twenty two , more ";
    CHECK_NOTHROW(times(text));
}
