#include "store/sqlite/pair_months.hpp"

#include <SQLiteCpp/Statement.h>

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/date.hpp"
#include "store/sqlite/codec.hpp"
#include "store/sqlite/pair_sums.hpp"

namespace entente::sqlite {
namespace {

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

const char* const sums_of_month = R"sql(
    select code, status, known_to, side_sector, other_sector, events, reports, evidence, first_from, last_from,
           first_until, last_until, first_reported, last_reported, best
      from pair_months where side = ?1 and other = ?2 and role = 0 and month = ?3)sql";

struct Key {
    TotalKey total;
    int known_to = 0;
    auto operator<=>(const Key&) const = default;
};

struct Sum {
    std::array<std::int64_t, 3> counts{};
    Number last_from, first_until;
    std::int64_t first_reported = 0, last_reported = 0;
    Extent extent;
    bool operator==(const Sum&) const = default;
};
using Sums = std::map<Key, Sum>;

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

Sums sums_of(SQLite::Statement& row) {
    Sums sums;
    while (row.executeStep()) {
        Key key{{row.getColumn(0).getInt64(), row.getColumn(1).getInt(), text_at(row, 3), text_at(row, 4)},
                row.getColumn(2).getInt()};
        Sum& sum = sums[std::move(key)];
        for (int i = 0; i < 3; ++i) sum.counts[static_cast<std::size_t>(i)] = row.getColumn(5 + i).getInt64();
        sum.extent = {number_at(row, 8), number_at(row, 11), text_at(row, 14)};
        sum.last_from = number_at(row, 9);
        sum.first_until = number_at(row, 10);
        sum.first_reported = row.getColumn(12).getInt64();
        sum.last_reported = row.getColumn(13).getInt64();
    }
    row.reset();
    return sums;
}

class MonthSums {
public:
    explicit MonthSums(SQLite::Database& database)
        : totals_(database),
          sum_month_(database, sum_events + of_month + grouped),
          sum_no_month_(database, sum_events + of_no_month + grouped),
          month_(database, sums_of_month),
          put_(database,
               "insert or replace into pair_months (side, other, role, month, code, status, known_to, side_sector, "
               "other_sector, events, reports, evidence, first_from, last_from, first_until, last_until, "
               "first_reported, last_reported, best) "
               "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          drop_(database,
                "delete from pair_months where side = ? and other = ? and role = ? and month = ? and code = ? and "
                "status = ? and known_to = ? and side_sector = ? and other_sector = ?") {}

    // Writes what changed only.
    void sum_up(const StaleMonth& stale) {
        const Sums before = sums_before(stale);
        const Sums after = sums_after(stale);
        TotalChanges changes;
        const auto change = [&](const Key& key, const Sum& sum, int sign) {
            TotalChange& total = changes[key.total];
            for (std::size_t i = 0; i < sum.counts.size(); ++i) total.counts[i] += sign * sum.counts[i];
            (sign < 0 ? total.gone : total.come).extend(sum.extent);
        };
        for (const auto& [key, sum] : before) {
            const auto it = after.find(key);
            if (it != after.end() && it->second == sum) continue;
            change(key, sum, -1);
            if (it == after.end()) write(drop_, stale, key, nullptr);
        }
        for (const auto& [key, sum] : after) {
            const auto it = before.find(key);
            if (it != before.end() && it->second == sum) continue;
            change(key, sum, 1);
            write(put_, stale, key, &sum);
        }
        totals_.change(stale.pair, changes);
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

    static void write(SQLite::Statement& row, const StaleMonth& stale, const Key& key, const Sum* sum) {
        under_both(stale.pair, [&](std::int64_t side, std::int64_t other, int role) {
            row.reset();
            row.bind(1, side);
            row.bind(2, other);
            row.bind(3, role);
            row.bind(4, stale.month);
            row.bind(5, key.total.code);
            row.bind(6, key.total.status);
            row.bind(7, key.known_to);
            row.bind(8, role == 0 ? key.total.source_sector : key.total.target_sector);
            row.bind(9, role == 0 ? key.total.target_sector : key.total.source_sector);
            if (sum != nullptr) {
                for (int i = 0; i < 3; ++i) row.bind(10 + i, sum->counts[static_cast<std::size_t>(i)]);
                bind_number(row, 13, sum->extent.first_from);
                bind_number(row, 14, sum->last_from);
                bind_number(row, 15, sum->first_until);
                bind_number(row, 16, sum->extent.last_until);
                row.bind(17, sum->first_reported);
                row.bind(18, sum->last_reported);
                row.bind(19, sum->extent.best);
            }
            row.exec();
        });
    }

    PairSums totals_;
    SQLite::Statement sum_month_, sum_no_month_, month_, put_, drop_;
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
