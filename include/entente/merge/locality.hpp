// Which claims of a group can have a say in the same event: what lets a store merge anew only what a claim touches.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "entente/model/claim.hpp"

namespace entente {

// How a claim's time is compared with others. Claims of different kinds of one group never report the same event.
enum class MergeKind : std::uint8_t {
    lasting,   // no event: all of the group together
    timeline,  // by nearness in time
    same,      // more than a quarter long: only with exactly the same interval
    unknown,   // by nearness of publication
};

// Longer intervals are compared as a whole.
inline constexpr std::chrono::days longest_on_timeline{93};

// A claim's place in its group. `until` is the first day that it can have nothing to do with: two claims of kind
// timeline or unknown whose [from, until) do not overlap, directly or through others, report different events.
struct MergePlace {
    MergeKind kind = MergeKind::timeline;
    Interval reach;
};

MergePlace merge_place(const Claim& claim, std::optional<Day> published);

// The widest reach on the timeline.
inline constexpr std::chrono::days widest_reach = longest_on_timeline + std::chrono::days{4};

}  // namespace entente
