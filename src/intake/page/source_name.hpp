// The name of the outlet that an article comes from, as it is found on a page.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente::intake {

// Words kept, space and stray punctuation tidied, short acronyms in capitals: "Rt News" → "RT News".
std::string tidy_source(std::string_view name);

// "Credit: Rt News", "Source: Reuters" → the outlet; nothing for any other line.
std::optional<std::string> source_line(std::string_view line);

// An agency's dateline: "MOSCOW, Feb 4 (Reuters) - " at the beginning of a paragraph.
struct Dateline {
    std::string agency;
    std::size_t length = 0;  // in bytes, with the dash and the space after it
};
std::optional<Dateline> dateline(std::string_view paragraph);

}  // namespace entente::intake
