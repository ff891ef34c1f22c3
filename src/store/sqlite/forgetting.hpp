// Takes an article out of the graph, with all that only it contributed.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/sqlite/groups.hpp"
#include "store/sqlite/interner.hpp"

namespace entente::sqlite {

class Forgetter {
public:
    Forgetter(SQLite::Database& database, Interner& interner, GroupMerger& merger);

    // Deletes the article, its sentences, sightings and claims. Answers how many claims it had; nothing: there is no
    // such article.
    std::optional<std::uint64_t> forget(std::string_view article_key);

    // Once the events are merged anew: deletes the entities and actors that nothing names any more, and describes anew
    // those that fewer articles name. Reads all claims once where something was forgotten.
    void clean_up();

private:
    void forget_claims(std::int64_t article, std::uint64_t& count);
    void forget_sentences(std::int64_t article);
    void forget_sightings(std::int64_t article);

    SQLite::Database& database_;
    Interner& interner_;
    GroupMerger& merger_;
    bool forgot_ = false;  // since the last clean_up
};

}  // namespace entente::sqlite
