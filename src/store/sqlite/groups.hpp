// Brings the events that new and forgotten claims touch up to date: of each claim's merge group only what lies near it
// in time is loaded and merged anew, so that the cost does not grow with the graph.
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "entente/merge/merge.hpp"
#include "store/sqlite/interner.hpp"
#include "store/sqlite/state_keeper.hpp"

namespace entente::sqlite {

class GroupMerger {
public:
    GroupMerger(SQLite::Database& database, Interner& interner, StateKeeper& states);

    // Registers a claim (whose row is there already) with its group, without an event.
    void add(const Claim& claim, std::int64_t claim_number, std::optional<Day> published);
    // Takes a claim out of its group and event. Its row may go afterwards.
    void remove(std::int64_t claim_number);

    // Merges what add() and remove() touched since the last call, and writes the events that changed. `before_change`,
    // where given, is called with an event's number before its row is written or deleted.
    using BeforeChange = std::function<void(std::int64_t)>;
    void merge_touched(const BeforeChange& before_change = {});

private:
    struct Touched {
        std::int64_t group = 0;
        std::int64_t day = 0;
        auto operator<=>(const Touched&) const = default;
    };
    // A report with where it stands in event_claims.
    struct Member {
        std::int64_t claim = 0;
        std::int64_t day = 0;
        std::int64_t event = 0;  // 0: none yet
        Report report;
    };

    std::vector<Member> load(std::int64_t group, std::int64_t first_day, std::int64_t last_day);
    // All that follows from claims of the group that came or went on days from `first` to `last`.
    void merge(std::int64_t group, std::int64_t first, std::int64_t last, const BeforeChange& before_change);
    void assign(std::int64_t group, const Member& member, std::int64_t event);
    void write(const Event& event);
    void bind(SQLite::Statement& row, const Event& event);
    void erase(std::int64_t event);

    Interner& interner_;
    StateKeeper& states_;
    SQLite::Statement insert_member_, select_members_, assign_, insert_event_, update_event_, delete_event_,
        find_member_, delete_member_;
    std::vector<Touched> touched_;
    std::map<Touched, std::set<std::int64_t>> bereft_;  // events that lost a claim there
};

}  // namespace entente::sqlite
