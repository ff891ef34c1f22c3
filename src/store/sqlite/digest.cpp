#include "store/sqlite/digest.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "entente/base/sha256.hpp"

namespace entente::sqlite {
namespace {

// Each answers rows in an order that their content fixes.
const char* const canonical[] = {
    "select 'article', key, published_guessed, text_extracted, prose from articles order by key",
    R"sql(select 'appearance', entities.id, appearances.name, appearances.kind, appearances.country,
                 appearances.sector, appearances.known, appearances.articles
            from entities join appearances using (entity)
           order by 2, 3, 4, 5, 6, 7)sql",
    R"sql(select 'claim', claims.claim, articles.key, type, plover, cameo, quad, goldstein, mutual,
                 source_entity.id, source_actor.country, source_actor.sector, source_begin, source_end,
                 target_entity.id, target_actor.country, target_actor.sector, target_begin, target_end,
                 from_day, until_day, precision, basis, status, speaker.id, attributes, confidence,
                 sentence, sentence_begin, sentence_end, trigger_begin, trigger_end, rules.name, by_coreference,
                 event_claims.event
            from claims
            join articles using (article)
            join codes using (code)
            join actors as source_actor on source_actor.actor = claims.source
            join entities as source_entity on source_entity.entity = source_actor.entity
            join actors as target_actor on target_actor.actor = claims.target
            join entities as target_entity on target_entity.entity = target_actor.entity
            left join entities as speaker on speaker.entity = claims.speaker
            join rules using (rule)
            join event_claims on event_claims.claim = claims.claim
           order by claims.claim)sql",
    R"sql(select 'event', event, type, plover, cameo, quad, goldstein, mutual,
                 source_entity.id, source_actor.country, source_actor.sector,
                 target_entity.id, target_actor.country, target_actor.sector,
                 from_day, until_day, precision, basis, status, attributes, confidence, sources, claims,
                 first_seen, last_seen
            from events
            join codes using (code)
            join actors as source_actor on source_actor.actor = events.source
            join entities as source_entity on source_entity.entity = source_actor.entity
            join actors as target_actor on target_actor.actor = events.target
            join entities as target_entity on target_entity.entity = target_actor.entity
           order by event)sql",
    R"sql(select 'state', state_types.name, mutual, source_entity.id, source_country, source_sector,
                 target_entity.id, target_country, target_sector, about, from_day, until_day, ended_on, opened_by,
                 closed_by, beginning_known, events
            from states
            join state_types using (state_type)
            join entities as source_entity on source_entity.entity = states.source
            join entities as target_entity on target_entity.entity = states.target
           order by 2, 4, 7, from_day, opened_by)sql",
};

// As text that says the type too: the number 1, the text "1" and nothing differ.
void add_cell(Sha256& hash, const SQLite::Column& cell) {
    switch (cell.getType()) {
        case SQLITE_NULL:
            hash.field("-");
            break;
        case SQLITE_INTEGER:
            hash.field(fmt::format("i{}", cell.getInt64()));
            break;
        case SQLITE_FLOAT:
            hash.field(fmt::format("r{}", cell.getDouble()));  // the shortest digits that read back the same
            break;
        default:
            hash.field(fmt::format("t{}", cell.getString()));
    }
}

}  // namespace

std::string digest_of(SQLite::Database& database) {
    Sha256 hash;
    for (const char* const query : canonical) {
        SQLite::Statement row(database, query);
        while (row.executeStep()) {
            for (int column = 0; column < row.getColumnCount(); ++column) add_cell(hash, row.getColumn(column));
            hash.add("\n");
        }
    }
    return hash.hex();
}

}  // namespace entente::sqlite
