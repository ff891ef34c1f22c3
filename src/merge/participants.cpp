#include "merge/participants.hpp"

#include <utility>

namespace entente {

Ends ends_of(const Claim& claim) {
    Ends ends{&claim.source, &claim.target, claim.mutual && side_of(claim.source) == side_of(claim.target)};
    const auto key = [](const Participant* one) { return std::pair(side_of(*one), std::string_view(one->entity)); };
    if (claim.mutual && key(ends.second) < key(ends.first)) std::swap(ends.first, ends.second);
    return ends;
}

bool acts_for_state(const Participant& participant) {
    switch (participant.sector) {
        case Sector::none:
        case Sector::GOV:
        case Sector::MIL:
        case Sector::COP:
        case Sector::SPY:
        case Sector::LEG:
        case Sector::JUD:
        case Sector::BUS:
            return true;
        default:
            return false;
    }
}

bool covers(const Participant& coarse, const Participant& fine) {
    if (coarse.entity == fine.entity) return true;
    return coarse.entity == fine.country && acts_for_state(coarse) && acts_for_state(fine);
}

}  // namespace entente
