#include "store/sqlite/forgetting.hpp"

#include <fmt/format.h>

#include <vector>

#include "store/sqlite/codec.hpp"
#include "store/sqlite/sentence_rows.hpp"

namespace entente::sqlite {

// What may have lost its last mention.
Forgetter::Forgetter(SQLite::Database& database, Interner& interner, GroupMerger& merger)
    : database_(database), interner_(interner), merger_(merger) {
    database_.exec(R"sql(
        create temp table if not exists lost_actors (actor integer primary key);
        create temp table if not exists lost_entities (entity integer primary key))sql");
}

std::optional<std::uint64_t> Forgetter::forget(std::string_view article_key) {
    SQLite::Statement find(database_, "select article from articles where key = ?");
    bind_text(find, 1, article_key);
    if (!find.executeStep()) return std::nullopt;
    const std::int64_t article = find.getColumn(0).getInt64();
    find.reset();
    std::uint64_t claims = 0;
    forget_claims(article, claims);
    forget_sentences(article);
    forget_sightings(article);
    database_.exec(fmt::format("delete from articles where article = {}", article));
    forgot_ = true;
    return claims;
}

void Forgetter::forget_claims(std::int64_t article, std::uint64_t& count) {
    database_.exec(fmt::format(R"sql(
        insert or ignore into lost_actors select source from claims where article = {0};
        insert or ignore into lost_actors select target from claims where article = {0};
        insert or ignore into lost_entities
            select speaker from claims where article = {0} and speaker is not null)sql",
                               article));
    std::vector<std::int64_t> claims;
    SQLite::Statement row(database_, "select claim from claims where article = ?");
    row.bind(1, article);
    while (row.executeStep()) claims.push_back(row.getColumn(0).getInt64());
    row.reset();
    for (const std::int64_t claim : claims) merger_.remove(claim);
    count = claims.size();
    database_.exec(fmt::format("delete from claims where article = {}", article));
}

// The index of words keeps no text of its own: it is told what it forgets.
void Forgetter::forget_sentences(std::int64_t article) {
    const std::int64_t first = sentence_row(article, 0);
    const std::int64_t end = sentence_row(article + 1, 0);
    database_.exec(fmt::format(R"sql(
        insert into sentence_words (sentence_words, rowid, text)
            select 'delete', sentence, text from sentence_text where sentence >= {0} and sentence < {1};
        delete from sentences where sentence >= {0} and sentence < {1})sql",
                               first, end));
}

void Forgetter::forget_sightings(std::int64_t article) {
    database_.exec(fmt::format(R"sql(
        insert or ignore into lost_entities
            select entity from appearances where appearance in (select appearance from sightings where article = {0});
        update appearances set articles = articles - 1
         where appearance in (select appearance from sightings where article = {0});
        delete from sightings where article = {0})sql",
                               article));
}

void Forgetter::clean_up() {
    if (!forgot_) return;
    database_.exec(R"sql(
        insert or ignore into lost_entities select entity from actors where actor in (select actor from lost_actors);
        insert or ignore into lost_entities select side from actors where actor in (select actor from lost_actors);
        delete from actors where actor in
            (select actor from lost_actors except select source from claims except select target from claims);
        delete from appearances where articles = 0 and entity in (select entity from lost_entities);
        delete from entities where entity in
            (select entity from lost_entities except select entity from appearances except select entity from actors
             except select side from actors except select speaker from claims);
        update entities set (name, kind, country, sector, known) =
            (select name, kind, country, sector, known from appearances where entity = entities.entity
              order by known desc, articles desc, name, kind, country, sector limit 1)
         where entity in (select entity from lost_entities)
           and exists (select 1 from appearances where entity = entities.entity);
        update entities set (name, kind, country, sector, known) = ('', '', '', '', 0)
         where entity in (select entity from lost_entities)
           and not exists (select 1 from appearances where entity = entities.entity);
        update entities set kind = 'country'
         where kind = '' and entity in (select entity from lost_entities)
           and entity in (select side from actors where country <> '');
        delete from lost_actors;
        delete from lost_entities)sql");
    interner_.clear();
    forgot_ = false;
}

}  // namespace entente::sqlite
