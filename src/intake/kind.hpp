// What a stream of bytes holds, told by its name and its first bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::intake {

enum class Kind {
    empty,
    packed,  // an archive or a compressed file
    jsonl,   // one article a line
    json,    // JSON values of any layout: one article, an array of articles
    html,
    text,
    foreign,  // a format with no article in it that we could read
};

struct KindFound {
    Kind kind = Kind::text;
    std::string what;  // of a foreign one: "a PDF document"
};

// How many first bytes are worth showing.
constexpr std::size_t kind_bytes = 16u << 10;

// `name` may be empty (standard input). It decides only where the bytes leave it open.
KindFound tell_kind(std::string_view name, std::string_view first_bytes);

// Pictures, styles, scripts and fonts that saved pages bring along, hidden files, and what archivers of some systems
// add: nobody expects an article there, so directories and archives pass over them without a word.
bool is_companion_file(std::string_view name);

// "a.jsonl.zst" → "a.jsonl"
std::string_view without_compression_suffix(std::string_view name);

}  // namespace entente::intake
