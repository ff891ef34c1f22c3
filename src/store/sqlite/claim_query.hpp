// Claims with the words that they rest on.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "entente/store/reader.hpp"

namespace entente::sqlite {

std::optional<StoredClaim> select_claim(SQLite::Database& database, std::string_view id);
std::vector<StoredClaim> select_claims_of(SQLite::Database& database, std::string_view event_id);
// Those of an article (by its row), by id.
std::vector<Claim> select_claims_in(SQLite::Database& database, std::int64_t article);

}  // namespace entente::sqlite
