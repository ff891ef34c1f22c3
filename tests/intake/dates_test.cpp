#include "intake/page/dates.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace entente::intake;

TEST_CASE("dates are found as pages write them") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"Sunday, 24 November, 2024", "2024-11-24"},
        {"Published Feb 4, 2022 at 10:15 AM", "2022-02-04"},
        {"4th of February 2022", "2022-02-04"},
        {"Sept. 3rd, 1939", "1939-09-03"},
        {"2022-02-04T10:00:00Z", "2022-02-04"},
        {"2022/2/4", "2022-02-04"},
        {"04.02.2022", "2022-02-04"},
        {"24/02/2022", "2022-02-24"},
        {"02/24/2022", "2022-02-24"},
        {"Fri, 04 Feb 2022 10:00:00 GMT", "2022-02-04"},
    }));
    INFO(text);
    const auto found = find_date(text);
    REQUIRE(found);
    CHECK(iso(found->day) == expected);
    CHECK(date_line(text) == found->day);
}

TEST_CASE("what is no full date is none") {
    for (const char* text : {"02/04/2022", "February 2022", "30 February 2022", "May 2022 talks", "1234-56-78",
                             "on 4 Feb", "", "99999999999/1/1"}) {
        INFO(text);
        CHECK_FALSE(find_date(text));
    }
    CHECK_FALSE(date_line("On 4 February 2022 Russia and China signed a treaty."));
}

TEST_CASE("a url may carry the day") {
    CHECK(date_in_url("https://example.org/2022/02/04/talks") == make_day(2022, 2, 4));
    CHECK(date_in_url("https://example.org/world/2022/feb/04/talks") == make_day(2022, 2, 4));
    CHECK_FALSE(date_in_url("https://example.org/news/12345/02/99"));
}
