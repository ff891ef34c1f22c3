#include "store/sqlite/scope.hpp"

#include <nlohmann/json.hpp>

#include "store/sqlite/event_query.hpp"

namespace entente::sqlite {
namespace {

std::vector<std::int64_t> rows_of(SQLite::Database& database, const std::string& query,
                                  const std::vector<std::string>& ids) {
    SQLite::Statement row(database, query);
    row.bind(1, json_list(ids));
    std::vector<std::int64_t> rows;
    while (row.executeStep()) rows.push_back(row.getColumn(0).getInt64());
    return rows;
}

const std::string entities_named = "select entity from entities where id in (select value from json_each(?1))";
const std::string actors_beyond =
    "select actor from actors where entity in (" + entities_named + ") and side not in (" + entities_named + ")";
const std::string actors_themselves = "select actor from actors where entity in (" + entities_named + ")";
const std::string actors_rolled_up =
    actors_themselves + " union select actor from actors where side in (" + entities_named + ")";

const std::vector<std::string>& in_order(const EventFilter& filter, bool first) {
    const bool swapped = filter.a.empty();
    return first != swapped ? filter.a : filter.b;
}

}  // namespace

Party::Party(SQLite::Database& database, const char* name, const std::vector<std::string>& ids, bool exact)
    : name_(name), any_(ids.empty()) {
    if (any_) return;
    by_side_ = !exact && rows_of(database, actors_beyond, ids).empty();
    rows_ = rows_of(database, by_side_ ? entities_named : exact ? actors_themselves : actors_rolled_up, ids);
}

std::string Party::is(const std::string& role) const {
    if (by_side_) return is_side("events." + role + "_side");
    return "events." + role + " in (select value from json_each(" + name_ + "))";
}

std::string Party::is_side(const std::string& column) const {
    if (rows_.size() == 1) return column + " = " + name_;
    return column + " in (select value from json_each(" + name_ + "))";
}

void Party::bind(SQLite::Statement& statement) const {
    if (any_) return;
    if (by_side_ && rows_.size() == 1) {
        statement.bind(name_, rows_.front());
    } else {
        statement.bind(name_, nlohmann::json(rows_).dump());
    }
}

Scope::Scope(SQLite::Database& database, const EventFilter& filter)
    : a(database, ":a", in_order(filter, true), filter.exact),
      b(database, ":b", in_order(filter, false), filter.exact) {}

std::vector<std::string> Scope::directions() const {
    if (a.any()) return {"true"};
    if (b.any()) return {a.is("source"), a.is("target") + " and not (" + a.is("source") + ")"};
    const std::string there = a.is("source") + " and " + b.is("target");
    return {there, b.is("source") + " and " + a.is("target") + " and not (" + there + ")"};
}

std::string Scope::months() const {
    if (a.any()) return "role = 0";
    if (b.any()) return a.is_side("side") + " and (role = 0 or not " + a.is_side("other") + ")";
    return a.is_side("side") + " and " + b.is_side("other") + " and (role = 0 or not (" + a.is_side("other") + " and " +
           b.is_side("side") + "))";
}

void Scope::bind(SQLite::Statement& statement) const {
    a.bind(statement);
    b.bind(statement);
}

}  // namespace entente::sqlite
