// EventFilter::a and b → conditions: whose events are asked for.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <string>
#include <vector>

#include "entente/store/filter.hpp"

namespace entente::sqlite {

// Some entities: as sides (each with all that acts for it) where that says the same, else as a list of actors.
class Party {
public:
    // `name` is that of the parameter: ":a"
    Party(SQLite::Database& database, const char* name, const std::vector<std::string>& ids, bool exact);

    bool any() const { return any_; }  // nobody was named: everybody
    bool by_side() const { return by_side_; }
    // "events.source_side = :a", "events.source in (…)": `role` is source or target.
    std::string is(const std::string& role) const;
    // The same of a column that holds a side; only of a party by side.
    std::string is_side(const std::string& column) const;
    void bind(SQLite::Statement& statement) const;

private:
    std::string name_;
    bool any_ = true;
    bool by_side_ = true;
    std::vector<std::int64_t> rows_;  // entities or actors
};

struct Scope {
    Scope(SQLite::Database& database, const EventFilter& filter);

    Party a;
    Party b;

    bool by_side() const { return a.by_side() && b.by_side(); }
    // Conditions on events, one a direction, that no event meets twice; one when everybody is asked for.
    std::vector<std::string> directions() const;
    // The condition on pair_months that finds every sum once.
    std::string months() const;
    void bind(SQLite::Statement& statement) const;
};

}  // namespace entente::sqlite
