// Who and when told less exactly, copies, goods: what joins an event and what does not.
#include <catch2/catch.hpp>

#include "entente/merge/merge.hpp"
#include "entente/merge/signature.hpp"
#include "store/sample.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::string putin = "RUS/GOV person/vladimir-putin";
const std::string lavrov = "RUS/GOV person/sergey-lavrov";
const std::string xi = "CHN/GOV person/xi-jinping";
const auto assumed = TimeBasis::assumed;

Report told(Report one, const std::string& sentence) {
    one.signature = text_signature(sentence, {0, static_cast<std::uint32_t>(sentence.size())});
    return one;
}

std::uint64_t signature(const std::string& sentence) {
    return text_signature(sentence, {0, static_cast<std::uint32_t>(sentence.size())});
}

}  // namespace

TEST_CASE("a report of the states joins the only meeting of their men that day") {
    const auto men = report(claim(putin, "meeting", xi, "2022-02-04"), "A", "2022-02-04");
    const auto states = report(claim("RUS", "meeting", "CHN", "2022-02-04"), "B", "2022-02-05");
    const auto half = report(claim("CHN", "meeting", putin, "2022-02-05", assumed), "C", "2022-02-05");
    const auto events = merge_reports({states, men, half});
    REQUIRE(events.size() == 1);
    CHECK(events[0].sources == 3);
    CHECK(events[0].source.entity == "person/xi-jinping");  // China comes first
    CHECK(events[0].target.entity == "person/vladimir-putin");
}

TEST_CASE("a report of the states joins nothing where it may mean two meetings") {
    const auto events = merge_reports({report(claim(putin, "meeting", xi, "2022-02-04"), "A", "2022-02-04"),
                                       report(claim(lavrov, "meeting", xi, "2022-02-04"), "B", "2022-02-04"),
                                       report(claim("RUS", "meeting", "CHN", "2022-02-04"), "C", "2022-02-04")});
    CHECK(events.size() == 3);
}

TEST_CASE("of two meetings, a report of the states joins the one of its day") {
    const auto events = merge_reports({report(claim(putin, "meeting", xi, "2022-02-04"), "A", "2022-02-04"),
                                       report(claim(lavrov, "meeting", xi, "2022-02-11"), "B", "2022-02-11"),
                                       report(claim("RUS", "meeting", "CHN", "2022-02-11"), "C", "2022-02-12")});
    REQUIRE(events.size() == 2);
    CHECK(events[0].claims.size() == 1);
    CHECK(events[1].claims.size() == 2);
}

TEST_CASE("what rebels did is not what their state did") {
    CHECK(merge_reports({report(claim("UKR/REB UKR/rebels", "attack", "RUS", "2014-08-01"), "A", "2014-08-01"),
                         report(claim("UKR", "attack", "RUS", "2014-08-01"), "B", "2014-08-01")})
              .size() == 2);
    CHECK(merge_reports({report(claim("UKR/MIL UKR/forces", "attack", "RUS", "2014-08-01"), "A", "2014-08-01"),
                         report(claim("UKR", "attack", "RUS", "2014-08-01"), "B", "2014-08-01")})
              .size() == 1);
}

TEST_CASE("two reports that each name the other's side become one") {
    const auto fighters = report(claim("TUR/MIL TUR/air-force", "attack", "RUS", "2015-11-24"), "A", "2015-11-24");
    const auto bomber = report(claim("TUR", "attack", "RUS/MIL RUS/air-force", "2015-11-24"), "B", "2015-11-24");
    const auto events =
        merge_reports({fighters, bomber, report(claim("TUR", "attack", "RUS", "2015-11-24"), "C", "2015-11-24")});
    REQUIRE(events.size() == 1);
    CHECK(events[0].source.entity == "TUR/air-force");
    CHECK(events[0].target.entity == "RUS/air-force");
    const auto navy = report(claim("TUR/MIL TUR/navy", "attack", "RUS", "2015-11-24"), "D", "2015-11-24");
    CHECK(merge_reports({fighters, bomber, navy}).size() == 3);  // it may be either's
}

TEST_CASE("a month that names the states joins the only meeting within it") {
    const auto month = report(claim("RUS", "meeting", "CHN", "2022-02"), "A", "2022-06-01");
    const auto first = report(claim(putin, "meeting", xi, "2022-02-04"), "B", "2022-02-04");
    const auto second = report(claim(putin, "meeting", xi, "2022-02-24"), "C", "2022-02-24");
    REQUIRE(merge_reports({month, first}).size() == 1);
    CHECK(iso(merge_reports({month, first})[0].time.when.from) == "2022-02-04");
    CHECK(merge_reports({month, first, second}).size() == 3);
}

TEST_CASE("a contract on gas is not one on arms, and says itself which it is") {
    const auto on = [](const std::string& commodity, const std::string& publisher) {
        Claim made = claim("RUS", "contract", "CHN", "2022-02-04");
        made.attributes.commodity = commodity;
        return report(made, publisher, "2022-02-04");
    };
    CHECK(merge_reports({on("gas", "A"), on("natural gas", "B"), on("", "C")}).size() == 1);
    const auto events = merge_reports({on("gas", "A"), on("natural gas", "B"), on("arms", "C"), on("", "D")});
    REQUIRE(events.size() == 3);
    std::size_t claims = 0;
    for (const Event& event : events) claims = std::max(claims, event.claims.size());
    CHECK(claims == 2);
}

TEST_CASE("near-identical sentences have near signatures, others do not") {
    const std::string wire =
        "Russian President Vladimir Putin and his Chinese counterpart Xi Jinping signed a long-term contract on "
        "natural gas "
        "in Beijing on Friday, the Kremlin said.";
    CHECK(is_near_identical(signature(wire), signature(wire)));
    CHECK(is_near_identical(signature(wire), signature("RUSSIAN " + wire.substr(8))));
    CHECK(is_near_identical(signature(wire), signature(wire.substr(0, wire.size() - 19) + ".")));
    CHECK_FALSE(is_near_identical(
        signature(wire),
        signature("Xi Jinping and Vladimir Putin met in Beijing before the games and agreed that gas from "
                  "the Far East should flow for thirty years.")));
    CHECK_FALSE(is_near_identical(0, 0));
    CHECK(signature("?!") == 0);
}

TEST_CASE("a short sentence is told from its like by what follows it") {
    const std::string one =
        "Putin met Xi. They spoke about gas and about the games that began that evening in Beijing.";
    const std::string other =
        "Putin met Xi. Neither side would say afterwards what was agreed upon behind closed doors.";
    CHECK_FALSE(is_near_identical(text_signature(one, {0, 13}), text_signature(other, {0, 13})));
}

TEST_CASE("papers that print the same words are one source, directly or through others") {
    const std::string wire =
        "Vladimir Putin met Xi Jinping in Beijing on Friday before the opening of the winter games there.";
    const std::string own =
        "In Beijing the two presidents, Mr Putin and Mr Xi, sat down for what aides called a cordial talk.";
    const auto met = [](const std::string& publisher) {
        return report(claim(putin, "meeting", xi, "2022-02-04"), publisher, "2022-02-04");
    };
    const auto one = merge_reports({told(met("A"), wire), told(met("B"), wire)});
    REQUIRE(one.size() == 1);
    CHECK(one[0].sources == 1);
    CHECK(one[0].confidence == Approx(0.8));
    CHECK(merge_reports({told(met("A"), wire), told(met("B"), wire), told(met("C"), own)})[0].sources == 2);
    // B prints both, so that A and C hang together.
    Report second = told(met("B"), own);
    second.claim.id = "00000000000000bb";
    CHECK(merge_reports({told(met("A"), wire), told(met("B"), wire), second, told(met("C"), own)})[0].sources == 1);
}

TEST_CASE("a copy that reads the day one later is of the same event; another report of the next day is not") {
    const std::string wire =
        "Vladimir Putin met Xi Jinping in Beijing today before the opening of the winter games there.";
    const std::string own =
        "In Beijing the two presidents, Mr Putin and Mr Xi, sat down for what aides called a cordial talk.";
    const auto met = [](const std::string& day, const std::string& publisher) {
        return report(claim(putin, "meeting", xi, day), publisher, day);
    };
    const auto copied = merge_reports({told(met("2022-02-04", "A"), wire), told(met("2022-02-05", "B"), wire)});
    REQUIRE(copied.size() == 1);
    CHECK(iso(copied[0].time.when.from) == "2022-02-04");
    CHECK(iso(copied[0].time.when.until) == "2022-02-06");
    CHECK(merge_reports({told(met("2022-02-04", "A"), wire), told(met("2022-02-05", "B"), own)}).size() == 2);
}

TEST_CASE("what is reported daily is cut by the calendar, and what came long before changes nothing in it") {
    std::vector<Report> daily;
    for (int i = 0; i < 40; ++i) {
        const std::string day = iso(make_day(2022, 3, 1) + std::chrono::days{i});
        daily.push_back(report(claim("RUS", "attack", "UKR", day, assumed), "P" + std::to_string(i), day));
    }
    const auto ids = [](const std::vector<Event>& events, std::size_t last) {
        std::vector<std::string> found;
        for (std::size_t i = events.size() - last; i < events.size(); ++i) found.push_back(events[i].id);
        return found;
    };
    const auto all = merge_reports(daily);
    CHECK(all.size() >= 13);
    CHECK(all.size() <= 15);
    daily.erase(daily.begin(), daily.begin() + 5);
    CHECK(ids(merge_reports(daily), 6) == ids(all, 6));
}
