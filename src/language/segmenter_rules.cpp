#include "language/segmenter_rules.hpp"

#include <algorithm>
#include <array>

#include "entente/base/text.hpp"

namespace entente::language {
namespace {

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Before a number.
constexpr std::array<std::string_view, 20> before_number = {"Jan", "Feb",  "Mar", "Apr", "Jun", "Jul", "Aug",
                                                            "Sep", "Sept", "Oct", "Nov", "Dec", "No",  "Nos",
                                                            "Art", "Vol",  "Fig", "p",   "pp",  "ca"};
// Before a name.
constexpr std::array<std::string_view, 40> before_name = {
    "Mr",  "Mrs",  "Ms",   "Dr",  "Prof", "Gen",  "Lt",   "Col",  "Sgt",  "Maj",    "Capt", "Cmdr", "Adm", "Rep",
    "Sen", "Gov",  "Pres", "Rev", "Hon",  "St",   "Mt",   "Ft",   "Brig", "Cpl",    "Pvt",  "Supt", "Det", "Amb",
    "Fr",  "Msgr", "v",    "Bp",  "Ald",  "Reps", "Sens", "Govs", "Atty", "Messrs", "Pte",  "vs"};
// A sentence begins with these, hardly ever a name.
constexpr std::array<std::string_view, 40> openers = {
    "The",   "It",    "He",  "She",     "They",  "This",  "That",    "These",     "Those",    "But",
    "And",   "In",    "On",  "At",      "A",     "An",    "We",      "I",         "If",       "When",
    "While", "There", "His", "Her",     "Its",   "Their", "After",   "Before",    "Both",     "Some",
    "Many",  "As",    "For", "However", "Since", "Last",  "Earlier", "Meanwhile", "Although", "Under"};
constexpr std::array<std::string_view, 16> after_clock = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "GMT",
    "EST",    "EDT",     "ET",        "UTC",      "BST",    "CET",      "Mon",    "Fri"};

bool is_abbreviation(std::string_view word, bool number_next, bool capital_next) {
    return (number_next && one_of(before_number, word)) || (capital_next && one_of(before_name, word));
}

// "U.S.", "D.C.": single letters, each with its stop.
bool is_initialism(std::string_view form) {
    if (form.size() < 4 || form.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < form.size(); i += 2) {
        if (!is_ascii_upper(form[i]) || form[i + 1] != '.') return false;
    }
    return true;
}

bool is_bullet(std::string_view form) {
    return form == "\u2022" || form == "\u00B7" || form == "\u25CF" || form == "\u25AA" || form == "\u2023" ||
           form == "-" || form == "*" || form == "\u2013" || form == "\u2014" || form == "--";
}

}  // namespace

std::optional<bool> token_rule(std::string_view text, const Chunk& chunk, std::size_t place) {
    const auto& c = chunk.characters;
    // "[...]" is three tokens.
    if (c[place - 1].kind == '[' && c[place].kind == '.') return true;
    if (c[place - 1].kind == '.' && c[place].kind == ']') return true;
    if (place + 1 != c.size() || c[place].kind != '.' || chunk.last) return std::nullopt;
    std::size_t left = place;
    while (left > 0 && (c[left - 1].kind == 'x' || c[left - 1].kind == 'X')) --left;
    const std::string_view word = text.substr(c[left].begin, c[place].begin - c[left].begin);
    const std::string_view before = text.substr(chunk.begin, c[place].begin - chunk.begin);
    if (before.ends_with("a.m") || before.ends_with("p.m")) return false;
    if (is_abbreviation(word, chunk.next == 'd' || chunk.next == '#', chunk.next == 'X')) return false;
    return std::nullopt;
}

std::optional<bool> sentence_rule(std::string_view text, std::span<const Piece> pieces, std::size_t i) {
    const auto form = [&](std::size_t at) { return text.substr(pieces[at].begin, pieces[at].end - pieces[at].begin); };
    const std::string_view here = form(i), next = form(i + 1);
    const std::uint8_t gap = pieces[i + 1].gap;
    if (gap == 2 && is_bullet(next)) return true;
    if (gap != 0 && here.size() > 1 && here.back() == '.') {
        const bool digit = is_ascii_digit(next[0]) || next[0] == '#';
        if (is_abbreviation(here.substr(0, here.size() - 1), digit, is_ascii_upper(next[0]))) return false;
        if ((here == "a.m." || here == "p.m.") && one_of(after_clock, next)) return false;
        if (is_initialism(here) && one_of(openers, next)) return true;
        if (is_initialism(here) && gap == 1 && !is_ascii_upper(next[0])) return false;
    }
    return std::nullopt;
}

}  // namespace entente::language
