// How two come together: the chain of links between them. Only what lies around the two is read, never the whole graph.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/store/reader.hpp"

namespace entente {

struct PathStep {
    std::string from;  // entity ids
    std::string to;
    std::uint64_t events = 0;  // between the two, in either direction
    double evidence = 0;       // sum of sources times confidence
    std::string event;         // the best attested; of a path in order, the one that follows the step before
    std::optional<Day> day;    // of a path in order: on which that event begins
};

struct Path {
    std::vector<PathStep> steps;
    double length = 0;
};

// The shortest, where a step counts 1 + 1 / evidence: few steps, each of which many independent sources tell of.
// `filter.a` and `filter.b` are not looked at; `from` and `to` are entities of the filter's kind: sides, or with
// filter.exact actors. Nothing when no path joins them.
std::optional<Path> shortest_path(GraphReader& graph, const EventFilter& filter, const std::string& from,
                                  const std::string& to);

// The shortest of those on which each step has an event that begins no earlier than that of the step before: along it
// word, arms or money can have travelled. Told by the earliest events that do.
std::optional<Path> path_in_order(GraphReader& graph, const EventFilter& filter, const std::string& from,
                                  const std::string& to);

}  // namespace entente
