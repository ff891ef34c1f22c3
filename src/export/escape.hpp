// Text on its way into a file format: whatever a name holds, the file stays well formed.
#pragma once

#include <string>
#include <string_view>

namespace entente {

// `text` without the characters that no XML 1.0 document can carry (most control characters, U+FFFE, U+FFFF); bytes
// that are no UTF-8 become U+FFFD.
std::string printable(std::string_view text);

// An id that stays unique: '%', '&' and what printable() would change become %XX, byte by byte. (igraph reads "&amp;"
// in an id as "&#38;", so no file gets one.)
std::string printable_id(std::string_view id);

// Printable text for the content of an XML element or a quoted attribute; line breaks and tabs survive in both.
std::string xml_escaped(std::string_view text);

// The inside of a quoted DOT string that Graphviz takes as it is: an id.
std::string dot_id(std::string_view text);

// The inside of a quoted DOT string that Graphviz interprets (labels, tooltips): neither backslash escapes nor HTML
// entities of the text take effect. A line break becomes a centred new line.
std::string dot_label(std::string_view text);

}  // namespace entente
