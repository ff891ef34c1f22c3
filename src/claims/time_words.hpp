// A sentence cut as finely as time expressions need it, each piece with what its word can mean in one.
//
// Tokenisers differ in what they split ("10-year", "2022-02-04", "1990s", "Feb."), so the matcher reads pieces instead:
// runs of letters, runs of digits, single other characters. A piece knows its token and whether a space stands before
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/time.hpp"
#include "entente/model/document.hpp"

namespace entente {

// clang-format off
enum class Word : std::uint8_t {
    none, other, digits,
    cardinal, ordinal, scale, dozen, couple, half, few,             // value: the number
    month, month_short, weekday, weekday_short, weekday_plural,     // value: 1–12, 1–7
    season, part, holiday, unit, units, decade_word,                // value: the enumerator; 20 for "twenties"
    a, the, this_, that, these, same,
    last, past, previous, next, coming, following, current, latest, recent, future,
    today, yesterday, tomorrow, tonight, overnight, noon, midnight,
    now, vague_past, vague_future, ago, earlier, later, before, after, hence,
    early, late, mid, middle, sometime, edge /* end, beginning, start, … */, very, rest,
    in, on, at, of, by, since, from, until, to, through, during, between, for_, over, within, around, near,
    and_, or_, every, each, per, other_one, adverb_set /* value: unit */,
    more, filler /* consecutive, full, straight, … */, old, age, fiscal, period,
    year_ago_like /* comparable, corresponding */, time, times,
    am, pm, zone, clock_word,
    comma, dot, hyphen, slash, colon, apostrophe, s, percent, currency,
    possessive,  // its, his, their, …
};
// clang-format on

// Not struct Piece: that is what src/actors has, and of two types of one name the linker mixes the functions.
struct TimePiece {
    std::string_view text;
    Word word = Word::none;
    int value = 0;
    std::uint32_t token = 0;
    std::uint32_t begin = 0;  // bytes of the document
    bool spaced = true;       // something that is no letter, digit or sign of the sentence stands before it
    bool upper = false;       // begins with an ASCII capital

    bool is(Word w) const { return word == w; }
    std::size_t size() const { return text.size(); }
};
using Piece = TimePiece;

std::vector<Piece> time_pieces(const Document& document, const Sentence& sentence);

}  // namespace entente
