#include "entente/query/series.hpp"

#include <catch2/catch.hpp>

#include "entente/store/writer.hpp"
#include "export/answer_grids.hpp"
#include "store/sample.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::unique_ptr<GraphReader> told(const TemporaryFolder& folder) {
    const auto writer = open_writer(folder.file("g.db"));
    writer->add(coded("a", "2022-01-10", {claim("RUS", "meeting", "USA", "2022-01-10")}));
    writer->add(coded("b", "2022-01-20", {claim("USA", "opposition", "RUS", "2022-01-20")}));
    writer->add(coded("c", "2022-04-01", {claim("RUS", "attack", "USA", "2022-03-31")}));
    writer->add(coded("d", "2022-04-01", {claim("RUS", "contract", "USA", "2022")}));
    writer->add(coded("e", "2022-04-01", {claim("USA", "leads", "RUS", "2022-03")}));
    writer->commit();
    return open_reader(folder.file("g.db"));
}

}  // namespace

TEST_CASE("a series by month has no gaps, and leaves out what is only known to the year") {
    const TemporaryFolder folder;
    const auto graph = told(folder);
    const Series found = series(*graph, {}, SeriesBy::month);
    REQUIRE(found.points.size() == 3);
    CHECK(found.left_out == 1);
    CHECK(found.points[0].period == month_interval(2022, 1));
    CHECK(found.points[0].cooperation() == 1);
    CHECK(found.points[0].conflict() == 1);
    CHECK(*found.points[0].goldstein == Approx(-1.5));
    CHECK(found.points[1].events == 0);
    CHECK_FALSE(found.points[1].goldstein);
    CHECK(found.points[2].events == 2);
    CHECK(found.points[2].quads[0] == 1);
    CHECK(*found.points[2].goldstein == Approx(-10));
}

TEST_CASE("a series by year counts what is known to the year") {
    const TemporaryFolder folder;
    const auto graph = told(folder);
    const Series found = series(*graph, {}, SeriesBy::year);
    REQUIRE(found.points.size() == 1);
    CHECK(found.left_out == 0);
    CHECK(found.points[0].events == 5);
    CHECK(found.points[0].cooperation() == 2);
}

TEST_CASE("what began before the period asked for counts nowhere") {
    const TemporaryFolder folder;
    const auto graph = told(folder);
    EventFilter filter;
    filter.since = make_day(2022, 3, 31);
    const Series found = series(*graph, filter, SeriesBy::month);
    REQUIRE(found.points.size() == 1);
    CHECK(found.points[0].period == month_interval(2022, 3));
    CHECK(found.left_out == 1);
}

TEST_CASE("bars are as high as their share of the greatest") {
    CHECK(sparkline({0, 1, 4, 8}, 8) == " ▂▅█");
    CHECK(sparkline({0, 0}, 0) == "  ");
    const TemporaryFolder folder;
    const auto graph = told(folder);
    CHECK(series_bars(series(*graph, {}, SeriesBy::month), true) ==
          "year  cooperation   conflict\n2022  █             █ █\n█ = 1 events\n");
}
