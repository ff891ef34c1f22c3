#include "store/sqlite/claim_query.hpp"

#include <SQLiteCpp/Statement.h>

#include "model/attributes_json.hpp"
#include "store/sqlite/codec.hpp"

namespace entente::sqlite {
namespace {

const std::string columns = R"sql(
    select claims.claim,
           codes.type, codes.plover, codes.cameo, codes.quad, codes.goldstein, codes.mutual,
           source_entity.id, source_actor.country, source_actor.sector, source_begin, source_end,
           target_entity.id, target_actor.country, target_actor.sector, target_begin, target_end,
           from_day, until_day, precision, basis, status, speaker.id, attributes, confidence,
           sentence, sentence_begin, sentence_end, trigger_begin, trigger_end, rules.name, by_coreference,
           articles.key, articles.id, url, articles.source, title, published, published_guessed, language,
           event_claims.event, articles.text
      from claims
      join codes on codes.code = claims.code
      join actors as source_actor on source_actor.actor = claims.source
      join entities as source_entity on source_entity.entity = source_actor.entity
      join actors as target_actor on target_actor.actor = claims.target
      join entities as target_entity on target_entity.entity = target_actor.entity
      left join entities as speaker on speaker.entity = claims.speaker
      join rules on rules.rule = claims.rule
      join articles on articles.article = claims.article
      left join event_claims on event_claims.claim = claims.claim )sql";

const std::string one_claim = columns + "where claims.claim = ?";
const std::string of_event =
    columns + "where event_claims.event = ? order by published is null, published, claims.claim";
const std::string of_article = columns + "where claims.article = ? order by claims.claim";

Span span_at(SQLite::Statement& row, int column) {
    return {row.getColumn(column).getUInt(), row.getColumn(column + 1).getUInt()};
}

std::string words(std::string_view text, const Span& span) {
    if (span.begin > text.size() || span.end < span.begin) return {};
    return std::string(text.substr(span.begin, span.end - span.begin));
}

Participant participant_at(SQLite::Statement& row, int column, std::string_view text) {
    Participant participant = sqlite::participant_at(row, column);
    participant.span = span_at(row, column + 3);
    participant.text = words(text, participant.span);
    return participant;
}

StoredClaim claim_at(SQLite::Statement& row) {
    const std::string text = text_at(row, 41);
    StoredClaim stored;
    Claim& claim = stored.claim;
    claim.id = id_of_number(row.getColumn(0).getInt64());
    claim.type = text_at(row, 1);
    claim.plover = plover_from(text_at(row, 2)).value_or(Plover::none);
    claim.cameo = text_at(row, 3);
    claim.quad = row.getColumn(4).getInt();
    claim.goldstein = row.getColumn(5).getDouble();
    claim.mutual = row.getColumn(6).getInt() != 0;
    claim.source = participant_at(row, 7, text);
    claim.target = participant_at(row, 12, text);
    claim.event = time_at(row, 17);
    claim.status = status_at(row, 21);
    claim.speaker = text_at(row, 22);
    claim.attributes = attributes_from_text(text_at(row, 23));
    claim.confidence = row.getColumn(24).getDouble();
    Evidence& evidence = claim.evidence;
    evidence.sentence = row.getColumn(25).getUInt();
    evidence.span = span_at(row, 26);
    evidence.trigger = span_at(row, 28);
    evidence.trigger_text = words(text, evidence.trigger);
    evidence.rule = text_at(row, 30);
    evidence.by_coreference = row.getColumn(31).getInt() != 0;
    stored.article_key = text_at(row, 32);
    stored.article.id = text_at(row, 33);
    stored.article.url = text_at(row, 34);
    stored.article.source = text_at(row, 35);
    stored.article.title = text_at(row, 36);
    stored.article.published = day_at(row, 37);
    stored.article.published_guessed = row.getColumn(38).getInt() != 0;
    stored.article.language = text_at(row, 39);
    stored.event = id_of_number(row.getColumn(40).getInt64());
    stored.sentence_text = words(text, evidence.span);
    return stored;
}

}  // namespace

std::optional<StoredClaim> select_claim(SQLite::Database& database, std::string_view id) {
    const auto number = number_of_id(id);
    if (!number) return std::nullopt;
    SQLite::Statement row(database, one_claim);
    row.bind(1, *number);
    if (!row.executeStep()) return std::nullopt;
    return claim_at(row);
}

std::vector<StoredClaim> select_claims_of(SQLite::Database& database, std::string_view event_id) {
    std::vector<StoredClaim> claims;
    const auto number = number_of_id(event_id);
    if (!number) return claims;
    SQLite::Statement row(database, of_event);
    row.bind(1, *number);
    while (row.executeStep()) claims.push_back(claim_at(row));
    return claims;
}

std::vector<Claim> select_claims_in(SQLite::Database& database, std::int64_t article) {
    std::vector<Claim> claims;
    SQLite::Statement row(database, of_article);
    row.bind(1, article);
    while (row.executeStep()) claims.push_back(claim_at(row).claim);
    return claims;
}

}  // namespace entente::sqlite
