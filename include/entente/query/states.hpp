// What lasts: the states as of a day, and what changed between two days.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/merge/states.hpp"
#include "entente/store/reader.hpp"

namespace entente {

class Knowledge;

struct StateQuestion {
    // Participants, as Entity::id: a state passes when one of its participants is, or acts for, one in `a` and the
    // other one in `b`. Empty: anybody.
    std::vector<std::string> a;
    std::vector<std::string> b;
    bool exact = false;                 // those in `a` and `b` alone, not who acts for them
    std::optional<Day> as_of;           // only those that hold on this day
    std::vector<std::string> types;     // lasting relation types; empty: all
    std::optional<StateOrigin> origin;  // nothing: both
};

// Reported ones, as the graph keeps them or, where it keeps those of another ontology, derived from its events; and
// known ones, the dated memberships and offices of the knowledge. Sorted by from, type, participants.
std::vector<State> states(GraphReader& graph, const Knowledge& knowledge, const StateQuestion& question);

// The events between two sides in some days: how many, and their mean Goldstein score.
struct Temperature {
    std::uint64_t events = 0;
    double goldstein = 0;  // 0 when there are none
};

// Two sides that warmed or cooled.
struct Warming {
    std::string a;  // entities; a < b, or a is the side that was asked for
    std::string b;
    Temperature before;
    Temperature after;
    std::string event;  // id of the event of the second window that moved it most

    double change() const { return after.goldstein - before.goldstein; }
};

struct Difference {
    Day from{};
    Day to{};
    std::chrono::days window{};
    std::vector<State> began;  // hold on `to`, and did not on `from`
    std::vector<State> ended;  // held on `from`, and do not on `to`
    // Both windows, [from - window, from) and [to - window, to), have `least_events` events that happened, and their
    // mean Goldstein scores differ by `least_change` or more. The greatest change first.
    std::vector<Warming> changed;
};

inline constexpr std::uint64_t least_events = 3;
inline constexpr double least_change = 1;

// `question.as_of` is not looked at.
Difference difference(GraphReader& graph, const Knowledge& knowledge, const StateQuestion& question, Day from, Day to,
                      std::chrono::days window);

}  // namespace entente
