// Who could take part in the acts of a sentence: its actors, each with the state or organisation that it counts for,
// and the states themselves as authorities that the sentence leaves unsaid ("is arrested in Mali").
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claims/syntax.hpp"
#include "entente/model/actor.hpp"
#include "entente/model/claim.hpp"
#include "knowledge/tables.hpp"

namespace entente {

// How a slot's state is known.
enum class SlotBasis : std::uint8_t {
    own,      // the actor's own state or organisation, or none
    scene,    // of the only state that the sentence speaks of
    place,    // of a place that the sentence names behind "in", "at", "near" …
    nearest,  // of the state named next to it
    other,    // of another state that the sentence names
    implied,  // no actor: the authorities of the state that `mention` names or belongs to
};
std::string_view name(SlotBasis basis);

struct Slot {
    std::uint32_t mention = 0;  // index of Actors::mentions
    SlotBasis basis = SlotBasis::own;
    Entity entity;            // as it takes part
    std::string side;         // its state or organisation; empty: none known
    TokenIndex anchor = 0;    // the first of those that it is coordinated with, or its own head
    std::uint32_t giver = 0;  // the mention whose state it is taken to be of; its own where nothing is guessed
    bool setting = false;     // a place where something happens: "in Basra"
};

// In text order, the implied ones last. At most `most_slots`. An actor whose state is not told has one slot for each
// state that may be meant, the likeliest first.
inline constexpr std::size_t most_slots = 24;
std::vector<Slot> slots_of(const Knowledge::Tables& knowledge, const Tree& tree, const Actors& actors,
                           std::uint32_t sentence);

}  // namespace entente
