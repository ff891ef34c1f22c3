// Sums that are kept by what changes in them: pair_totals and pair_ties.
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace entente::sqlite {

using Number = std::optional<std::int64_t>;
Number number_at(SQLite::Statement& row, int column);
void bind_number(SQLite::Statement& row, int index, Number number);

// From whom to whom: sides.
struct Pair {
    std::int64_t source = 0;
    std::int64_t target = 0;
};

// Rows of such sums stand under each side, those of a side with itself once. Calls `write` with the side, the other
// and the role of the side.
template <typename Write>
void under_both(const Pair& pair, Write write) {
    write(pair.source, pair.target, 0);
    if (pair.source != pair.target) write(pair.target, pair.source, 1);
}

// How far some events reach.
struct Extent {
    Number first_from, last_until;
    std::string best;
    bool operator==(const Extent&) const = default;

    void extend(const Extent& other);
};

// What went and what came.
template <std::size_t size>
struct Change {
    std::array<std::int64_t, size> counts{};  // of what came, less what went
    Extent gone, come;

    // Whether `whole`, of which this is a change, may reach less far than before.
    bool may_lose(const Extent& whole) const {
        return (gone.best == whole.best && come.best < whole.best) ||
               (gone.first_from && gone.first_from == whole.first_from &&
                (!come.first_from || come.first_from > whole.first_from)) ||
               (gone.last_until && gone.last_until == whole.last_until && come.last_until < whole.last_until);
    }
};
using TotalChange = Change<3>;  // events, reports, evidence

// Of a row of pair_totals, as of its source and target.
struct TotalKey {
    std::int64_t code = 0;
    int status = 0;
    std::string source_sector;
    std::string target_sector;
    auto operator<=>(const TotalKey&) const = default;
};
using TotalChanges = std::map<TotalKey, TotalChange>;

class PairSums {
public:
    explicit PairSums(SQLite::Database& database);

    // Once pair_months holds what it is about.
    void change(const Pair& pair, const TotalChanges& changes);

private:
    static constexpr std::size_t tie_counts = 8;  // events … goldstein of pair_ties
    using TieChange = Change<tie_counts>;
    struct Code {
        int quad = 0;
        bool mutual = false;
        std::int64_t goldstein = 0;  // in hundredths
    };

    void change_total(const Pair& pair, const TotalKey& key, const TotalChange& change);
    void change_tie(const Pair& pair, int status, const TieChange& change);
    Extent extent_of_months(const Pair& pair, const TotalKey& key);
    Extent extent_of_totals(const Pair& pair, int status);
    const Code& code(std::int64_t number);

    SQLite::Statement total_, put_total_, drop_total_, next_month_, month_, tie_, put_tie_, drop_tie_, totals_, code_;
    std::map<std::int64_t, Code> codes_;
};

}  // namespace entente::sqlite
