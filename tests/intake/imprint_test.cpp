#include "intake/page/imprint.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::intake;

TEST_CASE("the lines under a headline name outlet and day") {
    const auto [line, outlet, day, rank] = GENERATE(table<std::string, std::string, std::string, int>({
        {"Northern Wire, 20 September 2023", "Northern Wire", "2023-09-20", 2},
        {"MERIDIAN PRESS | 12.08.2008", "Meridian Press", "2008-08-12", 2},
        {"Posted on June 27, 2016 by Meridian Press", "Meridian Press", "2016-06-27", 3},
        {"Wed 2 Nov 2022 | Northern Wire", "Northern Wire", "2022-11-02", 2},
        {"By Jane Roe, The Ledger", "The Ledger", "", 2},
        {"By Jane Roe and John Doe, Harbour Post 15 July 2015", "Harbour Post", "2015-07-15", 2},
        {"Published: 4 Feb 2022 21:15", "", "2022-02-04", 3},
        {"Updated 5 Feb 2022", "", "2022-02-05", 0},
        {"Geneva, 4 February 2022", "", "2022-02-04", 1},
        {"Pacific Dispatch", "Pacific Dispatch", "", 2},
    }));
    INFO(line);
    const auto imprint = read_imprint(line);
    REQUIRE(imprint);
    CHECK(imprint->outlet == outlet);
    CHECK((imprint->day ? iso(*imprint->day) : "") == day);
    CHECK(imprint->rank == rank);
}

TEST_CASE("headlines and prose are no imprint") {
    for (const char* line :
         {"Russia and China sign a treaty", "World", "Fake news", "The two met on 4 February 2022.",
          "What happened on 4 February 2022 in the Games city", "Putin blames the media, again", ""}) {
        INFO(line);
        CHECK_FALSE(read_imprint(line));
    }
}

TEST_CASE("the foot of a page names its outlet") {
    CHECK(copyright_holder("© 2023 Example Times. All rights reserved.") == "Example Times");
    CHECK(copyright_holder("Best viewed at 1024 by 768. Copyright Pacific Dispatch.") == "Pacific Dispatch");
    CHECK(copyright_holder("Copyright (c) 2019-2021 by The Ledger") == "The Ledger");
    CHECK_FALSE(copyright_holder("© 2023"));
    CHECK_FALSE(copyright_holder("Copyright law changed in May"));
}

TEST_CASE("a dateline stands before the first sentence") {
    const auto length = [](std::string_view text) {
        const auto dateline = read_dateline(text);
        return dateline ? text.substr(dateline->length, 6) : std::string_view();
    };
    CHECK(length("MOSCOW, Feb 4 (Reuters) - Russia said") == "Russia");
    CHECK(length("THE HAGUE, July 12, 2016 — Judges ruled") == "Judges");
    CHECK(length("AL-ULA, Saudi Arabia — Prince Mohammed") == "Prince");
    CHECK(length("CAIRO — Thousands marched") == "Thousa");
    CHECK(length("WASHINGTON (AP) -- The two") == "The tw");
    CHECK(length("BOGOTÁ, Colombia – “We agree") == "“We ");
    for (const char* text : {"NATO — an alliance — said", "ISIL – The group", "U.S. Budget Approval — The House",
                             "EU - Russia talks", "NATO and Russia — Two rivals", "MH17 - Australia sues",
                             "Talks — The end", "A — B", "OPEC — The cartel met", ""}) {
        INFO(text);
        CHECK_FALSE(read_dateline(text));
    }
    CHECK(read_dateline("MOSCOW, Feb 4 (Reuters) - Russia said")->agency == "Reuters");
    CHECK(read_dateline("THE HAGUE, July 12, 2016 — Judges ruled")->day == make_day(2016, 7, 12));
}
