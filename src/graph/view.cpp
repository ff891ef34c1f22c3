#include "entente/graph/view.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/sha256.hpp"
#include "graph/topology.hpp"

namespace entente {
namespace {

constexpr std::size_t edge_id_digits = 16;

std::vector<Entity> participants(const std::vector<Entity>& entities, const std::vector<Event>& events) {
    std::vector<std::string_view> ids;
    ids.reserve(events.size() * 2);
    for (const Event& event : events) {
        ids.push_back(event.source.entity);
        ids.push_back(event.target.entity);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());

    std::vector<Entity> nodes;
    nodes.reserve(ids.size());
    for (const Entity& entity : entities) {
        if (std::binary_search(ids.begin(), ids.end(), std::string_view(entity.id))) nodes.push_back(entity);
    }
    std::stable_sort(nodes.begin(), nodes.end(), [](const Entity& a, const Entity& b) { return a.id < b.id; });
    nodes.erase(std::unique(nodes.begin(), nodes.end(), [](const Entity& a, const Entity& b) { return a.id == b.id; }),
                nodes.end());
    return nodes;
}

// An event with the ends of the edge that it belongs to.
struct Placed {
    NodeIndex source;
    NodeIndex target;
    Event event;

    auto key() const { return std::tie(source, target, event.type, event.time.when.from, event.id); }
    bool same_edge(const Placed& other) const {
        return std::tie(source, target, event.type) == std::tie(other.source, other.target, other.event.type);
    }
};

// Widens the edge's days by those of one event.
void widen(GraphEdge& edge, const Interval& when) {
    if (when.precision == Precision::unknown) return;
    const Day last = std::max(when.from, when.until - std::chrono::days{1});
    edge.first = std::min(edge.first.value_or(when.from), when.from);
    edge.last = std::max(edge.last.value_or(last), last);
}

std::string aggregate_id(const Entity& source, const std::string& type, const Entity& target) {
    return Sha256().field(source.id).field(type).field(target.id).hex().substr(0, edge_id_digits);
}

}  // namespace

GraphView::GraphView(const std::vector<Entity>& entities, std::vector<Event> events, EdgeMode mode) : mode_(mode) {
    std::erase_if(events, [](const Event& e) { return e.source.entity.empty() || e.target.entity.empty(); });
    nodes_ = participants(entities, events);

    std::vector<Placed> placed;
    placed.reserve(events.size());
    for (Event& event : events) {
        const auto source = find(event.source.entity);
        const auto target = find(event.target.entity);
        if (!source || !target) {
            throw Error("event " + event.id + " names the entity \"" +
                        (source ? event.target.entity : event.source.entity) + "\", which the graph does not hold");
        }
        const bool swap = mode == EdgeMode::aggregated && event.mutual && *target < *source;
        placed.push_back({swap ? *target : *source, swap ? *source : *target, std::move(event)});
    }
    std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.key() < b.key(); });

    events_.reserve(placed.size());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    for (auto begin = placed.begin(); begin != placed.end();) {
        auto end = begin + 1;
        if (mode == EdgeMode::aggregated) {
            end = std::find_if(end, placed.end(), [&](const Placed& other) { return !begin->same_edge(other); });
        }
        GraphEdge edge;
        edge.id = mode == EdgeMode::events ? begin->event.id
                                           : aggregate_id(node(begin->source), begin->event.type, node(begin->target));
        edge.source = begin->source;
        edge.target = begin->target;
        edge.first_event = static_cast<std::uint32_t>(events_.size());
        double goldstein = 0;
        for (; begin != end; ++begin) {
            widen(edge, begin->event.time.when);
            goldstein += begin->event.goldstein;
            events_.push_back(std::move(begin->event));
        }
        edge.last_event = static_cast<std::uint32_t>(events_.size());
        edge.mean_goldstein = goldstein / edge.count();
        ends.emplace_back(static_cast<std::uint32_t>(edge.source), static_cast<std::uint32_t>(edge.target));
        edges_.push_back(std::move(edge));
    }
    topology_ = std::make_unique<const Topology>(Topology{Topology::Graph(
        boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), static_cast<std::uint32_t>(nodes_.size()))});
}

GraphView::~GraphView() = default;
GraphView::GraphView(GraphView&&) noexcept = default;
GraphView& GraphView::operator=(GraphView&&) noexcept = default;

std::span<const Event> GraphView::events(const GraphEdge& edge) const {
    return std::span(events_).subspan(edge.first_event, edge.count());
}

std::optional<NodeIndex> GraphView::find(std::string_view id) const {
    const auto it = std::lower_bound(nodes_.begin(), nodes_.end(), id,
                                     [](const Entity& entity, std::string_view wanted) { return entity.id < wanted; });
    if (it == nodes_.end() || it->id != id) return std::nullopt;
    return static_cast<NodeIndex>(it - nodes_.begin());
}

}  // namespace entente
