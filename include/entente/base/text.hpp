// Views on UTF-8 text: validity, code points, ASCII case, trimming and splitting. Locale-free.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// The offset of the first byte that is not valid UTF-8 (overlong forms and surrogates are not), or npos.
std::size_t first_invalid_utf8(std::string_view text);
// Each maximal invalid part becomes U+FFFD; returns how many there were.
std::size_t replace_invalid_utf8(std::string& text);

// Decodes the code point that begins at `at` (text must be valid) and moves `at` behind it.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);

// Byte offsets to code point offsets of one text, in O(log n) with one entry per 64 bytes or so.
class CodePoints {
public:
    explicit CodePoints(std::string_view text);
    std::size_t from_byte(std::size_t byte) const;
    std::size_t to_byte(std::size_t code_point) const;  // the text's size when past the end
    std::size_t count() const { return count_; }

private:
    std::string_view text_;
    std::vector<std::uint32_t> before_;  // code points before byte 64·i
    std::size_t count_ = 0;
};

constexpr bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_lower(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_ascii_alpha(char c) {
    return is_ascii_upper(c) || is_ascii_lower(c);
}
constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr char ascii_lower(char c) {
    return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower_ascii(std::string_view text);
// Lower-cases ASCII, Latin, Greek and Cyrillic letters; leaves everything else.
std::string lower_utf8(std::string_view text);
// Latin letters without their accents ("Erdoğan" → "Erdogan", "Łódź" → "Lodz"); other scripts stay.
std::string strip_accents(std::string_view text);
// Lower-case ASCII words joined by '-': "Xi Jinping" → "xi-jinping". Letters of other scripts stay as they are.
std::string slug(std::string_view text);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace entente
