#include "store/sqlite/state_keeper.hpp"

#include <algorithm>
#include <tuple>

#include "store/sqlite/codec.hpp"
#include "store/sqlite/schema.hpp"

namespace entente::sqlite {
namespace {

const std::string state_columns = R"sql(
    select states.state, source_entity.id, source_country, source_sector, target_entity.id, target_country,
           target_sector, about, states.from_day, states.until_day, ended_on, opened_by, closed_by, beginning_known,
           states.events, closing.from_day, closing.until_day, closing.precision, closing.basis
      from states
      join entities as source_entity on source_entity.entity = states.source
      join entities as target_entity on target_entity.entity = states.target
      left join events as closing on closing.event = states.closed_by
     where state_type = ?1 and states.source = ?2 and chronicle = ?3 )sql";

void bind_key(SQLite::Statement& statement, std::int64_t type, std::int64_t source, std::int64_t target) {
    statement.reset();
    statement.bind(1, type);
    statement.bind(2, source);
    statement.bind(3, target);
}

std::int64_t number(const std::string& event_id) {
    return number_of_id(event_id).value_or(0);
}

void bind_closing(SQLite::Statement& statement, int first, const State& state, Day ended_on) {
    if (state.until) {
        statement.bind(first, number_of_day(*state.until));
        statement.bind(first + 1, number_of_day(ended_on));
        statement.bind(first + 2, number(state.closed_by));
    } else {
        for (int i = 0; i < 3; ++i) statement.bind(first + i);
    }
    statement.bind(first + 3, static_cast<std::int64_t>(state.events));
}

// What a state is but for its end and its count.
auto beginning(const State& state) {
    return std::tie(state.target.entity, *state.from, state.opened_by, state.source, state.target, state.about,
                    state.beginning_known);
}

// By Effect's order.
const auto in_order = [](const auto& a, const auto& b) {
    return std::tuple(!opens(a.kind), std::string_view(a.event->id), a.kind) <
           std::tuple(!opens(b.kind), std::string_view(b.event->id), b.kind);
};

}  // namespace

StateKeeper::StateKeeper(SQLite::Database& database, Interner& interner, const Ontology& ontology)
    : database_(database),
      interner_(interner),
      rules_(ontology),
      rules_id_(state_rules_of(ontology)),
      derive_all_(property(database, states_property) != rules_id_),
      events_(database),
      acts_(database, R"sql(
          select distinct rules.name from event_claims join claims using (claim) join rules using (rule)
           where event_claims.event = ?)sql"),
      find_type_(database, "select state_type from state_types where name = ?"),
      insert_type_(database, "insert into state_types (name) values (?)"),
      insert_turn_(database,
                   "insert into turns (state_type, source, target, day, kind, event) values (?, ?, ?, ?, ?, ?)"),
      delete_turn_(database,
                   "delete from turns where state_type = ? and source = ? and target = ? and day = ? and kind = ? and "
                   "event = ?"),
      turns_from_(database,
                  "select day, kind, event from turns where state_type = ? and source = ? and target = ? and "
                  "day >= ? order by day"),
      open_before_(database, state_columns + "and states.from_day < ?4 and (ended_on is null or ended_on >= ?4)"),
      begun_(database, state_columns + "and states.from_day = ?4 and opened_by = ?5 and target_entity.id = ?6"),
      insert_state_(database, R"sql(
          insert into states (state_type, source, chronicle, mutual, source_country, source_sector, target,
                              target_country, target_sector, source_side, target_side, about, from_day, opened_by,
                              beginning_known, until_day, ended_on, closed_by, events)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) )sql"),
      update_state_(database,
                    "update states set until_day = ?1, ended_on = ?2, closed_by = ?3, events = ?4 where state = ?5"),
      delete_state_(database, "delete from states where state = ?") {}

StateKeeper::Key StateKeeper::key_of(const ChronicleKey& chronicle) {
    auto it = type_numbers_.find(chronicle.state);
    if (it == type_numbers_.end()) {
        std::int64_t type = 0;
        find_type_.reset();
        find_type_.bind(1, chronicle.state);
        if (find_type_.executeStep()) {
            type = find_type_.getColumn(0).getInt64();
        } else {
            insert_type_.reset();
            insert_type_.bind(1, chronicle.state);
            insert_type_.exec();
            type = database_.getLastInsertRowid();
        }
        find_type_.reset();
        it = type_numbers_.emplace(chronicle.state, type).first;
        type_names_[type] = chronicle.state;
    }
    return {it->second, interner_.entity(chronicle.source),
            chronicle.target.empty() ? 0 : interner_.entity(chronicle.target)};
}

Turn StateKeeper::turn_of(const Event& event) {
    Turn turn{event, {}};
    if (!rules_.asks_for_acts(event.type)) return turn;
    acts_.reset();
    acts_.bind(1, number(event.id));
    while (acts_.executeStep()) turn.acts.push_back(act_of_rule(text_at(acts_, 0)));
    acts_.reset();
    return turn;
}

void StateKeeper::forget(std::int64_t event_number) {
    if (derive_all_) return;
    auto event = events_.find(id_of_number(event_number));
    if (!event) return;
    const auto was = std::make_shared<const Event>(std::move(*event));
    for (const Effect& effect : rules_.possible_effects_of(*was)) {
        const Key key = key_of(effect.chronicle);
        bind_key(delete_turn_, key.type, key.source, key.target);
        delete_turn_.bind(4, number_of_day(effect.day));
        delete_turn_.bind(5, static_cast<int>(effect.kind));
        delete_turn_.bind(6, event_number);
        if (delete_turn_.exec() == 0) continue;
        Change& change = touched_[key][effect.day];
        const Mark mark{effect.kind, event_number};
        if (change.added.erase(mark) == 0) change.removed.emplace(mark, was);
    }
}

void StateKeeper::learn(const Event& event) {
    if (derive_all_) return;
    const std::int64_t event_number = number(event.id);
    for (const Effect& effect : rules_.effects_of(turn_of(event))) {
        const Key key = key_of(effect.chronicle);
        bind_key(insert_turn_, key.type, key.source, key.target);
        insert_turn_.bind(4, number_of_day(effect.day));
        insert_turn_.bind(5, static_cast<int>(effect.kind));
        insert_turn_.bind(6, event_number);
        insert_turn_.exec();
        touched_[key][effect.day].added.emplace(effect.kind, event_number);
    }
}

void StateKeeper::update() {
    if (derive_all_) {
        derive_all();
        set_property(database_, states_property, rules_id_);
    }
    for (auto& [key, changes] : touched_) derive(key, changes);
    touched_.clear();
}

void StateKeeper::derive_all() {
    database_.exec("delete from states; delete from turns");
    derive_all_ = false;
    select_happened(database_, rules_.turning_types(), [&](Event&& event) {
        learn(event);
        touched_.clear();  // all of them are derived below
    });
    Chronicle* chronicle = nullptr;
    std::optional<Chronicle> its;
    Key key;
    std::vector<Place> of_day;
    Day day{};
    const auto end_day = [&] {
        std::sort(of_day.begin(), of_day.end(), in_order);
        for (const Place& place : of_day) chronicle->apply(place.kind, *place.event);
        of_day.clear();
    };
    const auto end_chronicle = [&] {
        if (chronicle == nullptr) return;
        end_day();
        for (const Episode& one : chronicle->ended()) insert(key, {0, one.state, one.ended_on});
        for (const auto& [target, open] : chronicle->open()) {
            for (const Episode& one : open) insert(key, {0, one.state, {}});
        }
    };
    SQLite::Statement turn(database_,
                           "select state_type, source, target, day, kind, event from turns "
                           "order by state_type, source, target, day");
    while (turn.executeStep()) {
        const Key next{turn.getColumn(0).getInt64(), turn.getColumn(1).getInt64(), turn.getColumn(2).getInt64()};
        const Day next_day = day_of_number(turn.getColumn(3).getInt64());
        if (chronicle == nullptr || next != key) {
            end_chronicle();
            key = next;
            chronicle = &its.emplace(rules_.type(type_names_.at(key.type)));
        } else if (next_day != day) {
            end_day();
        }
        day = next_day;
        auto event = events_.find(id_of_number(turn.getColumn(5).getInt64()));
        if (!event) continue;
        of_day.push_back(
            {static_cast<Effect::Kind>(turn.getColumn(4).getInt()), std::make_shared<const Event>(std::move(*event))});
    }
    end_chronicle();
}

// One stretch after the other: from the first change until what follows goes on as before.
void StateKeeper::derive(const Key& key, Changes& changes) {
    std::erase_if(changes, [](const auto& one) { return one.second.added.empty() && one.second.removed.empty(); });
    while (!changes.empty()) {
        std::optional<Day> day = changes.begin()->first;
        while (day) day = derive_from(*day, key, changes);
    }
}

// Runs the chronicle as it was and as it is, side by side, and puts what differs into the table. A state that was open
// already counts from nothing in both: the difference is what it gains. Answers a day to begin at instead, where that
// is not enough: nothing is done then. Else takes what it has heeded out of `changes`.
std::optional<Day> StateKeeper::derive_from(Day first, const Key& key, Changes& changes) {
    const RelationType& type = rules_.type(type_names_.at(key.type));
    std::vector<Row> resumed = open_before(first, key);
    Chronicle was(type);
    Chronicle is(type);
    for (std::size_t i = 0; i < resumed.size(); ++i) {
        was.resume(resumed[i].state, i);
        is.resume(resumed[i].state, i);
    }
    bool goes_on = false;  // with turns that were not looked at
    const Day first_change = changes.begin()->first;
    Day last = first_change;
    bind_key(turns_from_, key.type, key.source, key.target);
    turns_from_.bind(4, number_of_day(first));
    bool more = turns_from_.executeStep();
    auto change = changes.lower_bound(first);
    while (more || change != changes.end()) {
        const Day turned = more ? day_of_number(turns_from_.getColumn(0).getInt64()) : Day::max();
        const Day day = change == changes.end() ? turned : std::min(turned, change->first);
        const Change* its = change != changes.end() && change->first == day ? &change->second : nullptr;
        if (day > first_change && its == nullptr && was.goes_on_like(is)) {
            goes_on = true;
            break;
        }
        std::vector<Place> before, after;
        for (; more && day_of_number(turns_from_.getColumn(0).getInt64()) == day; more = turns_from_.executeStep()) {
            const Mark mark{static_cast<Effect::Kind>(turns_from_.getColumn(1).getInt()),
                            turns_from_.getColumn(2).getInt64()};
            auto event = events_.find(id_of_number(mark.second));
            if (!event) continue;
            const Place place{mark.first, std::make_shared<const Event>(std::move(*event))};
            after.push_back(place);
            if (its == nullptr || !its->added.contains(mark)) before.push_back(place);
        }
        if (its != nullptr) {
            for (const auto& [mark, event] : its->removed) before.push_back({mark.first, event});
            ++change;
        }
        std::sort(before.begin(), before.end(), in_order);
        std::sort(after.begin(), after.end(), in_order);
        for (const Place& place : before) was.apply(place.kind, *place.event);
        for (const Place& place : after) is.apply(place.kind, *place.event);
        last = day;
    }
    turns_from_.reset();

    // How often each resumed state was counted before `first` and, where it goes on, after `last`: together.
    std::vector<std::uint64_t> beyond(resumed.size());
    std::vector<bool> was_open(resumed.size());
    for (std::size_t i = 0; i < resumed.size(); ++i) beyond[i] = resumed[i].state.events;
    for (const Episode& one : was.ended()) {
        if (one.resumed) beyond[*one.resumed] -= one.state.events;
    }
    for (const auto& [target, open] : was.open()) {
        for (const Episode& one : open) {
            if (!one.resumed) continue;
            beyond[*one.resumed] -= one.state.events;
            was_open[*one.resumed] = goes_on;
        }
    }
    std::vector<Row> old_rows = std::move(resumed);
    std::optional<Day> earlier;  // from where a state must be counted whose two parts fall to different ones
    const auto count_apart = [&](std::size_t number) {
        const Day from = *old_rows[number].state.from;
        earlier = std::min(earlier.value_or(from), from);
    };

    std::vector<Row> new_rows;
    for (const Episode& one : was.ended()) {
        if (one.resumed) continue;
        if (auto row = begun(key, one.state)) old_rows.push_back(std::move(*row));
    }
    for (const Episode& one : is.ended()) {
        Row& row = new_rows.emplace_back(Row{0, one.state, one.ended_on});
        if (!one.resumed) continue;
        if (was_open[*one.resumed]) count_apart(*one.resumed);
        row.state.events += beyond[*one.resumed];
    }
    for (const auto& [target, open] : was.open()) {
        for (const Episode& one : open) {
            if (one.resumed) continue;
            if (auto row = begun(key, one.state)) old_rows.push_back(std::move(*row));
        }
    }
    for (const auto& [target, open] : is.open()) {
        for (std::size_t i = 0; i < open.size(); ++i) {
            const Episode& one = open[i];
            Row& row = new_rows.emplace_back(Row{0, one.state, {}});
            if (one.resumed) row.state.events += beyond[*one.resumed];
            if (!goes_on) continue;
            // What becomes of the one in its place.
            const Episode& other = was.open().at(target)[i];
            const Row* its = nullptr;
            if (other.resumed) {
                its = &old_rows[*other.resumed];
                if (one.resumed != other.resumed) count_apart(*other.resumed);
            } else {
                const auto same = std::find_if(old_rows.begin(), old_rows.end(), [&](const Row& old) {
                    return old.state.opened_by == other.state.opened_by && old.state.from == other.state.from &&
                           old.state.target.entity == other.state.target.entity;
                });
                if (same != old_rows.end()) its = &*same;
                if (its != nullptr) row.state.events += its->state.events - other.state.events;
            }
            if (one.resumed && one.resumed != other.resumed && was_open[*one.resumed]) count_apart(*one.resumed);
            if (its == nullptr || !its->state.until) continue;
            row.state.closed_by = its->state.closed_by;
            row.ended_on = its->ended_on;
            row.state.until = end_of(*row.state.from, its->state.closed, its->ended_on);
        }
    }
    if (earlier) return earlier;
    replace(key, std::move(old_rows), std::move(new_rows));
    changes.erase(changes.begin(), changes.upper_bound(last));
    return std::nullopt;
}

// Rows whose beginning stays the same are kept.
void StateKeeper::replace(const Key& key, std::vector<Row>&& old_rows, std::vector<Row>&& new_rows) {
    for (const Row& old : old_rows) {
        const auto same = std::find_if(new_rows.begin(), new_rows.end(), [&](const Row& row) {
            return row.number == 0 && beginning(row.state) == beginning(old.state);
        });
        if (same == new_rows.end()) {
            delete_state_.reset();
            delete_state_.bind(1, old.number);
            delete_state_.exec();
            continue;
        }
        same->number = old.number;
        const auto end = [](const Row& row) {
            return std::tuple(row.state.until, std::string_view(row.state.closed_by), row.state.events,
                              row.state.until ? row.ended_on : Day{});
        };
        if (end(*same) == end(old)) continue;
        update_state_.reset();
        bind_closing(update_state_, 1, same->state, same->ended_on);
        update_state_.bind(5, old.number);
        update_state_.exec();
    }
    for (const Row& row : new_rows) {
        if (row.number == 0) insert(key, row);
    }
}

std::vector<StateKeeper::Row> StateKeeper::open_before(Day day, const Key& key) {
    std::vector<Row> rows;
    bind_key(open_before_, key.type, key.source, key.target);
    open_before_.bind(4, number_of_day(day));
    while (open_before_.executeStep()) rows.push_back(row_at(open_before_));
    open_before_.reset();
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::tie(*a.state.from, a.state.opened_by) < std::tie(*b.state.from, b.state.opened_by);
    });
    return rows;
}

std::optional<StateKeeper::Row> StateKeeper::begun(const Key& key, const State& state) {
    std::optional<Row> row;
    bind_key(begun_, key.type, key.source, key.target);
    begun_.bind(4, number_of_day(*state.from));
    begun_.bind(5, number(state.opened_by));
    begun_.bind(6, state.target.entity);
    if (begun_.executeStep()) row = row_at(begun_);
    begun_.reset();
    return row;
}

StateKeeper::Row StateKeeper::row_at(SQLite::Statement& statement) {
    Row row;
    row.number = statement.getColumn(0).getInt64();
    State& state = row.state;
    state.source = participant_at(statement, 1);
    state.target = participant_at(statement, 4);
    state.about = text_at(statement, 7);
    state.from = day_at(statement, 8);
    state.until = day_at(statement, 9);
    row.ended_on = day_at(statement, 10).value_or(Day{});
    state.opened_by = id_of_number(statement.getColumn(11).getInt64());
    if (state.until) state.closed_by = id_of_number(statement.getColumn(12).getInt64());
    state.beginning_known = statement.getColumn(13).getInt() != 0;
    state.events = static_cast<std::uint64_t>(statement.getColumn(14).getInt64());
    if (!statement.isColumnNull(15)) state.closed = time_at(statement, 15);
    return row;
}

void StateKeeper::insert(const Key& key, const Row& row) {
    const State& state = row.state;
    const auto side = [&](const Participant& one) {
        return interner_.entity(one.country.empty() ? one.entity : one.country);
    };
    bind_key(insert_state_, key.type, key.source, key.target);
    insert_state_.bind(4, rules_.type(type_names_.at(key.type)).mutual ? 1 : 0);
    bind_text(insert_state_, 5, state.source.country);
    bind_text(insert_state_, 6, name(state.source.sector));
    insert_state_.bind(7, interner_.entity(state.target.entity));
    bind_text(insert_state_, 8, state.target.country);
    bind_text(insert_state_, 9, name(state.target.sector));
    insert_state_.bind(10, side(state.source));
    insert_state_.bind(11, side(state.target));
    bind_text(insert_state_, 12, state.about);
    insert_state_.bind(13, number_of_day(*state.from));
    insert_state_.bind(14, number(state.opened_by));
    insert_state_.bind(15, state.beginning_known ? 1 : 0);
    bind_closing(insert_state_, 16, state, row.ended_on);
    insert_state_.exec();
}

}  // namespace entente::sqlite
