// Two small graphs that the tests of src/graph and src/export share.
#pragma once

#include <string>
#include <vector>

#include "entente/model/actor.hpp"
#include "entente/model/event.hpp"

namespace entente::fixtures {

struct Graph {
    std::vector<Entity> entities;
    std::vector<Event> events;
};

Entity entity(std::string id, std::string name, EntityKind kind, std::string country = "",
              Sector sector = Sector::none);
Event event(std::string id, std::string source, std::string type, std::string target);

// Names, ids and attributes that break careless writers: quotes, markup, backslashes, line breaks, control characters,
// emoji, right-to-left text, look-alike ids; loops, parallel edges, missing dates.
Graph hostile();

// Thirty actors of the news with about sixty events of all quad classes and statuses: what a picture must still show
// readably.
Graph thirty();

}  // namespace entente::fixtures
