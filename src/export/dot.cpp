#include "entente/export/dot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <string>
#include <string_view>

#include "export/escape.hpp"

namespace entente {
namespace {

// The palette is colour-blind safe (ColorBrewer RdBu) with enough contrast on white for lines and words.
struct QuadClass {
    const char* colour;
    const char* words;
};
constexpr QuadClass quad_classes[] = {
    {"#6b7280", "lasting relation"}, {"#4393c3", "verbal cooperation"}, {"#1d5c9e", "material cooperation"},
    {"#d6804d", "verbal conflict"},  {"#b2182b", "material conflict"},
};
const QuadClass& quad_class(int quad) {
    return quad_classes[quad >= 1 && quad <= 4 ? quad : 0];
}

struct NodeLook {
    const char* shape;
    const char* style;
    const char* fill;
};
NodeLook look(EntityKind kind) {
    switch (kind) {
        case EntityKind::country:
            return {"box", "filled,rounded", "#fde9b8"};
        case EntityKind::person:
            return {"ellipse", "filled", "#ffffff"};
        case EntityKind::organisation:
            return {"hexagon", "filled", "#dcecf7"};
        case EntityKind::company:
            return {"box", "filled", "#e3f1dc"};
        case EntityKind::group:
            return {"octagon", "filled", "#f6e0ea"};
        case EntityKind::place:
            return {"note", "filled", "#efefef"};
    }
    return {"ellipse", "filled", "#ffffff"};
}

const char* line_style(Status status) {
    switch (status) {
        case Status::happened:
            return "solid";
        case Status::planned:
            return "dashed";
        case Status::hypothetical:
        case Status::denied:
            return "dotted";
    }
    return "solid";
}

// The status that an edge is drawn in: what happened outweighs what is only planned, supposed or denied.
Status drawn_status(std::span<const Event> events) {
    return std::ranges::min(events, {}, &Event::status).status;
}

// Line width in points, growing with the logarithm of the weight: 1 → 1.2, 10 → 3.5, at most 7.
double pen_width(double weight) {
    return std::min(7.0, 1.2 + std::log(std::max(1.0, weight)));
}

constexpr std::string_view font = "Helvetica,Arial,sans-serif";

// Layers keep the words on the lines apart, but take minutes for thousands of edges, and no page holds their picture:
// many edges are scattered by spring forces instead, in straight lines.
constexpr std::size_t max_layered_edges = 150;
constexpr std::string_view layered = "layout=\"dot\", rankdir=\"LR\", nodesep=0.2, ranksep=0.5";
constexpr std::string_view scattered =
    "layout=\"sfdp\", overlap=\"prism\", splines=\"false\", outputorder=\"edgesfirst\"";

// Breaks a long name into lines of about `width` bytes, between words only.
std::string wrapped(std::string_view text, std::size_t width) {
    std::string out;
    std::size_t line = 0;
    for (const char c : text) {
        if (c == ' ' && line >= width) {
            out += '\n';
            line = 0;
        } else {
            out += c;
            ++line;
        }
    }
    return out;
}

std::string days(const GraphEdge& edge) {
    if (!edge.first || !edge.last) return "date unknown";
    return *edge.first == *edge.last ? iso(*edge.first) : iso(*edge.first) + " to " + iso(*edge.last);
}

void write_legend(std::ostream& out) {
    out << "  label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"5\"><tr>";
    for (const QuadClass& quad : quad_classes) {
        out << fmt::format("<td><font color=\"{}\"><b>&#9644; {}</b></font></td>", quad.colour, quad.words);
    }
    out << "<td>dashed: planned</td><td>dotted: hypothetical or denied</td></tr></table>>;\n";
}

void write_node(const Entity& node, std::ostream& out) {
    const NodeLook drawn = look(node.kind);
    const std::string_view shown = node.name.empty() ? node.id : node.name;
    std::string tip = fmt::format("{} ({}", node.id, name(node.kind));
    if (!node.country.empty()) tip += ", " + node.country;
    if (node.sector != Sector::none) tip += fmt::format(", {}", name(node.sector));
    out << fmt::format("  \"{}\" [label=\"{}\", shape={}, style=\"{}\", fillcolor=\"{}\", tooltip=\"{}\"];\n",
                       dot_id(node.id), dot_label(wrapped(shown, 12)), drawn.shape, drawn.style, drawn.fill,
                       dot_label(tip + ")"));
}

void write_edge(const GraphView& view, const GraphEdge& edge, std::ostream& out) {
    const std::span<const Event> events = view.events(edge);
    const Event& event = events.front();
    const Status status = drawn_status(events);
    const double weight = view.mode() == EdgeMode::events ? event.sources : edge.count();
    const std::string label = edge.count() > 1 ? fmt::format("{} ×{}", event.type, edge.count()) : event.type;
    const std::string& source = view.node(edge.source).id;
    const std::string& target = view.node(edge.target).id;
    const std::string tip = fmt::format("{} {} {}: {}, {}", source, label, target, days(edge), name(status));
    const char* colour = quad_class(event.quad).colour;
    out << fmt::format(
        "  \"{}\" -> \"{}\" [id=\"{}\", label=\"{}\", color=\"{}\", fontcolor=\"{}\", penwidth={:.2f}, "
        "style={}{}, tooltip=\"{}\"];\n",
        dot_id(source), dot_id(target), dot_id(edge.id), dot_label(label), colour, colour, pen_width(weight),
        line_style(status), event.mutual ? ", dir=none" : "", dot_label(tip));
}

}  // namespace

void write_dot(const GraphView& view, std::ostream& out) {
    const bool small = view.edges().size() <= max_layered_edges;
    out << fmt::format(
        "digraph \"entente\" {{\n"
        "  graph [charset=\"UTF-8\", bgcolor=\"white\", fontname=\"{0}\", fontsize=13, labelloc=\"b\", {1}];\n"
        "  node [fontname=\"{0}\", fontsize=14, color=\"#4b5563\", margin=\"0.12,0.06\"];\n"
        "  edge [fontname=\"{0}\", fontsize={2}, arrowsize=0.7];\n",
        font, small ? layered : scattered, small ? 10 : 7);
    write_legend(out);
    for (const Entity& node : view.nodes()) write_node(node, out);
    for (const GraphEdge& edge : view.edges()) write_edge(view, edge, out);
    out << "}\n";
}

}  // namespace entente
