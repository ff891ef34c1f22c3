// Who is meant: names, titles, organs, descriptions and pronouns.
#include "actors/actors.hpp"

#include <catch2/catch.hpp>

#include "claims/prepare.hpp"
#include "extracting.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

// The id of the entity that the words are a mention of, or "" (the last such mention counts).
std::string entity_of(const std::string& text, const std::string& words, const std::string& published = "2022-02-04") {
    Article article;
    article.id = "test";
    article.text = text;
    article.published = parse_iso_day(published);
    const Prepared prepared = prepare(knowledge().tables(), Language::english(), article);
    std::string found;
    for (const Mention& mention : prepared.actors.mentions) {
        if (text.substr(mention.begin, mention.end - mention.begin) == words)
            found = prepared.actors.entities[mention.entity].id;
    }
    return found;
}

}  // namespace

TEST_CASE("states are known by name, alias, adjective and capital") {
    CHECK(entity_of("The U.S. criticised Burma.", "U.S.") == "USA");
    CHECK(entity_of("The U.S. criticised Burma.", "Burma") == "MMR");
    CHECK(entity_of("Moscow said no.", "Moscow") == "RUS");
    CHECK(entity_of("French troops left.", "French") == "FRA");
}

TEST_CASE("an office is held by whoever held it on the day") {
    CHECK(entity_of("The Russian president spoke in Sochi.", "Russian president", "2009-06-01") ==
          "person/dmitry-medvedev");
    CHECK(entity_of("The Russian president spoke in Sochi.", "Russian president", "2015-06-01") ==
          "person/vladimir-putin");
    CHECK(entity_of("German Chancellor Angela Merkel spoke.", "German Chancellor Angela Merkel", "2015-06-01") ==
          "person/angela-merkel");
}

TEST_CASE("a counterpart holds the same office of another state") {
    CHECK(entity_of("Russian President Vladimir Putin met his Chinese counterpart in Moscow.", "Chinese counterpart") ==
          "person/xi-jinping");
    CHECK(entity_of("Vladimir Putin met his Chinese counterpart Xi Jinping.", "Chinese counterpart Xi Jinping") ==
          "person/xi-jinping");
}

TEST_CASE("organs belong to the state that owns them") {
    CHECK(entity_of("The Russian foreign ministry protested.", "Russian foreign ministry") == "RUS/foreign-ministry");
    CHECK(entity_of("Israel's army withdrew.", "Israel's army") == "ISR/military");
    CHECK(entity_of("Protesters in Egypt marched.", "Protesters in Egypt") == "EGY/protesters");
    CHECK(entity_of("NATO officials arrived.", "NATO officials") == "NATO");
}

TEST_CASE("bodies of the United Nations count as the United Nations") {
    CHECK(entity_of("The UN Security Council met.", "UN Security Council") == "UN");
    CHECK(entity_of("UNICEF sent food to Yemen.", "UNICEF") == "UN");
}

TEST_CASE("a description stands for what was last called so") {
    CHECK(entity_of("Gazprom stopped deliveries. The company gave no reason.", "company") == "company/gazprom");
    CHECK(entity_of("NATO met in Brussels. The alliance decided nothing.", "alliance") == "NATO");
}

TEST_CASE("a name inside a fixed phrase is no actor") {
    CHECK(entity_of("He wrote for The Washington Post.", "Washington").empty());
    CHECK(entity_of("Michael Jordan retired.", "Jordan").empty());
}

TEST_CASE("unknown persons take the state of their title") {
    const Extraction extraction = extract("Peruvian Agriculture Minister Jacinto Quispe visited Bolivia.");
    const auto it = std::find_if(extraction.entities.begin(), extraction.entities.end(),
                                 [](const Entity& e) { return e.id == "person/jacinto-quispe"; });
    REQUIRE(it != extraction.entities.end());
    CHECK(it->country == "PER");
    CHECK(it->kind == EntityKind::person);
}

TEST_CASE("a person named behind a title and a comma has the title's state") {
    const auto state = [](const std::string& text, const char* id) {
        for (const Entity& entity : extract(text).entities) {
            if (entity.id == id) return entity.country;
        }
        return std::string("not found");
    };
    CHECK(state("Italy's former intelligence chief, Marco Tedeschini, was sentenced in Rome.",
                "person/marco-tedeschini") == "ITA");
    CHECK(state("Peru's mining minister, Jacinto Quispe, visited Bolivia.", "person/jacinto-quispe") == "PER");
    CHECK(state("Ministers Jacinto Quispe of Peru and Ana Mamani of Bolivia met.", "person/jacinto-quispe") == "PER");
    CHECK(state("A spokeswoman for Norway's finance ministry, Berit Solheimsnes, denied it.",
                "person/berit-solheimsnes") == "NOR");
    // A list is no apposition.
    CHECK(state("The talks brought together the Peruvian president, Angela Merkel and a banker.",
                "person/angela-merkel") == "DEU");
}

TEST_CASE("a minister without a state is one of the state that the text is about") {
    const Extraction extraction = extract(
        "Italy votes on Sunday. Italian parties are divided. Equal Opportunities Minister Carla Bianconi "
        "refused to give up hope.");
    const auto it = std::find_if(extraction.entities.begin(), extraction.entities.end(),
                                 [](const Entity& e) { return e.id == "person/carla-bianconi"; });
    REQUIRE(it != extraction.entities.end());
    CHECK(it->country == "ITA");
}

TEST_CASE("known persons are found under other spellings of their names") {
    CHECK(entity_of("German Finance Minister Peer Steinbrueck spoke.", "German Finance Minister Peer Steinbrueck",
                    "2007-05-01") == "person/peer-steinbruck");
    CHECK(entity_of("Fayez Sarraj flew to Cairo.", "Fayez Sarraj", "2017-05-01") == "person/fayez-al-sarraj");
    CHECK(entity_of("Dutch Justice Minister Ard van der Steur spoke.", "Dutch Justice Minister Ard van der Steur",
                    "2016-01-25") == "person/ard-van-der-steur");
}

TEST_CASE("a surname with a title is only somebody who bore it") {
    CHECK(entity_of("Former president Carter flew to Pyongyang.", "Former president Carter", "2010-08-25") ==
          "person/jimmy-carter");
    CHECK(entity_of("Senator Carter voted against it.", "Senator Carter", "2010-08-25") != "person/jimmy-carter");
}

TEST_CASE("a mention that came with the article is an actor as given") {
    Article article;
    article.id = "given";
    article.text = "Les rebelles rouges met the blue committee.";
    article.mentions = {{0, 19, "", "group/red"}, {24, 42, "", ""}};
    const Prepared prepared = prepare(knowledge().tables(), Language::english(), article);
    const auto given = std::count_if(prepared.actors.mentions.begin(), prepared.actors.mentions.end(),
                                     [](const Mention& m) { return m.form == MentionForm::given; });
    CHECK(given == 2);
    CHECK(std::any_of(prepared.actors.entities.begin(), prepared.actors.entities.end(),
                      [](const Entity& e) { return e.id == "group/red"; }));
}
