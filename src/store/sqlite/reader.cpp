#include "entente/store/reader.hpp"

#include <SQLiteCpp/Transaction.h>

#include <algorithm>

#include "entente/base/text.hpp"
#include "store/sqlite/claim_query.hpp"
#include "store/sqlite/codec.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/digest.hpp"
#include "store/sqlite/event_query.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/search_query.hpp"
#include "store/sqlite/sentence_rows.hpp"
#include "store/sqlite/state_keeper.hpp"
#include "store/sqlite/state_query.hpp"
#include "store/sqlite/tally_query.hpp"

namespace entente {
namespace sqlite {
namespace {

// An entity that no article described (a country that only its ministers name) goes by its id.
const std::string entity_columns =
    "select id, case name when '' then id else name end, kind, country, sector, known from entities ";

Entity entity_at(SQLite::Statement& row) {
    Entity entity;
    entity.id = text_at(row, 0);
    entity.name = text_at(row, 1);
    entity.kind = entity_kind_from(text_at(row, 2)).value_or(EntityKind::organisation);
    entity.country = text_at(row, 3);
    entity.sector = sector_from(text_at(row, 4)).value_or(Sector::none);
    entity.known = row.getColumn(5).getInt() != 0;
    return entity;
}

const std::string article_columns = R"sql(
    select id, url, source, title, published, published_guessed, language, text_extracted, prose, given, text, article
      from articles )sql";

Article article_at(SQLite::Statement& row) {
    Article article;
    article.id = text_at(row, 0);
    article.url = text_at(row, 1);
    article.source = text_at(row, 2);
    article.title = text_at(row, 3);
    article.published = day_at(row, 4);
    article.published_guessed = row.getColumn(5).getInt() != 0;
    article.language = text_at(row, 6);
    article.text_extracted = row.getColumn(7).getInt() != 0;
    article.prose = prose_from_text(text_at(row, 8));
    article.mentions = given_from_text(text_at(row, 9));
    article.text = text_at(row, 10);
    return article;
}

EntityName name_at(SQLite::Statement& row) {
    return {text_at(row, 0), text_at(row, 1), static_cast<std::uint64_t>(row.getColumn(2).getInt64())};
}

class Reader final : public GraphReader {
public:
    explicit Reader(const std::string& path)
        : path_(path),
          database_(open_for_reading(path)),
          snapshot_(*database_, SQLite::TransactionBehavior::DEFERRED),
          event_claims_(*database_, "select claim from event_claims where event = ?"),
          tallies_(*database_) {
        database_->execAndGet("select count(*) from properties");  // the snapshot begins with the first read
    }

    GraphCounts counts() override {
        return guarded(path_, [&] {
            GraphCounts counts;
            counts.articles = count("select count(*) from articles");
            counts.sentences = count("select count(*) from sentences");
            counts.entities = count("select count(*) from entities");
            counts.claims = count("select count(*) from claims");
            counts.events = count("select count(*) from events");
            counts.bytes = count("select page_count * page_size from pragma_page_count(), pragma_page_size()");
            SQLite::Statement published(*database_, "select min(published), max(published) from articles");
            published.executeStep();
            counts.first_published = day_at(published, 0);
            counts.last_published = day_at(published, 1);
            return counts;
        });
    }

    std::vector<Entity> entities() override {
        return guarded(path_, [&] {
            std::vector<Entity> all;
            SQLite::Statement row(*database_, entity_columns + "order by id");
            while (row.executeStep()) all.push_back(entity_at(row));
            return all;
        });
    }

    std::optional<Entity> entity(std::string_view id) override {
        return guarded(path_, [&]() -> std::optional<Entity> {
            SQLite::Statement row(*database_, entity_columns + "where id = ?");
            bind_text(row, 1, id);
            if (!row.executeStep()) return std::nullopt;
            return entity_at(row);
        });
    }

    void each_event(const EventFilter& filter, const std::function<void(Event&&, std::uint64_t)>& take) override {
        guarded(path_, [&] { select_events(*database_, filter, take); });
    }

    std::vector<Event> events(const EventFilter& filter) override {
        return guarded(path_, [&] {
            std::vector<Event> all;
            select_events(*database_, filter, [&](Event&& event, std::uint64_t) {
                add_claims(event);
                all.push_back(std::move(event));
            });
            return all;
        });
    }

    std::vector<std::pair<Event, std::uint64_t>> newest(const EventFilter& filter, std::size_t limit) override {
        return guarded(path_, [&] { return select_newest(*database_, filter, limit); });
    }

    void each_tally(const EventFilter& filter, const std::function<void(const Tally&)>& take) override {
        guarded(path_, [&] { tallies_.each_tally(filter, take); });
    }

    void each_total(const EventFilter& filter, const std::function<void(const Tally&)>& take) override {
        guarded(path_, [&] { tallies_.each_total(filter, take); });
    }

    void each_tie(const EventFilter& filter, const std::function<void(const Tie&)>& take) override {
        guarded(path_, [&] { tallies_.each_tie(filter, take); });
    }

    FirstEvent first_events(const EventFilter& filter) override {
        return guarded(path_, [&] { return tallies_.first_events(filter); });
    }

    const RelationSide& side(SideNumber number) override { return tallies_.side(number); }

    const EventCode& code(CodeNumber number) override {
        return guarded(path_, [&]() -> const EventCode& { return tallies_.code(number); });
    }

    const std::string& entity_id(EntityNumber number) override {
        return guarded(path_, [&]() -> const std::string& { return tallies_.entity_id(number); });
    }

    std::optional<Event> event(std::string_view id) override {
        return guarded(path_, [&] {
            if (!event_by_id_) event_by_id_.emplace(*database_);
            auto found = event_by_id_->find(id);
            if (found) add_claims(*found);
            return found;
        });
    }

    std::vector<Event> events_between(const std::vector<std::string>& a, const std::vector<std::string>& b,
                                      const std::vector<std::string>& types) override {
        return guarded(path_, [&] { return select_events_between(*database_, a, b, types); });
    }

    std::vector<State> states_between(const std::vector<std::string>& a, const std::vector<std::string>& b,
                                      std::optional<Day> as_of) override {
        return guarded(path_, [&] { return select_states(*database_, a, b, as_of); });
    }

    std::optional<std::string> state_rules() override { return property(states_property); }

    std::vector<Event> contradictions(const Event& event) override {
        return guarded(path_, [&] {
            if (!contradictions_) contradictions_.emplace(*database_);
            return contradictions_->of(event);
        });
    }

    std::vector<std::string> rules_of(std::string_view event_id) override {
        return guarded(path_, [&] {
            std::vector<std::string> found;
            SQLite::Statement row(*database_, R"sql(
                select distinct rules.name from event_claims join claims using (claim) join rules using (rule)
                 where event_claims.event = ? order by 1)sql");
            row.bind(1, number_of_id(event_id).value_or(0));
            while (row.executeStep()) found.push_back(text_at(row, 0));
            return found;
        });
    }

    std::optional<StoredClaim> claim(std::string_view id) override {
        return guarded(path_, [&] { return select_claim(*database_, id); });
    }

    std::vector<StoredClaim> claims_of(std::string_view event_id) override {
        return guarded(path_, [&] { return select_claims_of(*database_, event_id); });
    }

    std::optional<Article> article(std::string_view key) override {
        return guarded(path_, [&]() -> std::optional<Article> {
            SQLite::Statement row(*database_, article_columns + "where key = ?");
            bind_text(row, 1, key);
            if (!row.executeStep()) return std::nullopt;
            return article_at(row);
        });
    }

    std::vector<std::string> article_keys(std::string_view wanted) override {
        return guarded(path_, [&] {
            std::vector<std::string> keys;
            SQLite::Statement row(*database_,
                                  "select key from articles where key = ?1 or id = ?1 or url = ?1 order by 1");
            bind_text(row, 1, wanted);
            while (row.executeStep()) keys.push_back(text_at(row, 0));
            return keys;
        });
    }

    void each_article(const std::function<void(Article&&)>& take) override {
        guarded(path_, [&] {
            SQLite::Statement row(*database_, article_columns + "order by article");
            while (row.executeStep()) take(article_at(row));
        });
    }

    std::optional<CodedArticle> coded_article(std::string_view key) override {
        return guarded(path_, [&]() -> std::optional<CodedArticle> {
            SQLite::Statement row(*database_, article_columns + "where key = ?");
            bind_text(row, 1, key);
            if (!row.executeStep()) return std::nullopt;
            const std::int64_t number = row.getColumn(11).getInt64();
            CodedArticle coded;
            coded.article = article_at(row);
            coded.key = key;
            coded.extraction.claims = select_claims_in(*database_, number);
            SQLite::Statement entity(*database_, R"sql(
                select entities.id, appearances.name, appearances.kind, appearances.country, appearances.sector,
                       appearances.known
                  from sightings join appearances using (appearance) join entities using (entity)
                 where article = ? order by 1, 2, 3, 4, 5)sql");
            entity.bind(1, number);
            while (entity.executeStep()) coded.extraction.entities.push_back(entity_at(entity));
            SQLite::Statement sentence(
                *database_,
                "select span_begin, span_end from sentences where sentence >= ? and sentence < ? order by sentence");
            sentence.bind(1, sentence_row(number, 0));
            sentence.bind(2, sentence_row(number + 1, 0));
            while (sentence.executeStep())
                coded.extraction.sentences.push_back(
                    {sentence.getColumn(0).getUInt(), sentence.getColumn(1).getUInt()});
            return coded;
        });
    }

    std::vector<std::string> ids_with_prefix(std::string_view prefix, std::size_t limit) override {
        std::vector<std::string> ids;
        if (prefix.empty() || prefix.size() > 16) return ids;
        std::string first(prefix);
        std::string last(prefix);
        first.resize(16, '0');
        last.resize(16, 'f');
        const auto from = number_of_id(lower_ascii(first));
        const auto to = number_of_id(lower_ascii(last));
        if (!from || !to) return ids;
        return guarded(path_, [&] {
            SQLite::Statement row(*database_, R"sql(
                select event as id from events where event between ?1 and ?2
                union select claim from claims where claim between ?1 and ?2
                 order by id limit ?3)sql");
            row.bind(1, *from);
            row.bind(2, *to);
            row.bind(3, static_cast<std::int64_t>(limit));
            while (row.executeStep()) ids.push_back(id_of_number(row.getColumn(0).getInt64()));
            return ids;
        });
    }

    std::vector<EntityName> match_name(std::string_view name) override {
        return names(
            "select id, appearances.name, sum(articles) from appearances join entities using (entity) "
            "where folded = ? group by id, appearances.name order by id, appearances.name",
            lower_utf8(strip_accents(name)));
    }

    std::vector<EntityName> names_of(std::string_view entity_id) override {
        return names(
            "select id, appearances.name, sum(articles) from appearances join entities using (entity) "
            "where id = ? group by appearances.name order by sum(articles) desc, appearances.name",
            std::string(entity_id));
    }

    void each_name(const std::function<void(const EntityName&)>& take) override {
        guarded(path_, [&] {
            SQLite::Statement row(*database_,
                                  "select id, appearances.name, sum(articles) from appearances join entities using "
                                  "(entity) group by id, appearances.name order by id, appearances.name");
            while (row.executeStep()) take(name_at(row));
        });
    }

    std::vector<SearchHit> search(std::string_view words, const EventFilter& filter, std::size_t limit) override {
        return guarded(path_, [&] { return search_sentences(*database_, words, filter, limit); });
    }

    void each_mentioning(std::string_view entity_id, const EventFilter& filter, std::size_t limit,
                         const std::function<void(std::vector<SearchHit>&&)>& take) override {
        guarded(path_, [&] { select_mentioning(*database_, entity_id, filter, limit, take); });
    }

    DigestResult digest() override {
        return guarded(path_, [&] { return DigestResult{digest_of(*database_), counts()}; });
    }

    std::optional<std::string> property(std::string_view name) override {
        return guarded(path_, [&] { return sqlite::property(*database_, name); });
    }

private:
    std::uint64_t count(const char* query) {
        return static_cast<std::uint64_t>(database_->execAndGet(query).getInt64());
    }

    void add_claims(Event& event) {
        event_claims_.reset();
        event_claims_.bind(1, number_of_id(event.id).value_or(0));
        while (event_claims_.executeStep()) event.claims.push_back(id_of_number(event_claims_.getColumn(0).getInt64()));
        event_claims_.reset();
        std::sort(event.claims.begin(), event.claims.end());
    }

    std::vector<EntityName> names(const char* query, const std::string& parameter) {
        return guarded(path_, [&] {
            std::vector<EntityName> found;
            SQLite::Statement row(*database_, query);
            row.bind(1, parameter);
            while (row.executeStep()) found.push_back(name_at(row));
            return found;
        });
    }

    std::string path_;
    std::unique_ptr<SQLite::Database> database_;
    SQLite::Transaction snapshot_;  // rolled back, that is ended, with the reader
    SQLite::Statement event_claims_;
    std::optional<EventById> event_by_id_;  // prepared when first needed
    std::optional<Contradictions> contradictions_;
    TallyQuery tallies_;
};

}  // namespace
}  // namespace sqlite

std::unique_ptr<GraphReader> open_reader(const std::string& path) {
    return sqlite::guarded(path, [&] { return std::make_unique<sqlite::Reader>(path); });
}

}  // namespace entente
