// What events do to states, a chronicle at a time: the states of one type between the same two actors. derive_states
// runs a chronicle from its first event; a store takes it up at the first one that changed.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "entente/merge/states.hpp"

namespace entente {

// Where an event may end the states of an actor with anybody (who resigns holds no office), these are one chronicle.
struct ChronicleKey {
    std::string state;   // type
    std::string source;  // entity
    std::string target;  // entity; empty: anybody
    auto operator<=>(const ChronicleKey&) const = default;
};

// What an event does to the states of a chronicle, and when. Of one day, what opens comes before what ends: a state
// that ends on the day it began is over; then the ids of the events decide.
struct Effect {
    enum class Kind : std::uint8_t { reports, begins, ends, ends_all };
    ChronicleKey chronicle;
    Kind kind = Kind::reports;
    Day day{};
    auto operator<=>(const Effect&) const = default;
};
inline bool opens(Effect::Kind kind) {
    return kind <= Effect::Kind::begins;
}

// What an ontology says of states. It must outlive this.
class StateRules {
public:
    explicit StateRules(const Ontology& ontology);

    // Sorted, each once. None when the event did not happen, or cannot have.
    std::vector<Effect> effects_of(const Turn& turn) const;
    // Those that an event with any acts and topics may have: all of effects_of, and perhaps more.
    std::vector<Effect> possible_effects_of(const Event& event) const;
    // Whether effects_of looks at the acts of an event of this type.
    bool asks_for_acts(std::string_view event_type) const;
    // Of events that may have effects.
    std::vector<std::string> turning_types() const { return entente::turning_types(ontology_); }
    // Of a chronicle's states.
    const RelationType& type(const std::string& state) const { return *ontology_.find(state); }

private:
    std::vector<Effect> effects(const Turn& turn, bool possible) const;

    const Ontology& ontology_;
    std::set<std::string, std::less<>> wide_;  // types whose chronicles are with anybody
};

struct Episode {
    State state;
    std::set<std::string> words;         // of state.about: what tells it from others
    Day ended_on{};                      // day of the effect that ended it, where state.until is set
    std::optional<std::size_t> resumed;  // as given to resume(); nothing: began since
};

class Chronicle {
public:
    // `type` must outlive this.
    explicit Chronicle(const RelationType& type) : type_(type) {}

    // A state that was open already; what was open for longer, first. It counts events anew.
    void resume(State state, std::size_t number);
    // In the order of Effect.
    void apply(Effect::Kind kind, const Event& event);

    // By target; in the order of their beginnings.
    using Open = std::map<std::string, std::vector<Episode>>;
    const Open& open() const { return open_; }
    const std::vector<Episode>& ended() const { return ended_; }

    // Whatever follows, it does the same to the open states of both, the first to the first, and so on.
    bool goes_on_like(const Chronicle& other) const;

private:
    void open(const Event& event, bool begins);
    void end(std::vector<Episode>& open, const Event& event);

    const RelationType& type_;
    Open open_;
    std::vector<Episode> ended_;
};

// When a state ends that began on `from`, by what ended it and on which day that took effect.
Day end_of(Day from, const EventTime& closed, Day ended_on);

}  // namespace entente
