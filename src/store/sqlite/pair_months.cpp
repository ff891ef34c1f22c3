#include "store/sqlite/pair_months.hpp"

#include <SQLiteCpp/Statement.h>

#include <chrono>
#include <cstdint>
#include <vector>

#include "entente/base/date.hpp"
#include "store/sqlite/codec.hpp"

namespace entente::sqlite {
namespace {

const char* const forget_sources =
    "delete from pair_months where side = :source and other = :target and role = 0 and month = :month";
const char* const forget_targets =
    "delete from pair_months where side = :target and other = :source and role = 1 and month = :month";

// An event takes a day at least; one of unknown time takes none.
const std::string sum_sources = R"sql(
    insert into pair_months
    select events.source_side, events.target_side, 0, :month, events.code, events.status, )sql" +
                                known_to + R"sql(,
           source_actor.sector, target_actor.sector,
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
     where events.source_side = :source and events.target_side = :target and )sql";
const std::string of_month = " events.day between :first and :last ";
const std::string of_no_month = " events.day is null ";
const std::string grouped =
    " group by events.code, events.status, " + known_to + ", source_actor.sector, target_actor.sector";

const char* const mirror = R"sql(
    insert into pair_months
    select other, side, 1, month, code, status, known_to, other_sector, side_sector, events, reports, evidence,
           first_from, last_from, first_until, last_until, first_reported, last_reported, best
      from pair_months
     where side = :source and other = :target and role = 0 and month = :month)sql";

struct StaleMonth {
    std::int64_t source = 0;
    std::int64_t target = 0;
    int month = 0;  // 202202; 0: of events without a day
};

std::vector<StaleMonth> stale_months(SQLite::Database& database) {
    std::vector<StaleMonth> all;
    SQLite::Statement row(database, "select source_side, target_side, month from stale_months");
    while (row.executeStep())
        all.push_back({row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), row.getColumn(2).getInt()});
    return all;
}

class MonthSums {
public:
    explicit MonthSums(SQLite::Database& database)
        : forget_sources_(database, forget_sources),
          forget_targets_(database, forget_targets),
          sum_month_(database, sum_sources + of_month + grouped),
          sum_no_month_(database, sum_sources + of_no_month + grouped),
          mirror_(database, mirror) {}

    void sum_up(const StaleMonth& stale) {
        const bool between_two = stale.source != stale.target;
        run(forget_sources_, stale);
        if (between_two) run(forget_targets_, stale);
        if (stale.month == 0) {
            run(sum_no_month_, stale);
        } else {
            const Interval month = month_interval(stale.month / 100, static_cast<unsigned>(stale.month % 100));
            sum_month_.bind(":first", number_of_day(month.from));
            sum_month_.bind(":last", number_of_day(month.until) - 1);
            run(sum_month_, stale);
        }
        if (between_two) run(mirror_, stale);
    }

private:
    static void run(SQLite::Statement& statement, const StaleMonth& stale) {
        statement.bind(":source", stale.source);
        statement.bind(":target", stale.target);
        statement.bind(":month", stale.month);
        statement.exec();
        statement.reset();
    }

    SQLite::Statement forget_sources_, forget_targets_, sum_month_, sum_no_month_, mirror_;
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
