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
// A line a month or year. `kinds`: with counts by quad class and mean Goldstein, as of a balance; else events alone.
Grid series_grid(const Series& series, bool kinds);
Grid neighbours_grid(const std::vector<Neighbour>& neighbours, const NameOf& name_of);
Grid rank_grid(const std::vector<Ranked>& ranked, const NameOf& name_of);
// A line a community, for tables; a line a member, for CSV.
Grid communities_grid(const std::vector<Community>& communities, const NameOf& name_of);
Grid members_grid(const std::vector<Community>& communities, const NameOf& name_of);
Grid triads_grid(const std::vector<Triad>& triads, const NameOf& name_of);
Grid path_grid(const std::vector<PathStep>& steps, const NameOf& name_of);

// Bars of one height each, the greatest the highest: "▁▄█"; zero is a blank.
std::string sparkline(const std::vector<double>& values, double greatest);
// The series as bars: by year one line a count, by month one line a year.
std::string series_bars(const Series& series, bool kinds);

// "2022-02-04", "2022-02", "2022", "2022-02-07/02-13" (both included); "~" before it when it is only assumed; ""
// unknown.
std::string time_text(const EventTime& time);
// Topic, commodity, quantity and the like in a few words: "natural gas, 10000000000 cubic metre".
std::string about_text(const Attributes& attributes);
// At most `decimals`, without trailing zeros: "0.96", "-4".
std::string number_text(double value, int decimals);
std::string day_text(std::optional<Day> day);  // "" for none
// Enough of an id for explain, whatever the size of the graph.
std::string short_id(const std::string& id);
// "attack", "planned attack": the status first, so that it stays where a table cuts the words.
std::string relation_text(const std::string& type, Status status);
// "Gazprom (RUS BUS)"
std::string actor_text(const Participant& participant, const NameOf& name_of);
// The same without the sector of governments and of organisations as such: what a reader takes a bare name for.
std::string short_actor_text(Participant participant, const NameOf& name_of);

}  // namespace entente
