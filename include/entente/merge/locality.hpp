// How far in time the claims of a group have a say in each other's events: what lets a store merge anew only what a
// claim touches, at a cost that does not grow with the graph.
#pragma once

#include <chrono>
#include <optional>

#include "entente/model/claim.hpp"

namespace entente {

// The day under which a claim stands in its group: the first of its time; where that is unknown, of its publication.
// For a lasting relation, the first of the year in which it is reported.
Day merge_day(const Claim& claim, std::optional<Day> published);

// Days, each way. A claim changes only the events of claims whose merge_day lies within `merge_reach` of its own, and
// those of one event lie within `event_reach` of each other. (A quarter can hold a month, that a week, that a few days:
// with what they hang on, less than half a year.) So all that follows from a claim shows in the claims within
// `merge_margin` of it.
inline constexpr std::chrono::days merge_reach{182};
inline constexpr std::chrono::days event_reach{120};
inline constexpr std::chrono::days merge_margin = 2 * merge_reach + event_reach;

}  // namespace entente
