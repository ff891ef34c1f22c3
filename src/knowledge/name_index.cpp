#include "knowledge/name_index.hpp"

#include <algorithm>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr std::uint64_t seed = 0xCBF29CE484222325ull;

std::uint64_t hash_byte(std::uint64_t hash, unsigned char byte) {
    return (hash ^ byte) * 0x100000001B3ull;
}

std::uint64_t hash_text(std::string_view text) {
    std::uint64_t hash = seed;
    for (const char c : text) hash = hash_byte(hash, static_cast<unsigned char>(c));
    return hash;
}

bool is_apostrophe(char32_t c) {
    return c == 0x2018 || c == 0x2019 || c == 0x02BC || c == '\'';
}
bool is_dash(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2013);
}
bool is_space(char32_t c) {
    return c == ' ' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200B) || (c >= '\t' && c <= '\r') ||
           c == 0xAD;
}
// Letters and digits; of other scripts everything that is not general punctuation or a symbol.
bool is_word(char32_t c) {
    if (c < 0x80) return is_ascii_alpha(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c));
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c != 0x2BC && !(c >= 0x2000 && c <= 0x2BFF) &&
           !(c >= 0x3000 && c <= 0x303F);
}

}  // namespace

std::vector<MatchWord> match_words(std::string_view text, std::size_t begin, std::size_t end) {
    std::vector<MatchWord> words;
    const std::string_view view = text.substr(0, end);
    int line_breaks = 0;
    for (std::size_t at = begin; at < end;) {
        const std::size_t from = at;
        const char32_t c = next_code_point(view, at);
        if (is_space(c)) {
            if (c == '\n' && ++line_breaks == 2) {
                words.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(from), hash_text("\n\n"),
                                 hash_text("\n\n"), false});
            }
            continue;
        }
        line_breaks = 0;
        std::string_view form;
        if (is_apostrophe(c)) {
            form = "'";
        } else if (is_dash(c)) {
            form = "-";
        } else if (is_word(c)) {
            // An abbreviation: single letters each with a dot.
            std::size_t dotted = from;
            while (dotted + 1 < end && is_ascii_alpha(view[dotted]) && view[dotted + 1] == '.') dotted += 2;
            if (dotted >= from + 4) {
                at = dotted;
            } else {
                while (at < end) {
                    std::size_t next = at;
                    if (!is_word(next_code_point(view, next))) break;
                    at = next;
                }
            }
            form = view.substr(from, at - from);
        } else {
            form = view.substr(from, at - from);
        }
        MatchWord word{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(at), hash_text(form), 0, false};
        const bool ascii =
            std::all_of(form.begin(), form.end(), [](char b) { return static_cast<unsigned char>(b) < 0x80; });
        if (ascii) {
            std::uint64_t lower = seed;
            for (const char b : form) lower = hash_byte(lower, static_cast<unsigned char>(ascii_lower(b)));
            word.lower = lower;
            word.capital = is_ascii_upper(form.front());
        } else {
            const std::string lowered = lower_utf8(form);
            word.lower = hash_text(lowered);
            std::size_t first = 0;
            std::size_t first_lowered = 0;
            word.capital = next_code_point(form, first) != next_code_point(lowered, first_lowered);
        }
        words.push_back(word);
    }
    return words;
}

void NameIndex::add(std::string_view phrase, std::uint32_t value) {
    const auto words = match_words(phrase, 0, phrase.size());
    if (words.empty()) return;
    std::uint64_t hash = seed;
    for (std::size_t i = 0; i < words.size(); ++i) {
        hash = extend(hash, word_hash(words[i]));
        Node& node = nodes_[hash];
        if (i + 1 < words.size()) {
            node.longer = true;
        } else if (std::find(node.values.begin(), node.values.end(), value) == node.values.end()) {
            node.values.push_back(value);
        }
    }
}

NameIndex::Match NameIndex::longest(std::span<const MatchWord> words, std::size_t at) const {
    Match best;
    std::uint64_t hash = seed;
    for (std::size_t i = at; i < words.size(); ++i) {
        hash = extend(hash, word_hash(words[i]));
        const auto it = nodes_.find(hash);
        if (it == nodes_.end()) break;
        if (!it->second.values.empty()) best = {i + 1 - at, it->second.values};
        if (!it->second.longer) break;
    }
    return best;
}

std::span<const std::uint32_t> NameIndex::find(std::string_view phrase) const {
    const auto words = match_words(phrase, 0, phrase.size());
    if (words.empty()) return {};
    const Match match = longest(words, 0);
    return match.length == words.size() ? match.values : std::span<const std::uint32_t>{};
}

}  // namespace entente
