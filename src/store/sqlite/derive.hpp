// Derives anew what follows from the claims, for a file that a migration changed.
#pragma once

#include <SQLiteCpp/Database.h>

namespace entente {
struct Ontology;
}

namespace entente::sqlite {

// Where the events were emptied: the signatures of the claims' sentences, and the events.
void derive_events(SQLite::Database& database, const Ontology& ontology);

// The states of all events, where they follow from no rules or others.
void derive_states(SQLite::Database& database, const Ontology& ontology);

}  // namespace entente::sqlite
