#include "store/sqlite/tally_query.hpp"

#include <charconv>
#include <memory>
#include <utility>

#include "store/sqlite/codec.hpp"
#include "store/sqlite/event_query.hpp"
#include "store/sqlite/pair_months.hpp"
#include "store/sqlite/scope.hpp"

namespace entente {

std::string event_id(std::uint64_t event) {
    return sqlite::id_of_number(static_cast<std::int64_t>(event));
}

namespace sqlite {
namespace {

// Sums whose events end later than so long after the first of them begins are looked for apart; as in the indexes
// pair_months_long.
constexpr int short_days = 62;
const std::string is_long = "last_until > first_from + 62";

// Whether events of such a row pass but for their time.
const std::string kind_passes = R"sql(
       and (:types is null or code in (select code from codes where type in (select value from json_each(:types))))
       and (:plovers is null or code in (select code from codes where plover in (select value from json_each(:plovers))))
       and (:statuses is null or status in (select value from json_each(:statuses)))
       and (:sectors is null or side_sector in (select value from json_each(:sectors))
                             or other_sector in (select value from json_each(:sectors)))
       and :min_confidence >= 0 )sql";  // asked of events only
// Some events of such a row may pass, and all of them do.
const std::string some_pass = R"sql(
       and (:since is null or (known_to > 0 and last_until > :since))
       and (:until is null or (known_to > 0 and first_from < :until))
       and (:as_of is null or (first_reported <= :as_of and (status > 0 or known_to = 0 or first_from <= :as_of))) )sql" +
                              kind_passes;
const std::string all_pass = R"sql(
           (:since is null or first_until > :since)
       and (:until is null or last_from < :until)
       and (:as_of is null or (last_reported <= :as_of and (status > 0 or known_to = 0 or last_from <= :as_of))) )sql";

const std::string of_months = R"sql(
    select side, other, role, code, status, known_to, month, null as side_country, side_sector, null as other_country,
           other_sector, events, reports, evidence, first_from, last_until, best from passing )sql";

// known_to: as good as it must be, as all that is known is known to the month.
const std::string of_totals = R"sql(
    select side, other, role, code, status, first_from is not null as known_to, 0 as month, null as side_country,
           side_sector, null as other_country, other_sector, events, reports, evidence, first_from, last_until, best
      from pair_totals where )sql";

// Ties as each_tie makes them of sums.
const std::string of_ties = R"sql(
    select side, other, role, sum(events), sum(cooperation), sum(conflict), sum(evidence), sum(cooperation_evidence),
           sum(conflict_evidence), sum(mutual_evidence), sum(goldstein), min(first_from), max(last_until), max(best)
      from pair_ties
     where (:statuses is null or status in (select value from json_each(:statuses))) and )sql";

// One event as a sum; `side` and `other` are what it counts under.
std::string of_event(const std::string& side, const std::string& other, const std::string& role,
                     const std::string& country, const std::string& other_country, const std::string& a,
                     const std::string& b) {
    return "select " + side + " as side, " + other + " as other, " + role + " as role, events.code, events.status, " +
           known_to + R"sql( as known_to,
           coalesce(cast(strftime('%Y%m', events.day * 86400, 'unixepoch') as integer), 0) as month, )sql" +
           country + " as side_country, " + a + ".sector as side_sector, " + other_country + " as other_country, " + b +
           ".sector as other_sector," + R"sql(
           1 as events, events.claims as reports,
           cast(round(events.sources * events.confidence * 1000) as integer) as evidence,
           case when precision < 6 then events.from_day end as first_from,
           case when precision < 6 then max(events.until_day, events.from_day + 1) end as last_until,
           printf('%03x%03x%06x%016x', min(events.sources, 4095), cast(round(events.confidence * 1000) as integer),
                  coalesce(events.day, -8388608) + 8388608, events.event) as best )sql";
}

// `from` is the role of the party that is asked for, source or target.
std::string of_direction(const std::string& from, const std::string& to, bool exact) {
    const std::string a = from + "_actor";
    const std::string b = to + "_actor";
    const std::string role = from == "source" ? "0" : "1";
    if (exact) return of_event(a + ".entity", b + ".entity", role, a + ".country", b + ".country", a, b);
    return of_event("events." + from + "_side", "events." + to + "_side", role, "null", "null", a, b);
}

const std::string with_actors = R"sql(
      join codes on codes.code = events.code
      join actors as source_actor on source_actor.actor = events.source
      join actors as target_actor on target_actor.actor = events.target )sql";

// The events of months of which not all pass, or of all months when every event has to be looked at.
std::string of_partial_months(bool exact, bool all) {
    const std::string from = exact ? "source_actor.entity" : "events.source_side";
    const std::string to = exact ? "target_actor.entity" : "events.target_side";
    // Under the role of the month that it was found in, so that a pair's sums stay together.
    const std::string side = exact ? from : "months.side";
    const std::string other = exact ? to : "months.other";
    const std::string a = exact ? "source_actor" : "side_actor";
    const std::string b = exact ? "target_actor" : "other_actor";
    std::string query = of_event(side, other, exact ? "0" : "months.role", exact ? "source_actor.country" : "null",
                                 exact ? "target_actor.country" : "null", a, b) +
                        R"sql(
      from (select side, other, role, month,
                   min(case known_to when 0 then first_reported else first_from end) as first_day,
                   max(case known_to when 0 then last_reported else last_from end) as last_day
              from passing )sql" +
                        (all ? "" : "where not (" + all_pass + ")") + R"sql(
             group by side, other, role, month) as months
      cross join events on events.source_side = case months.role when 0 then months.side else months.other end
                and events.target_side = case months.role when 0 then months.other else months.side end
                and (events.day between months.first_day and months.last_day )sql" +
                        (all ? " or (months.month = 0 and events.day is null))" : ")") + with_actors;
    if (!exact) {
        query += R"sql(
      join actors as side_actor on side_actor.actor = case months.role when 0 then events.source else events.target end
      join actors as other_actor
           on other_actor.actor = case months.role when 0 then events.target else events.source end )sql";
    }
    query += "where true" + event_conditions();
    if (!all) {
        query += R"sql( and not exists (
            select 1 from pair_months as sums
             where sums.side = months.side and sums.other = months.other and sums.role = months.role
               and sums.month = months.month and sums.code = events.code and sums.status = events.status
               and sums.known_to = )sql" +
                 known_to + R"sql( and sums.side_sector = side_actor.sector
               and sums.other_sector = other_actor.sector and )sql" +
                 all_pass + ")";
    }
    return query;
}

// The months that may pass. Between two, or when everybody is asked for, those of a period are found by month: those
// that begin in it or a little before, and those earlier ones that last longer.
std::string passing_months(const Scope& scope, const EventFilter& filter) {
    const bool everybody = scope.a.any();
    const std::string passing = " where " + scope.months() + some_pass + " and role in (0, 1)";
    const std::string every = "select * from pair_months" + passing;
    if ((!everybody && scope.b.any()) || (!filter.since && !filter.until)) return every;
    std::string near;
    if (filter.since) near += " and month >= :low_month";
    if (filter.until) near += " and month <= :high_month";
    if (!filter.since) return every + near;
    const std::string by_end = everybody ? " indexed by pair_months_long" : " indexed by pair_months_long_by_pair";
    return every + near + " union all select * from pair_months" + by_end + passing +
           " and month < :low_month and last_until > :since and " + is_long;
}

int month_of(Day day) {
    const auto date = civil(day);
    return static_cast<int>(date.year()) * 100 + static_cast<int>(static_cast<unsigned>(date.month()));
}

bool is_always(const EventFilter& filter) {
    return !filter.since && !filter.until && !filter.as_of;
}

// Every event has to be looked at.
bool counts_each(const EventFilter& filter) {
    return filter.exact || filter.min_confidence > 0;
}

enum class By { month, all };

// A statement whose rows are of_months', but that by `all` months may be put together. `wrap` makes of such a query the
// whole one.
template <typename Wrap>
SQLite::Statement sums(SQLite::Database& database, const EventFilter& filter, By by, Wrap wrap) {
    const Scope scope(database, filter);
    const bool always = is_always(filter);
    const bool all = counts_each(filter);
    std::string with, query;
    const bool totals = scope.by_side() && by == By::all && always && !all;
    if (totals) {
        query = of_totals + scope.months() + kind_passes;
    } else if (scope.by_side()) {
        // The rows of a pair lie together and are as quickly found twice as kept; those of all are not.
        with = std::string("with passing as ") + (scope.a.any() ? "" : "not ") + "materialized (" +
               passing_months(scope, filter) + ") ";
        if (all) {
            query = of_partial_months(filter.exact, true);
        } else {
            query = of_months + (!always ? "where " + all_pass + " union all " + of_partial_months(false, false) : "");
        }
    } else {
        std::string from = "source";
        std::string to = "target";
        for (const std::string& direction : scope.directions()) {
            query += (query.empty() ? "" : " union all ") + of_direction(from, to, filter.exact) + "from events " +
                     with_actors + "where " + direction + event_conditions();
            std::swap(from, to);
        }
    }
    SQLite::Statement statement(database, with + wrap(query));
    if (!totals) bind_days(statement, filter);
    bind_conditions(statement, filter);
    scope.bind(statement);
    if (with.find(":low_month") != std::string::npos)
        statement.bind(":low_month", month_of(*filter.since - std::chrono::days{short_days}));
    if (with.find(":high_month") != std::string::npos)
        statement.bind(":high_month", month_of(*filter.until - std::chrono::days{1}));
    return statement;
}

BestEvent best_at(const SQLite::Statement& row, int column) {
    const SQLite::Column cell = row.getColumn(column);
    const char* const text = cell.getText();
    constexpr int rank_digits = 12;
    constexpr int id_digits = 16;
    BestEvent best;
    if (cell.getBytes() != rank_digits + id_digits) return best;
    std::from_chars(text, text + rank_digits, best.rank, 16);
    std::from_chars(text + rank_digits, text + rank_digits + id_digits, best.event, 16);
    return best;
}

std::uint64_t count_at(const SQLite::Statement& row, int column) {
    return static_cast<std::uint64_t>(row.getColumn(column).getInt64());
}

// first_from and last_until → the first and the last day; false when no time is known.
template <typename Sum>
bool put_days(const SQLite::Statement& row, int column, Sum& sum) {
    if (row.isColumnNull(column)) return false;
    sum.first = day_of_number(row.getColumn(column).getInt64());
    sum.last = day_of_number(row.getColumn(column + 1).getInt64() - 1);
    return true;
}

}  // namespace

void TallyQuery::each_tally(const EventFilter& filter, const std::function<void(const Tally&)>& take) {
    take_tallies(sums(database_, filter, By::month, [](const std::string& query) { return query; }), take);
}

void TallyQuery::each_total(const EventFilter& filter, const std::function<void(const Tally&)>& take) {
    take_tallies(sums(database_, filter, By::all, [](const std::string& query) { return query; }), take);
}

void TallyQuery::take_tallies(SQLite::Statement&& row, const std::function<void(const Tally&)>& take) {
    while (row.executeStep()) {
        Tally tally;
        const auto side =
            intern(static_cast<EntityNumber>(row.getColumn(0).getInt64()),
                   row.isColumnNull(7) ? nullptr : row.getColumn(7).getText(), row.getColumn(8).getText());
        const auto other =
            intern(static_cast<EntityNumber>(row.getColumn(1).getInt64()),
                   row.isColumnNull(9) ? nullptr : row.getColumn(9).getText(), row.getColumn(10).getText());
        const bool reversed = row.getColumn(2).getInt() != 0;
        tally.source = reversed ? other : side;
        tally.target = reversed ? side : other;
        tally.code = static_cast<CodeNumber>(row.getColumn(3).getInt64());
        tally.status = status_at(row, 4);
        tally.known_to = static_cast<KnownTo>(row.getColumn(5).getInt() & 3);
        tally.a_is_source = !reversed;
        tally.month = row.getColumn(6).getInt();
        tally.events = count_at(row, 11);
        tally.reports = count_at(row, 12);
        tally.evidence = count_at(row, 13);
        put_days(row, 14, tally);
        tally.best = best_at(row, 16);
        take(tally);
    }
}

SQLite::Statement TallyQuery::ties(const EventFilter& filter) {
    const bool of_all = filter.types.empty() && filter.plovers.empty() && filter.sectors.empty();
    const Scope scope(database_, filter);
    if (of_all && scope.by_side() && is_always(filter) && !counts_each(filter)) {
        SQLite::Statement row(database_, of_ties + "(" + scope.months() + ") group by side, other, role");
        bind_statuses(row, filter);
        scope.bind(row);
        return row;
    }
    return sums(database_, filter, By::all, [](const std::string& query) {
        return R"sql(
    select side, other, role, sum(events), sum(case when quad in (1, 2) then events else 0 end),
           sum(case when quad in (3, 4) then events else 0 end), sum(evidence),
           sum(case when quad in (1, 2) then evidence else 0 end),
           sum(case when quad in (3, 4) then evidence else 0 end), sum(case when mutual then evidence else 0 end),
           sum(case when quad > 0 then events * cast(round(goldstein * 100) as integer) else 0 end),
           min(first_from), max(last_until), max(best)
      from ()sql" +
               query + ") as sums join codes on codes.code = sums.code group by side, other, role";
    });
}

void TallyQuery::each_tie(const EventFilter& filter, const std::function<void(const Tie&)>& take) {
    SQLite::Statement row = ties(filter);
    while (row.executeStep()) {
        Tie tie;
        const auto side = static_cast<EntityNumber>(row.getColumn(0).getInt64());
        const auto other = static_cast<EntityNumber>(row.getColumn(1).getInt64());
        const bool reversed = row.getColumn(2).getInt() != 0;
        tie.source = reversed ? other : side;
        tie.target = reversed ? side : other;
        tie.a_is_source = !reversed;
        tie.events = count_at(row, 3);
        tie.cooperation = count_at(row, 4);
        tie.conflict = count_at(row, 5);
        tie.evidence = count_at(row, 6);
        tie.cooperation_evidence = count_at(row, 7);
        tie.conflict_evidence = count_at(row, 8);
        tie.mutual_evidence = count_at(row, 9);
        tie.goldstein = row.getColumn(10).getInt64();
        tie.dated = put_days(row, 11, tie);
        tie.best = best_at(row, 13);
        take(tie);
    }
}

FirstEvent TallyQuery::first_events(const EventFilter& filter) {
    const std::string from =
        filter.exact ? "events.source in (select actor from actors where entity = :a)" : "events.source_side = :a";
    const std::string to =
        filter.exact ? "events.target in (select actor from actors where entity = :b)" : "events.target_side = :b";
    auto row = std::make_shared<SQLite::Statement>(
        database_, "select events.day, events.event from events " + with_actors + "where " + from + " and " + to +
                       " and events.day >= :from and events.precision <= 2" + event_conditions() +
                       " order by events.day, events.event limit 1");
    bind_days(*row, filter);
    bind_conditions(*row, filter);
    return [row](EntityNumber a, EntityNumber b, Day day) {
        std::optional<DatedEvent> first;
        for (const auto& [source, target] : {std::pair(a, b), std::pair(b, a)}) {
            row->bind(":a", static_cast<std::int64_t>(source));
            row->bind(":b", static_cast<std::int64_t>(target));
            row->bind(":from", number_of_day(day));
            if (row->executeStep()) {
                const DatedEvent found{day_of_number(row->getColumn(0).getInt64()), count_at(*row, 1)};
                if (!first || std::pair(found.day, found.event) < std::pair(first->day, first->event)) first = found;
            }
            row->reset();
        }
        return first;
    };
}

bool TallyQuery::is_state(EntityNumber entity) {
    SQLite::Statement row(database_, "select 1 from actors where side = ? and country <> '' limit 1");
    row.bind(1, static_cast<std::int64_t>(entity));
    return row.executeStep();
}

SideNumber TallyQuery::intern(EntityNumber entity, const char* country, const char* sector) {
    const auto row = static_cast<std::int64_t>(entity);
    const Sector known = sector_from(sector).value_or(Sector::none);
    auto& of_entity = numbers_[row];
    for (const SideNumber number : of_entity) {
        const RelationSide& side = this->side(number);
        const bool fits =
            country != nullptr ? side.country == country : side.country.empty() || side.country == side.entity;
        if (side.sector == known && fits) return number;
    }
    RelationSide side;
    side.entity = entity_id(entity);
    side.country = country != nullptr ? country : is_state(entity) ? side.entity : "";
    side.sector = known;
    const auto number = static_cast<SideNumber>(sides_.size());
    sides_.push_back(std::move(side));
    of_entity.push_back(number);
    return number;
}

const std::string& TallyQuery::entity_id(EntityNumber number) {
    const auto row_number = static_cast<std::int64_t>(number);
    auto it = ids_.find(row_number);
    if (it == ids_.end()) {
        SQLite::Statement row(database_, "select id from entities where entity = ?");
        row.bind(1, row_number);
        it = ids_.emplace(row_number, row.executeStep() ? text_at(row, 0) : std::string()).first;
    }
    return it->second;
}

const EventCode& TallyQuery::code(CodeNumber number) {
    if (codes_.empty()) {
        SQLite::Statement row(database_, "select code, type, plover, cameo, quad, goldstein, mutual from codes");
        while (row.executeStep()) {
            EventCode& code = codes_[static_cast<CodeNumber>(row.getColumn(0).getInt64())];
            code.type = text_at(row, 1);
            code.plover = plover_from(text_at(row, 2)).value_or(Plover::none);
            code.cameo = text_at(row, 3);
            code.quad = row.getColumn(4).getInt();
            code.goldstein = row.getColumn(5).getDouble();
            code.mutual = row.getColumn(6).getInt() != 0;
        }
    }
    return codes_[number];
}

}  // namespace sqlite
}  // namespace entente
