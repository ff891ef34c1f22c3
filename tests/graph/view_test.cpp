#include "entente/graph/view.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "entente/base/error.hpp"
#include "export/fixtures.hpp"

using namespace entente;
using fixtures::event;

namespace {

std::vector<Entity> letters() {
    std::vector<Entity> entities;
    for (const char* id : {"E", "C", "A", "D", "B", "F"}) {
        entities.push_back(fixtures::entity(id, id, EntityKind::country, id));
    }
    return entities;
}

std::vector<std::string> ids(const GraphView& view) {
    std::vector<std::string> found;
    for (const Entity& node : view.nodes()) found.push_back(node.id);
    return found;
}

NodeIndex at(const GraphView& view, std::string_view id) {
    return view.find(id).value();
}

}  // namespace

TEST_CASE("nodes are the entities that take part, sorted by id") {
    const GraphView view(letters(), {event("1", "C", "visit", "A"), event("2", "B", "visit", "A")});
    CHECK(ids(view) == std::vector<std::string>{"A", "B", "C"});
    CHECK(view.node(at(view, "B")).country == "B");
    CHECK_FALSE(view.find("D"));
    CHECK_FALSE(view.find(""));
}

TEST_CASE("parallel events are parallel edges") {
    const GraphView view(letters(), {event("2", "A", "visit", "B"), event("1", "A", "visit", "B")});
    REQUIRE(view.edges().size() == 2);
    CHECK(view.edges()[0].id == "1");
    CHECK(view.edges()[1].id == "2");
    CHECK(view.events(view.edges()[1]).size() == 1);
    CHECK(view.events(view.edges()[1]).front().id == "2");
}

TEST_CASE("the view does not depend on the order of what it is made of") {
    fixtures::Graph graph = fixtures::thirty();
    const GraphView one(graph.entities, graph.events, EdgeMode::aggregated);
    std::ranges::reverse(graph.entities);
    std::ranges::reverse(graph.events);
    const GraphView other(graph.entities, graph.events, EdgeMode::aggregated);
    CHECK(ids(one) == ids(other));
    REQUIRE(one.edges().size() == other.edges().size());
    for (std::size_t i = 0; i < one.edges().size(); ++i) {
        CHECK(one.edges()[i].id == other.edges()[i].id);
        CHECK(one.edges()[i].source == other.edges()[i].source);
        CHECK(one.edges()[i].count() == other.edges()[i].count());
    }
    REQUIRE(one.events().size() == graph.events.size());
    CHECK(std::ranges::equal(one.events(), other.events(), {}, &Event::id, &Event::id));
}

TEST_CASE("aggregated, one edge stands for all events of a pair and type") {
    Event early = event("9", "A", "aid", "B"), late = event("1", "A", "aid", "B"),
          undated = event("5", "A", "aid", "B");
    early.time.when = day_interval(make_day(2014, 3, 1));
    early.goldstein = 7;
    late.time.when = month_interval(2022, 2);
    late.goldstein = 4;
    undated.goldstein = 1;
    const GraphView view(letters(), {late, undated, early, event("7", "B", "aid", "A"), event("8", "A", "threat", "B")},
                         EdgeMode::aggregated);
    REQUIRE(view.edges().size() == 3);
    const GraphEdge& aid = view.edges()[0];
    CHECK(aid.count() == 3);
    CHECK(iso(aid.first.value()) == "2014-03-01");
    CHECK(iso(aid.last.value()) == "2022-02-28");
    CHECK(aid.mean_goldstein == Approx(4));
    CHECK(aid.id.size() == 16);
    CHECK(view.events(aid)[1].id == "9");
    CHECK(view.events(view.edges()[1]).front().type == "threat");
    CHECK_FALSE(view.edges()[1].first);
    CHECK(view.edges()[2].source == at(view, "B"));
}

TEST_CASE("aggregated, the direction of a mutual type does not count") {
    const std::vector<Event> events = {event("1", "B", "meeting", "A"), event("2", "A", "meeting", "B")};
    const GraphView view(letters(), events, EdgeMode::aggregated);
    REQUIRE(view.edges().size() == 1);
    CHECK(view.edges()[0].count() == 2);
    CHECK(view.edges()[0].source == at(view, "A"));
    CHECK(GraphView(letters(), events).edges().size() == 2);
}

TEST_CASE("an event without a target joins nothing") {
    const GraphView view(letters(), {event("1", "A", "protest", ""), event("2", "B", "visit", "C")});
    CHECK(ids(view) == std::vector<std::string>{"B", "C"});
    CHECK(view.edges().size() == 1);
}

TEST_CASE("an event of an unknown entity is an error that names both") {
    CHECK_THROWS_WITH(GraphView(letters(), {event("77", "A", "visit", "Z")}),
                      "event 77 names the entity \"Z\", which the graph does not hold");
}

TEST_CASE("degrees count edges, loops on both sides") {
    const GraphView view(letters(), {event("1", "A", "visit", "B"), event("2", "A", "visit", "B"),
                                     event("3", "B", "visit", "A"), event("4", "A", "visit", "A")});
    CHECK(view.degree(at(view, "A")) == Degree{2, 3});
    CHECK(view.degree(at(view, "B")) == Degree{2, 1});
}

TEST_CASE("neighbours are joined in either direction, each once") {
    const GraphView view(letters(), {event("1", "A", "visit", "B"), event("2", "A", "aid", "B"),
                                     event("3", "C", "visit", "A"), event("4", "A", "visit", "A")});
    CHECK(view.neighbours(at(view, "A")) == std::vector<NodeIndex>{at(view, "B"), at(view, "C")});
    CHECK(view.neighbours(at(view, "B")) == std::vector<NodeIndex>{at(view, "A")});
}

TEST_CASE("weakly connected components are numbered by their first node") {
    const GraphView view(letters(), {event("1", "E", "visit", "A"), event("2", "D", "visit", "B"),
                                     event("3", "C", "visit", "D"), event("4", "F", "visit", "F")});
    CHECK(view.components() == std::vector<std::uint32_t>{0, 1, 1, 1, 0, 2});
}

TEST_CASE("a view of nothing is empty") {
    const GraphView view({}, {});
    CHECK(view.nodes().empty());
    CHECK(view.edges().empty());
    CHECK(view.components().empty());
}
