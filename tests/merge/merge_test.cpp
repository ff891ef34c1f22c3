#include "entente/merge/merge.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "store/sample.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::string putin = "RUS/GOV person/vladimir-putin";
const std::string xi = "CHN/GOV person/xi-jinping";

std::vector<std::string> days(const std::vector<Event>& events) {
    std::vector<std::string> days;
    for (const Event& event : events) days.push_back(iso(event.time.when.from));
    return days;
}

}  // namespace

TEST_CASE("a meeting is one event whoever is named first") {
    const auto events = merge_reports({report(claim(putin, "meeting", xi, "2022-02-04"), "RT", "2022-02-04"),
                                       report(claim(xi, "meeting", putin, "2022-02-04"), "Xinhua", "2022-02-05")});
    REQUIRE(events.size() == 1);
    CHECK(events[0].sources == 2);
    CHECK(events[0].claims.size() == 2);
    CHECK(events[0].source.entity == "person/xi-jinping");  // China comes before Russia
    CHECK(events[0].confidence == Approx(0.96));
    CHECK(iso(events[0].first_seen) == "2022-02-04");
    CHECK(iso(events[0].last_seen) == "2022-02-05");
    CHECK(merge_group(claim(putin, "meeting", xi, ""), {}) == merge_group(claim(xi, "meeting", putin, ""), {}));
    CHECK(merge_group(claim(putin, "attack", xi, ""), {}) != merge_group(claim(xi, "attack", putin, ""), {}));
}

TEST_CASE("two reports of one publisher are not independent") {
    const auto events = merge_reports({report(claim(putin, "meeting", xi, "2022-02-04"), "RT", "2022-02-04"),
                                       report(claim(putin, "meeting", xi, "2022-02-04"), "RT", "2022-02-05")});
    REQUIRE(events.size() == 1);
    CHECK(events[0].sources == 1);
    CHECK(events[0].confidence == Approx(0.8));
}

TEST_CASE("two meetings a week apart stay two") {
    CHECK(merge_reports({report(claim(putin, "meeting", xi, "2022-02-04"), "A", "2022-02-04"),
                         report(claim(putin, "meeting", xi, "2022-02-11"), "B", "2022-02-11")})
              .size() == 2);
}

TEST_CASE("a report whose day is assumed joins the stated day shortly before it") {
    const auto assumed = TimeBasis::assumed;
    const auto events = merge_reports({report(claim(putin, "meeting", xi, "2022-02-04"), "A", "2022-02-04"),
                                       report(claim(putin, "meeting", xi, "2022-02-06", assumed), "B", "2022-02-06"),
                                       report(claim(putin, "meeting", xi, "2022-02-09", assumed), "C", "2022-02-09"),
                                       report(claim(putin, "meeting", xi, "2022-02-11", assumed), "D", "2022-02-11")});
    CHECK(days(events) == std::vector<std::string>{"2022-02-04", "2022-02-09"});
    CHECK(events[0].claims.size() == 2);
    CHECK(events[0].time.basis == TimeBasis::stated);
    CHECK(events[1].time.basis == TimeBasis::assumed);
}

TEST_CASE("reports of the week before them share the days that they have in common") {
    const auto week = [](const std::string& published, const std::string& publisher) {
        Claim made = claim(putin, "meeting", xi, published, TimeBasis::assumed);
        made.event.when.from -= std::chrono::days{6};
        made.event.when.precision = Precision::week;
        return report(made, publisher, published);
    };
    const auto events = merge_reports({week("2022-02-08", "A"), week("2022-02-10", "B"), week("2022-02-17", "C")});
    REQUIRE(events.size() == 2);
    CHECK(events[0].claims.size() == 2);
    CHECK(iso(events[0].time.when.from) == "2022-02-04");
    CHECK(iso(events[0].time.when.until) == "2022-02-09");
    CHECK(events[0].time.basis == TimeBasis::assumed);
    const auto stated = report(claim(putin, "meeting", xi, "2022-02-07"), "D", "2022-02-07");
    CHECK(merge_reports({stated, week("2022-02-08", "A"), week("2022-02-10", "B")}).size() == 1);
}

TEST_CASE("a month joins the only event within it, and stands alone where there are several") {
    const auto month = report(claim("RUS", "attack", "UKR", "2022-03"), "A", "2022-06-01");
    const auto third = report(claim("RUS", "attack", "UKR", "2022-03-03"), "B", "2022-03-03");
    const auto ninth = report(claim("RUS", "attack", "UKR", "2022-03-09"), "C", "2022-03-09");
    CHECK(days(merge_reports({month, third})) == std::vector<std::string>{"2022-03-03"});
    CHECK(merge_reports({month, third, ninth}).size() == 3);
    CHECK(merge_reports({report(claim("RUS", "attack", "UKR", "2022"), "A", "2022-06-01"), third}).size() == 2);
}

TEST_CASE("a lasting relation is one event, from its first to its last day") {
    const auto events = merge_reports({report(claim("USA", "leads", "NATO/IGO", "2009-04-01"), "A", "2009-04-01"),
                                       report(claim("USA", "leads", "NATO/IGO", "2022-02-04"), "B", "2022-02-04"),
                                       report(claim("USA", "leads", "NATO/IGO", ""), "C", "")});
    REQUIRE(events.size() == 1);
    CHECK(iso(events[0].time.when.from) == "2009-04-01");
    CHECK(iso(events[0].time.when.until) == "2022-02-05");
    CHECK(events[0].sources == 3);
}

TEST_CASE("two offices of one person are two lasting relations") {
    Claim president = claim(putin, "leads", "RUS", "2013-01-01");
    Claim premier = president;
    president.attributes.office = "president";
    premier.attributes.office = "prime-minister";
    CHECK(merge_group(president, {}) != merge_group(premier, {}));
    CHECK(merge_reports({report(president, "A", "")})[0].id != merge_reports({report(premier, "A", "")})[0].id);
}

TEST_CASE("where no time is known, publication tells events apart") {
    const auto events = merge_reports({report(claim("RUS", "attack", "UKR", ""), "A", "2022-03-01"),
                                       report(claim("RUS", "attack", "UKR", ""), "B", "2022-03-02"),
                                       report(claim("RUS", "attack", "UKR", ""), "C", "2022-03-20"),
                                       report(claim("RUS", "attack", "UKR", ""), "D", "")});
    CHECK(events.size() == 3);
}

TEST_CASE("what happened and what is planned are of different groups") {
    Claim planned = claim("RUS", "attack", "UKR", "2022-02-24");
    planned.status = Status::planned;
    CHECK(merge_group(planned, {}) != merge_group(claim("RUS", "attack", "UKR", "2022-02-24"), {}));
}

TEST_CASE("an event has of each attribute the value that most claims give") {
    Claim one = claim("RUS", "contract", "CHN", "2022-02-04");
    one.attributes.commodity = "natural gas";
    one.attributes.quantity = Quantity{10e9, "cubic metre"};
    Claim two = one;
    two.attributes.quantity = Quantity{11e9, "cubic metre"};
    const auto events =
        merge_reports({report(one, "A", "2022-02-04"), report(one, "B", "2022-02-04"), report(two, "C", "2022-02-04"),
                       report(claim("RUS", "contract", "CHN", "2022-02-04"), "D", "2022-02-04")});
    REQUIRE(events.size() == 1);
    CHECK(events[0].attributes.commodity == "natural gas");
    CHECK(events[0].attributes.quantity->value == 10e9);
}

TEST_CASE("the order of the reports changes nothing") {
    std::mt19937 random(7);
    const std::vector<std::string> whens = {"2022-02-01", "2022-02-03", "2022-02-04", "2022-02-08", "2022-02",
                                            "2022-03",    "2022",       "",           "2022-02-20", "2022-02-22"};
    std::vector<Report> reports;
    for (int i = 0; i < 60; ++i) {
        const auto basis = static_cast<TimeBasis>(random() % 3);
        Claim made =
            claim(i % 2 == 0 ? putin : xi, "meeting", i % 2 == 0 ? xi : putin, whens[random() % whens.size()], basis);
        made.source.sector = i % 3 == 0 ? Sector::GOV : Sector::ELI;
        reports.push_back(report(made, "P" + std::to_string(random() % 9), "2022-02-" + std::to_string(10 + i % 15)));
    }
    const auto expected = merge_reports(reports);
    std::size_t claims = 0;
    for (const Event& event : expected) claims += event.claims.size();
    for (int round = 0; round < 50; ++round) {
        std::shuffle(reports.begin(), reports.end(), random);
        const auto events = merge_reports(reports);
        REQUIRE(events.size() == expected.size());
        for (std::size_t i = 0; i < events.size(); ++i) {
            CHECK(events[i].id == expected[i].id);
            CHECK(events[i].claims == expected[i].claims);
            CHECK(events[i].time == expected[i].time);
            CHECK(events[i].source.sector == expected[i].source.sector);
            CHECK(events[i].confidence == expected[i].confidence);
        }
    }
    std::map<std::string, int> ids;
    for (const Event& event : expected) ++ids[event.id];
    CHECK(ids.size() == expected.size());
}
