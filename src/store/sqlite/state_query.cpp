#include "store/sqlite/state_query.hpp"

#include <SQLiteCpp/Statement.h>

#include "store/sqlite/codec.hpp"
#include "store/sqlite/event_query.hpp"

namespace entente::sqlite {
namespace {

const std::string columns = R"sql(
    select state_types.name, mutual, source_entity.id, source_country, source_sector, target_entity.id, target_country,
           target_sector, about, states.from_day, states.until_day, opened_by, closed_by, beginning_known,
           states.events, opening.confidence, opening.from_day, opening.until_day, opening.precision, opening.basis,
           closing.from_day, closing.until_day, closing.precision, closing.basis
      from states
      join state_types using (state_type)
      join entities as source_entity on source_entity.entity = states.source
      join entities as target_entity on target_entity.entity = states.target
      join events as opening on opening.event = states.opened_by
      left join events as closing on closing.event = states.closed_by
     where (:as_of is null or (states.from_day <= :as_of and (states.until_day is null or states.until_day > :as_of))) )sql";

State state_at(SQLite::Statement& row) {
    State state;
    state.type = text_at(row, 0);
    state.mutual = row.getColumn(1).getInt() != 0;
    state.source = participant_at(row, 2);
    state.target = participant_at(row, 5);
    state.about = text_at(row, 8);
    state.from = day_at(row, 9);
    state.until = day_at(row, 10);
    state.opened_by = id_of_number(row.getColumn(11).getInt64());
    state.beginning_known = row.getColumn(13).getInt() != 0;
    state.events = static_cast<std::uint64_t>(row.getColumn(14).getInt64());
    state.confidence = row.getColumn(15).getDouble();
    state.opened = time_at(row, 16);
    if (!state.until) return state;
    state.closed_by = id_of_number(row.getColumn(12).getInt64());
    state.closed = time_at(row, 20);
    return state;
}

}  // namespace

std::vector<State> select_states(SQLite::Database& database, const std::vector<std::string>& a,
                                 const std::vector<std::string>& b, std::optional<Day> as_of) {
    const auto& one = a.empty() ? b : a;
    const auto& other = a.empty() ? a : b;
    const std::string from = "and states.source_side in ";
    const std::string to = " and states.target_side in ";
    const std::string ones = sides_named(":one");
    const std::string others = sides_named(":other");
    std::vector<std::string> directions = {""};
    if (!other.empty()) {
        const std::string there = from + ones + to + others;
        directions = {there, from + others + to + ones + " and not (true " + there + ")"};
    } else if (!one.empty()) {
        directions = {from + ones, to + ones + " and not (true " + from + ones + ")"};
    }
    std::vector<State> states;
    for (const std::string& direction : directions) {
        SQLite::Statement row(database, columns + direction);
        if (as_of) {
            row.bind(":as_of", number_of_day(*as_of));
        } else {
            row.bind(":as_of");
        }
        if (!one.empty()) row.bind(":one", json_list(one));
        if (!other.empty()) row.bind(":other", json_list(other));
        while (row.executeStep()) states.push_back(state_at(row));
    }
    sort_states(states);
    return states;
}

}  // namespace entente::sqlite
