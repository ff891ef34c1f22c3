// Hand-made claims and articles, and a folder that goes away with the test.
#pragma once

#include <sqlite3.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "entente/merge/merge.hpp"
#include "entente/store/writer.hpp"

namespace entente::test {

// An actor written "RUS/GOV person/vladimir-putin", "RUS" (the state itself) or "NATO/IGO" (no country).
inline Participant actor(const std::string& text) {
    const auto space = text.find(' ');
    const std::string role = text.substr(0, space);
    const auto slash = role.find('/');
    const std::string code = role.substr(0, slash);
    Participant participant;
    participant.entity = space == std::string::npos ? code : text.substr(space + 1);
    participant.country = code.size() == 3 ? code : "";
    if (slash != std::string::npos) participant.sector = *sector_from(role.substr(slash + 1));
    return participant;
}

inline Claim claim(const std::string& source, const std::string& type, const std::string& target,
                   const std::string& when, TimeBasis basis = TimeBasis::stated) {
    struct Type {
        std::string name;
        Plover plover;
        std::string cameo;
        int quad;
        double goldstein;
        bool mutual;
    };
    static const std::vector<Type> types = {{"meeting", Plover::CONSULT, "040", 1, 1.0, true},
                                            {"opposition", Plover::REJECT, "120", 3, -4.0, false},
                                            {"attack", Plover::ASSAULT, "190", 4, -10.0, false},
                                            {"contract", Plover::SUPPORT, "057", 1, 8.0, true},
                                            {"leads", Plover::none, "", 0, 0.0, false}};
    Claim made;
    for (const Type& known : types) {
        if (known.name != type) continue;
        made.type = known.name;
        made.plover = known.plover;
        made.cameo = known.cameo;
        made.quad = known.quad;
        made.goldstein = known.goldstein;
        made.mutual = known.mutual;
    }
    made.source = actor(source);
    made.target = actor(target);
    if (!when.empty()) made.event = {*parse_iso(when), basis};
    made.confidence = 0.8;
    made.evidence.rule = "test/rule";
    return made;
}

inline Report report(Claim made, const std::string& publisher, const std::string& published) {
    Report whole;
    made.id = claim_id(publisher + published, made);
    whole.claim = std::move(made);
    whole.publisher = publisher;
    if (!published.empty()) whole.published = parse_iso_day(published);
    return whole;
}

// "person/ivan-testov" → "Ivan Testov"; "RUS" stays.
inline std::string name_of(const std::string& id) {
    std::string name = id.substr(id.find('/') + 1);
    if (name.size() == id.size()) return name;
    bool begins = true;
    for (char& c : name) {
        if (begins && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == '-') c = ' ';
        begins = c == ' ';
    }
    return name;
}

// One article of one sentence.
inline CodedArticle coded(const std::string& id, const std::string& published, std::vector<Claim> claims,
                          const std::string& text = "Vladimir Putin met Xi Jinping in Beijing.") {
    CodedArticle made;
    made.article.id = id;
    made.article.source = "Source of " + id;
    made.article.title = "Title of " + id;
    made.article.language = "en";
    made.article.published = parse_iso_day(published);
    made.article.text = text;
    made.key = article_key(made.article);
    made.extraction.sentences = {{0, static_cast<std::uint32_t>(text.size())}};
    for (Claim& one : claims) {
        one.source.span = {0, 14};
        one.target.span = {19, 29};
        one.evidence.span = made.extraction.sentences[0];
        one.evidence.trigger = {15, 18};
        one.id = claim_id(made.key, one);
        for (const Participant* participant : {&one.source, &one.target})
            made.extraction.entities.push_back(
                {participant->entity, name_of(participant->entity),
                 participant->entity.size() == 3 ? EntityKind::country : EntityKind::person, participant->country,
                 participant->sector, false});
    }
    made.extraction.claims = std::move(claims);
    return made;
}

// SQL that makes a graph file what the third schema made of it.
inline const std::string to_third_schema = R"sql(
    drop index events_long;
    drop view states_flat;
    drop table states; drop table turns; drop table state_types; drop table pair_totals; drop table pair_ties;
    drop index pair_months_long; drop index pair_months_long_by_pair;
    create index pair_months_long on pair_months (last_until) where role = 0 and known_to >= 2;
    create index events_by_target on events (target_side, source_side, day);
    create index events_by_pair_and_code on events (source_side, target_side, code, day) where status = 0;
    create index events_by_code on events (code, day) where status = 0;
    delete from properties where name = 'states';
    pragma user_version = 3;)sql";

// SQL that makes a graph file what the first schema made of it; its events, which the next ones derive anew, are lost.
inline const std::string to_first_schema = to_third_schema + R"sql(
    drop view claims_flat; drop view sentences_flat; drop view mentions_flat; drop view countries_daily;
    drop view pairs_monthly;
    drop trigger event_added; drop trigger event_removed; drop trigger event_changed;
    drop table pair_months; drop table stale_months;
    drop index events_by_source_day; drop index events_by_target_day; drop index events_by_source_actor;
    drop index events_by_target_actor; drop index actors_by_side;
    drop index sightings_by_article; drop index events_denied; drop index events_by_pair_and_code;
    drop index events_by_code;
    alter table claims drop column signature;
    pragma user_version = 1;
    update event_claims set event = 1; delete from events)sql";

inline void run_sql(const std::string& file, const std::string& statements) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, statements.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "entente-test-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::string file(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

}  // namespace entente::test
