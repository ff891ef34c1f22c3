#include "entente/base/text.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t stride = 64;

bool is_continuation(unsigned char c) {
    return (c & 0xC0) == 0x80;
}

// The length of the valid UTF-8 sequence at `at`, or 0.
std::size_t sequence_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (!is_continuation(byte(at + i))) return 0;
    }
    const unsigned char second = byte(at + 1);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
        (lead == 0xF4 && second > 0x8F))
        return 0;
    return length;
}

char32_t lower(char32_t c) {
    if (c < 0x80) return static_cast<char32_t>(ascii_lower(static_cast<char>(c)));
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 32;
    if (c >= 0x100 && c <= 0x137) return c | 1;
    if (c >= 0x139 && c <= 0x148) return c % 2 == 1 ? c + 1 : c;
    if (c >= 0x14A && c <= 0x177) return c | 1;
    if (c == 0x178) return 0xFF;
    if (c >= 0x179 && c <= 0x17E) return c % 2 == 1 ? c + 1 : c;
    if (c >= 0x391 && c <= 0x3A9) return c + 32;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if (c >= 0x1E00 && c <= 0x1EFF) return c | 1;
    return c;
}

// The Latin letters of U+00C0–U+024F and U+1E00–U+1EFF without accents; nullptr: not one of them.
const char* plain_latin(char32_t c) {
    static constexpr const char* latin1[] = {
        "A", "A", "A", "A", "A", "A", "AE", "C",     "E", "E", "E", "E", "I", "I", "I",  "I",
        "D", "N", "O", "O", "O", "O", "O",  nullptr, "O", "U", "U", "U", "U", "Y", "Th", "ss",
        "a", "a", "a", "a", "a", "a", "ae", "c",     "e", "e", "e", "e", "i", "i", "i",  "i",
        "d", "n", "o", "o", "o", "o", "o",  nullptr, "o", "u", "u", "u", "u", "y", "th", "y"};
    if (c >= 0xC0 && c <= 0xFF) return latin1[c - 0xC0];
    struct Range {
        char32_t first, last;
        const char* upper;
        const char* lower;  // pairs alternate upper, lower beginning with upper at `first`
    };
    static constexpr Range ranges[] = {
        {0x100, 0x105, "A", "a"},   {0x106, 0x10D, "C", "c"},   {0x10E, 0x111, "D", "d"},   {0x112, 0x11B, "E", "e"},
        {0x11C, 0x123, "G", "g"},   {0x124, 0x127, "H", "h"},   {0x128, 0x131, "I", "i"},   {0x132, 0x133, "IJ", "ij"},
        {0x134, 0x135, "J", "j"},   {0x136, 0x137, "K", "k"},   {0x14C, 0x151, "O", "o"},   {0x152, 0x153, "OE", "oe"},
        {0x154, 0x159, "R", "r"},   {0x15A, 0x161, "S", "s"},   {0x162, 0x167, "T", "t"},   {0x168, 0x173, "U", "u"},
        {0x174, 0x175, "W", "w"},   {0x176, 0x177, "Y", "y"},   {0x1EA0, 0x1EB7, "A", "a"}, {0x1EB8, 0x1EC7, "E", "e"},
        {0x1EC8, 0x1ECB, "I", "i"}, {0x1ECC, 0x1EE3, "O", "o"}, {0x1EE4, 0x1EF1, "U", "u"}, {0x1EF2, 0x1EF9, "Y", "y"},
        {0x218, 0x219, "S", "s"},   {0x21A, 0x21B, "T", "t"}};
    for (const Range& range : ranges) {
        if (c >= range.first && c <= range.last) return (c - range.first) % 2 == 0 ? range.upper : range.lower;
    }
    if (c >= 0x139 && c <= 0x142) return (c - 0x139) % 2 == 0 ? "L" : "l";
    if (c >= 0x143 && c <= 0x148) return (c - 0x143) % 2 == 0 ? "N" : "n";
    if (c == 0x178) return "Y";
    if (c >= 0x179 && c <= 0x17E) return (c - 0x179) % 2 == 0 ? "Z" : "z";
    if (c == 0x259) return "e";  // Azerbaijani schwa
    return nullptr;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

std::size_t replace_invalid_utf8(std::string& text) {
    if (first_invalid_utf8(text) == std::string_view::npos) return 0;
    std::string clean;
    clean.reserve(text.size());
    std::size_t replaced = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) {
            clean += "\xEF\xBF\xBD";
            ++replaced;
            ++at;
            while (at < text.size() && is_continuation(static_cast<unsigned char>(text[at]))) ++at;
        } else {
            clean.append(text, at, length);
            at += length;
        }
    }
    text = std::move(clean);
    return replaced;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
    };
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    char32_t c = lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (byte(at + i) & 0x3Fu);
    at = std::min(at + length, text.size());
    return c;
}

void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
    before_.reserve(text.size() / stride + 1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at % stride == 0) before_.push_back(static_cast<std::uint32_t>(count_));
        if (!is_continuation(static_cast<unsigned char>(text[at]))) ++count_;
    }
}

std::size_t CodePoints::from_byte(std::size_t byte) const {
    if (byte >= text_.size()) return count_;
    std::size_t count = before_[byte / stride];
    for (std::size_t at = byte / stride * stride; at < byte; ++at) {
        if (!is_continuation(static_cast<unsigned char>(text_[at]))) ++count;
    }
    return count;
}

std::size_t CodePoints::to_byte(std::size_t code_point) const {
    if (code_point >= count_) return text_.size();
    const auto block = std::upper_bound(before_.begin(), before_.end(), static_cast<std::uint32_t>(code_point));
    auto index = static_cast<std::size_t>(block - before_.begin()) - 1;
    // A block may begin inside a character: its count is then that of the next character's predecessors plus one.
    std::size_t at = index * stride;
    std::size_t count = before_[index];
    while (at < text_.size()) {
        if (!is_continuation(static_cast<unsigned char>(text_[at]))) {
            if (count == code_point) return at;
            ++count;
        }
        ++at;
    }
    return text_.size();
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = ascii_lower(c);
    return out;
}

std::string lower_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) append_utf8(out, lower(next_code_point(text, at)));
    return out;
}

std::string strip_accents(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (c >= 0x300 && c <= 0x36F) continue;  // combining accents
        const char* plain = c < 0x80 ? nullptr : plain_latin(c);
        if (plain != nullptr) {
            out += plain;
        } else {
            out += text.substr(begin, at - begin);
        }
    }
    return out;
}

std::string slug(std::string_view text) {
    const std::string plain = lower_utf8(strip_accents(text));
    std::string out;
    for (const char c : plain) {
        const bool word = is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (word) {
            out += c;
        } else if (!out.empty() && out.back() != '-' && c != '\'') {
            out += '-';
        }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

}  // namespace entente
