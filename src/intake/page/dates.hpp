// Dates as news pages write them, in English.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "entente/base/date.hpp"

namespace entente::intake {

struct DateFound {
    Day day;
    std::size_t begin = 0;  // in the text searched
    std::size_t end = 0;
};

// The first full date: "2022-02-04", "2022/02/04", "Feb 4, 2022", "4th of February 2022", "04.02.2022" (day first) and
// "24/02/2022" where day and month cannot be mistaken for each other. Impossible days are passed over.
std::optional<DateFound> find_date(std::string_view text);

// The day of a line that holds a date and nothing else to speak of: "Published: Sunday, 24 November, 2024 at 10:15
// GMT".
std::optional<Day> date_line(std::string_view line);

// ".../2022/02/04/title", ".../2022/feb/04/title", ".../2022-02-04-title"
std::optional<Day> date_in_url(std::string_view url);

}  // namespace entente::intake
