// GraphView: an immutable snapshot of events as a directed multigraph. Nodes are the entities that take part, edges are
// events, or all events of one pair and type together.
//
// Everything is numbered densely and sorted, so that equal events give an equal view, whatever order they came in.
// Which events belong to the picture (time, type, status, confidence) was decided before: a view filters nothing.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/date.hpp"
#include "entente/model/actor.hpp"
#include "entente/model/event.hpp"

namespace entente {

// A position in GraphView::nodes().
enum class NodeIndex : std::uint32_t {};
constexpr std::size_t position(NodeIndex node) {
    return static_cast<std::size_t>(node);
}

// What an edge stands for.
enum class EdgeMode : std::uint8_t {
    events,      // one event; parallel edges are kept
    aggregated,  // all events of one type from one source to one target; direction does not count for mutual types
};

struct GraphEdge {
    std::string id;  // of the event; aggregated: 16 hex digits of source, type and target
    NodeIndex source{};
    NodeIndex target{};
    std::uint32_t first_event = 0;  // positions in GraphView::events(), half-open
    std::uint32_t last_event = 0;
    // The days from the first to the last on which one of the events may have happened, both included; none when no
    // date is known.
    std::optional<Day> first;
    std::optional<Day> last;
    double mean_goldstein = 0;

    std::uint32_t count() const { return last_event - first_event; }
};

struct Degree {
    std::uint32_t in = 0;
    std::uint32_t out = 0;
    auto operator<=>(const Degree&) const = default;
};

class GraphView {
public:
    // `entities` may hold more than take part. An event without a source or a target joins nothing and is left out.
    // Throws Error when an event names an entity that is not there.
    GraphView(const std::vector<Entity>& entities, std::vector<Event> events, EdgeMode mode = EdgeMode::events);
    ~GraphView();
    GraphView(GraphView&&) noexcept;
    GraphView& operator=(GraphView&&) noexcept;

    EdgeMode mode() const { return mode_; }
    // Sorted by id.
    const std::vector<Entity>& nodes() const { return nodes_; }
    // Sorted by source, target, type, first day, id.
    const std::vector<GraphEdge>& edges() const { return edges_; }
    // All events of the view, those of one edge side by side.
    const std::vector<Event>& events() const { return events_; }
    // The events that an edge stands for: at least one, exactly one when edges are events.
    std::span<const Event> events(const GraphEdge& edge) const;

    const Entity& node(NodeIndex index) const { return nodes_[position(index)]; }
    std::optional<NodeIndex> find(std::string_view id) const;

    // The edges that end and begin at a node; a loop counts on both sides.
    Degree degree(NodeIndex node) const;
    // The nodes that an edge of either direction joins to this one; ascending, each once, never the node itself.
    std::vector<NodeIndex> neighbours(NodeIndex node) const;
    // For each node the number of its weakly connected component; components are numbered 0, 1, … by their first node.
    std::vector<std::uint32_t> components() const;

private:
    struct Topology;

    EdgeMode mode_;
    std::vector<Entity> nodes_;
    std::vector<Event> events_;
    std::vector<GraphEdge> edges_;
    std::unique_ptr<const Topology> topology_;
};

}  // namespace entente
