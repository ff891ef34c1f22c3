// What the segmenter's linear models look at.
#include <algorithm>

#include "entente/base/text.hpp"
#include "language/features.hpp"
#include "language/segmenter.hpp"

namespace entente::language {
namespace {

constexpr std::uint32_t mask = (1U << weight_bits) - 1;

std::uint32_t feature(std::size_t kind, std::string_view a, std::string_view b = {}, std::string_view c = {}) {
    std::uint64_t hash = hash_bytes(a, 50 + kind);
    if (!b.empty()) hash = hash_bytes(b, hash);
    if (!c.empty()) hash = hash_bytes(c, hash ^ 77);
    return static_cast<std::uint32_t>(hash ^ (hash >> 29)) & mask;
}

bool word_kind(char kind) {
    return kind == 'x' || kind == 'X' || kind == 'd';
}
bool letter_kind(char kind) {
    return kind == 'x' || kind == 'X';
}

// Classes of the characters around `place`, '#' past the chunk.
std::string kinds(const Chunk& chunk, std::size_t place, int from, int to) {
    std::string out;
    for (int i = from; i < to; ++i) {
        const auto at = static_cast<std::ptrdiff_t>(place) + i;
        const bool inside = at >= 0 && at < static_cast<std::ptrdiff_t>(chunk.characters.size());
        out += inside ? chunk.characters[static_cast<std::size_t>(at)].kind : '#';
    }
    return out;
}

std::uint32_t offset_of(const Chunk& chunk, std::size_t character) {
    return character < chunk.characters.size() ? chunk.characters[character].begin : chunk.end;
}

std::string lowered(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    return normalised(text.substr(begin, std::min<std::uint32_t>(end - begin, 24)));
}

std::string kind_run(const Chunk& chunk) {
    std::string out;
    for (const Character& c : chunk.characters) {
        if (out.size() >= 14) break;
        const std::size_t n = out.size();
        if (n < 2 || out[n - 1] != c.kind || out[n - 2] != c.kind) out += c.kind;
    }
    return out;
}

bool is_terminal(std::string_view form) {
    return form.find_first_of(".!?") != std::string_view::npos || form == "\u2026";
}
bool is_closer(std::string_view form) {
    return form == ")" || form == "]" || form == "\"" || form == "'" || form == "''" || form == "\u201D" ||
           form == "\u2019" || form == "}" || form == ">>" || form == "\u00BB";
}

}  // namespace

void token_places(std::string_view text, const Chunk& chunk, std::vector<std::size_t>& places) {
    places.clear();
    const auto& c = chunk.characters;
    for (std::size_t i = 1; i < c.size(); ++i) {
        const char left = c[i - 1].kind, right = c[i].kind;
        bool may = left != right || !word_kind(left);
        if (letter_kind(left) && letter_kind(right)) {
            // "do|n't"
            may = (text[c[i].begin] | 0x20) == 'n' && i + 2 < c.size() && c[i + 1].kind == '\'' &&
                  (text[c[i + 2].begin] | 0x20) == 't' && (i + 3 == c.size() || !word_kind(c[i + 3].kind));
        }
        if (may) places.push_back(i);
    }
}

std::array<std::uint32_t, token_features> token_place_features(std::string_view text, const Chunk& chunk,
                                                               std::size_t place) {
    const auto& c = chunk.characters;
    std::size_t left = place, right = place, far = place;
    while (left > 0 && word_kind(c[left - 1].kind)) --left;
    while (right < c.size() && word_kind(c[right].kind)) ++right;
    // When a sign stands on one side, the word beyond it.
    if (left == place) {
        left = place - 1;
        while (left > 0 && word_kind(c[left - 1].kind)) --left;
    }
    if (right == place) {
        far = place + 1;
        while (far < c.size() && word_kind(c[far].kind)) ++far;
        right = far;
    }
    const std::string before = lowered(text, offset_of(chunk, left), offset_of(chunk, place));
    const std::string behind = lowered(text, offset_of(chunk, place), offset_of(chunk, right));
    const std::string all = kind_run(chunk);
    const std::string near = kinds(chunk, place, -1, 1);
    std::string next{chunk.last ? '$' : chunk.next};
    next += chunk.after_next;
    const std::string rest = kinds(chunk, place, 0, 4);
    const bool first_sign = std::none_of(c.begin(), c.begin() + static_cast<std::ptrdiff_t>(place) - 1,
                                         [](const Character& x) { return !word_kind(x.kind); });
    const bool signs_only = std::none_of(c.begin() + static_cast<std::ptrdiff_t>(place), c.end(),
                                         [](const Character& x) { return word_kind(x.kind); });
    const std::string where = {first_sign ? '1' : '0', signs_only ? '1' : '0', place + 1 == c.size() ? '1' : '0'};
    std::string prefix_shape = kinds(chunk, place, -4, 0);
    return {feature(0, near),
            feature(1, kinds(chunk, place, -2, 1)),
            feature(2, kinds(chunk, place, -1, 2)),
            feature(3, kinds(chunk, place, -2, 2)),
            feature(4, kinds(chunk, place, -3, 3)),
            feature(5, rest, near),
            feature(6, prefix_shape, near),
            feature(7, before, near),
            feature(8, behind, near),
            feature(9, before, behind),
            feature(10, all, where, near),
            feature(11, near, next, where),
            feature(12, before, near, next),
            feature(13, where, near),
            feature(14, before, where),
            feature(15, behind, where),
            feature(16, lowered(text, chunk.begin, chunk.end), std::to_string(place)),
            feature(17, kinds(chunk, place, -2, 2), next, where)};
}

void SentenceState::take(std::string_view form) {
    if (form == "(" || form == "[") ++brackets;
    if (form == ")" || form == "]") brackets = std::max(0, brackets - 1);
    if (form == "\"" || form == "``" || form == "''") quotes ^= 1;
    if (form == "\u201C") quotes = 1;
    if (form == "\u201D") quotes = 0;
}

bool sentence_place(std::string_view text, std::span<const Piece> pieces, std::size_t i) {
    const auto form = [&](std::size_t at) { return text.substr(pieces[at].begin, pieces[at].end - pieces[at].begin); };
    const std::string_view here = form(i);
    if (pieces[i + 1].gap == 2) return true;
    if (is_terminal(here) || is_closer(here)) return true;
    const char last = here.back();
    if (last == ':' || last == ';' || last == '-' || last == '*' || last == '~' || last == '=' || last == '>')
        return true;
    if (static_cast<unsigned char>(last) >= 0x80 && here.size() <= 4) return true;
    // A new sentence without a sign before it: rare, and then after a space and with a capital.
    const std::string_view next = form(i + 1);
    return pieces[i + 1].gap != 0 && (is_ascii_upper(next[0]) || next == "-" || next == "*" || next == "(");
}

std::array<std::uint32_t, sentence_features> sentence_place_features(std::string_view text,
                                                                     std::span<const Piece> pieces, std::size_t i,
                                                                     const SentenceState& state) {
    const auto form = [&](std::ptrdiff_t offset) -> std::string_view {
        const auto at = static_cast<std::ptrdiff_t>(i) + offset;
        if (at < 0 || at >= static_cast<std::ptrdiff_t>(pieces.size())) return "";
        const Piece& piece = pieces[static_cast<std::size_t>(at)];
        return text.substr(piece.begin, piece.end - piece.begin);
    };
    const std::string here = normalised(form(0)), before = normalised(form(-1)), next = normalised(form(1)),
                      after = normalised(form(2));
    const std::string here_shape = shape(form(0)), before_shape = shape(form(-1)), next_shape = shape(form(1)),
                      after_shape = shape(form(2));
    const std::size_t size = i + 1 - state.first;
    const std::string length = size < 4    ? std::to_string(size)
                               : size < 8  ? "s"
                               : size < 16 ? "m"
                               : size < 40 ? "l"
                                           : "x";
    const std::string gap(1, static_cast<char>('0' + pieces[i + 1].gap));
    const std::string own_gap(1, static_cast<char>('0' + pieces[i].gap));
    const std::string open = std::to_string(state.quotes) + (state.brackets > 0 ? "b" : "-");
    // The kind of sign that might end the sentence; words that carry none are one kind.
    const bool sign =
        is_terminal(form(0)) || is_closer(form(0)) || !word_kind(here_shape.empty() ? 'x' : here_shape[0]);
    const std::string ending = sign ? here.substr(0, 4) : "w";
    const std::string first =
        normalised(text.substr(pieces[state.first].begin, pieces[state.first].end - pieces[state.first].begin));
    const std::string gaps = gap + own_gap;
    return {feature(30, ending, gap),
            feature(31, here, gap),
            feature(32, ending, before),
            feature(33, ending, next, gap),
            feature(34, ending, next_shape, gap),
            feature(35, here, next_shape, before_shape),
            feature(36, ending, before_shape, next_shape),
            feature(37, ending, next_shape, after_shape),
            feature(38, ending, length, gap),
            feature(39, ending, open, gap),
            feature(40, ending, next, after),
            feature(41, before, here, next),
            feature(42, ending, next_shape, length),
            feature(43, ending, open, next_shape),
            feature(44, here, next),
            feature(45, next, gap),
            feature(46, ending, gaps, next_shape),
            feature(47, ending, first, length),
            feature(48, before, here),
            feature(49, ending, after, gap),
            feature(50, here_shape, next_shape, gap),
            feature(51, ending, next_shape, open + gap + length)};
}

}  // namespace entente::language
