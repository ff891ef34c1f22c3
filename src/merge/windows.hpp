// How near in time two reports of one event are. entente/merge/locality.hpp rests on these numbers.
#pragma once

#include <chrono>

namespace entente {

inline constexpr std::chrono::days report_delay{3};    // an assumed day this long after a stated one may mean it
inline constexpr std::chrono::days report_lead{1};     // time zones: the report may carry the day before
inline constexpr std::chrono::days assumed_window{2};  // how far reports of an assumed day follow the first one

// Reports that follow each other for longer than this are cut by the calendar, every `assumed_window` + 1 days, rather
// than by their beginning: what happens daily has no beginning, and what was reported long ago has no say in today.
inline constexpr std::chrono::days longest_run{9};

// Longer intervals are compared as a whole.
inline constexpr std::chrono::days longest_merged{93};

}  // namespace entente
