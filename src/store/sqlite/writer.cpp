#include "entente/store/writer.hpp"

#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "entente/base/error.hpp"
#include "entente/merge/signature.hpp"
#include "model/attributes_json.hpp"
#include "store/sqlite/codec.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/event_query.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/forgetting.hpp"
#include "store/sqlite/groups.hpp"
#include "store/sqlite/interner.hpp"
#include "store/sqlite/pair_months.hpp"
#include "store/sqlite/sentence_rows.hpp"
#include "store/sqlite/state_keeper.hpp"

namespace entente {
namespace sqlite {
namespace {

class Writer final : public GraphWriter {
public:
    Writer(const std::string& path, const WriterOptions& options)
        : path_(path),
          database_(open_for_writing(path, options)),
          interner_(*database_),
          states_(*database_, interner_, ontology_of(options)),
          merger_(*database_, interner_, states_),
          insert_article_(*database_, R"sql(
              insert into articles (key, id, url, source, title, published, published_guessed, language,
                                    text_extracted, prose, given, text)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (key) do nothing)sql"),
          insert_sentence_(*database_, "insert into sentences (sentence, span_begin, span_end) values (?, ?, ?)"),
          insert_words_(*database_, "insert into sentence_words (rowid, text) values (?, ?)"),
          insert_sighting_(*database_,
                           "insert into sightings (appearance, article) values (?, ?) on conflict do nothing"),
          count_sighting_(*database_, "update appearances set articles = articles + 1 where appearance = ?"),
          describe_entity_(*database_, R"sql(
              update entities set (name, kind, country, sector, known) =
                  (select name, kind, country, sector, known from appearances where entity = ?1
                    order by known desc, articles desc, name, kind, country, sector limit 1)
               where entity = ?1 and exists (select 1 from appearances where entity = ?1))sql"),
          insert_claim_(*database_, R"sql(
              insert into claims (claim, article, code, source, source_begin, source_end, target, target_begin,
                                  target_end, from_day, until_day, precision, basis, status, speaker, attributes,
                                  confidence, sentence, sentence_begin, sentence_end, trigger_begin, trigger_end, rule,
                                  by_coreference, signature)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (claim) do nothing)sql"),
          forgetter_(*database_, interner_, merger_) {}

    bool add(const CodedArticle& coded) override {
        return guarded(path_, [&] {
            begin();
            if (!add_article(coded)) {
                ++counts_.already_there;
                return false;
            }
            const std::int64_t article = database_->getLastInsertRowid();
            add_sentences(article, coded);
            for (const Entity& entity : coded.extraction.entities) add_sighting(article, entity);
            for (const Claim& claim : coded.extraction.claims) add_claim(article, coded.article, claim);
            ++counts_.added;
            return true;
        });
    }

    bool remove(std::string_view article_key) override {
        return guarded(path_, [&] {
            begin();
            const auto claims = forgetter_.forget(article_key);
            if (!claims) return false;
            ++counts_.removed;
            counts_.removed_claims += *claims;
            return true;
        });
    }

    EventChanges preview() override {
        return guarded(path_, [&] {
            EventById events(*database_);
            std::map<std::int64_t, std::optional<Event>> before;
            merger_.merge_touched([&](std::int64_t event) {
                if (!before.contains(event)) before[event] = events.find(id_of_number(event));
            });
            EventChanges changes;
            for (auto& [event, was] : before) {
                if (was) changes.removed.push_back(std::move(*was));
                if (auto is = events.find(id_of_number(event))) changes.added.push_back(std::move(*is));
            }
            return changes;
        });
    }

    void commit() override {
        guarded(path_, [&] {
            if (!transaction_) return;
            merger_.merge_touched();
            states_.update();
            forgetter_.clean_up();
            for (const std::int64_t entity : described_) {
                describe_entity_.reset();
                describe_entity_.bind(1, entity);
                describe_entity_.exec();
            }
            described_.clear();
            sum_up_stale_months(*database_);
            transaction_->commit();
            transaction_.reset();
        });
    }

    const WriteCounts& counts() const override { return counts_; }

private:
    void begin() {
        if (!transaction_) transaction_.emplace(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    }

    bool add_article(const CodedArticle& coded) {
        const Article& article = coded.article;
        insert_article_.reset();
        bind_text(insert_article_, 1, coded.key);
        bind_text(insert_article_, 2, article.id);
        bind_text(insert_article_, 3, article.url);
        bind_text(insert_article_, 4, article.source);
        bind_text(insert_article_, 5, article.title);
        bind_day_or_null(insert_article_, 6, article.published);
        insert_article_.bind(7, article.published_guessed ? 1 : 0);
        bind_text(insert_article_, 8, article.language);
        insert_article_.bind(9, article.text_extracted ? 1 : 0);
        bind_text_or_null(insert_article_, 10, prose_text(article.prose));
        bind_text_or_null(insert_article_, 11, given_text(article.mentions));
        bind_text(insert_article_, 12, article.text);
        return insert_article_.exec() == 1;
    }

    void add_sentences(std::int64_t article, const CodedArticle& coded) {
        const auto& sentences = coded.extraction.sentences;
        const std::size_t count = std::min(sentences.size(), sentences_per_article);
        for (std::size_t i = 0; i < count; ++i) {
            const Span& span = sentences[i];
            if (span.begin >= span.end || span.end > coded.article.text.size()) continue;
            const std::int64_t row = sentence_row(article, i);
            insert_sentence_.reset();
            insert_sentence_.bind(1, row);
            insert_sentence_.bind(2, span.begin);
            insert_sentence_.bind(3, span.end);
            insert_sentence_.exec();
            insert_words_.reset();
            insert_words_.bind(1, row);
            insert_words_.bind(2, coded.article.text.substr(span.begin, span.end - span.begin));
            insert_words_.exec();
        }
    }

    void add_sighting(std::int64_t article, const Entity& entity) {
        const std::int64_t appearance = interner_.appearance(entity);
        insert_sighting_.reset();
        insert_sighting_.bind(1, appearance);
        insert_sighting_.bind(2, article);
        if (insert_sighting_.exec() == 0) return;
        count_sighting_.reset();
        count_sighting_.bind(1, appearance);
        count_sighting_.exec();
        described_.insert(interner_.entity(entity.id));
    }

    void add_claim(std::int64_t article, const Article& its, const Claim& claim) {
        const auto number = number_of_id(claim.id);
        if (!number) throw Error("the claim id '" + claim.id + "' is not 16 hex digits");
        SQLite::Statement& row = insert_claim_;
        row.reset();
        row.bind(1, *number);
        row.bind(2, article);
        row.bind(3, interner_.code(claim));
        row.bind(4, interner_.actor(claim.source));
        row.bind(5, claim.source.span.begin);
        row.bind(6, claim.source.span.end);
        row.bind(7, interner_.actor(claim.target));
        row.bind(8, claim.target.span.begin);
        row.bind(9, claim.target.span.end);
        row.bind(10, number_of_day(claim.event.when.from));
        row.bind(11, number_of_day(claim.event.when.until));
        row.bind(12, static_cast<int>(claim.event.when.precision));
        row.bind(13, static_cast<int>(claim.event.basis));
        row.bind(14, static_cast<int>(claim.status));
        if (claim.speaker.empty()) {
            row.bind(15);
        } else {
            row.bind(15, interner_.entity(claim.speaker));
        }
        bind_text_or_null(row, 16, attributes_text(claim.attributes));
        row.bind(17, claim.confidence);
        row.bind(18, claim.evidence.sentence);
        row.bind(19, claim.evidence.span.begin);
        row.bind(20, claim.evidence.span.end);
        row.bind(21, claim.evidence.trigger.begin);
        row.bind(22, claim.evidence.trigger.end);
        row.bind(23, interner_.rule(claim.evidence.rule));
        row.bind(24, claim.evidence.by_coreference ? 1 : 0);
        row.bind(25, static_cast<std::int64_t>(text_signature(its.text, claim.evidence.span)));
        if (row.exec() == 0) return;
        merger_.add(claim, *number, its.published);
        ++counts_.claims;
    }

    std::string path_;
    std::unique_ptr<SQLite::Database> database_;
    Interner interner_;
    StateKeeper states_;
    GroupMerger merger_;
    SQLite::Statement insert_article_, insert_sentence_, insert_words_, insert_sighting_, count_sighting_,
        describe_entity_, insert_claim_;
    Forgetter forgetter_;
    std::optional<SQLite::Transaction> transaction_;  // rolls back when destroyed uncommitted
    std::set<std::int64_t> described_;                // entities that got a new sighting in this batch
    WriteCounts counts_;
};

class Index final : public ArticleIndex {
public:
    explicit Index(const std::string& path)
        : path_(path), database_(open_for_reading(path)), find_(*database_, "select 1 from articles where key = ?") {}

    bool contains(std::string_view article_key) override {
        return guarded(path_, [&] {
            bind_text(find_, 1, article_key);
            const bool found = find_.executeStep();
            find_.reset();  // ends the read transaction
            return found;
        });
    }

private:
    std::string path_;
    std::unique_ptr<SQLite::Database> database_;
    SQLite::Statement find_;
};

}  // namespace
}  // namespace sqlite

std::unique_ptr<GraphWriter> open_writer(const std::string& path, const WriterOptions& options) {
    return sqlite::guarded(path, [&] { return std::make_unique<sqlite::Writer>(path, options); });
}

std::unique_ptr<ArticleIndex> open_article_index(const std::string& path) {
    return sqlite::guarded(path, [&] { return std::make_unique<sqlite::Index>(path); });
}

}  // namespace entente
