// Events counted rather than listed: sums that a graph file keeps, so that a question about a pair with a hundred
// thousand events reads a few thousand rows.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "entente/base/date.hpp"
#include "entente/model/claim.hpp"

namespace entente {

// One end of a relation: a state (with the sector of those who act for it), or an actor itself.
struct RelationSide {
    std::string entity;  // "RUS"; with EventFilter::exact or where there is no country, the actor: "NATO"
    std::string country;
    Sector sector = Sector::none;
    auto operator<=>(const RelationSide&) const = default;
};

// A relation type with its codes.
struct EventCode {
    std::string type;
    Plover plover = Plover::none;
    std::string cameo;
    int quad = 0;
    double goldstein = 0;
    bool mutual = false;
};

// Numbers that a reader gives to entities, sides and codes; another reader gives others.
enum class EntityNumber : std::int64_t {};
enum class SideNumber : std::uint32_t {};
enum class CodeNumber : std::int64_t {};

// The best attested of some events, the greatest: most sources, then confidence, then the later day, then the id.
struct BestEvent {
    std::uint64_t rank = 0;   // sources (up to 4,095), confidence in thousandths, day
    std::uint64_t event = 0;  // its id as a number
    auto operator<=>(const BestEvent&) const = default;

    std::uint64_t sources() const { return rank >> 36; }
    double confidence() const { return static_cast<double>(rank >> 24 & 0xFFF) / 1000; }
};

// How exactly the time of events is known: to the month or better, to the quarter or year, to the decade.
enum class KnownTo : std::uint8_t { nothing, month, year, decade };

// Events of one month, type and status between two sides.
struct Tally {
    SideNumber source{};
    SideNumber target{};
    CodeNumber code{};
    Status status = Status::happened;
    KnownTo known_to = KnownTo::nothing;
    int month = 0;            // in which they begin, or their first report: 202202; 0: neither is known
    bool a_is_source = true;  // else the party of EventFilter::a is the target
    std::uint64_t events = 0;
    std::uint64_t reports = 0;
    std::uint64_t evidence = 0;  // sum of sources times confidence, in thousandths
    Day first{};                 // the first day, and the last day of the latest; of no meaning when nothing is known
    Day last{};
    BestEvent best;
};

// All events from one entity to another.
struct Tie {
    EntityNumber source{};
    EntityNumber target{};
    bool a_is_source = true;  // as of a Tally
    std::uint64_t events = 0;
    std::uint64_t cooperation = 0;  // events of the quad classes 1 and 2
    std::uint64_t conflict = 0;     // events of the quad classes 3 and 4
    std::uint64_t evidence = 0;     // of all, of the cooperative and of the conflictive events; in thousandths
    std::uint64_t cooperation_evidence = 0;
    std::uint64_t conflict_evidence = 0;
    std::uint64_t mutual_evidence = 0;  // of events without a direction
    std::int64_t goldstein = 0;         // sum over the events with a quad class, in hundredths
    bool dated = false;                 // the time of one of them is known
    Day first{};                        // as of a Tally
    Day last{};
    BestEvent best;
};

// An event and the day on which it begins.
struct DatedEvent {
    Day day{};
    std::uint64_t event = 0;  // its id as a number
};
// The first event between two entities (either may be the source) that begins on a day or later, of those whose time is
// known to the month at least.
using FirstEvent = std::function<std::optional<DatedEvent>(EntityNumber, EntityNumber, Day)>;

// 16 hex digits
std::string event_id(std::uint64_t event);

}  // namespace entente
