#include "entente/export/dot.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "export/fixtures.hpp"

using namespace entente;
using Catch::Matchers::Contains;
using fixtures::entity;
using fixtures::event;

namespace {

std::string dot(const std::vector<Entity>& entities, const std::vector<Event>& events,
                EdgeMode mode = EdgeMode::events) {
    std::ostringstream out;
    write_dot(GraphView(entities, events, mode), out);
    return out.str();
}

const std::vector<Entity>& pair() {
    static const std::vector<Entity> entities = {entity("CHN", "China", EntityKind::country, "CHN"),
                                                 entity("a\"b\\", "AT&T \"Ltd\"", EntityKind::company)};
    return entities;
}

}  // namespace

TEST_CASE("DOT quotes and escapes ids and labels") {
    const std::string text = dot(pair(), {event("1", "CHN", "sanction", "a\"b\\")});
    CHECK_THAT(text, Contains(R"("CHN" -> "a\"b\\" [id="1", label="sanction")"));
    CHECK_THAT(text, Contains(R"("a\"b\\" [label="AT&amp;T \"Ltd\"")"));
}

TEST_CASE("DOT colours edges by quad class and draws mutual ones without an arrowhead") {
    const std::string text =
        dot(pair(), {event("1", "CHN", "sanction", "a\"b\\"), event("2", "CHN", "trade", "a\"b\\")});
    CHECK_THAT(text, Contains("label=\"sanction\", color=\"#b2182b\""));
    CHECK_THAT(
        text,
        Contains("label=\"trade\", color=\"#1d5c9e\", fontcolor=\"#1d5c9e\", penwidth=1.20, style=solid, dir=none"));
}

TEST_CASE("DOT dashes what has not happened and dots what is denied") {
    Event planned = event("1", "CHN", "visit", "a\"b\\"), denied = event("2", "CHN", "aid", "a\"b\\");
    planned.status = Status::planned;
    denied.status = Status::denied;
    const std::string text = dot(pair(), {planned, denied});
    CHECK_THAT(text, Contains("style=dashed, tooltip=\"CHN visit"));
    CHECK_THAT(text, Contains("style=dotted, tooltip=\"CHN aid"));
}

TEST_CASE("an aggregated DOT edge carries its count, and is wider for it") {
    const std::string text =
        dot(pair(), {event("1", "CHN", "visit", "a\"b\\"), event("2", "CHN", "visit", "a\"b\\")}, EdgeMode::aggregated);
    CHECK_THAT(text, Contains("label=\"visit ×2\""));
    CHECK_THAT(text, Contains("penwidth=1.89"));
}

TEST_CASE("DOT lays few edges out in layers and scatters many") {
    std::vector<Event> events;
    for (int i = 0; i < 151; ++i) events.push_back(event(std::to_string(i), "CHN", "visit", "a\"b\\"));
    CHECK_THAT(dot(pair(), events), Contains("layout=\"sfdp\""));
    events.pop_back();
    CHECK_THAT(dot(pair(), events), Contains("layout=\"dot\""));
}
