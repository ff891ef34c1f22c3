// write_graphs DIR: writes the graphs of the fixtures as GraphML and DOT, and beside each a .json with what a client
// must find in it, taken from the fixture rather than from what was written. open_graphs.py compares.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <tuple>

#include "entente/export/dot.hpp"
#include "entente/export/graphml.hpp"
#include "export/fixtures.hpp"

using namespace entente;
using nlohmann::json;

namespace {

// The hostile ids and names that do not survive as they are; everything else must come back byte for byte.
std::string as_id(const std::string& id) {
    if (id == "control/\x01\x1F") return "control/%01%1F";
    if (id == "control/%01%1F") return "control/%2501%251F";
    if (id == "broken/\xFF\xC0") return "broken/%FF%C0";
    if (id == "AT&amp;T") return "AT%26amp;T";
    if (id == "\"<&>'\\ \n") return "\"<%26>'\\ \n";
    return id;
}

std::string as_text(const std::string& text) {
    if (text.starts_with("bell")) return "bell nullescape[31m";
    if (text.starts_with("cut ")) return "cut \xEF\xBF\xBD";
    return text;
}

json expected(const fixtures::Graph& graph, bool aggregated) {
    std::set<std::string> taking_part;
    std::set<std::tuple<std::string, std::string, std::string>> triples;
    json edges = json::array();
    for (const Event& event : graph.events) {
        const std::string source = as_id(event.source.entity), target = as_id(event.target.entity);
        taking_part.insert({event.source.entity, event.target.entity});
        const bool swap = event.mutual && target < source;
        triples.emplace(swap ? target : source, event.type, swap ? source : target);
        json edge = {{"id", event.id},
                     {"source", source},
                     {"target", target},
                     {"type", event.type},
                     {"quad", event.quad},
                     {"goldstein", event.goldstein},
                     {"status", name(event.status)},
                     {"confidence", event.confidence},
                     {"sources", event.sources},
                     {"symmetric", event.mutual},
                     {"topic", as_text(event.attributes.topic)},
                     {"place", event.attributes.place}};
        if (event.time.when.precision != Precision::unknown) edge["from"] = iso(event.time.when.from);
        if (event.attributes.money) edge["money"] = event.attributes.money->value;
        edges.push_back(std::move(edge));
    }
    json nodes = json::object();
    for (const Entity& entity : graph.entities) {
        if (!taking_part.contains(entity.id)) continue;
        nodes[as_id(entity.id)] = {
            {"label", as_text(entity.name)}, {"kind", name(entity.kind)}, {"country", entity.country}};
    }
    return {{"nodes", std::move(nodes)},
            {"edge_count", aggregated ? triples.size() : graph.events.size()},
            {"events", graph.events.size()},
            {"edges", aggregated ? json::array() : std::move(edges)}};
}

void write(const std::filesystem::path& base, const fixtures::Graph& graph, EdgeMode mode) {
    const GraphView view(graph.entities, graph.events, mode);
    std::ofstream graphml(base.string() + ".graphml"), dot(base.string() + ".dot"), want(base.string() + ".json");
    write_graphml(view, graphml);
    write_dot(view, dot);
    want << expected(graph, mode == EdgeMode::aggregated).dump(1);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: write_graphs DIR\n";
        return EXIT_FAILURE;
    }
    const std::filesystem::path directory = argv[1];
    write(directory / "hostile", fixtures::hostile(), EdgeMode::events);
    write(directory / "hostile-aggregated", fixtures::hostile(), EdgeMode::aggregated);
    write(directory / "thirty", fixtures::thirty(), EdgeMode::events);
    write(directory / "thirty-aggregated", fixtures::thirty(), EdgeMode::aggregated);
    write(directory / "empty", {}, EdgeMode::events);
}
