// Rows that many others point to: found by their content or, the first time, inserted.
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "entente/model/claim.hpp"

namespace entente::sqlite {

// Remembers what it answered: useless after a rollback.
class Interner {
public:
    explicit Interner(SQLite::Database& database);

    std::int64_t entity(std::string_view id);
    std::int64_t actor(const Participant& participant);
    std::int64_t appearance(const Entity& entity);
    std::int64_t code(const Claim& claim);
    std::int64_t rule(std::string_view name);

    // After rows were deleted.
    void clear();

private:
    using Cache = std::unordered_map<std::string, std::int64_t>;

    // Runs `find` with its parameters bound; where it answers nothing, `insert`. `cache` and `key` save both.
    template <typename Bind>
    std::int64_t intern(Cache& cache, std::string&& key, SQLite::Statement& find, SQLite::Statement& insert, Bind bind);

    SQLite::Database& database_;
    SQLite::Statement find_entity_, insert_entity_;
    SQLite::Statement find_actor_, insert_actor_;
    SQLite::Statement find_appearance_, insert_appearance_;
    SQLite::Statement find_code_, insert_code_;
    SQLite::Statement find_rule_, insert_rule_;
    SQLite::Statement mark_country_;
    Cache entities_, actors_, appearances_, codes_, rules_;
};

}  // namespace entente::sqlite
