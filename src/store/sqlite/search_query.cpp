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
const std::string find_sentences = R"sql(
    select sentences.sentence, span_begin, span_end, highlight(sentence_words, 0, char(1), char(2)),
           articles.key, articles.id, url, articles.source, title, published, published_guessed, language
      from sentence_words
      join sentences on sentences.sentence = sentence_words.rowid
      join articles on articles.article = sentences.sentence >> 20
     where sentence_words match :words
       and (:since is null or published >= :since)
       and (:until is null or published < :until)
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
               and claims.confidence >= :min_confidence))
     order by sentence_words.rank, articles.key, span_begin
     limit :limit)sql";

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

void bind_day(SQLite::Statement& statement, const char* parameter, std::optional<Day> day) {
    if (day) {
        statement.bind(parameter, number_of_day(*day));
    } else {
        statement.bind(parameter);
    }
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
    bind_day(row, ":since", filter.since);
    bind_day(row, ":until", filter.until);
    row.bind(":claimed", asks_for_claims(filter) ? 1 : 0);
    bind_conditions(row, filter);
    row.bind(":limit", static_cast<std::int64_t>(std::min<std::size_t>(limit, 1u << 30)));
    SQLite::Statement events(database, events_of_sentence);
    while (row.executeStep()) {
        SearchHit& hit = hits.emplace_back();
        hit.span = {row.getColumn(1).getUInt(), row.getColumn(2).getUInt()};
        unmark(text_at(row, 3), hit);
        hit.article_key = text_at(row, 4);
        hit.article.id = text_at(row, 5);
        hit.article.url = text_at(row, 6);
        hit.article.source = text_at(row, 7);
        hit.article.title = text_at(row, 8);
        hit.article.published = day_at(row, 9);
        hit.article.published_guessed = row.getColumn(10).getInt() != 0;
        hit.article.language = text_at(row, 11);
        events.reset();
        events.bind(1, article_of_sentence(row.getColumn(0).getInt64()));
        events.bind(2, hit.span.end);
        events.bind(3, hit.span.begin);
        while (events.executeStep()) hit.events.push_back(id_of_number(events.getColumn(0).getInt64()));
        std::sort(hit.events.begin(), hit.events.end());
    }
    return hits;
}

}  // namespace entente::sqlite
