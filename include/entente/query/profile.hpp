// Everything about one entity, on one page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/model/actor.hpp"
#include "entente/query/relations.hpp"
#include "entente/store/reader.hpp"

namespace entente {

class Knowledge;

struct OfficeHeld {
    std::string office;  // "president"
    std::string of;      // Entity::id
    std::optional<Day> from;
    std::optional<Day> until;
};

struct Profile {
    Entity entity;
    std::vector<EntityName> names;    // as the articles call it, the most used first
    std::vector<OfficeHeld> offices;  // that the knowledge knows, by time
    Relations relations;              // its own; of a country also those of everybody who acts for it
};

// At most `limit` relations.
Profile profile(const Entity& entity, const Knowledge& knowledge, GraphReader& graph, EventFilter filter,
                std::size_t limit);

}  // namespace entente
