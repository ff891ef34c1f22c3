// How near in time two reports of one event are; cluster.cpp merges by them, locality.cpp says how far they reach.
#pragma once

#include <chrono>

namespace entente {

inline constexpr std::chrono::days report_delay{3};    // an assumed day this long after a stated one may mean it
inline constexpr std::chrono::days report_lead{1};     // time zones: the report may carry the day before
inline constexpr std::chrono::days assumed_window{2};  // how far reports of an assumed day follow the first one

}  // namespace entente
