// EventFilter → statement: which events pass, in the order of time.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <functional>
#include <vector>

#include "entente/model/event.hpp"
#include "entente/store/filter.hpp"

namespace entente::sqlite {

// An event without its claims' ids, and how many they are.
using TakeEvent = std::function<void(Event&&, std::uint64_t)>;

// Calls `take` for every event that passes, sorted by time, then id.
void select_events(SQLite::Database& database, const EventFilter& filter, const TakeEvent& take);

std::optional<Event> select_event(SQLite::Database& database, std::string_view id);

// GraphReader::events_between and ::contradictions.
std::vector<Event> select_events_between(SQLite::Database& database, const std::vector<std::string>& a,
                                         const std::vector<std::string>& b, const std::vector<std::string>& types);
std::vector<Event> select_contradictions(SQLite::Database& database, const Event& event);

// JSON arrays for `in (select value from json_each(?))`; "" (bound as null) for an empty list.
std::string json_list(const std::vector<std::string>& values);

// Binds :types :plovers :statuses :sectors :min_confidence, those of a filter that a claim can be asked for too.
void bind_conditions(SQLite::Statement& statement, const EventFilter& filter);

}  // namespace entente::sqlite
