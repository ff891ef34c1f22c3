// pair_months, the sums of events by pair and month, and what they add up to (pair_totals, pair_ties), brought up to
// date with the events.
#pragma once

#include <SQLiteCpp/Database.h>

#include <string>

namespace entente::sqlite {

// pair_months.known_to of a row of events.
inline const std::string known_to =
    "case when events.precision <= 2 then 1 when events.precision <= 4 then 2 when events.precision = 5 then 3 else 0 "
    "end";

// Sums up anew what stale_months names, and empties it. Belongs into every transaction that changes events, at its end;
// what it costs depends on the months that were touched, not on the graph.
void sum_up_stale_months(SQLite::Database& database);

}  // namespace entente::sqlite
