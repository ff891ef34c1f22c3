#include "language/features.hpp"

#include <algorithm>

#include "entente/base/text.hpp"

namespace entente::language {
namespace {

constexpr std::size_t longest = 40;  // bytes of a form that matter

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Typographic quotes, dashes and the like by what stands on a keyboard; others stay.
void append_plain(std::string& out, std::string_view text, std::size_t begin, std::size_t end, char32_t code) {
    switch (code) {
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x02BC:
        case 0x0060:
        case 0x00B4:
            out += '\'';
            return;
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
        case 0x00AB:
        case 0x00BB:
            out += '"';
            return;
        case 0x2010:
        case 0x2011:
            out += '-';
            return;
        case 0x2013:
        case 0x2014:
        case 0x2015:
        case 0x2212:
            out += "--";
            return;
        case 0x2026:
            out += "...";
            return;
        case 0x00AD:
        case 0x200B:
        case 0x200C:
        case 0x200D:
        case 0xFEFF:
            return;
        default:
            out.append(text.substr(begin, end - begin));
    }
}

std::string plain(std::string_view form) {
    std::string out;
    for (std::size_t at = 0; at < form.size() && out.size() < longest;) {
        if (static_cast<unsigned char>(form[at]) < 0x80) {
            out += form[at++];
            continue;
        }
        const std::size_t begin = at;
        const char32_t code = next_code_point(form, at);
        append_plain(out, form, begin, at, code);
    }
    if (out == "''" || out == "``") out = "\"";
    return out;
}

char class_of(char c) {
    if (is_ascii_upper(c)) return 'X';
    if (is_ascii_lower(c)) return 'x';
    if (is_ascii_digit(c)) return 'd';
    return c;
}

std::string shape_of_plain(std::string_view form) {
    std::string lower, out;
    for (std::size_t at = 0; at < form.size() && out.size() < 12;) {
        char kind = 0;
        if (static_cast<unsigned char>(form[at]) < 0x80) {
            kind = class_of(form[at++]);
        } else {
            const std::size_t begin = at;
            next_code_point(form, at);
            const std::string_view letter = form.substr(begin, at - begin);
            const unsigned char lead = static_cast<unsigned char>(letter[0]);
            kind = lead >= 0xE2 ? 'u' : lower_utf8(letter) != letter ? 'X' : 'x';
        }
        // A run counts as one, two capitals as two: "US" is not "U".
        const std::size_t size = out.size();
        const bool repeated = size > 0 && out[size - 1] == kind;
        if (!repeated || (kind == 'X' && (size < 2 || out[size - 2] != kind))) out += kind;
    }
    return out;
}

std::uint64_t key(char kind, std::string_view bytes) {
    return hash_bytes(bytes, static_cast<unsigned char>(kind));
}

// The last `count` code points, or all of them.
std::string_view last_of(std::string_view text, int count) {
    std::size_t at = text.size();
    for (; count > 0 && at > 0; --count) {
        do --at;
        while (at > 0 && is_continuation(text[at]));
    }
    return text.substr(at);
}

std::string_view first_of(std::string_view text, int count) {
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) {
        do ++at;
        while (at < text.size() && is_continuation(text[at]));
    }
    return text.substr(0, at);
}

}  // namespace

std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed) {
    std::uint64_t hash = 0xcbf29ce484222325U ^ (seed * 0x9e3779b97f4a7c15U);
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93U;
    return hash ^ (hash >> 32);
}

std::string normalised(std::string_view form) {
    std::string out = lower_utf8(plain(form));
    for (char& c : out) {
        if (is_ascii_digit(c)) c = '0';
    }
    return out;
}

std::string shape(std::string_view form) {
    return shape_of_plain(plain(form));
}

FeatureKeys word_features(std::string_view form) {
    const std::string cased = plain(form);
    std::string word = lower_utf8(cased);
    for (char& c : word) {
        if (is_ascii_digit(c)) c = '0';
    }
    return {key('w', word),
            key('1', last_of(word, 1)),
            key('2', last_of(word, 2)),
            key('3', last_of(word, 3)),
            key('4', last_of(word, 4)),
            key('a', first_of(word, 1)),
            key('b', first_of(word, 2)),
            key('c', first_of(word, 3)),
            key('s', shape_of_plain(cased))};
}

}  // namespace entente::language
