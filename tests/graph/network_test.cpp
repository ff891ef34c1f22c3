#include "entente/graph/network.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "entente/graph/algorithms.hpp"
#include "entente/graph/path.hpp"
#include "entente/store/writer.hpp"
#include "store/sample.hpp"

using namespace entente;
using namespace entente::test;

namespace {

Link link(std::uint32_t a, std::uint32_t b, double cooperation, double conflict = 0) {
    Link made;
    made.a = static_cast<NodeIndex>(a);
    made.b = static_cast<NodeIndex>(b);
    made.events = 1;
    made.evidence = cooperation + conflict;
    made.cooperation_evidence = cooperation;
    made.conflict_evidence = conflict;
    made.from_a = made.from_b = made.evidence;
    return made;
}

// A graph file of one claim a day.
class Told {
public:
    explicit Told(const std::vector<std::array<std::string, 4>>& claims) {
        const auto writer = open_writer(folder_.file("g.db"));
        int number = 0;
        for (const auto& [source, type, target, day] : claims)
            writer->add(coded("a" + std::to_string(number++), day, {claim(source, type, target, day)}));
        writer->commit();
        graph_ = open_reader(folder_.file("g.db"));
    }
    GraphReader& graph() { return *graph_; }

private:
    TemporaryFolder folder_;
    std::unique_ptr<GraphReader> graph_;
};

std::string walk(const std::optional<Path>& path) {
    if (!path) return "none";
    std::string text = path->steps.front().from;
    for (const PathStep& step : path->steps) text += (step.day ? " " + iso(*step.day) + " " : " ") + step.to;
    return text;
}

}  // namespace

TEST_CASE("the middle of a star lies between all others, and ranks first") {
    const Network star({"A", "B", "C", "D"}, {link(0, 2, 1), link(1, 2, 1), link(2, 3, 1)});
    CHECK(betweenness(star) == std::vector<double>{0, 0, 1, 0});
    CHECK(strength(star) == std::vector<double>{1, 1, 3, 1});
    const auto rank = pagerank(star);
    CHECK(std::accumulate(rank.begin(), rank.end(), 0.0) == Approx(1));
    CHECK(rank[2] > 0.4);
    CHECK(rank[0] == Approx(rank[3]));
}

TEST_CASE("rank flows from who acts to whom it is done, by evidence") {
    Link strong = link(0, 1, 9);
    strong.from_b = 0;
    Link weak = link(0, 2, 1);
    weak.from_b = 0;
    const auto rank = pagerank(Network({"A", "B", "C"}, {strong, weak}));
    CHECK(rank[1] > rank[2]);
    CHECK(rank[2] > rank[0]);
}

TEST_CASE("a weak link is longer than two strong ones") {
    const Network network({"A", "B", "C"}, {link(0, 1, 0.3), link(0, 2, 100), link(1, 2, 100)});
    CHECK(betweenness(network) == std::vector<double>{0, 0, 1});
}

TEST_CASE("two camps that fight each other are two communities") {
    std::vector<Link> links;
    for (const auto& [a, b] :
         {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2), std::pair(3, 4), std::pair(3, 5), std::pair(4, 5)})
        links.push_back(link(static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), 2));
    links.push_back(link(0, 3, 0.5, 4));
    links.push_back(link(1, 4, 0, 3));
    links.push_back(link(5, 6, 1));
    const Network network({"A", "B", "C", "D", "E", "F", "G"}, links);
    CHECK(communities(network) == std::vector<std::uint32_t>{1, 1, 1, 0, 0, 0, 0});
    CHECK(communities(Network({}, {})).empty());
}

TEST_CASE("strangers are no community, even when they fight the same enemy") {
    std::vector<Link> links;
    for (const std::uint32_t enemy : {1u, 2u, 3u}) links.push_back(link(0, enemy, 0, 5));
    const auto community = communities(Network({"A", "B", "C", "D"}, links));
    CHECK(community == std::vector<std::uint32_t>{0, 1, 2, 3});
}

TEST_CASE("a triangle is balanced when none or two of its links are hostile") {
    const auto first = [](double ab, double ac, double bc) {
        const auto signed_link = [](std::uint32_t a, std::uint32_t b, double balance) {
            return balance > 0 ? link(a, b, balance) : link(a, b, 0, -balance);
        };
        return triangles(
            Network({"A", "B", "C"}, {signed_link(0, 1, ab), signed_link(0, 2, ac), signed_link(1, 2, bc)}));
    };
    REQUIRE(first(1, 2, 3).size() == 1);
    CHECK(first(1, 2, 3)[0].balanced());
    CHECK(first(1, 2, 3)[0].strength == 1);
    CHECK_FALSE(first(1, 2, -3)[0].balanced());
    CHECK(first(-5, 2, -3)[0].balanced());
    CHECK(first(-5, 2, -3)[0].hostile == 2);
    CHECK_FALSE(first(-5, -2, -3)[0].balanced());
    CHECK(triangles(Network({"A", "B", "C", "D"}, {link(0, 1, 1), link(1, 2, 1), link(2, 3, 1)})).empty());
    CHECK(triangles(Network({"A", "B", "C"}, {link(0, 1, 1), link(0, 2, 1), link(1, 2, 1, 1)})).empty());
}

TEST_CASE("a network rolls persons up to their states, and leaves out what a state does to itself") {
    Told told({{"RUS/GOV person/ivan-testov", "meeting", "CHN", "2022-02-04"},
               {"CHN", "opposition", "RUS/MIL RUS/forces", "2022-02-05"},
               {"RUS", "attack", "RUS/OPP RUS/opposition", "2022-02-06"}});
    const Network network(told.graph(), {});
    CHECK(network.nodes() == std::vector<std::string>{"CHN", "RUS"});
    REQUIRE(network.links().size() == 1);
    const Link& only = network.links()[0];
    CHECK(only.events == 2);
    CHECK(only.cooperation == 1);
    CHECK(only.conflict == 1);
    CHECK(only.evidence == Approx(1.6));
    CHECK(only.from_a == Approx(1.6));  // the meeting is from both
    CHECK(only.from_b == Approx(0.8));
    EventFilter exact;
    exact.exact = true;
    CHECK(Network(told.graph(), exact).nodes().size() == 5);
}

TEST_CASE("the shortest path prefers few and well attested steps") {
    Told told({{"RUS", "meeting", "CHN", "2022-02-04"},
               {"RUS", "attack", "CHN", "2022-02-09"},
               {"CHN", "meeting", "USA", "2022-03-04"},
               {"RUS", "meeting", "GBR", "2022-02-04"},
               {"GBR", "meeting", "USA", "2022-02-20"},
               {"IRN", "meeting", "IRQ", "2022-02-04"},
               {"USA", "meeting", "FRA", "2022-01-01"}});
    CHECK(walk(shortest_path(told.graph(), {}, "RUS", "USA")) == "RUS CHN USA");
    CHECK(walk(shortest_path(told.graph(), {}, "RUS", "FRA")) == "RUS CHN USA FRA");
    CHECK(shortest_path(told.graph(), {}, "RUS", "FRA")->length == Approx(3 + 1 / 1.6 + 2 / 0.8));
    CHECK(walk(shortest_path(told.graph(), {}, "RUS", "IRN")) == "none");
    CHECK(walk(shortest_path(told.graph(), {}, "RUS", "XXX")) == "none");
    EventFilter early;
    early.until = make_day(2022, 3, 1);
    CHECK(walk(shortest_path(told.graph(), early, "RUS", "USA")) == "RUS GBR USA");
}

TEST_CASE("a path in order goes forward in time") {
    Told told({{"RUS", "meeting", "CHN", "2022-02-04"},
               {"RUS", "meeting", "CHN", "2022-02-14"},
               {"CHN", "meeting", "USA", "2022-02-01"},
               {"RUS", "meeting", "GBR", "2022-02-04"},
               {"GBR", "meeting", "FRA", "2022-02-20"},
               {"FRA", "meeting", "USA", "2022-02-20"}});
    CHECK(walk(shortest_path(told.graph(), {}, "RUS", "USA")) == "RUS CHN USA");
    CHECK(walk(path_in_order(told.graph(), {}, "RUS", "USA")) == "RUS 2022-02-04 GBR 2022-02-20 FRA 2022-02-20 USA");
    CHECK(walk(path_in_order(told.graph(), {}, "USA", "RUS")) == "USA 2022-02-01 CHN 2022-02-04 RUS");
    CHECK(walk(path_in_order(told.graph(), {}, "GBR", "CHN")) == "GBR 2022-02-04 RUS 2022-02-04 CHN");
    CHECK(walk(path_in_order(told.graph(), {}, "FRA", "CHN")) == "none");
}
