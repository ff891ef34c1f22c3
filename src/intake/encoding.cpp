#include "intake/encoding.hpp"

#include <algorithm>
#include <array>

#include "entente/base/text.hpp"

namespace entente::intake {
namespace {

// Code points of the bytes 0x80–0x9F; 0: not assigned.
constexpr std::array<char16_t, 32> cp1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                             0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
// Code points of the bytes 0x80–0xBF of windows-1251; from 0xC0 on it is the Russian alphabet in order.
constexpr std::array<char16_t, 64> cp1251 = {
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A,
    0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0,      0x2122,
    0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6,
    0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456,
    0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

char32_t decode(unsigned char byte, Encoding encoding) {
    if (byte < 0x80) return byte;
    char32_t c = byte;
    if (encoding == Encoding::windows1251) {
        c = byte >= 0xC0 ? 0x410u + (byte - 0xC0u) : cp1251[byte - 0x80u];
    } else if (byte < 0xA0) {
        c = cp1252[byte - 0x80u];
    } else if (encoding == Encoding::latin9 && byte == 0xA4) {
        c = 0x20AC;
    }
    return c == 0 ? 0xFFFD : c;
}

class Utf16 final : public ByteSource {
public:
    Utf16(Bytes& bytes, bool big_endian) : bytes_(bytes), big_endian_(big_endian) {}

    std::size_t read(char* into, std::size_t size) override {
        while (out_.size() - at_ == 0) {
            out_.clear();
            at_ = 0;
            const std::string_view units = bytes_.peek(8192);
            if (units.empty()) return 0;
            decode_some(units);
        }
        const std::size_t count = std::min(size, out_.size() - at_);
        out_.copy(into, count, at_);
        at_ += count;
        return count;
    }

private:
    char32_t unit(std::string_view units, std::size_t at) const {
        const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(units[i])); };
        return big_endian_ ? byte(at) << 8 | byte(at + 1) : byte(at + 1) << 8 | byte(at);
    }

    void decode_some(std::string_view units) {
        std::size_t at = 0;
        while (at + 2 <= units.size()) {
            const char32_t first = unit(units, at);
            const bool lead = first >= 0xD800 && first < 0xDC00;
            if (lead && at + 4 > units.size() && at > 0) break;  // its other half comes with the next block
            at += 2;
            if (lead && at + 2 <= units.size()) {
                const char32_t second = unit(units, at);
                if (second >= 0xDC00 && second < 0xE000) {
                    append_utf8(out_, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                    at += 2;
                    continue;
                }
            }
            append_utf8(out_, first >= 0xD800 && first < 0xE000 ? 0xFFFD : first);
        }
        if (at == 0) {
            append_utf8(out_, 0xFFFD);  // half a unit at the end
            at = units.size();
        }
        bytes_.skip(at);
    }

    Bytes& bytes_;
    bool big_endian_;
    std::string out_;
    std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> take_byte_order_mark(Bytes& bytes) {
    const std::string_view first = bytes.peek(3);
    if (first == "\xEF\xBB\xBF") {
        bytes.skip(3);
        return nullptr;
    }
    const bool little = first.starts_with("\xFF\xFE");
    if (!little && !first.starts_with("\xFE\xFF")) return nullptr;
    bytes.skip(2);
    return std::make_unique<Utf16>(bytes, !little);
}

Encoding encoding_named(std::string_view label) {
    const std::string name = lower_ascii(trim(label));
    static constexpr std::array latin = {"windows-1252", "cp1252",  "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1",
                                         "latin1",       "latin-1", "l1",       "us-ascii",   "ascii"};
    if (name == "utf-8" || name == "utf8") return Encoding::utf8;
    if (std::any_of(latin.begin(), latin.end(), [&](std::string_view other) { return name == other; }))
        return Encoding::windows1252;
    if (name == "iso-8859-15" || name == "latin-9" || name == "latin9") return Encoding::latin9;
    if (name == "windows-1251" || name == "cp1251") return Encoding::windows1251;
    return Encoding::other;
}

std::string to_utf8(std::string_view text, Encoding encoding) {
    if (encoding == Encoding::utf8 || encoding == Encoding::other) return std::string(text);
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) append_utf8(out, decode(static_cast<unsigned char>(c), encoding));
    return out;
}

bool looks_like_windows1252(std::string_view text) {
    const auto letter = [&](std::size_t i) {
        return i < text.size() && (is_ascii_alpha(text[i]) || static_cast<unsigned char>(text[i]) >= 0xC0);
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) continue;
        const bool sign = byte == 0x80 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0xA0 ||
                          byte == 0xA3 || byte == 0xAB || byte == 0xBB || byte == 0xB0;
        const bool in_word = byte >= 0xC0 && byte < 0xFE && byte != 0xD7 && byte != 0xF7 &&
                             (letter(at + 1) || (at > 0 && letter(at - 1)));
        if (!sign && !in_word) return false;
        // A valid sequence beyond ASCII says that this is damaged UTF-8 instead.
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0;
        if (length > 0 && first_invalid_utf8(text.substr(at, length)) == std::string_view::npos) return false;
    }
    return true;
}

std::optional<Encoding> declared_in_html(std::string_view html) {
    const std::string head = lower_ascii(html.substr(0, 4096));
    for (std::size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 1)) {
        const std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
        std::size_t charset = tag.find("charset");
        if (charset == std::string_view::npos) continue;
        charset += 7;
        while (charset < tag.size() &&
               (is_ascii_space(tag[charset]) || tag[charset] == '=' || tag[charset] == '"' || tag[charset] == '\''))
            ++charset;
        std::size_t end = charset;
        while (end < tag.size() && !is_ascii_space(tag[end]) && tag[end] != '"' && tag[end] != '\'' &&
               tag[end] != ';' && tag[end] != '/')
            ++end;
        if (end > charset) return encoding_named(tag.substr(charset, end - charset));
    }
    return std::nullopt;
}

}  // namespace entente::intake
