// Other encodings → UTF-8.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "intake/bytes.hpp"

namespace entente::intake {

// Takes a byte order mark off `bytes`. A UTF-8 mark is dropped; for a UTF-16 mark, the source that then gives the same
// text in UTF-8 (unpaired surrogates become U+FFFD) is returned; it reads from `bytes`.
std::unique_ptr<ByteSource> take_byte_order_mark(Bytes& bytes);

// The single-byte encodings that news pages were written in. Names are matched without regard to case, as the web
// does: "latin1" and "ascii" are windows-1252.
enum class Encoding { utf8, windows1252, windows1251, latin9, other };
Encoding encoding_named(std::string_view label);

// `text` as UTF-8; leaves utf8 and other as they are.
std::string to_utf8(std::string_view text, Encoding encoding);

// Is text that is not UTF-8 plausibly windows-1252: nothing in it valid beyond ASCII as UTF-8, and every high byte a
// typographic sign or part of a word?
bool looks_like_windows1252(std::string_view text);

// The encoding that a page declares in its first bytes: <meta charset> or http-equiv.
std::optional<Encoding> declared_in_html(std::string_view html);

}  // namespace entente::intake
