// The tables load, and a bad row says where it stands and what was expected.
#include "knowledge/tables.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "extracting.hpp"
#include "knowledge/inflection.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

// A directory with one table of the user's.
struct OwnTable {
    std::filesystem::path directory;
    OwnTable(const std::string& name, const std::string& text)
        : directory(std::filesystem::temp_directory_path() /
                    ("entente-knowledge-" + std::to_string(getpid()) + "-" + name)) {
        std::filesystem::remove_all(directory);
        std::filesystem::create_directories(directory);
        std::ofstream(directory / name) << text;
    }
    ~OwnTable() { std::filesystem::remove_all(directory); }
};

std::string error_of(const std::string& name, const std::string& text) {
    const OwnTable table(name, text);
    try {
        const Knowledge loaded(table.directory.string());
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("the built-in knowledge covers the world") {
    const Knowledge::Tables& tables = knowledge().tables();
    const auto count = [&](EntityKind kind) {
        return std::count_if(tables.entities.begin(), tables.entities.end(),
                             [&](const KnownEntity& e) { return e.kind == kind; });
    };
    CHECK(count(EntityKind::country) >= 240);
    CHECK(count(EntityKind::person) >= 4000);
    CHECK(count(EntityKind::company) >= 600);
    CHECK(count(EntityKind::group) >= 400);
    CHECK(count(EntityKind::place) >= 2000);
    CHECK(tables.frames.frames.size() >= 2000);
    CHECK(tables.ontology.types.size() >= 90);
    // Each of the sixteen PLOVER types has frames.
    for (int i = 1; i <= 16; ++i) {
        const auto plover = static_cast<Plover>(i);
        CAPTURE(name(plover));
        CHECK(std::any_of(tables.frames.frames.begin(), tables.frames.frames.end(),
                          [&](const Frame& frame) { return tables.ontology.find(frame.type)->plover == plover; }));
    }
}

TEST_CASE("states, their offices, parties and organisations are there in numbers") {
    const Knowledge::Tables& tables = knowledge().tables();
    const auto states_with = [&](const char* office, const char* since) {
        std::set<std::uint32_t> states;
        for (const OfficeTerm& term : tables.offices) {
            if (term.office == office && (!term.until || *term.until >= *parse_iso_day(since)) &&
                tables.entities[term.of].kind == EntityKind::country)
                states.insert(term.of);
        }
        return states.size();
    };
    CHECK(states_with("foreign-minister", "2000-01-01") >= 120);
    CHECK(states_with("defence-minister", "2000-01-01") >= 60);
    std::set<std::string> with_party;
    std::size_t parties = 0;
    std::size_t organs = 0;
    std::size_t international = 0;
    for (const KnownEntity& entity : tables.entities) {
        if (entity.kind == EntityKind::group && entity.sector == Sector::PTY) {
            ++parties;
            with_party.insert(entity.country);
        }
        if (entity.kind != EntityKind::organisation) continue;
        organs += entity.id.size() > 4 && entity.id[3] == '/';
        international += entity.country.empty();
    }
    CHECK(parties >= 900);
    CHECK(with_party.size() >= 165);
    CHECK(organs >= 950);
    CHECK(international >= 300);
    std::set<std::string> with_members;
    for (const Membership& one : tables.memberships) with_members.insert(one.organisation);
    CHECK(with_members.size() >= 110);
    CHECK(tables.titles.size() >= 1600);
    CHECK(tables.organ_words.size() >= 2600);
    // Former states, with their days.
    for (const char* id : {"SUN", "YUG", "CSK", "DDR", "SCG", "YMD"}) {
        CAPTURE(id);
        REQUIRE(tables.find(id) != nullptr);
        CHECK(tables.find(id)->until.has_value());
    }
    CHECK(tables.find("SUN")->exists_on(*parse_iso_day("1991-12-25")));
    CHECK_FALSE(tables.find("SUN")->exists_on(*parse_iso_day("1991-12-26")));
}

TEST_CASE("the built-in tables repeat no key") {
    const std::map<std::string, std::vector<std::size_t>> keys = {
        {"countries.tsv", {0}},        {"organs.tsv", {0}},        {"organisations.tsv", {0}},
        {"groups.tsv", {0}},           {"companies.tsv", {0}},     {"places.tsv", {0}},
        {"offices.tsv", {0, 2, 3, 4}}, {"persons.tsv", {0}},       {"memberships.tsv", {0, 1, 2}},
        {"organ-words.tsv", {0}},      {"titles.tsv", {0, 3}},     {"not-actors.tsv", {0}},
        {"frames.tsv", {0, 1, 4}},     {"operators.tsv", {0, 1}},  {"compositions.tsv", {0, 1}},
        {"word-classes.tsv", {0}},     {"word-senses.tsv", {0, 1}}};
    for (const auto& [name, columns] : keys) {
        std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/src/knowledge/data/" + name);
        std::set<std::string> seen;
        bool header = true;
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line.front() == '#') continue;
            if (header) {
                header = false;
                continue;
            }
            const auto cells = split(line, '\t');
            std::string key;
            for (const std::size_t column : columns)
                key += (column < cells.size() ? std::string(trim(cells[column])) : "") + '\t';
            CAPTURE(name, key);
            if (!seen.insert(key).second) FAIL_CHECK("a key stands twice");
        }
        CHECK_FALSE(seen.empty());
    }
}

TEST_CASE("a word has one sense in the news, and a user's table may say another") {
    const Frames& frames = knowledge().tables().frames;
    CHECK(frames.sense('n', "embassy") == "building");
    CHECK(frames.sense('v', "embassy").empty());
    CHECK(frames.sense('n', "no-such-word").empty());
    const OwnTable table("word-senses.tsv", "class\tpos\twords\nweapon\tn\tembassy|no-such-word\n");
    const Knowledge own(table.directory.string());
    CHECK(own.tables().frames.sense('n', "no-such-word") == "weapon");

    // No word of the built-in table stands in two classes.
    std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/src/knowledge/data/word-senses.tsv");
    std::set<std::string> seen;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("#") || line.starts_with("class\t")) continue;
        const auto cells = split(line, '\t');
        for (const auto word : split(cells[2], '|')) {
            CAPTURE(word, cells[0]);
            CHECK(seen.insert(std::string(cells[1]) + ' ' + std::string(word)).second);
        }
    }
    CHECK(seen.size() > 5000);
}

TEST_CASE("a user's table adds rows and replaces those with the same id") {
    const OwnTable table("companies.tsv",
                         "id\tname\taliases\tcountry\tindustry\tstate_owned\ncompany/"
                         "gazprom\tGazprom\t\tUSA\tenergy\t\ncompany/acme\tAcme Arms\t\tBRA\tarms\t\n");
    const Knowledge own(table.directory.string());
    CHECK(own.tables().find("company/gazprom")->country == "USA");
    CHECK(own.tables().find("company/acme")->country == "BRA");
    CHECK(own.tables().find("company/rosneft") != nullptr);
}

TEST_CASE("bad rows name file, line and what was expected") {
    using Catch::Contains;
    CHECK_THAT(
        error_of("companies.tsv", "id\tname\taliases\tcountry\tindustry\tstate_owned\ncompany/x\tX\t\tXXX\t\t\n"),
        Contains("companies.tsv:2: 'XXX' is no state of countries.tsv"));
    CHECK_THAT(
        error_of("offices.tsv", "person\taliases\toffice\tof\tfrom\tuntil\nJane Doe\t\tpresident\tRUS\t2008-13-01\t\n"),
        Contains("offices.tsv:2: expected a date"));
    CHECK_THAT(error_of("word-senses.tsv", "class\tpos\twords\nbuilding\tx\tembassy\n"),
               Contains("word-senses.tsv:2: 'x' is not n, v or a"));
    CHECK_THAT(error_of("frames.tsv", "word\tpos\ttype\troles\tneeds\texample\nfoo\tv\tno-such-type\t\t\t\n"),
               Contains("frames.tsv:2: 'no-such-type' is no relation type of ontology.json"));
    CHECK_THAT(error_of("frames.tsv", "word\tpos\ttype\troles\tneeds\texample\nfoo\tv\tattack\tsubj\t\t\n"),
               Contains("expected 'source > target' or 'a = b'"));
    CHECK_THAT(error_of("places.tsv", "name\tcountry\n"),
               Contains("places.tsv:1: expected a line that names the columns"));
    CHECK_THAT(error_of("organs.tsv", "id\tname\taliases\tcountry\tsector\nRUS/x\tX\t\tRUS\tZZZ\n"),
               Contains("organs.tsv:2: 'ZZZ' is no sector"));
    CHECK_THAT(error_of("ontology.json", "{\"types\": [{\"name\": \"x\"}]}"), Contains("ontology.json: expected"));
}

TEST_CASE("a directory that is none is an error") {
    CHECK_THROWS_WITH(Knowledge("/no/such/directory"), Catch::Contains("expected a directory of knowledge tables"));
}

TEST_CASE("regular and irregular verbs are inflected") {
    const auto forms = [](const char* verb) { return verb_forms(verb); };
    const auto has = [&](const char* verb, const char* form) {
        const auto all = forms(verb);
        return std::find(all.begin(), all.end(), form) != all.end();
    };
    CHECK(has("blame", "blamed"));
    CHECK(has("blame", "blaming"));
    CHECK(has("deny", "denies"));
    CHECK(has("deny", "denied"));
    CHECK(has("ban", "banned"));
    CHECK(has("shoot", "shot"));
    CHECK(has("withdraw", "withdrew"));
    CHECK(has("clash", "clashes"));
}
