#include "export/escape.hpp"

#include "entente/base/text.hpp"

namespace entente {
namespace {

bool in_xml(char32_t c) {
    if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
    return c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string valid(text);
    replace_invalid_utf8(valid);
    std::string out;
    out.reserve(valid.size());
    for (std::size_t at = 0; at < valid.size();) {
        const std::size_t begin = at;
        if (in_xml(next_code_point(valid, at))) out.append(valid, begin, at - begin);
    }
    return out;
}

std::string printable_id(std::string_view id) {
    if (id.find_first_of("%&") == std::string_view::npos && printable(id) == id) return std::string(id);
    const bool valid = first_invalid_utf8(id) == std::string_view::npos;
    std::string out;
    for (std::size_t at = 0; at < id.size();) {
        const std::size_t begin = at;
        bool keep = false;
        if (valid) {
            const char32_t c = next_code_point(id, at);
            keep = c != '%' && c != '&' && in_xml(c);
        } else {
            const auto byte = static_cast<unsigned char>(id[at++]);
            keep = byte != '%' && byte != '&' && byte < 0x80 && in_xml(byte);
        }
        if (keep) {
            out.append(id, begin, at - begin);
            continue;
        }
        for (const char c : id.substr(begin, at - begin)) {
            constexpr char digits[] = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            out += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return out;
}

std::string xml_escaped(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&apos;";
                break;
            // Written as references, or the parser would turn them into spaces (attributes) or drop them (\r).
            case '\t':
                out += "&#9;";
                break;
            case '\n':
                out += "&#10;";
                break;
            case '\r':
                out += "&#13;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string dot_id(std::string_view text) {
    std::string out;
    for (const char c : printable_id(text)) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string dot_label(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '&':
                out += "&amp;";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                break;
            default:
                out += c;
        }
    }
    return out;
}

}  // namespace entente
