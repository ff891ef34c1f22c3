// Who takes part, as the merge compares it: in one order, and more or less exactly named.
#pragma once

#include <string_view>

#include "entente/model/claim.hpp"

namespace entente {

// A relation that is no event: membership, office, alliance.
inline bool is_lasting(const Claim& claim) {
    return claim.plover == Plover::none && claim.quad == 0;
}

// What a participant is rolled up to: the state that it acts for, or itself.
inline std::string_view side_of(const Participant& participant) {
    return participant.country.empty() ? participant.entity : participant.country;
}

// The participants of a claim. Of a mutual one, whose side (then id) comes first is the first.
struct Ends {
    const Participant* first = nullptr;
    const Participant* second = nullptr;
    bool interchangeable = false;  // mutual, and of one side: their order says nothing
};
Ends ends_of(const Claim& claim);

// Whether a report that names only the state may mean this actor: the government and its arms, but no rebels, parties
// or crowds. (Companies too: "Russia and China signed a gas contract".)
bool acts_for_state(const Participant& participant);

// Whether `coarse` may stand for `fine`: the same actor, or the state that it acts for.
bool covers(const Participant& coarse, const Participant& fine);

}  // namespace entente
