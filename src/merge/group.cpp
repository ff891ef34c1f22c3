// The group of a claim: all that must be equal for two claims to report one event, but the time.
#include <charconv>
#include <utility>

#include "entente/base/sha256.hpp"
#include "entente/merge/merge.hpp"
#include "merge/cluster.hpp"

namespace entente {

std::uint64_t merge_group(const Claim& claim) {
    std::string_view first = claim.source.entity;
    std::string_view second = claim.target.entity;
    if (claim.mutual && second < first) std::swap(first, second);
    Sha256 hash;
    hash.field(claim.type).field(name(claim.status)).field(first).field(second);
    if (is_lasting(claim)) hash.field(claim.attributes.office);
    const std::string hex = hash.hex().substr(0, 16);
    std::uint64_t group = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), group, 16);
    return group;
}

}  // namespace entente
