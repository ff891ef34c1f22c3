// Each attribute is one row of a table: its key, its type and how its value is found. Declarations and data are both
// written from the row, so that neither can miss the other.
#include "entente/export/graphml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <span>
#include <string>

#include "export/escape.hpp"

namespace entente {
namespace {

using Value = std::string;  // empty: the attribute is left out

Value number(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : Value();
}
Value number(std::size_t value) {
    return fmt::format("{}", value);
}
Value boolean(bool value) {
    return value ? "true" : "false";
}
Value day(const std::optional<Day>& value) {
    return value ? iso(*value) : Value();
}
Value seen(Day value) {
    return value == Day{} ? Value() : iso(value);
}

template <typename Item>
struct Key {
    const char* name;  // attr.name
    const char* type;  // attr.type
    Value (*value)(const Item&);
};

constexpr Key<Entity> node_keys[] = {
    {"label", "string", [](const Entity& e) { return e.name.empty() ? e.id : e.name; }},
    {"kind", "string", [](const Entity& e) { return Value(name(e.kind)); }},
    {"country", "string", [](const Entity& e) { return e.country; }},
    {"sector", "string", [](const Entity& e) { return Value(name(e.sector)); }},
};

// An edge and its events; the codes of the type are those of the first.
struct Edge {
    const GraphEdge& edge;
    std::span<const Event> events;

    const Event& event() const { return events.front(); }
    bool dated() const { return event().time.when.precision != Precision::unknown; }
};

constexpr Key<Edge> type_keys[] = {
    {"label", "string", [](const Edge& e) { return e.event().type; }},
    {"type", "string", [](const Edge& e) { return e.event().type; }},
    {"symmetric", "boolean", [](const Edge& e) { return boolean(e.event().mutual); }},
    {"plover", "string", [](const Edge& e) { return Value(name(e.event().plover)); }},
    {"cameo", "string", [](const Edge& e) { return e.event().cameo; }},
    {"quad", "int", [](const Edge& e) { return fmt::format("{}", e.event().quad); }},
};

constexpr Key<Edge> event_keys[] = {
    {"weight", "double", [](const Edge& e) { return number(static_cast<double>(e.event().sources)); }},
    {"goldstein", "double", [](const Edge& e) { return number(e.event().goldstein); }},
    {"status", "string", [](const Edge& e) { return Value(name(e.event().status)); }},
    {"from", "string", [](const Edge& e) { return e.dated() ? iso(e.event().time.when.from) : Value(); }},
    {"until", "string", [](const Edge& e) { return e.dated() ? iso(e.event().time.when.until) : Value(); }},
    {"precision", "string", [](const Edge& e) { return Value(name(e.event().time.when.precision)); }},
    {"basis", "string", [](const Edge& e) { return Value(name(e.event().time.basis)); }},
    {"confidence", "double", [](const Edge& e) { return number(e.event().confidence); }},
    {"sources", "int", [](const Edge& e) { return number(std::size_t{e.event().sources}); }},
    {"claims", "int", [](const Edge& e) { return number(e.event().claims.size()); }},
    // The offices of that day: whom the participants acted for, and in what part.
    {"source_country", "string", [](const Edge& e) { return e.event().source.country; }},
    {"source_sector", "string", [](const Edge& e) { return Value(name(e.event().source.sector)); }},
    {"target_country", "string", [](const Edge& e) { return e.event().target.country; }},
    {"target_sector", "string", [](const Edge& e) { return Value(name(e.event().target.sector)); }},
    {"topic", "string", [](const Edge& e) { return e.event().attributes.topic; }},
    {"commodity", "string", [](const Edge& e) { return e.event().attributes.commodity; }},
    {"quantity", "double",
     [](const Edge& e) {
         const auto& quantity = e.event().attributes.quantity;
         return quantity ? number(quantity->value) : Value();
     }},
    {"unit", "string",
     [](const Edge& e) {
         const auto& quantity = e.event().attributes.quantity;
         return quantity ? quantity->unit : Value();
     }},
    {"money", "double",
     [](const Edge& e) {
         const auto& money = e.event().attributes.money;
         return money ? number(money->value) : Value();
     }},
    {"currency", "string",
     [](const Edge& e) {
         const auto& money = e.event().attributes.money;
         return money ? money->currency : Value();
     }},
    {"duration", "string", [](const Edge& e) { return e.event().attributes.duration; }},
    {"place", "string", [](const Edge& e) { return e.event().attributes.place; }},
    {"instrument", "string", [](const Edge& e) { return e.event().attributes.instrument; }},
    {"office", "string", [](const Edge& e) { return e.event().attributes.office; }},
    {"first_seen", "string", [](const Edge& e) { return seen(e.event().first_seen); }},
    {"last_seen", "string", [](const Edge& e) { return seen(e.event().last_seen); }},
};

constexpr Key<Edge> aggregate_keys[] = {
    {"weight", "double", [](const Edge& e) { return number(static_cast<double>(e.edge.count())); }},
    {"count", "int", [](const Edge& e) { return number(std::size_t{e.edge.count()}); }},
    // How many of them are told as having happened, rather than planned, supposed or denied.
    {"happened", "int",
     [](const Edge& e) {
         const auto happened = std::ranges::count(e.events, Status::happened, &Event::status);
         return number(static_cast<std::size_t>(happened));
     }},
    {"first", "string", [](const Edge& e) { return day(e.edge.first); }},
    {"last", "string", [](const Edge& e) { return day(e.edge.last); }},
    {"mean_goldstein", "double", [](const Edge& e) { return number(e.edge.mean_goldstein); }},
    {"confidence", "double",
     [](const Edge& e) { return number(std::ranges::max(e.events, {}, &Event::confidence).confidence); }},
    {"claims", "int",
     [](const Edge& e) {
         std::size_t claims = 0;
         for (const Event& event : e.events) claims += event.claims.size();
         return number(claims);
     }},
};

// Key ids carry what they belong to: nodes and edges both have a label.
template <typename Item>
void declare(std::ostream& out, const char* owner, std::span<const Key<Item>> keys) {
    for (const Key<Item>& key : keys) {
        out << fmt::format("  <key id=\"{0}_{1}\" for=\"{0}\" attr.name=\"{1}\" attr.type=\"{2}\"/>\n", owner, key.name,
                           key.type);
    }
}

template <typename Item>
void write_data(std::ostream& out, const char* owner, std::span<const Key<Item>> keys, const Item& item) {
    for (const Key<Item>& key : keys) {
        const Value value = key.value(item);
        if (!value.empty()) {
            out << fmt::format("      <data key=\"{}_{}\">{}</data>\n", owner, key.name, xml_escaped(value));
        }
    }
}

}  // namespace

void write_graphml(const GraphView& view, std::ostream& out) {
    const std::span<const Key<Entity>> of_nodes(node_keys);
    const std::span<const Key<Edge>> of_types(type_keys);
    const std::span<const Key<Edge>> of_edges =
        view.mode() == EdgeMode::events ? std::span<const Key<Edge>>(event_keys) : aggregate_keys;

    out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    declare(out, "node", of_nodes);
    declare(out, "edge", of_types);
    declare(out, "edge", of_edges);
    out << "  <graph id=\"entente\" edgedefault=\"directed\">\n";
    for (const Entity& node : view.nodes()) {
        out << fmt::format("    <node id=\"{}\">\n", xml_escaped(printable_id(node.id)));
        write_data(out, "node", of_nodes, node);
        out << "    </node>\n";
    }
    for (const GraphEdge& edge : view.edges()) {
        const Edge item{edge, view.events(edge)};
        out << fmt::format("    <edge id=\"{}\" source=\"{}\" target=\"{}\">\n", xml_escaped(printable_id(edge.id)),
                           xml_escaped(printable_id(view.node(edge.source).id)),
                           xml_escaped(printable_id(view.node(edge.target).id)));
        write_data(out, "edge", of_types, item);
        write_data(out, "edge", of_edges, item);
        out << "    </edge>\n";
    }
    out << "  </graph>\n</graphml>\n";
}

}  // namespace entente
