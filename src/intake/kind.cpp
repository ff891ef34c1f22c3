#include "intake/kind.hpp"

#include <algorithm>
#include <array>

#include "entente/base/text.hpp"
#include "intake/archive.hpp"

namespace entente::intake {
namespace {

struct Foreign {
    std::string_view mark;
    std::string_view what;
};

std::string_view base_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

std::string suffix(std::string_view name) {
    name = base_name(name);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : lower_ascii(name.substr(dot));
}

template <std::size_t Size>
bool one_of(std::string_view word, const std::array<std::string_view, Size>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

const Foreign* foreign_by_bytes(std::string_view bytes) {
    using namespace std::string_view_literals;
    static constexpr std::array<Foreign, 9> formats = {{{"%PDF-"sv, "a PDF document"},
                                                        {"{\\rtf"sv, "an RTF document"},
                                                        {"\x89PNG"sv, "a picture"},
                                                        {"\xFF\xD8\xFF"sv, "a picture"},
                                                        {"GIF8"sv, "a picture"},
                                                        {"\x7F"
                                                         "ELF"sv,
                                                         "a program"},
                                                        {"SQLite format 3\0"sv, "an SQLite database"},
                                                        {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
                                                        {"Rar!\x1A"sv, "a RAR archive"}}};
    const auto found =
        std::find_if(formats.begin(), formats.end(), [&](const Foreign& f) { return bytes.starts_with(f.mark); });
    return found == formats.end() ? nullptr : &*found;
}

bool is_binary(std::string_view bytes) {
    std::size_t controls = 0;
    for (const char c : bytes) {
        if (c == '\0') return true;
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && !is_ascii_space(c) && byte != 0x1B) || byte == 0x7F) ++controls;
    }
    return controls * 20 > bytes.size();
}

std::string_view skip_space(std::string_view bytes) {
    while (!bytes.empty() && is_ascii_space(bytes.front())) bytes.remove_prefix(1);
    return bytes;
}

bool looks_like_html(std::string_view bytes) {
    for (bytes = skip_space(bytes); bytes.starts_with("<!--") || bytes.starts_with("<?xml");
         bytes = skip_space(bytes)) {
        const std::string_view close = bytes[1] == '!' ? "-->" : ">";
        const std::size_t end = bytes.find(close);
        if (end == std::string_view::npos) return true;
        bytes.remove_prefix(end + close.size());
    }
    if (!bytes.starts_with('<')) return false;
    const std::string head = lower_ascii(bytes.substr(1, 13));
    if (head.starts_with("!doctype html")) return true;
    static constexpr std::array<std::string_view, 24> tags = {
        "html", "head",  "body",   "title", "meta", "div", "p", "article", "main", "section", "h1",     "h2",
        "span", "table", "header", "ul",    "ol",   "br",  "a", "b",       "i",    "em",      "strong", "img"};
    const std::size_t end = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789");
    return end != std::string::npos && one_of(std::string_view(head).substr(0, end), tags);
}

// Does the first line hold a whole JSON object (or at least not the mere opening of a laid-out one)?
bool is_line_of_json(std::string_view bytes) {
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) return true;
    const std::string_view line = trim(bytes.substr(0, end));
    return !line.ends_with('{') && !line.ends_with(',') && !line.ends_with('[');
}

}  // namespace

KindFound tell_kind(std::string_view name, std::string_view bytes) {
    const std::string end = suffix(name);
    if (bytes.empty()) return {Kind::empty, ""};
    if (const Foreign* foreign = foreign_by_bytes(bytes)) return {Kind::foreign, std::string(foreign->what)};
    static constexpr std::array<std::string_view, 7> offices = {".docx", ".odt",  ".xlsx", ".ods",
                                                                ".pptx", ".epub", ".doc"};
    if (one_of(end, offices)) return {Kind::foreign, "an office document"};
    if (is_packed(bytes)) return {Kind::packed, ""};
    if (is_binary(bytes)) return {Kind::foreign, "a binary file"};
    const std::string_view start = skip_space(bytes);
    if (start.empty() && bytes.size() < kind_bytes) return {Kind::empty, ""};
    if (end == ".jsonl" || end == ".ndjson") return {Kind::jsonl, ""};
    if (start.starts_with('[')) {
        const std::string_view inside = skip_space(start.substr(1));
        if (end == ".json" || inside.starts_with('{')) return {Kind::json, ""};
    } else if (start.starts_with('{')) {
        const std::string_view inside = skip_space(start.substr(1));
        if (end == ".json" || inside.empty() || inside.starts_with('"') || inside.starts_with('}'))
            return {is_line_of_json(start) ? Kind::jsonl : Kind::json, ""};
    } else if (end == ".json") {
        return {Kind::json, ""};
    }
    if (end == ".html" || end == ".htm" || end == ".xhtml" || looks_like_html(bytes)) return {Kind::html, ""};
    if (start.starts_with("<?xml") || end == ".xml" || end == ".rss" || end == ".atom")
        return {Kind::foreign, "XML that is not a web page"};
    return {Kind::text, ""};
}

bool is_companion_file(std::string_view path) {
    static constexpr std::array<std::string_view, 22> suffixes = {
        ".css",  ".js",   ".mjs",   ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg",  ".ico", ".webp",
        ".avif", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3",  ".mp4", ".webm", ".ogg", ".m4a"};
    for (const std::string_view part : split(path, '/')) {
        if ((part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX") return true;
    }
    return one_of(suffix(path), suffixes);
}

std::string_view without_compression_suffix(std::string_view name) {
    const std::string end = suffix(name);
    static constexpr std::array<std::string_view, 5> suffixes = {".gz", ".zst", ".xz", ".bz2", ".zstd"};
    if (one_of(end, suffixes) && base_name(name).size() > end.size()) name.remove_suffix(end.size());
    return name;
}

}  // namespace entente::intake
