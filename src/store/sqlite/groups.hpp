// Brings the events that new claims touch up to date: of each claim's merge group only what it can have a say in is
// loaded and merged anew, so that the cost does not grow with the graph.
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <set>
#include <vector>

#include "entente/merge/locality.hpp"
#include "entente/merge/merge.hpp"
#include "store/sqlite/interner.hpp"

namespace entente::sqlite {

class GroupMerger {
public:
    GroupMerger(SQLite::Database& database, Interner& interner);

    // Registers a claim (whose row is there already) with its group, without an event.
    void add(const Claim& claim, std::int64_t claim_number, std::optional<Day> published);

    // Merges what add() touched since the last call, and writes the events that changed.
    void merge_touched();

private:
    struct Touched {
        std::int64_t group = 0;
        std::int64_t claim = 0;
        MergePlace place;
    };
    // A report with where it stands in event_claims.
    struct Member {
        std::int64_t claim = 0;
        std::int64_t day = 0;
        std::int64_t event = 0;  // 0: none yet
        MergePlace place;
        Report report;
    };

    // All members of the group that can have a say in the events of the touched claim.
    std::vector<Member> load_around(const Touched& touched);
    std::vector<Member> load(std::int64_t group, std::int64_t first_day, std::int64_t last_day);
    void merge(std::int64_t group, std::vector<Member>&& members);
    void assign(std::int64_t group, const Member& member, std::int64_t event);
    void write(const Event& event);
    void erase(std::int64_t event);

    Interner& interner_;
    SQLite::Statement insert_member_, select_members_, assign_, insert_event_, delete_event_;
    std::vector<Touched> touched_;
};

}  // namespace entente::sqlite
