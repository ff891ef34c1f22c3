// stats: the graph in numbers.
#include "entente/query/stats.hpp"

#include <fmt/format.h>

#include "app/answering.hpp"
#include "app/command.hpp"
#include "app/output.hpp"

namespace entente::app {
namespace {

constexpr std::size_t pairs_shown = 10;

void add_rows(Grid& grid, const std::string& what, const std::map<std::string, std::uint64_t>& counts) {
    for (const auto& [key, count] : counts)
        grid.rows.push_back({what, key.empty() ? "none" : key, std::to_string(count)});
}

Grid stats_grid(const Stats& found, const NameOf& name_of) {
    Grid grid;
    grid.columns = {{.key = "of", .heading = "OF"},
                    {.key = "what", .heading = "WHAT", .shrinks_to = 20},
                    {.key = "count", .heading = "COUNT", .right = true}};
    const GraphCounts& counts = found.counts;
    for (const auto& [what, count] : {std::pair("articles", counts.articles), std::pair("sentences", counts.sentences),
                                      std::pair("entities", counts.entities), std::pair("claims", counts.claims),
                                      std::pair("events", counts.events), std::pair("bytes", counts.bytes)})
        grid.rows.push_back({"graph", what, std::to_string(count)});
    if (counts.first_published)
        grid.rows.push_back(
            {"graph", "published " + iso(*counts.first_published) + " to " + iso(*counts.last_published), ""});
    add_rows(grid, "plover", found.plovers);
    add_rows(grid, "type", found.types);
    add_rows(grid, "status", found.statuses);
    add_rows(grid, "year", found.years);
    for (const PairCount& pair : found.pairs)
        grid.rows.push_back({"pair", name_of(pair.a) + " – " + name_of(pair.b), std::to_string(pair.events)});
    return grid;
}

class StatsCommand final : public Command {
public:
    void set_up(CLI::App& app) override {
        graph_.add(app);
        format_.add(app);
        knowledge_.add(app);
        filters_.add(app);
    }

    int run() override {
        Answering answering(graph_, knowledge_);
        const EventFilter filter = filters_.filter(answering.knowledge());
        const Stats found = stats(answering.graph(), filter, pairs_shown);
        if (format_.format == Format::json) {
            print(stats_json(found, answering.name_of()));
            flush_output();
        } else {
            const Grid grid = stats_grid(found, answering.name_of());
            print_grid(grid, format_.format, grid.rows.size());
        }
        return success;
    }

private:
    GraphOption graph_;
    FormatOption format_;
    KnowledgeOption knowledge_;
    FilterOptions filters_;
};

}  // namespace

std::unique_ptr<Command> make_stats() {
    return std::make_unique<StatsCommand>();
}

}  // namespace entente::app
