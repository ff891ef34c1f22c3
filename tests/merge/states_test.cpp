#include "entente/merge/states.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "entente/knowledge/knowledge.hpp"
#include "store/sample.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Ontology& ontology() {
    static const Knowledge knowledge;
    return knowledge.ontology();
}

Turn turn(const std::string& source, const std::string& type, const std::string& target, const std::string& day,
          const std::string& topic = "", std::vector<std::string> acts = {}) {
    static int number = 0;
    const RelationType& known = *ontology().find(type);
    Turn made;
    made.event.id = "event-" + std::to_string(++number);
    made.event.type = type;
    made.event.plover = known.plover;
    made.event.quad = known.quad;
    made.event.mutual = known.mutual;
    made.event.source = actor(source);
    made.event.target = actor(target);
    made.event.time = {*parse_iso(day), TimeBasis::stated};
    made.event.first_seen = made.event.last_seen = made.event.time.when.from;
    made.event.attributes.topic = topic;
    made.event.confidence = 0.8;
    made.acts = std::move(acts);
    return made;
}

Turn with_status(Turn made, Status status) {
    made.event.status = status;
    return made;
}

std::string text(const State& state) {
    return state.source.entity + " " + state.type + " " + state.target.entity +
           (state.about.empty() ? "" : " (" + state.about + ")") + " " + (state.from ? iso(*state.from) : "") + "–" +
           (state.until ? iso(*state.until) : "");
}

std::vector<std::string> texts(const std::vector<Turn>& turns) {
    std::vector<std::string> found;
    for (const State& state : derive_states(turns, ontology())) found.push_back(text(state));
    return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("sanctions hold from their imposition until they are lifted") {
    CHECK(texts({turn("USA/GOV person/barack-obama", "sanction", "RUS", "2014-03-17"),
                 turn("USA", "sanction", "RUS", "2014-07-16"),
                 turn("USA", "easing-sanctions", "RUS", "2030-01-01", "", {"lift"})}) ==
          Texts{"USA sanctions-in-force RUS 2014-03-17–2030-01-01"});
}

TEST_CASE("only an explicit end closes a state") {
    CHECK(texts({turn("USA", "sanction", "RUS", "2014-03-17"), turn("USA", "meeting", "RUS", "2014-04-17"),
                 turn("USA", "easing-sanctions", "RUS", "2015-01-01", "", {"ease"}),
                 turn("EU/IGO", "easing-sanctions", "RUS", "2015-01-01", "", {"lift"}),
                 with_status(turn("USA", "easing-sanctions", "RUS", "2016-01-01", "", {"lift"}), Status::planned),
                 with_status(turn("USA", "easing-sanctions", "RUS", "2017-01-01", "", {"lift"}), Status::denied)}) ==
          Texts{"USA sanctions-in-force RUS 2014-03-17–"});
}

TEST_CASE("what is planned, supposed or denied opens nothing; nor does what lies after its report") {
    const Turn sanction = turn("USA", "sanction", "RUS", "2014-03-17");
    Turn future = sanction;
    future.event.last_seen = parse_iso_day("2013-01-01").value();
    CHECK(texts({with_status(sanction, Status::planned), with_status(sanction, Status::hypothetical),
                 with_status(sanction, Status::denied), future})
              .empty());
}

TEST_CASE("a state surely holds from the last day of its opening to the first of its closing") {
    CHECK(texts({turn("RUS", "deployment", "SYR", "2015-09"), turn("RUS", "withdrawal", "SYR", "2016-03")}) ==
          Texts{"RUS deployed-in SYR 2015-09-30–2016-03-01"});
    CHECK(texts({turn("RUS", "deployment", "SYR", "2015-09-30"), turn("RUS", "withdrawal", "SYR", "2015-09-30")}) ==
          Texts{"RUS deployed-in SYR 2015-09-30–2015-09-30"});
}

TEST_CASE("after an end, a new beginning is another state") {
    CHECK(texts({turn("RUS", "establishing-relations", "GEO", "1992-07-01"),
                 turn("GEO", "breaking-relations", "RUS", "2008-08-29")}) ==
          Texts{"GEO diplomatic-relations RUS 1992-07-01–2008-08-29", "GEO relations-broken RUS 2008-08-29–"});
    CHECK(texts({turn("RUS", "ceasefire", "UKR", "2014-09-05"),
                 turn("UKR", "calling-off", "RUS", "2015-01-20", "the truce"),
                 turn("UKR", "ceasefire", "RUS", "2015-02-15")}) ==
          Texts{"RUS ceasefire-in-force UKR 2014-09-05–2015-01-20", "RUS ceasefire-in-force UKR 2015-02-15–"});
}

TEST_CASE("an attack does not end a ceasefire, nor a cancelled visit") {
    CHECK(texts({turn("RUS", "ceasefire", "UKR", "2014-09-05"), turn("RUS", "attack", "UKR", "2014-09-06"),
                 turn("UKR", "calling-off", "RUS", "2015-01-20", "a visit")}) ==
          Texts{"RUS ceasefire-in-force UKR 2014-09-05–"});
}

TEST_CASE("stances are told apart by their topics, in whatever words") {
    CHECK(texts({turn("RUS", "opposition", "NATO/IGO", "2008-04-01", "further enlargement of NATO"),
                 turn("RUS", "opposition", "NATO/IGO", "2014-04-01", "NATO's enlargement"),
                 turn("RUS", "opposition", "NATO/IGO", "2010-04-01", "missile defence"),
                 turn("RUS", "endorsement", "NATO/IGO", "2020-01-01", "the missile defence")}) ==
          Texts{"RUS opposes NATO (further enlargement of NATO) 2008-04-01–",
                "RUS opposes NATO (missile defence) 2010-04-01–2020-01-01",
                "RUS supports NATO (the missile defence) 2020-01-01–"});
}

TEST_CASE("an office ends when its holder resigns or is dismissed, whoever dismisses him") {
    Turn held = turn("UKR/GOV person/oleh-testov", "holds-office", "UKR", "2014-03-01");
    held.event.attributes.office = "defence-minister";
    CHECK(texts({held, turn("UKR/LEG UKR/parliament", "dismissal", "UKR/GOV person/oleh-testov", "2014-03-25")}) ==
          Texts{"person/oleh-testov holds-office UKR (defence-minister) 2014-03-01–2014-03-25"});
    CHECK(texts({held, turn("UKR/GOV person/oleh-testov", "resignation", "UKR/CVL UKR/protesters", "2014-03-25")}) ==
          Texts{"person/oleh-testov holds-office UKR (defence-minister) 2014-03-01–2014-03-25"});
    CHECK(texts({held, turn("UKR", "dismissal", "UKR/GOV person/another", "2014-03-25")}).size() == 1);
}

TEST_CASE("what is only reported holds from its first report, and its beginning is not known") {
    const auto states = derive_states(
        {turn("USA", "ally-of", "GBR", "2014-03-01"), turn("RUS", "treaty", "CHN", "2014-05-21")}, ontology());
    REQUIRE(states.size() == 2);
    CHECK_FALSE(states[0].beginning_known);
    CHECK(states[1].beginning_known);
    CHECK(states[1].opened_by.starts_with("event-"));
    CHECK(states[1].closed_by.empty());
}

TEST_CASE("membership ends with leaving, and a treaty only with leaving a treaty") {
    CHECK(texts({turn("GBR", "accession", "EU/IGO", "1973-01-01"),
                 turn("GBR", "treaty", "EU/IGO", "2007-12-13", "Lisbon treaty"),
                 turn("GBR", "leaving", "EU/IGO", "2020-01-31")}) ==
          Texts{"GBR member-of EU 1973-01-01–2020-01-31", "EU treaty-in-force GBR (Lisbon treaty) 2007-12-13–"});
}

TEST_CASE("nobody is a member of a state, an organ or a person") {
    CHECK(texts({turn("USA", "accession", "IRN/GOV person/an-iranian", "2010-04-28"),
                 turn("USA", "accession", "IRN", "2010-04-28"),
                 turn("USA", "accession", "IRN/MIL IRN/ships", "2019-08-15")})
              .empty());
    CHECK(texts({turn("FIN", "accession", "NATO/IGO", "2023-04-04")}).size() == 1);
}

TEST_CASE("the order of the events changes no state") {
    std::mt19937 random(5);
    const std::vector<std::string> types = {"sanction",   "easing-sanctions", "treaty",    "leaving",     "opposition",
                                            "deployment", "withdrawal",       "ceasefire", "calling-off", "meeting"};
    const std::vector<std::string> topics = {"", "gas", "the truce", "gas treaty", "missile defence"};
    std::vector<Turn> turns;
    for (int i = 0; i < 300; ++i) {
        const std::string day = iso(make_day(2014, 1, 1) + std::chrono::days{random() % 400});
        turns.push_back(turn(random() % 2 == 0 ? "RUS" : "UKR", types[random() % types.size()],
                             random() % 2 == 0 ? "CHN" : "EU/IGO", day, topics[random() % topics.size()], {"lift"}));
    }
    const auto expected = texts(turns);
    CHECK(expected.size() > 20);
    for (int round = 0; round < 20; ++round) {
        std::shuffle(turns.begin(), turns.end(), random);
        CHECK(texts(turns) == expected);
    }
}
