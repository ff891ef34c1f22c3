// Keeps the states up to date with the events: of each chronicle that events touch, only as much is derived anew as
// what changed has an effect on.
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "merge/chronicle.hpp"
#include "store/sqlite/event_query.hpp"
#include "store/sqlite/interner.hpp"

namespace entente::sqlite {

// Of the file: state_rules_of the ontology that its states follow from.
inline const std::string states_property = "states";

class StateKeeper {
public:
    // `ontology` must outlive this.
    StateKeeper(SQLite::Database& database, Interner& interner, const Ontology& ontology);

    // Before the event's row is changed or deleted.
    void forget(std::int64_t event);
    // Once its row and its claims are written.
    void learn(const Event& event);
    // Belongs into every transaction that changes events, at its end. Where the states follow from other rules than
    // the ontology's, derives them all.
    void update();

private:
    // ChronicleKey, as numbers.
    struct Key {
        std::int64_t type = 0;
        std::int64_t source = 0;
        std::int64_t target = 0;
        auto operator<=>(const Key&) const = default;
    };
    struct Place {
        Effect::Kind kind = Effect::Kind::reports;
        std::shared_ptr<const Event> event;
    };
    using Mark = std::pair<Effect::Kind, std::int64_t>;  // with the event's number
    // Of the turns of one day: those that came and, as they were, those that went. What changed did both.
    struct Change {
        std::set<Mark> added;
        std::map<Mark, std::shared_ptr<const Event>> removed;
    };
    using Changes = std::map<Day, Change>;
    struct Row {
        std::int64_t number = 0;
        State state;
        Day ended_on{};  // where state.until is set
    };

    Key key_of(const ChronicleKey& chronicle);
    Turn turn_of(const Event& event);
    void derive_all();
    void derive(const Key& key, Changes& changes);
    std::optional<Day> derive_from(Day day, const Key& key, Changes& changes);
    void replace(const Key& key, std::vector<Row>&& old_rows, std::vector<Row>&& new_rows);
    std::vector<Row> open_before(Day day, const Key& key);
    std::optional<Row> begun(const Key& key, const State& state);
    Row row_at(SQLite::Statement& statement);
    void insert(const Key& key, const Row& row);

    SQLite::Database& database_;
    Interner& interner_;
    StateRules rules_;
    std::string rules_id_;
    bool derive_all_ = false;
    EventById events_;
    SQLite::Statement acts_, find_type_, insert_type_, insert_turn_, delete_turn_, turns_from_, open_before_, begun_,
        insert_state_, update_state_, delete_state_;
    std::map<std::string, std::int64_t> type_numbers_;
    std::map<std::int64_t, std::string> type_names_;
    std::map<Key, Changes> touched_;
};

}  // namespace entente::sqlite
