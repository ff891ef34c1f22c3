#include "entente/export/graphml.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "export/fixtures.hpp"

using namespace entente;
using Catch::Matchers::Contains;
using fixtures::entity;
using fixtures::event;

namespace {

std::string graphml(const std::vector<Entity>& entities, const std::vector<Event>& events,
                    EdgeMode mode = EdgeMode::events) {
    std::ostringstream out;
    write_graphml(GraphView(entities, events, mode), out);
    return out.str();
}

const std::vector<Entity>& pair() {
    static const std::vector<Entity> entities = {entity("RUS", "Russia", EntityKind::country, "RUS", Sector::GOV),
                                                 entity("NATO", "NATO", EntityKind::organisation, "", Sector::IGO)};
    return entities;
}

}  // namespace

TEST_CASE("GraphML of one event, from the first byte to the last") {
    Event made = event("00000000000000aa", "RUS", "opposition", "NATO");
    made.time = {day_interval(make_day(2022, 2, 4)), TimeBasis::relative};
    made.source.country = "RUS";
    made.attributes.topic = "enlargement";
    made.first_seen = made.last_seen = make_day(2022, 2, 5);
    const std::string text = graphml(pair(), {made});
    CHECK_THAT(text,
               Catch::StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                 "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
                                 "  <key id=\"node_label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"));
    CHECK_THAT(text, Contains("  <key id=\"edge_weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"));
    CHECK_THAT(text, Catch::EndsWith(R"(  <graph id="entente" edgedefault="directed">
    <node id="NATO">
      <data key="node_label">NATO</data>
      <data key="node_kind">organisation</data>
      <data key="node_sector">IGO</data>
    </node>
    <node id="RUS">
      <data key="node_label">Russia</data>
      <data key="node_kind">country</data>
      <data key="node_country">RUS</data>
      <data key="node_sector">GOV</data>
    </node>
    <edge id="00000000000000aa" source="RUS" target="NATO">
      <data key="edge_label">opposition</data>
      <data key="edge_type">opposition</data>
      <data key="edge_symmetric">false</data>
      <data key="edge_plover">REJECT</data>
      <data key="edge_cameo">120</data>
      <data key="edge_quad">3</data>
      <data key="edge_weight">1</data>
      <data key="edge_goldstein">-4</data>
      <data key="edge_status">happened</data>
      <data key="edge_from">2022-02-04</data>
      <data key="edge_until">2022-02-05</data>
      <data key="edge_precision">day</data>
      <data key="edge_basis">relative</data>
      <data key="edge_confidence">0.9</data>
      <data key="edge_sources">1</data>
      <data key="edge_claims">1</data>
      <data key="edge_source_country">RUS</data>
      <data key="edge_topic">enlargement</data>
      <data key="edge_first_seen">2022-02-05</data>
      <data key="edge_last_seen">2022-02-05</data>
    </edge>
  </graph>
</graphml>
)"));
}

TEST_CASE("aggregated GraphML counts, and tells what happened from what was only said") {
    Event happened = event("1", "RUS", "threat", "NATO"), denied = event("2", "RUS", "threat", "NATO");
    happened.time.when = day_interval(make_day(2021, 12, 17));
    denied.status = Status::denied;
    denied.claims = {"a", "b"};
    const std::string text = graphml(pair(), {denied, happened}, EdgeMode::aggregated);
    for (const char* row : {"edge_weight\">2<", "edge_count\">2<", "edge_happened\">1<", "edge_first\">2021-12-17<",
                            "edge_last\">2021-12-17<", "edge_mean_goldstein\">-4.4<", "edge_claims\">3<"}) {
        CHECK_THAT(text, Contains(row));
    }
    CHECK_THAT(text, !Contains("edge_status"));
}

TEST_CASE("an event without a date has no from and until in GraphML") {
    const std::string text = graphml(pair(), {event("1", "RUS", "threat", "NATO")});
    CHECK_THAT(text, !Contains("<data key=\"edge_from\">"));
    CHECK_THAT(text, Contains("<data key=\"edge_precision\">unknown</data>"));
    CHECK_THAT(text, !Contains("1970"));
}
