// What every question to a graph needs: the graph, the knowledge, and names both ways.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/options.hpp"
#include "entente/export/json.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/query/names.hpp"
#include "entente/store/reader.hpp"
#include "export/grid.hpp"

namespace entente::app {

class Answering {
public:
    Answering(const GraphOption& graph, const KnowledgeOption& knowledge);

    const Knowledge& knowledge() const { return knowledge_; }
    GraphReader& graph() { return *graph_; }

    // Throws Error with what the user may have meant; says so on standard error when it is a guess.
    Entity resolve(const std::string& name);
    // Remembers what it looked up; valid as long as this object.
    NameOf name_of();

private:
    Knowledge knowledge_;
    std::unique_ptr<GraphReader> graph_;
    NameResolver names_;
    std::map<std::string, std::string, std::less<>> shown_;
};

// Prints a grid as a table or CSV. `total`: how many rows there are; when more than shown, a line on standard error
// says so.
void print_grid(const Grid& grid, Format format, std::size_t total);

// A word on standard error when nothing was found.
void say_if_none(std::size_t found, const std::string& what, bool filtered);

}  // namespace entente::app
