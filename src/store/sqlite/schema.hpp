// What makes a SQLite file an entente graph, and of which version.
#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <string>
#include <string_view>

#include "entente/store/writer.hpp"

namespace entente::sqlite {

// The file's own table of properties.
std::optional<std::string> property(SQLite::Database& database, std::string_view name);
void set_property(SQLite::Database& database, std::string_view name, std::string_view value);

// The version that this program writes: the number of the last migration in schemas/sql.
int newest_schema();

// Throws Error when the file is not an entente graph, or newer than this program.
void check_schema(SQLite::Database& database, const std::string& path);

// Brings an empty or older file to the newest schema, in one transaction: all of it or nothing.
void migrate(SQLite::Database& database, const std::string& path, const WriterOptions& options);

}  // namespace entente::sqlite
