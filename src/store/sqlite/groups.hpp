// Brings the events of touched merge groups up to date with their claims.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <map>
#include <vector>

#include "entente/merge/merge.hpp"
#include "store/sqlite/interner.hpp"

namespace entente::sqlite {

class GroupMerger {
public:
    GroupMerger(SQLite::Database& database, Interner& interner);

    // Registers a claim (whose row is there already) with its group, without an event.
    void add(const Claim& claim, std::int64_t claim_number, std::optional<Day> published);

    // Merges every group that add() touched since the last call, and writes the events that changed.
    void merge_touched();

private:
    struct Assigned {
        std::int64_t day = 0;
        std::int64_t event = 0;  // 0: none yet
    };
    using Assignments = std::map<std::int64_t, Assigned>;  // by claim

    void merge_one(std::int64_t group);
    std::vector<Report> load(std::int64_t group, Assignments& assigned);
    void write(const Event& event);
    void erase(std::int64_t event);

    Interner& interner_;
    SQLite::Statement insert_member_, select_members_, assign_, insert_event_, delete_event_;
    std::vector<std::int64_t> touched_;
};

}  // namespace entente::sqlite
