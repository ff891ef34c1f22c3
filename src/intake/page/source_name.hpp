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

}  // namespace entente::intake
