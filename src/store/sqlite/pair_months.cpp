#include "store/sqlite/pair_months.hpp"

#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/date.hpp"
#include "store/sqlite/codec.hpp"

namespace entente::sqlite {
namespace {

using Number = std::optional<std::int64_t>;

// An event takes a day at least; one of unknown time takes none.
const std::string sum_events = R"sql(
    select events.code, events.status, )sql" +
                               known_to + R"sql(, source_actor.sector, target_actor.sector,
           count(*), sum(events.claims), sum(cast(round(events.sources * events.confidence * 1000) as integer)),
           min(case when precision < 6 then from_day end), max(case when precision < 6 then from_day end),
           min(case when precision < 6 then max(until_day, from_day + 1) end),
           max(case when precision < 6 then max(until_day, from_day + 1) end),
           min(coalesce(events.first_seen, -8388608)), max(coalesce(events.first_seen, -8388608)),
           max(printf('%03x%03x%06x%016x', min(events.sources, 4095), cast(round(events.confidence * 1000) as integer),
                      coalesce(events.day, -8388608) + 8388608, events.event))
      from events
      join actors as source_actor on source_actor.actor = events.source
      join actors as target_actor on target_actor.actor = events.target
     where events.source_side = ?1 and events.target_side = ?2 and )sql";
const std::string of_month = " events.day between ?3 and ?4 ";
const std::string of_no_month = " events.day is null ";
const std::string grouped = " group by 1, 2, 3, 4, 5";

const std::string month_columns = R"sql(
    select code, status, known_to, side_sector, other_sector, events, reports, evidence, first_from, last_from,
           first_until, last_until, first_reported, last_reported, best
      from pair_months where side = ?1 and other = ?2 and role = 0 and month = ?3 )sql";

struct Key {
    int code = 0;
    int status = 0;
    int known_to = 0;
    std::string source_sector;
    std::string target_sector;
    auto operator<=>(const Key&) const = default;

    Key of_total() const { return {code, status, 0, source_sector, target_sector}; }
};

struct Sum {
    std::int64_t events = 0;
    std::int64_t reports = 0;
    std::int64_t evidence = 0;
    Number first_from, last_from, first_until, last_until;
    std::int64_t first_reported = 0, last_reported = 0;
    std::string best;
    bool operator==(const Sum&) const = default;
};
using Sums = std::map<Key, Sum>;

Number least(Number a, Number b) {
    return a && b ? std::min(a, b) : a ? a : b;
}

struct Pair {
    std::int64_t source = 0;
    std::int64_t target = 0;
};

struct StaleMonth {
    Pair pair;
    int month = 0;  // 202202; 0: of events without a day
};

std::vector<StaleMonth> stale_months(SQLite::Database& database) {
    std::vector<StaleMonth> all;
    SQLite::Statement row(database, "select source_side, target_side, month from stale_months");
    while (row.executeStep())
        all.push_back({{row.getColumn(0).getInt64(), row.getColumn(1).getInt64()}, row.getColumn(2).getInt()});
    return all;
}

Number number_at(SQLite::Statement& row, int column) {
    return row.isColumnNull(column) ? Number() : row.getColumn(column).getInt64();
}

void bind_number(SQLite::Statement& row, int column, Number number) {
    if (number) {
        row.bind(column, *number);
    } else {
        row.bind(column);
    }
}

Sums sums_of(SQLite::Statement& row) {
    Sums sums;
    while (row.executeStep()) {
        const Key key{row.getColumn(0).getInt(), row.getColumn(1).getInt(), row.getColumn(2).getInt(), text_at(row, 3),
                      text_at(row, 4)};
        sums[key] = {row.getColumn(5).getInt64(),  row.getColumn(6).getInt64(),  row.getColumn(7).getInt64(),
                     number_at(row, 8),            number_at(row, 9),            number_at(row, 10),
                     number_at(row, 11),           row.getColumn(12).getInt64(), row.getColumn(13).getInt64(),
                     text_at(row, 14)};
    }
    row.reset();
    return sums;
}

void extend(Sum& all, const Sum& sum) {
    all.best = std::max(all.best, sum.best);
    all.first_from = least(all.first_from, sum.first_from);
    all.last_until = std::max(all.last_until, sum.last_until);
}

// Of a total.
struct Change {
    std::int64_t events = 0, reports = 0, evidence = 0;  // of what came, less what went
    Sum gone, come;                                      // first_from, last_until and best

    void add(const Sum& sum, int sign) {
        events += sign * sum.events;
        reports += sign * sum.reports;
        evidence += sign * sum.evidence;
        extend(sign < 0 ? gone : come, sum);
    }
};

class MonthSums {
public:
    explicit MonthSums(SQLite::Database& database)
        : sum_month_(database, sum_events + of_month + grouped),
          sum_no_month_(database, sum_events + of_no_month + grouped),
          month_(database, month_columns),
          month_of_key_(database,
                        month_columns + "and code = ?4 and status = ?5 and side_sector = ?6 and other_sector = ?7"),
          next_month_(database,
                      "select min(month) from pair_months where side = ?1 and other = ?2 and role = 0 and month > ?3"),
          put_(database,
               "insert or replace into pair_months (side, other, role, month, code, status, known_to, side_sector, "
               "other_sector, events, reports, evidence, first_from, last_from, first_until, last_until, "
               "first_reported, last_reported, best) "
               "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          drop_(database,
                "delete from pair_months where side = ? and other = ? and role = ? and month = ? and code = ? and "
                "status = ? and known_to = ? and side_sector = ? and other_sector = ?"),
          total_(database,
                 "select events, reports, evidence, first_from, last_until, best from pair_totals where side = ?1 and "
                 "other = ?2 and role = 0 and code = ?3 and status = ?4 and side_sector = ?5 and other_sector = ?6"),
          put_total_(database,
                     "insert or replace into pair_totals (side, other, role, code, status, side_sector, other_sector, "
                     "events, reports, evidence, first_from, last_until, best) "
                     "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          drop_total_(database,
                      "delete from pair_totals where side = ? and other = ? and role = ? and code = ? and status = ? "
                      "and side_sector = ? and other_sector = ?") {}

    void sum_up(const StaleMonth& stale) {
        const Sums before = sums_before(stale);
        const Sums after = sums_after(stale);
        std::map<Key, Change> totals;
        for (const auto& [key, sum] : before) {
            const auto it = after.find(key);
            if (it != after.end() && it->second == sum) continue;
            totals[key.of_total()].add(sum, -1);
            if (it == after.end()) drop(stale, key);
        }
        for (const auto& [key, sum] : after) {
            const auto it = before.find(key);
            if (it != before.end() && it->second == sum) continue;
            totals[key.of_total()].add(sum, 1);
            put(stale, key, sum);
        }
        for (const auto& [key, change] : totals) update_total(stale.pair, key, change);
    }

private:
    Sums sums_before(const StaleMonth& stale) {
        month_.bind(1, stale.pair.source);
        month_.bind(2, stale.pair.target);
        month_.bind(3, stale.month);
        return sums_of(month_);
    }

    Sums sums_after(const StaleMonth& stale) {
        SQLite::Statement& row = stale.month == 0 ? sum_no_month_ : sum_month_;
        row.bind(1, stale.pair.source);
        row.bind(2, stale.pair.target);
        if (stale.month != 0) {
            const Interval month = month_interval(stale.month / 100, static_cast<unsigned>(stale.month % 100));
            row.bind(3, number_of_day(month.from));
            row.bind(4, number_of_day(month.until) - 1);
        }
        return sums_of(row);
    }

    // Calls `write` with the side, the other, the role of the side, and their sectors: once under each side.
    template <typename Write>
    static void under_both(const Pair& pair, const Key& key, Write write) {
        write(pair.source, pair.target, 0, key.source_sector, key.target_sector);
        if (pair.source != pair.target) write(pair.target, pair.source, 1, key.target_sector, key.source_sector);
    }

    void put(const StaleMonth& stale, const Key& key, const Sum& sum) {
        under_both(stale.pair, key, [&](auto side, auto other, int role, const auto& sector, const auto& its) {
            bind_month(put_, side, other, role, stale.month, key, sector, its);
            bind_counts(put_, 10, sum);
            bind_number(put_, 13, sum.first_from);
            bind_number(put_, 14, sum.last_from);
            bind_number(put_, 15, sum.first_until);
            bind_number(put_, 16, sum.last_until);
            put_.bind(17, sum.first_reported);
            put_.bind(18, sum.last_reported);
            put_.bind(19, sum.best);
            put_.exec();
        });
    }

    void drop(const StaleMonth& stale, const Key& key) {
        under_both(stale.pair, key, [&](auto side, auto other, int role, const auto& sector, const auto& its) {
            bind_month(drop_, side, other, role, stale.month, key, sector, its);
            drop_.exec();
        });
    }

    static void bind_month(SQLite::Statement& row, std::int64_t side, std::int64_t other, int role, int month,
                           const Key& key, const std::string& side_sector, const std::string& other_sector) {
        row.reset();
        row.bind(1, side);
        row.bind(2, other);
        row.bind(3, role);
        row.bind(4, month);
        row.bind(5, key.code);
        row.bind(6, key.status);
        row.bind(7, key.known_to);
        row.bind(8, side_sector);
        row.bind(9, other_sector);
    }

    static void bind_counts(SQLite::Statement& row, int first, const Sum& sum) {
        row.bind(first, sum.events);
        row.bind(first + 1, sum.reports);
        row.bind(first + 2, sum.evidence);
    }

    // What is counted changes by the difference; the first, last and best only where what went had been it and what
    // came is less: then all months are looked at.
    void update_total(const Pair& pair, const Key& key, const Change& change) {
        Sum total = total_of(pair, key);
        const Sum& gone = change.gone;
        const Sum& come = change.come;
        const bool best_lost = gone.best == total.best && come.best < total.best;
        const bool first_lost = gone.first_from && gone.first_from == total.first_from &&
                                (!come.first_from || come.first_from > total.first_from);
        const bool last_lost =
            gone.last_until && gone.last_until == total.last_until && come.last_until < total.last_until;
        total.events += change.events;
        total.reports += change.reports;
        total.evidence += change.evidence;
        extend(total, come);
        if (total.events > 0 && (best_lost || first_lost || last_lost)) find_extremes(pair, key, total);
        under_both(pair, key, [&](auto side, auto other, int role, const auto& sector, const auto& its) {
            SQLite::Statement& row = total.events > 0 ? put_total_ : drop_total_;
            row.reset();
            row.bind(1, side);
            row.bind(2, other);
            row.bind(3, role);
            row.bind(4, key.code);
            row.bind(5, key.status);
            row.bind(6, sector);
            row.bind(7, its);
            if (total.events > 0) {
                bind_counts(row, 8, total);
                bind_number(row, 11, total.first_from);
                bind_number(row, 12, total.last_until);
                row.bind(13, total.best);
            }
            row.exec();
        });
    }

    Sum total_of(const Pair& pair, const Key& key) {
        Sum total;
        total_.reset();
        total_.bind(1, pair.source);
        total_.bind(2, pair.target);
        total_.bind(3, key.code);
        total_.bind(4, key.status);
        total_.bind(5, key.source_sector);
        total_.bind(6, key.target_sector);
        if (total_.executeStep()) {
            total.events = total_.getColumn(0).getInt64();
            total.reports = total_.getColumn(1).getInt64();
            total.evidence = total_.getColumn(2).getInt64();
            total.first_from = number_at(total_, 3);
            total.last_until = number_at(total_, 4);
            total.best = text_at(total_, 5);
        }
        total_.reset();
        return total;
    }

    // One look-up a month, rather than all that the pair's months hold.
    void find_extremes(const Pair& pair, const Key& key, Sum& total) {
        total.first_from = total.last_until = {};
        total.best.clear();
        for (std::int64_t month = -1;;) {
            next_month_.reset();
            next_month_.bind(1, pair.source);
            next_month_.bind(2, pair.target);
            next_month_.bind(3, month);
            next_month_.executeStep();
            const Number next = number_at(next_month_, 0);
            next_month_.reset();
            if (!next) return;
            month = *next;
            month_of_key_.bind(1, pair.source);
            month_of_key_.bind(2, pair.target);
            month_of_key_.bind(3, month);
            month_of_key_.bind(4, key.code);
            month_of_key_.bind(5, key.status);
            month_of_key_.bind(6, key.source_sector);
            month_of_key_.bind(7, key.target_sector);
            for (const auto& [its, sum] : sums_of(month_of_key_)) extend(total, sum);
        }
    }

    SQLite::Statement sum_month_, sum_no_month_, month_, month_of_key_, next_month_, put_, drop_, total_, put_total_,
        drop_total_;
};

}  // namespace

void sum_up_stale_months(SQLite::Database& database) {
    const std::vector<StaleMonth> stale = stale_months(database);
    if (stale.empty()) return;
    MonthSums sums(database);
    for (const StaleMonth& month : stale) sums.sum_up(month);
    database.exec("delete from stale_months");
}

}  // namespace entente::sqlite
