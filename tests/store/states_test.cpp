// The states that a graph file keeps, against those that follow from all of its events.
#include "entente/merge/states.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "entente/knowledge/knowledge.hpp"
#include "entente/query/states.hpp"
#include "entente/store/reader.hpp"
#include "entente/store/writer.hpp"
#include "store/sample.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Ontology& ontology() {
    static const Knowledge knowledge = Knowledge::for_questions();
    return knowledge.ontology();
}

Claim turning_claim(const std::string& source, const std::string& type, const std::string& target, EventTime time,
                    const std::string& act = "test") {
    const RelationType& known = *ontology().find(type);
    Claim made;
    made.type = type;
    made.plover = known.plover;
    made.cameo = known.cameo;
    made.quad = known.quad;
    made.goldstein = known.goldstein;
    made.mutual = known.mutual;
    made.source = actor(source);
    made.target = actor(target);
    made.event = time;
    made.confidence = 0.8;
    made.evidence.rule = act + ".v/" + type;
    return made;
}

// What opens, confirms and closes states of all kinds, in a few years and between few, so that much of it meets.
CodedArticle random_article(int number, std::mt19937& random) {
    const auto one_of = [&](const std::vector<std::string>& all) { return all[random() % all.size()]; };
    const std::vector<std::string> types = {"sanction",
                                            "easing-sanctions",
                                            "deployment",
                                            "withdrawal",
                                            "opposition",
                                            "endorsement",
                                            "contract",
                                            "calling-off",
                                            "holds-office",
                                            "resignation",
                                            "dismissal",
                                            "accession",
                                            "leaving",
                                            "ceasefire",
                                            "treaty",
                                            "ally-of",
                                            "invasion",
                                            "breaking-relations",
                                            "establishing-relations"};
    const std::vector<std::string> actors = {"RUS",      "RUS/GOV person/anna-test", "USA",
                                             "NATO/IGO", "RUS/REB org/rebels",       "USA/MIL USA/forces"};
    const std::vector<std::string> topics = {"",
                                             "gas",
                                             "natural gas",
                                             "the truce",
                                             "NATO enlargement",
                                             "further enlargement of NATO",
                                             "peace treaty",
                                             "a contract"};
    const std::vector<std::string> frequent = {"deployment", "withdrawal", "opposition", "endorsement", "contract"};
    const Day day = make_day(2014, 1, 1) + std::chrono::days{random() % 900};
    std::vector<Claim> claims;
    for (std::size_t i = 0; i < 1 + random() % 3; ++i) {
        EventTime time{day_interval(day), static_cast<TimeBasis>(random() % 3)};
        switch (random() % 8) {
            case 0:
                time = {};
                break;
            case 1:
                time.when =
                    month_interval(2014 + static_cast<int>(random() % 3), 1 + static_cast<unsigned>(random() % 12));
                break;
            case 2:
                time.when = {day - std::chrono::days{6}, day + std::chrono::days{1}, Precision::week};
                break;
            default:
                break;
        }
        const bool usual = random() % 2 == 0;
        Claim made = turning_claim(usual ? "USA" : one_of(actors), one_of(usual ? frequent : types), one_of(actors),
                                   time, one_of({"lift", "ease", "end"}));
        if (made.source.entity == made.target.entity) continue;
        made.attributes.topic = one_of(topics);
        made.attributes.commodity = one_of({"", "", "gas", "natural gas"});
        if (made.type == "holds-office") made.attributes.office = one_of({"", "defence-minister", "president"});
        if (random() % 10 == 0) made.status = Status::planned;
        claims.push_back(std::move(made));
    }
    return coded("a" + std::to_string(number), random() % 12 == 0 ? "" : iso(day), std::move(claims));
}

std::vector<State> kept(const std::string& file) {
    return open_reader(file)->states_between({}, {}, std::nullopt);
}

// From all of the file's events.
std::vector<State> derived(const std::string& file) {
    const auto reader = open_reader(file);
    std::vector<Turn> turns;
    for (Event& event : reader->events_between({}, {}, turning_types(ontology()))) {
        Turn turn;
        for (const std::string& rule : reader->rules_of(event.id)) turn.acts.push_back(act_of_rule(rule));
        turn.event = std::move(event);
        turns.push_back(std::move(turn));
    }
    return derive_states(turns, ontology());
}

std::string digest_of(const std::string& file) {
    return open_reader(file)->digest().sha256;
}

}  // namespace

TEST_CASE("states kept from batch to batch are those that follow from all events, whatever comes and goes") {
    const TemporaryFolder folder;
    std::mt19937 random(29);
    std::vector<CodedArticle> articles;
    for (int i = 0; i < 400; ++i) articles.push_back(random_article(i, random));
    std::string expected;
    for (int round = 0; round < 6; ++round) {
        CAPTURE(round);
        std::shuffle(articles.begin(), articles.end(), random);
        const std::string file = folder.file("g" + std::to_string(round));
        const std::size_t batch = round == 0 ? articles.size() : 1 + random() % 40;
        const auto writer = open_writer(file);
        std::vector<std::string> there;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            writer->add(articles[i]);
            there.push_back(articles[i].key);
            // Some are forgotten again, in the same batch or a later one.
            if (round > 0 && random() % 5 == 0) {
                const std::size_t at = random() % there.size();
                writer->remove(there[at]);
                there.erase(there.begin() + static_cast<std::ptrdiff_t>(at));
            }
            if (random() % 50 == 0) writer->preview();
            if ((i + 1) % batch != 0) continue;
            writer->commit();
            REQUIRE((kept(file) == derived(file)));
        }
        for (const CodedArticle& article : articles) writer->add(article);
        writer->commit();
        CHECK((kept(file) == derived(file)));
        const auto states = kept(file);
        CHECK(states.size() > 100);
        CHECK(std::count_if(states.begin(), states.end(), [](const State& one) { return one.until.has_value(); }) > 50);
        CHECK(std::any_of(states.begin(), states.end(), [](const State& one) { return one.events > 2; }));
        if (round == 0) expected = digest_of(file);
        CHECK(digest_of(file) == expected);
    }
    const std::string emptied = folder.file("g1");
    {
        const auto writer = open_writer(emptied);
        for (const CodedArticle& article : articles) {
            writer->remove(article.key);
            if (random() % 30 == 0) writer->commit();
        }
        writer->commit();
    }
    CHECK(kept(emptied).empty());
}

TEST_CASE("an end that is read late parts a state in two, and each keeps its own count") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    const auto on = [](int year) { return EventTime{day_interval(make_day(year, 3, 17)), TimeBasis::stated}; };
    const auto told = [&](int year, const std::string& type) {
        return coded(type + std::to_string(year), std::to_string(year) + "-03-18",
                     {turning_claim("RUS", type, "SYR", on(year))});
    };
    const auto writer = open_writer(file);
    for (const int year : {2010, 2011, 2012, 2013, 2015, 2016, 2017}) writer->add(told(year, "deployment"));
    writer->add(told(2019, "withdrawal"));
    writer->commit();
    REQUIRE(kept(file).size() == 1);
    CHECK(kept(file)[0].events == 8);
    writer->add(told(2014, "withdrawal"));
    writer->commit();
    REQUIRE(kept(file).size() == 2);
    CHECK(kept(file)[0].events == 5);
    CHECK(kept(file)[1].events == 4);
    CHECK((kept(file) == derived(file)));
    writer->remove(told(2014, "withdrawal").key);
    writer->add(told(2009, "deployment"));
    writer->commit();
    REQUIRE(kept(file).size() == 1);
    CHECK(kept(file)[0].events == 9);
    CHECK((kept(file) == derived(file)));
}

TEST_CASE("the digest tells graphs with other states apart") {
    const TemporaryFolder folder;
    std::mt19937 random(31);
    const std::string file = folder.file("g.db");
    {
        const auto writer = open_writer(file);
        for (int i = 0; i < 20; ++i) writer->add(random_article(i, random));
        writer->commit();
    }
    const std::string before = digest_of(file);
    run_sql(file, "update states set events = events + 1 where state = (select min(state) from states)");
    CHECK(digest_of(file) != before);
}

TEST_CASE("states of an older file are derived when it is opened") {
    const TemporaryFolder folder;
    std::mt19937 random(37);
    const std::string file = folder.file("g.db");
    {
        const auto writer = open_writer(file);
        for (int i = 0; i < 150; ++i) writer->add(random_article(i, random));
        writer->commit();
    }
    const std::string expected = digest_of(file);
    run_sql(file, to_third_schema);
    CHECK((kept(file) == derived(file)));
    CHECK(digest_of(file) == expected);
}

TEST_CASE("another ontology means other states: asked with it, or written with it") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    const EventTime time{day_interval(make_day(2014, 3, 17)), TimeBasis::stated};
    const auto sanctions = coded("a", "2014-03-18", {turning_claim("USA", "sanction", "RUS", time)});
    const auto warning = coded("b", "2014-03-18", {turning_claim("USA", "warning", "RUS", time)});
    {
        const auto writer = open_writer(file);
        writer->add(sanctions);
        writer->commit();
    }
    Ontology other = ontology();
    other.types.at("sanction").opens = {{"rival-of", StateChange::Of::both, {}, {}}};
    CHECK(state_rules_of(other) != state_rules_of(ontology()));
    REQUIRE(kept(file).size() == 1);
    CHECK(kept(file)[0].type == "sanctions-in-force");
    {
        WriterOptions options;
        options.ontology = &other;
        const auto writer = open_writer(file, options);
        writer->add(warning);
        writer->commit();
    }
    REQUIRE(kept(file).size() == 1);
    CHECK(kept(file)[0].type == "rival-of");
    const auto reader = open_reader(file);
    StateQuestion question;
    question.a = {"USA"};
    question.origin = StateOrigin::reported;
    const auto asked = states(*reader, Knowledge::for_questions(), question);
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].type == "sanctions-in-force");
}

TEST_CASE("states are found by the sides of their participants and by the day") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    const auto on = [](int year) { return EventTime{day_interval(make_day(year, 3, 17)), TimeBasis::stated}; };
    {
        const auto writer = open_writer(file);
        writer->add(coded("a", "2014-03-18", {turning_claim("USA", "sanction", "RUS", on(2014))}));
        writer->add(coded("b", "2016-03-18", {turning_claim("USA", "easing-sanctions", "RUS", on(2016), "lift")}));
        writer->add(coded("c", "2014-03-18", {turning_claim("RUS/GOV RUS/forces", "deployment", "UKR", on(2014))}));
        writer->commit();
    }
    const auto reader = open_reader(file);
    const auto count = [&](std::vector<std::string> a, std::vector<std::string> b, std::optional<Day> day) {
        return reader->states_between(a, b, day).size();
    };
    CHECK(count({}, {}, std::nullopt) == 2);
    CHECK(count({"RUS"}, {}, std::nullopt) == 2);
    CHECK(count({}, {"UKR"}, std::nullopt) == 1);
    CHECK(count({"RUS"}, {"USA"}, std::nullopt) == 1);
    CHECK(count({"USA"}, {"RUS"}, make_day(2016, 3, 16)) == 1);
    CHECK(count({"USA"}, {"RUS"}, make_day(2016, 3, 17)) == 0);
    CHECK(count({"RUS"}, {"RUS", "USA", "UKR"}, make_day(2014, 3, 17)) == 2);
    CHECK(count({"CHN"}, {}, std::nullopt) == 0);
}
