// The canonical content of a graph as one SHA-256.
#pragma once

#include <SQLiteCpp/Database.h>

#include <string>

namespace entente::sqlite {

// Articles by key, appearances, claims and events by id, field by field; no row number goes into it.
std::string digest_of(SQLite::Database& database);

}  // namespace entente::sqlite
