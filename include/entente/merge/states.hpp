// Events → states: relations that last, opened and closed by events as the ontology says (`opens`, `closes`). A pure
// function of the events: their order changes nothing.
//
// - Only what happened opens or closes a state; what is planned, supposed or denied does not.
// - Only an explicit end closes one: silence does not, nor its likely consequence.
// - A state surely holds from the last day of the event that opened it (which may be known to the week only) until the
//   first day of the one that closed it. A lasting relation that is merely reported ("a NATO member") holds from the
//   first such report; when it began is not known.
// - What opens a state that is open already confirms it.
// - Stances, offices and contracts are told apart by what they are about: topics are compared as sets of words, where
//   one that holds all words of another means the same ("NATO enlargement", "further enlargement of NATO").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/knowledge/ontology.hpp"
#include "entente/model/event.hpp"

namespace entente {

// An event with the words that tell its act ("lift"), which some entries of the ontology ask for.
struct Turn {
    Event event;  // `claims` is not looked at
    std::vector<std::string> acts;
};

enum class StateOrigin : std::uint8_t {
    reported,  // by events of the graph
    known,     // stands in the knowledge: a dated membership or office
};
std::string_view name(StateOrigin origin);

// [from, until), half-open.
struct State {
    std::string type;  // a relation type whose kind is "state"
    bool mutual = false;
    Participant source;  // spans and text are empty
    Participant target;
    std::string about;  // the office, topic or commodity that tells it from others; empty: none
    StateOrigin origin = StateOrigin::reported;

    std::optional<Day> from;       // nothing: before all that is known
    std::optional<Day> until;      // nothing: no end is known
    std::string opened_by;         // the event's id: what began it, or else the first that reports it; empty when known
    std::string closed_by;         // the event's id; empty: none
    bool beginning_known = false;  // opened_by began it, rather than reports it
    EventTime opened;              // of opened_by; of a known state, its first day
    EventTime closed;              // of closed_by
    std::uint64_t events = 0;      // that open, confirm and close it
    double confidence = 0;         // of opened_by; 1 when known

    bool operator==(const State&) const = default;
    bool holds_on(Day day) const { return (!from || *from <= day) && (!until || day < *until); }
};

// The types of events that open, close or report states, sorted.
std::vector<std::string> turning_types(const Ontology& ontology);

// "lift.v/easing-sanctions" → "lift": the act of a claim, by the rule that found it.
std::string act_of_rule(std::string_view rule);

// The states of all that the turns speak of, sorted by from, type, participants, about. All turns of a pair must be
// there for its states to be right, whenever they were: a state holds until it is closed.
std::vector<State> derive_states(const std::vector<Turn>& turns, const Ontology& ontology);
void sort_states(std::vector<State>& states);  // in that order

// Equal for ontologies under which equal events make equal states. 16 hex digits.
std::string state_rules_of(const Ontology& ontology);

}  // namespace entente
