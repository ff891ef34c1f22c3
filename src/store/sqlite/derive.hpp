// Derives anew all that follows from the claims.
#pragma once

#include <SQLiteCpp/Database.h>

namespace entente::sqlite {

// For a file whose events were emptied by a migration: the signatures of the claims' sentences, and the events.
void derive_all(SQLite::Database& database);

}  // namespace entente::sqlite
