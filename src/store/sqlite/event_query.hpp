// EventFilter → statement: which events pass, in the order of time.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/model/event.hpp"
#include "entente/store/filter.hpp"

namespace entente::sqlite {

// An event without its claims' ids, and how many they are.
using TakeEvent = std::function<void(Event&&, std::uint64_t)>;

// Calls `take` for every event that passes, sorted by time, then id.
void select_events(SQLite::Database& database, const EventFilter& filter, const TakeEvent& take);

// The newest events that pass, at most `limit`, in the same order.
std::vector<std::pair<Event, std::uint64_t>> select_newest(SQLite::Database& database, const EventFilter& filter,
                                                           std::size_t limit);

// Without the claims' ids.
class EventById {
public:
    explicit EventById(SQLite::Database& database);
    std::optional<Event> find(std::string_view id);

private:
    SQLite::Statement row_;
};

// GraphReader::contradictions.
class Contradictions {
public:
    explicit Contradictions(SQLite::Database& database);
    std::vector<Event> of(const Event& event);

private:
    SQLite::Statement denials_, deeds_, long_denials_, long_deeds_;
};

// GraphReader::events_between.
std::vector<Event> select_events_between(SQLite::Database& database, const std::vector<std::string>& a,
                                         const std::vector<std::string>& b, const std::vector<std::string>& types);

// All that happened, of `types`, in no order; without the claims' ids.
void select_happened(SQLite::Database& database, const std::vector<std::string>& types,
                     const std::function<void(Event&&)>& take);

// The sides under which the entities of a parameter (a JSON array) are found: themselves, and what they are rolled up
// to; a subquery in brackets.
std::string sides_named(const std::string& parameter);

// JSON arrays for `in (select value from json_each(?))`; "" (bound as null) for an empty list.
std::string json_list(const std::vector<std::string>& values);

// " and …": whether events, joined with codes, source_actor and target_actor, pass a filter but for its participants.
// Its parameters are those of bind_conditions and bind_days.
const std::string& event_conditions();

// Binds :since :until :as_of.
void bind_days(SQLite::Statement& statement, const EventFilter& filter);
// Binds :types :plovers :statuses :sectors :min_confidence, those of a filter that a claim can be asked for too.
void bind_conditions(SQLite::Statement& statement, const EventFilter& filter);
// Binds :statuses alone.
void bind_statuses(SQLite::Statement& statement, const EventFilter& filter);

}  // namespace entente::sqlite
