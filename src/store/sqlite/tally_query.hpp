// EventFilter → sums: from pair_ties or pair_totals where time does not matter, from pair_months where whole months
// pass, from the events themselves where only some do.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/store/filter.hpp"
#include "entente/store/tally.hpp"

namespace entente::sqlite {

class TallyQuery {
public:
    explicit TallyQuery(SQLite::Database& database) : database_(database) {}

    void each_tally(const EventFilter& filter, const std::function<void(const Tally&)>& take);
    void each_total(const EventFilter& filter, const std::function<void(const Tally&)>& take);
    void each_tie(const EventFilter& filter, const std::function<void(const Tie&)>& take);
    FirstEvent first_events(const EventFilter& filter);

    const RelationSide& side(SideNumber number) const { return sides_[static_cast<std::size_t>(number)]; }
    const EventCode& code(CodeNumber number);
    const std::string& entity_id(EntityNumber number);

private:
    SQLite::Statement ties(const EventFilter& filter);
    void take_tallies(SQLite::Statement&& row, const std::function<void(const Tally&)>& take);
    // `country`: of an actor that stands for itself; nothing for a side.
    SideNumber intern(EntityNumber entity, const char* country, const char* sector);
    bool is_state(EntityNumber entity);

    SQLite::Database& database_;
    std::deque<RelationSide> sides_;                                     // references to them stay good
    std::unordered_map<std::int64_t, std::vector<SideNumber>> numbers_;  // by entity
    std::unordered_map<std::int64_t, std::string> ids_;
    std::map<CodeNumber, EventCode> codes_;
};

}  // namespace entente::sqlite
