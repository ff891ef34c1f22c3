#include "store/sqlite/event_query.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "model/attributes_json.hpp"
#include "store/sqlite/codec.hpp"
#include "store/sqlite/scope.hpp"

namespace entente::sqlite {
namespace {

const std::string columns = R"sql(
    select events.event,
           codes.type, codes.plover, codes.cameo, codes.quad, codes.goldstein, codes.mutual,
           source_entity.id, source_actor.country, source_actor.sector,
           target_entity.id, target_actor.country, target_actor.sector,
           events.from_day, events.until_day, events.precision, events.basis, events.status, events.attributes,
           events.confidence, events.sources, events.first_seen, events.last_seen, events.claims, events.day
      from events
      join codes on codes.code = events.code
      join actors as source_actor on source_actor.actor = events.source
      join entities as source_entity on source_entity.entity = source_actor.entity
      join actors as target_actor on target_actor.actor = events.target
      join entities as target_entity on target_entity.entity = target_actor.entity )sql";

const std::string conditions = R"sql(
       and (:since is null or (events.precision < 6 and max(events.until_day, events.from_day + 1) > :since))
       and (:until is null or (events.precision < 6 and events.from_day < :until))
       and (:as_of is null or (coalesce(events.first_seen, -8388608) <= :as_of
                               and (events.status > 0 or events.precision = 6 or events.from_day <= :as_of)))
       and (:types is null or codes.type in (select value from json_each(:types)))
       and (:plovers is null or codes.plover in (select value from json_each(:plovers)))
       and (:statuses is null or events.status in (select value from json_each(:statuses)))
       and (:sectors is null or source_actor.sector in (select value from json_each(:sectors))
                             or target_actor.sector in (select value from json_each(:sectors)))
       and events.confidence >= :min_confidence )sql";

// Events that last longer than a month are in an index of their own (schemas/sql/0005_long_events.sql). Such that began
// earlier than this before another are not looked for.
constexpr std::chrono::days month{31};
constexpr std::chrono::days longest_denial{366};

const std::string in_order = " order by events.day, events.event";

const std::string of_types =
    "where events.status = 0 and events.code in (select code from codes where type in "
    "(select value from json_each(:types)))";
const std::string one_event = columns + "where events.event = ?";

Event event_at(SQLite::Statement& row) {
    Event event;
    event.id = id_of_number(row.getColumn(0).getInt64());
    event.type = text_at(row, 1);
    event.plover = plover_from(text_at(row, 2)).value_or(Plover::none);
    event.cameo = text_at(row, 3);
    event.quad = row.getColumn(4).getInt();
    event.goldstein = row.getColumn(5).getDouble();
    event.mutual = row.getColumn(6).getInt() != 0;
    event.source = participant_at(row, 7);
    event.target = participant_at(row, 10);
    event.time = time_at(row, 13);
    event.status = status_at(row, 17);
    event.attributes = attributes_from_text(text_at(row, 18));
    event.confidence = row.getColumn(19).getDouble();
    event.sources = row.getColumn(20).getUInt();
    event.first_seen = day_at(row, 21).value_or(Day{});
    event.last_seen = day_at(row, 22).value_or(Day{});
    return event;
}

template <typename Value>
std::vector<std::string> names_of(const std::vector<Value>& values) {
    std::vector<std::string> names;
    for (const Value& value : values) names.emplace_back(name(value));
    return names;
}

void bind_list(SQLite::Statement& statement, const char* parameter, const std::string& list) {
    if (list.empty()) {
        statement.bind(parameter);
    } else {
        statement.bind(parameter, list);
    }
}

void bind_day(SQLite::Statement& statement, const char* parameter, std::optional<Day> day) {
    if (day) {
        statement.bind(parameter, number_of_day(*day));
    } else {
        statement.bind(parameter);
    }
}

// The events of one direction, one after the other.
class Cursor {
public:
    // `how` is the order, and perhaps a limit.
    Cursor(SQLite::Database& database, const Scope& scope, const std::string& direction, const EventFilter& filter,
           const std::string& how)
        : row_(database, columns + "where " + direction + conditions + how) {
        bind_conditions(row_, filter);
        bind_days(row_, filter);
        scope.bind(row_);
        advance();
    }

    bool at_end() const { return at_end_; }
    // Its place in the order of time.
    std::pair<std::int64_t, std::int64_t> key() const { return key_; }

    void take(const TakeEvent& take_event) {
        take_event(event_at(row_), static_cast<std::uint64_t>(row_.getColumn(23).getInt64()));
        advance();
    }

private:
    void advance() {
        at_end_ = !row_.executeStep();
        if (at_end_) return;
        const SQLite::Column day = row_.getColumn(24);
        key_ = {day.isNull() ? std::numeric_limits<std::int64_t>::min() : day.getInt64(), row_.getColumn(0).getInt64()};
    }

    SQLite::Statement row_;
    bool at_end_ = false;
    std::pair<std::int64_t, std::int64_t> key_;
};

std::vector<Cursor> cursors(SQLite::Database& database, const EventFilter& filter, const std::string& how) {
    const Scope scope(database, filter);
    std::vector<Cursor> all;
    for (const std::string& direction : scope.directions()) all.emplace_back(database, scope, direction, filter, how);
    return all;
}

// The cursor whose event comes first, or last, of all; nullptr when all are at their ends.
Cursor* next_of(std::vector<Cursor>& all, bool newest_first) {
    Cursor* next = nullptr;
    for (Cursor& cursor : all) {
        if (cursor.at_end()) continue;
        if (next == nullptr || (newest_first ? cursor.key() > next->key() : cursor.key() < next->key())) next = &cursor;
    }
    return next;
}

}  // namespace

std::string sides_named(const std::string& parameter) {
    const std::string named =
        "select entity from entities where id in (select value from json_each(" + parameter + "))";
    return " (" + named + " union select side from actors where entity in (" + named + ")) ";
}

std::string json_list(const std::vector<std::string>& values) {
    return values.empty() ? "" : nlohmann::json(values).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void bind_conditions(SQLite::Statement& statement, const EventFilter& filter) {
    bind_list(statement, ":types", json_list(filter.types));
    bind_list(statement, ":plovers", json_list(names_of(filter.plovers)));
    bind_list(statement, ":sectors", json_list(names_of(filter.sectors)));
    bind_statuses(statement, filter);
    statement.bind(":min_confidence", filter.min_confidence);
}

void bind_statuses(SQLite::Statement& statement, const EventFilter& filter) {
    nlohmann::json statuses = nlohmann::json::array();
    for (const Status status : filter.statuses) statuses.push_back(static_cast<int>(status));
    bind_list(statement, ":statuses", statuses.empty() ? "" : statuses.dump());
}

void bind_days(SQLite::Statement& statement, const EventFilter& filter) {
    bind_day(statement, ":since", filter.since);
    bind_day(statement, ":until", filter.until);
    bind_day(statement, ":as_of", filter.as_of);
}

const std::string& event_conditions() {
    return conditions;
}

void select_events(SQLite::Database& database, const EventFilter& filter, const TakeEvent& take) {
    auto all = cursors(database, filter, in_order);
    while (Cursor* next = next_of(all, false)) next->take(take);
}

std::vector<std::pair<Event, std::uint64_t>> select_newest(SQLite::Database& database, const EventFilter& filter,
                                                           std::size_t limit) {
    const auto most = std::min<std::size_t>(limit, std::numeric_limits<std::int32_t>::max());
    auto all = cursors(database, filter, " order by events.day desc, events.event desc limit " + std::to_string(most));
    std::vector<std::pair<Event, std::uint64_t>> found;
    while (Cursor* next = found.size() < limit ? next_of(all, true) : nullptr)
        next->take([&](Event&& event, std::uint64_t claims) { found.emplace_back(std::move(event), claims); });
    std::reverse(found.begin(), found.end());
    return found;
}

EventById::EventById(SQLite::Database& database) : row_(database, one_event) {}

std::optional<Event> EventById::find(std::string_view id) {
    const auto number = number_of_id(id);
    if (!number) return std::nullopt;
    row_.reset();
    row_.bind(1, *number);
    std::optional<Event> found;
    if (row_.executeStep()) found = event_at(row_);
    row_.reset();
    return found;
}

void select_happened(SQLite::Database& database, const std::vector<std::string>& types,
                     const std::function<void(Event&&)>& take) {
    SQLite::Statement row(database, columns + of_types);
    row.bind(":types", json_list(types));
    while (row.executeStep()) take(event_at(row));
}

std::vector<Event> select_events_between(SQLite::Database& database, const std::vector<std::string>& a,
                                         const std::vector<std::string>& b, const std::vector<std::string>& types) {
    const std::string from = " and events.source_side in ";
    const std::string to = " and events.target_side in ";
    const std::string a_sides = sides_named(":a");
    const std::string b_sides = sides_named(":b");
    const auto& one = a.empty() ? b : a;
    const auto& other = a.empty() ? a : b;
    std::vector<std::string> queries;
    if (one.empty()) {
        queries = {of_types};
    } else if (other.empty()) {
        queries = {of_types + from + a_sides, of_types + to + a_sides + "and events.source_side not in " + a_sides};
    } else {
        queries = {of_types + from + a_sides + to + b_sides, of_types + from + b_sides + to + a_sides};
    }
    std::vector<Event> found;
    std::set<std::string> seen;  // A to A is found twice
    for (const std::string& query : queries) {
        SQLite::Statement row(database, columns + query);
        row.bind(":types", json_list(types));
        if (!one.empty()) row.bind(":a", json_list(one));
        if (!other.empty()) row.bind(":b", json_list(other));
        while (row.executeStep()) {
            Event event = event_at(row);
            if (other.empty() || seen.insert(event.id).second) found.push_back(std::move(event));
        }
    }
    return found;
}

namespace {

const std::string contradicting = columns + R"sql(
        join events as this on this.event = :event
       where events.source_side = this.source_side and events.target_side = this.target_side and codes.type = :type
         and events.day >= :first and events.day < :last and events.status = )sql";
const std::string and_long = " and (events.precision = 6 or events.until_day > events.from_day + 31)";

}  // namespace

Contradictions::Contradictions(SQLite::Database& database)
    : denials_(database, contradicting + "3" + in_order),
      deeds_(database, contradicting + "0" + in_order),
      long_denials_(database, contradicting + "3" + and_long + in_order),
      long_deeds_(database, contradicting + "0" + and_long + in_order) {}

std::vector<Event> Contradictions::of(const Event& event) {
    std::vector<Event> found;
    if (event.status != Status::happened && event.status != Status::denied) return found;
    // When it happened or, where that is unknown, the weeks up to its reports.
    constexpr std::chrono::days week{7};
    const auto span_of = [&](const Event& one) {
        const Interval& when = one.time.when;
        if (when.precision == Precision::unknown) return Interval{one.first_seen - week, one.last_seen + week, {}};
        return Interval{when.from, std::max(when.until, when.from + std::chrono::days{1}), {}};
    };
    const Interval span = span_of(event);
    const auto look = [&](SQLite::Statement& row, Day first, Day last) {
        row.bind(":event", number_of_id(event.id).value_or(0));
        row.bind(":type", event.type);
        row.bind(":first", number_of_day(first));
        row.bind(":last", number_of_day(last));
        while (row.executeStep()) {
            Event other = event_at(row);
            if (span_of(other).overlaps(span)) found.push_back(std::move(other));
        }
        row.reset();
    };
    const bool happened = event.status == Status::happened;
    look(happened ? long_denials_ : long_deeds_, span.from - longest_denial, span.from - month);
    look(happened ? denials_ : deeds_, span.from - month, span.until + std::chrono::days{1});
    return found;
}

}  // namespace entente::sqlite
