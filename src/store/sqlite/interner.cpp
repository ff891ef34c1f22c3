#include "store/sqlite/interner.hpp"

#include <fmt/format.h>

#include <utility>

#include "entente/base/text.hpp"
#include "store/sqlite/codec.hpp"

namespace entente::sqlite {
namespace {

constexpr std::size_t cache_limit = 200'000;  // entries, after which a cache starts again

}  // namespace

Interner::Interner(SQLite::Database& database)
    : database_(database),
      find_entity_(database, "select entity from entities where id = ?1"),
      insert_entity_(database, "insert into entities (id) values (?1)"),
      find_actor_(database, "select actor from actors where entity = ?1 and country = ?2 and sector = ?3"),
      insert_actor_(database, "insert into actors (entity, country, sector, side) values (?1, ?2, ?3, ?4)"),
      find_appearance_(database,
                       "select appearance from appearances where entity = ?1 and name = ?2 and kind = ?3 and "
                       "country = ?4 and sector = ?5 and known = ?6"),
      insert_appearance_(database,
                         "insert into appearances (entity, name, kind, country, sector, known, folded) "
                         "values (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      find_code_(database,
                 "select code from codes where type = ?1 and plover = ?2 and cameo = ?3 and quad = ?4 and "
                 "goldstein = ?5 and mutual = ?6"),
      insert_code_(database,
                   "insert into codes (type, plover, cameo, quad, goldstein, mutual) values (?1, ?2, ?3, ?4, ?5, ?6)"),
      find_rule_(database, "select rule from rules where name = ?1"),
      insert_rule_(database, "insert into rules (name) values (?1)"),
      mark_country_(database, "update entities set kind = 'country' where entity = ?1 and kind = ''") {}

template <typename Bind>
std::int64_t Interner::intern(Cache& cache, std::string&& key, SQLite::Statement& find, SQLite::Statement& insert,
                              Bind bind) {
    if (const auto it = cache.find(key); it != cache.end()) return it->second;
    if (cache.size() >= cache_limit) cache.clear();
    find.reset();
    bind(find, false);
    std::int64_t row = 0;
    if (find.executeStep()) {
        row = find.getColumn(0).getInt64();
    } else {
        insert.reset();
        bind(insert, true);
        insert.exec();
        row = database_.getLastInsertRowid();
    }
    find.reset();
    cache.emplace(std::move(key), row);
    return row;
}

std::int64_t Interner::entity(std::string_view id) {
    return intern(entities_, std::string(id), find_entity_, insert_entity_,
                  [&](SQLite::Statement& statement, bool) { bind_text(statement, 1, id); });
}

std::int64_t Interner::actor(const Participant& participant) {
    std::string key = fmt::format("{}\n{}\n{}", participant.entity, participant.country, name(participant.sector));
    if (const auto it = actors_.find(key); it != actors_.end()) return it->second;
    const std::int64_t own = entity(participant.entity);
    const std::int64_t side = participant.country.empty() ? own : entity(participant.country);
    if (!participant.country.empty()) {
        mark_country_.reset();
        mark_country_.bind(1, side);
        mark_country_.exec();
    }
    return intern(actors_, std::move(key), find_actor_, insert_actor_, [&](SQLite::Statement& statement, bool inserts) {
        statement.bind(1, own);
        bind_text(statement, 2, participant.country);
        bind_text(statement, 3, name(participant.sector));
        if (inserts) statement.bind(4, side);
    });
}

std::int64_t Interner::appearance(const Entity& seen) {
    std::string key = fmt::format("{}\n{}\n{}\n{}\n{}\n{}", seen.id, seen.name, name(seen.kind), seen.country,
                                  name(seen.sector), seen.known);
    if (const auto it = appearances_.find(key); it != appearances_.end()) return it->second;
    const std::int64_t own = entity(seen.id);
    return intern(appearances_, std::move(key), find_appearance_, insert_appearance_,
                  [&](SQLite::Statement& statement, bool inserts) {
                      statement.bind(1, own);
                      bind_text(statement, 2, seen.name);
                      bind_text(statement, 3, name(seen.kind));
                      bind_text(statement, 4, seen.country);
                      bind_text(statement, 5, name(seen.sector));
                      statement.bind(6, seen.known ? 1 : 0);
                      if (inserts) bind_text(statement, 7, lower_utf8(strip_accents(seen.name)));
                  });
}

std::int64_t Interner::code(const Claim& claim) {
    std::string key = fmt::format("{}\n{}\n{}\n{}\n{}\n{}", claim.type, name(claim.plover), claim.cameo, claim.quad,
                                  claim.goldstein, claim.mutual);
    return intern(codes_, std::move(key), find_code_, insert_code_, [&](SQLite::Statement& statement, bool) {
        bind_text(statement, 1, claim.type);
        bind_text(statement, 2, name(claim.plover));
        bind_text(statement, 3, claim.cameo);
        statement.bind(4, claim.quad);
        statement.bind(5, claim.goldstein);
        statement.bind(6, claim.mutual ? 1 : 0);
    });
}

std::int64_t Interner::rule(std::string_view rule_name) {
    return intern(rules_, std::string(rule_name), find_rule_, insert_rule_,
                  [&](SQLite::Statement& statement, bool) { bind_text(statement, 1, rule_name); });
}

void Interner::clear() {
    for (Cache* cache : {&entities_, &actors_, &appearances_, &codes_, &rules_}) cache->clear();
}

}  // namespace entente::sqlite
