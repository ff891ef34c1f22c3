#include "entente/base/date.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("ISO dates of three precisions become half-open intervals") {
    CHECK(parse_iso("2022-02-04")->precision == Precision::day);
    CHECK(iso(parse_iso("2022-02")->until) == "2022-03-01");
    CHECK(iso(parse_iso("2022-12")->until) == "2023-01-01");
    CHECK(iso(parse_iso("2022")->from) == "2022-01-01");
    CHECK(iso(*parse_iso_day("2022-02-04T10:00:00Z")) == "2022-02-04");
}

TEST_CASE("impossible dates are no dates") {
    for (const char* text :
         {"2022-02-30", "2022-13-01", "22-01-01", "2022-1-1", "", "2022-02-", "0000", "2022/02/04"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_iso(text));
    }
}
