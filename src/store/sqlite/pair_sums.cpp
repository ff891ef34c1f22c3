#include "store/sqlite/pair_sums.hpp"

#include <algorithm>
#include <cmath>

#include "store/sqlite/codec.hpp"

namespace entente::sqlite {
namespace {

// The counts and the extent of a row, if there is one.
template <std::size_t size>
void read(SQLite::Statement& row, std::array<std::int64_t, size>& counts, Extent& extent) {
    if (row.executeStep()) {
        int column = 0;
        for (std::int64_t& count : counts) count = row.getColumn(column++).getInt64();
        extent = {number_at(row, column), number_at(row, column + 1), text_at(row, column + 2)};
    }
    row.reset();
}

template <std::size_t size>
void bind(SQLite::Statement& row, int index, const std::array<std::int64_t, size>& counts, const Extent& extent) {
    for (const std::int64_t count : counts) row.bind(index++, count);
    bind_number(row, index, extent.first_from);
    bind_number(row, index + 1, extent.last_until);
    row.bind(index + 2, extent.best);
}

void extend_by_rows(Extent& extent, SQLite::Statement& row) {
    while (row.executeStep()) extent.extend({number_at(row, 0), number_at(row, 1), text_at(row, 2)});
    row.reset();
}

// A sum of no events is no row.
template <std::size_t size>
bool add(std::array<std::int64_t, size>& counts, const std::array<std::int64_t, size>& more) {
    for (std::size_t i = 0; i < size; ++i) counts[i] += more[i];
    return counts.front() > 0;
}

}  // namespace

Number number_at(SQLite::Statement& row, int column) {
    return row.isColumnNull(column) ? Number() : row.getColumn(column).getInt64();
}

void bind_number(SQLite::Statement& row, int index, Number number) {
    if (number) {
        row.bind(index, *number);
    } else {
        row.bind(index);
    }
}

void Extent::extend(const Extent& other) {
    if (other.first_from) first_from = std::min(first_from.value_or(*other.first_from), *other.first_from);
    last_until = std::max(last_until, other.last_until);
    best = std::max(best, other.best);
}

PairSums::PairSums(SQLite::Database& database)
    : total_(database,
             "select events, reports, evidence, first_from, last_until, best from pair_totals where side = ?1 and "
             "other = ?2 and role = 0 and code = ?3 and status = ?4 and side_sector = ?5 and other_sector = ?6"),
      put_total_(database,
                 "insert or replace into pair_totals (side, other, role, code, status, side_sector, other_sector, "
                 "events, reports, evidence, first_from, last_until, best) "
                 "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      drop_total_(database,
                  "delete from pair_totals where side = ? and other = ? and role = ? and code = ? and status = ? "
                  "and side_sector = ? and other_sector = ?"),
      next_month_(database,
                  "select min(month) from pair_months where side = ?1 and other = ?2 and role = 0 and month > ?3"),
      month_(database,
             "select first_from, last_until, best from pair_months where side = ?1 and other = ?2 and role = 0 and "
             "month = ?3 and code = ?4 and status = ?5 and side_sector = ?6 and other_sector = ?7"),
      tie_(database,
           "select events, cooperation, conflict, evidence, cooperation_evidence, conflict_evidence, mutual_evidence, "
           "goldstein, first_from, last_until, best from pair_ties where side = ?1 and other = ?2 and role = 0 and "
           "status = ?3"),
      put_tie_(database,
               "insert or replace into pair_ties (side, other, role, status, events, cooperation, conflict, evidence, "
               "cooperation_evidence, conflict_evidence, mutual_evidence, goldstein, first_from, last_until, best) "
               "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      drop_tie_(database, "delete from pair_ties where side = ? and other = ? and role = ? and status = ?"),
      totals_(database,
              "select first_from, last_until, best from pair_totals where side = ?1 and other = ?2 and role = 0 and "
              "status = ?3"),
      code_(database, "select quad, mutual, goldstein from codes where code = ?") {}

void PairSums::change(const Pair& pair, const TotalChanges& changes) {
    std::map<int, TieChange> ties;  // by status
    for (const auto& [key, change] : changes) {
        change_total(pair, key, change);
        const auto [events, reports, evidence] = change.counts;
        const Code& its = code(key.code);
        const bool cooperates = its.quad == 1 || its.quad == 2;
        const bool conflicts = its.quad == 3 || its.quad == 4;
        TieChange& tie = ties[key.status];
        add(tie.counts,
            {events, cooperates ? events : 0, conflicts ? events : 0, evidence, cooperates ? evidence : 0,
             conflicts ? evidence : 0, its.mutual ? evidence : 0, its.quad > 0 ? events * its.goldstein : 0});
        tie.gone.extend(change.gone);
        tie.come.extend(change.come);
    }
    for (const auto& [status, change] : ties) change_tie(pair, status, change);
}

void PairSums::change_total(const Pair& pair, const TotalKey& key, const TotalChange& change) {
    const auto bind_key = [&](SQLite::Statement& row, int first, const std::string& side, const std::string& other) {
        row.bind(first, key.code);
        row.bind(first + 1, key.status);
        row.bind(first + 2, side);
        row.bind(first + 3, other);
    };
    std::array<std::int64_t, 3> counts{};
    Extent extent;
    total_.bind(1, pair.source);
    total_.bind(2, pair.target);
    bind_key(total_, 3, key.source_sector, key.target_sector);
    read(total_, counts, extent);
    const bool stays = add(counts, change.counts);
    if (stays && change.may_lose(extent)) {
        extent = extent_of_months(pair, key);
    } else {
        extent.extend(change.come);
    }
    under_both(pair, [&](std::int64_t side, std::int64_t other, int role) {
        SQLite::Statement& row = stays ? put_total_ : drop_total_;
        row.reset();
        row.bind(1, side);
        row.bind(2, other);
        row.bind(3, role);
        bind_key(row, 4, role == 0 ? key.source_sector : key.target_sector,
                 role == 0 ? key.target_sector : key.source_sector);
        if (stays) bind(row, 8, counts, extent);
        row.exec();
    });
}

void PairSums::change_tie(const Pair& pair, int status, const TieChange& change) {
    std::array<std::int64_t, tie_counts> counts{};
    Extent extent;
    tie_.bind(1, pair.source);
    tie_.bind(2, pair.target);
    tie_.bind(3, status);
    read(tie_, counts, extent);
    const bool stays = add(counts, change.counts);
    if (stays && change.may_lose(extent)) {
        extent = extent_of_totals(pair, status);
    } else {
        extent.extend(change.come);
    }
    under_both(pair, [&](std::int64_t side, std::int64_t other, int role) {
        SQLite::Statement& row = stays ? put_tie_ : drop_tie_;
        row.reset();
        row.bind(1, side);
        row.bind(2, other);
        row.bind(3, role);
        row.bind(4, status);
        if (stays) bind(row, 5, counts, extent);
        row.exec();
    });
}

// One look-up a month, rather than all that the pair's months hold.
Extent PairSums::extent_of_months(const Pair& pair, const TotalKey& key) {
    Extent extent;
    for (std::int64_t month = -1;;) {
        next_month_.bind(1, pair.source);
        next_month_.bind(2, pair.target);
        next_month_.bind(3, month);
        next_month_.executeStep();
        const Number next = number_at(next_month_, 0);
        next_month_.reset();
        if (!next) return extent;
        month = *next;
        month_.bind(1, pair.source);
        month_.bind(2, pair.target);
        month_.bind(3, month);
        month_.bind(4, key.code);
        month_.bind(5, key.status);
        month_.bind(6, key.source_sector);
        month_.bind(7, key.target_sector);
        extend_by_rows(extent, month_);
    }
}

Extent PairSums::extent_of_totals(const Pair& pair, int status) {
    Extent extent;
    totals_.bind(1, pair.source);
    totals_.bind(2, pair.target);
    totals_.bind(3, status);
    extend_by_rows(extent, totals_);
    return extent;
}

const PairSums::Code& PairSums::code(std::int64_t number) {
    const auto [it, fresh] = codes_.try_emplace(number);
    if (fresh) {
        code_.bind(1, number);
        if (code_.executeStep())
            it->second = {code_.getColumn(0).getInt(), code_.getColumn(1).getInt() != 0,
                          std::llround(code_.getColumn(2).getDouble() * 100)};
        code_.reset();
    }
    return it->second;
}

}  // namespace entente::sqlite
