// The small lines under a headline and at the foot of a page: who published it, and when.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "entente/base/date.hpp"

namespace entente::intake {

struct Imprint {
    std::optional<Day> day;
    std::string outlet;   // empty: none named
    bool author = false;  // one is named
    // How much the day is to be believed: 3 "published", 2 beside an outlet or an author, 1 a date alone, 0 "updated".
    int rank = 0;
};

// "Northern Wire, 20 September 2023", "Posted on June 27, 2016 by Meridian Press", "By Jane Roe, The Ledger",
// "Published: 4 Feb 2022 21:15", "Pacific Dispatch"; nothing for a line that says more than that, prose among them.
std::optional<Imprint> read_imprint(std::string_view line);

// "© 2023 Example Times. All rights reserved." → "Example Times"
std::optional<std::string> copyright_holder(std::string_view line);

// A dateline before the first sentence: "MOSCOW, Feb 4 (Reuters) - ", "THE HAGUE, July 12, 2016 — ", "CAIRO — ".
struct Dateline {
    std::size_t length = 0;  // in bytes, with the dash and the space after it
    std::string agency;      // empty: none named
    std::optional<Day> day;  // where the year is given
};
std::optional<Dateline> read_dateline(std::string_view paragraph);

}  // namespace entente::intake
