// The relation types: schemas/ontology.json as values.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/claim.hpp"

namespace entente {

// One entry of `opens` or `closes`: an event of this type begins or ends a lasting relation.
struct StateChange {
    enum class Of : std::uint8_t {
        both,    // between source and target of the event
        source,  // that the event's source has with anybody: who resigns
        target,  // that the event's target has with anybody: who is dismissed
    };
    std::string state;  // the lasting relation type
    Of of = Of::both;
    // Where given, only if the act is told by one of these words ("lift", not "ease"), …
    std::vector<std::string> acts;
    // … and only if the event's topic has one of these words ("treaty").
    std::vector<std::string> topics;
};

struct RelationType {
    // What tells two states of one type between the same two apart.
    enum class By : std::uint8_t { nothing, topic, commodity, office };

    std::string name;                 // "energy-supply"
    std::string definition;           // one line
    bool mutual = false;              // without direction: source and target in order of mention
    bool state = false;               // lasts until something closes it
    By by = By::nothing;              // of a state
    bool personal = false;            // of a state: of the very actor, not of the state that it acts for
    bool in_organisation = false;     // of a state: its target is an organisation; no state, organ of one, or person
    std::vector<StateChange> opens;   // the states that such an event begins
    std::vector<StateChange> closes;  // … and ends
    Plover plover = Plover::none;
    std::string mode;     // PLOVER mode, where one fits
    std::string context;  // PLOVER context
    std::string cameo;    // CAMEO code
    int quad = 0;         // 1–4; 0 for lasting relations that are no event
    double goldstein = 0;
};

struct Ontology {
    std::map<std::string, RelationType, std::less<>> types;

    // nullptr when there is none.
    const RelationType* find(std::string_view name) const {
        const auto it = types.find(name);
        return it == types.end() ? nullptr : &it->second;
    }
};

}  // namespace entente
