// The relation types: schemas/ontology.json as values.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/claim.hpp"

namespace entente {

struct RelationType {
    std::string name;                 // "energy-supply"
    std::string definition;           // one line
    bool mutual = false;              // without direction: source and target in order of mention
    bool state = false;               // lasts until something closes it
    std::vector<std::string> opens;   // the state types that such an event opens between its participants
    std::vector<std::string> closes;  // … and closes
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
