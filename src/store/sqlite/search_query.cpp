#include "store/sqlite/search_query.hpp"

#include <SQLiteCpp/Statement.h>

#include <algorithm>

#include "entente/base/text.hpp"
#include "store/sqlite/codec.hpp"
#include "store/sqlite/event_query.hpp"
#include "store/sqlite/sentence_rows.hpp"

namespace entente::sqlite {
namespace {

constexpr char open_mark = '\x01';
constexpr char close_mark = '\x02';

// A claim belongs to the sentence that its evidence overlaps.
const std::string in_period = R"sql(
       and (:since is null or published >= :since)
       and (:until is null or published < :until)
       and (:as_of is null or published <= :as_of) )sql";
const std::string claimed = R"sql(
       and (not :claimed or exists (
            select 1 from claims
              join codes on codes.code = claims.code
              join actors as source_actor on source_actor.actor = claims.source
              join actors as target_actor on target_actor.actor = claims.target
             where claims.article = sentences.sentence >> 20
               and claims.sentence_begin < span_end and claims.sentence_end > span_begin
               and (:types is null or codes.type in (select value from json_each(:types)))
               and (:plovers is null or codes.plover in (select value from json_each(:plovers)))
               and (:statuses is null or claims.status in (select value from json_each(:statuses)))
               and (:sectors is null or source_actor.sector in (select value from json_each(:sectors))
                                     or target_actor.sector in (select value from json_each(:sectors)))
               and claims.confidence >= :min_confidence)) )sql";

const std::string find_sentences = R"sql(
    select sentences.sentence, span_begin, span_end, highlight(sentence_words, 0, char(1), char(2)),
           articles.key, articles.id, url, articles.source, title, published, published_guessed, language
      from sentence_words
      join sentences on sentences.sentence = sentence_words.rowid
      join articles on articles.article = sentences.sentence >> 20
     where sentence_words match :words )sql" +
                                   in_period + claimed + R"sql(
     order by sentence_words.rank, articles.key, span_begin
     limit :limit)sql";

const std::string find_mentioning = R"sql(
    select distinct articles.article, key, articles.id, url, articles.source, title, published, published_guessed,
           language
      from entities
      join appearances using (entity)
      join sightings using (appearance)
      join articles using (article)
     where entities.id = :entity )sql" +
                                    in_period + R"sql(
       and (not :claimed or exists (select 1 from sentences
             where sentence between articles.article << 20 and (articles.article << 20) + 1048575 )sql" +
                                    claimed + R"sql())
     order by published desc, key desc
     limit :limit)sql";

const std::string sentences_of_article = R"sql(
    select sentence, span_begin, span_end,
           cast(substr(cast(articles.text as blob), span_begin + 1, span_end - span_begin) as text)
      from articles
      join sentences on sentence between articles.article << 20 and (articles.article << 20) + 1048575
     where articles.article = :article )sql" +
                                         claimed + " order by sentence";

const std::string spans_in_sentence = R"sql(
    select source_begin, source_end from claims
      join actors on actors.actor = claims.source join entities using (entity)
     where article = ?1 and sentence_begin < ?2 and sentence_end > ?3 and entities.id = ?4
    union
    select target_begin, target_end from claims
      join actors on actors.actor = claims.target join entities using (entity)
     where article = ?1 and sentence_begin < ?2 and sentence_end > ?3 and entities.id = ?4
     order by 1, 2)sql";

const std::string events_of_sentence = R"sql(
    select distinct event_claims.event
      from claims join event_claims on event_claims.claim = claims.claim
     where claims.article = ? and claims.sentence_begin < ? and claims.sentence_end > ?)sql";

void append_quoted(std::string& out, std::string_view phrase) {
    const bool has_word = std::any_of(phrase.begin(), phrase.end(), [](char c) {
        return is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!has_word) return;
    if (!out.empty()) out += ' ';
    out.append("\"").append(phrase).append("\"");
}

// Takes the marks out of `marked` and keeps where they were.
void unmark(std::string_view marked, SearchHit& hit) {
    for (const char c : marked) {
        const auto at = static_cast<std::uint32_t>(hit.text.size());
        if (c == open_mark) {
            hit.matches.push_back({at, at});
        } else if (c == close_mark) {
            if (!hit.matches.empty()) hit.matches.back().end = at;
        } else {
            hit.text += c;
        }
    }
}

bool asks_for_claims(const EventFilter& filter) {
    return !filter.types.empty() || !filter.plovers.empty() || !filter.statuses.empty() || !filter.sectors.empty() ||
           filter.min_confidence > 0;
}

void bind_filter(SQLite::Statement& row, const EventFilter& filter) {
    row.bind(":claimed", asks_for_claims(filter) ? 1 : 0);
    bind_conditions(row, filter);
}

void bind_limit(SQLite::Statement& row, std::size_t limit) {
    row.bind(":limit", static_cast<std::int64_t>(std::min<std::size_t>(limit, 1u << 30)));
}

// From the columns key id url source title published published_guessed language.
void put_article(SQLite::Statement& row, int column, SearchHit& hit) {
    hit.article_key = text_at(row, column);
    hit.article.id = text_at(row, column + 1);
    hit.article.url = text_at(row, column + 2);
    hit.article.source = text_at(row, column + 3);
    hit.article.title = text_at(row, column + 4);
    hit.article.published = day_at(row, column + 5);
    hit.article.published_guessed = row.getColumn(column + 6).getInt() != 0;
    hit.article.language = text_at(row, column + 7);
}

// The events that claims of the sentence report; `events` is events_of_sentence.
void put_events(SQLite::Statement& events, std::int64_t sentence, SearchHit& hit) {
    events.reset();
    events.bind(1, article_of_sentence(sentence));
    events.bind(2, hit.span.end);
    events.bind(3, hit.span.begin);
    while (events.executeStep()) hit.events.push_back(id_of_number(events.getColumn(0).getInt64()));
    std::sort(hit.events.begin(), hit.events.end());
}

}  // namespace

std::string words_expression(std::string_view words) {
    std::string expression;
    std::string word;
    bool quoted = false;
    const auto close = [&] {
        append_quoted(expression, word);
        word.clear();
    };
    for (const char c : words) {
        if (c == '"') {
            close();
            quoted = !quoted;
        } else if (c == '\0' || (!quoted && is_ascii_space(c))) {
            close();
        } else {
            word += c;
        }
    }
    close();
    return expression;
}

std::vector<SearchHit> search_sentences(SQLite::Database& database, std::string_view words, const EventFilter& filter,
                                        std::size_t limit) {
    std::vector<SearchHit> hits;
    const std::string expression = words_expression(words);
    if (expression.empty()) return hits;
    SQLite::Statement row(database, find_sentences);
    row.bind(":words", expression);
    bind_days(row, filter);
    bind_filter(row, filter);
    bind_limit(row, limit);
    SQLite::Statement events(database, events_of_sentence);
    while (row.executeStep()) {
        SearchHit& hit = hits.emplace_back();
        hit.span = {row.getColumn(1).getUInt(), row.getColumn(2).getUInt()};
        unmark(text_at(row, 3), hit);
        put_article(row, 4, hit);
        put_events(events, row.getColumn(0).getInt64(), hit);
    }
    return hits;
}

void select_mentioning(SQLite::Database& database, std::string_view entity_id, const EventFilter& filter,
                       std::size_t limit, const std::function<void(std::vector<SearchHit>&&)>& take) {
    const std::string entity(entity_id);
    SQLite::Statement article(database, find_mentioning);
    article.bind(":entity", entity);
    bind_days(article, filter);
    bind_filter(article, filter);
    bind_limit(article, limit);
    struct Found {
        std::int64_t row = 0;
        SearchHit head;
    };
    std::vector<Found> found;  // the newest first
    while (article.executeStep())
        put_article(article, 1, found.emplace_back(Found{article.getColumn(0).getInt64(), {}}).head);

    SQLite::Statement sentence(database, sentences_of_article);
    SQLite::Statement spans(database, spans_in_sentence);
    SQLite::Statement events(database, events_of_sentence);
    bind_filter(sentence, filter);
    for (auto one = found.rbegin(); one != found.rend(); ++one) {
        std::vector<SearchHit> sentences;
        sentence.reset();
        sentence.bind(":article", one->row);
        while (sentence.executeStep()) {
            SearchHit& hit = sentences.emplace_back(one->head);
            hit.span = {sentence.getColumn(1).getUInt(), sentence.getColumn(2).getUInt()};
            hit.text = text_at(sentence, 3);
            spans.reset();
            spans.bind(1, one->row);
            spans.bind(2, hit.span.end);
            spans.bind(3, hit.span.begin);
            spans.bind(4, entity);
            while (spans.executeStep()) {
                const Span span{spans.getColumn(0).getUInt(), spans.getColumn(1).getUInt()};
                if (span.begin >= hit.span.begin && span.begin < span.end && span.end <= hit.span.end)
                    hit.matches.push_back({span.begin - hit.span.begin, span.end - hit.span.begin});
            }
            put_events(events, sentence.getColumn(0).getInt64(), hit);
        }
        take(std::move(sentences));
    }
}

}  // namespace entente::sqlite
