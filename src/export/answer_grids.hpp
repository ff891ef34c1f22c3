// Answers → grids: the columns of tables and CSV.
#pragma once

#include <string>
#include <vector>

#include "entente/export/json.hpp"
#include "export/grid.hpp"

namespace entente {

Grid relations_grid(const std::vector<Relation>& relations, const NameOf& name_of);
Grid timeline_grid(const Timeline& timeline, const NameOf& name_of);
Grid states_grid(const std::vector<State>& states, const NameOf& name_of);
// At most `limit` rows of each kind.
Grid difference_grid(const Difference& difference, std::size_t limit, const NameOf& name_of);
// At most `limit` claims, events removed and events added.
Grid recoding_grid(const Recoding& recoding, std::size_t limit, const NameOf& name_of);
Grid search_grid(const std::vector<SearchHit>& hits);

// "2022-02-04", "2022-02", "2022", "2022-02-07/02-13" (both included); "~" before it when it is only assumed; ""
// unknown.
std::string time_text(const EventTime& time);
// Topic, commodity, quantity and the like in a few words: "natural gas, 10000000000 cubic metre".
std::string about_text(const Attributes& attributes);
// At most `decimals`, without trailing zeros: "0.96", "-4".
std::string number_text(double value, int decimals);
// "Gazprom (RUS BUS)"
std::string actor_text(const Participant& participant, const NameOf& name_of);
// The same without the sector of governments and of organisations as such: what a reader takes a bare name for.
std::string short_actor_text(Participant participant, const NameOf& name_of);

}  // namespace entente
