// Which time expression dates an act, what is assumed where none does, and what an article last spoke of.
#include <catch2/catch.hpp>

#include "claims/tense.hpp"
#include "entente/language/language.hpp"
#include "extracting.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

std::string shown(const EventTime& time) {
    if (time.basis == TimeBasis::unknown) return "unknown";
    return iso(time.when.from) + ' ' + std::string(name(time.when.precision)) + ' ' + std::string(name(time.basis));
}

// "2022-02-03 day relative" of the claims of that type, in an article of Friday, 4 February 2022.
std::string time_of(const std::string& type, const std::string& text) {
    std::string out;
    for (const Claim& claim : extract(text).claims) {
        if (claim.type != type) continue;
        if (!out.empty() && out != shown(claim.event)) return out + " and " + shown(claim.event);
        out = shown(claim.event);
    }
    return out.empty() ? "no claim" : out;
}

Tense tense_in(const std::string& text) {
    Document document = Language::english().segment(text);
    Sentence& sentence = document.sentences.at(0);
    Language::english().tag(document, sentence);
    Language::english().parse(document, sentence);
    return tense_of(document, sentence, find_times(document, sentence).at(0));
}

}  // namespace

TEST_CASE("an act takes the time of its clause, else publication lets one assume it", "[dating]") {
    CHECK(time_of("attack", "Israel attacked Syria on Thursday.") == "2022-02-03 day relative");
    CHECK(time_of("attack", "Israel attacks Syria.") == "2022-02-04 day assumed");
    CHECK(time_of("attack", "Israel attacked Syria.") == "2022-01-29 week assumed");
}

TEST_CASE("a time that modifies a noun dates that noun alone", "[dating]") {
    CHECK(time_of("condemnation", "Turkey condemned Israel for last month's attack on Syria.") ==
          "2022-01-29 week assumed");
    CHECK(time_of("condemnation", "Turkey condemned Russia for the 2008 invasion of Georgia.") ==
          "2022-01-29 week assumed");
    CHECK(time_of("meeting", "Vladimir Putin met Xi Jinping at Thursday's summit.") == "2022-02-03 day relative");
}

TEST_CASE("what is told in the present is not long past, and what happened is not to come", "[dating]") {
    CHECK(time_of("condemnation", "Turkey condemns Russia over the deaths of civilians in 2008.") ==
          "2022-02-04 day assumed");
    CHECK(time_of("arrest", "Pakistan arrested two Indian diplomats before a summit next week.") ==
          "2022-01-29 week assumed");
}

TEST_CASE("a time may count from what the article last spoke of", "[dating]") {
    CHECK(time_of("accusation", "Russia invaded Georgia in 2008. Two years later, Georgia accused Russia of spying.") ==
          "2010-01-01 year relative");
    CHECK(time_of("condemnation", "Russia attacked Georgia on 8 August 2008 and condemned Ukraine two days later.") ==
          "2008-08-10 day relative");
    // Which Monday, only the parse of a sentence that holds no claim would tell.
    CHECK(time_of("condemnation", "The weather will be fine on Monday. The following day, Turkey condemned Russia.") ==
          "2022-01-29 week assumed");
    // News told in the present speaks of the day of publication.
    CHECK(time_of("attack", "Israel condemns the previous day's Houthi attack on Tel Aviv.") ==
          "2022-02-03 day relative");
}

TEST_CASE("the tense of a time is that of its clause", "[dating]") {
    CHECK(tense_in("The minister arrived on Tuesday.") == Tense::past);
    CHECK(tense_in("The minister will arrive on Tuesday.") == Tense::future);
    CHECK(tense_in("The talks are to resume on Tuesday.") == Tense::future);
    CHECK(tense_in("The visit was planned for March.") == Tense::future);
    CHECK(tense_in("The visit was postponed until Tuesday.") == Tense::future);
    CHECK(tense_in("They stayed until Tuesday.") == Tense::past);
    CHECK(tense_in("The ministry has scheduled a news conference Thursday.") == Tense::future);
    CHECK(tense_in("The minister could not be reached on Tuesday.") == Tense::past);
    CHECK(tense_in("They will look for ways to get around Wednesday's ruling.") == Tense::present);
}
