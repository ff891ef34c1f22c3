#include "entente/graph/path.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "entente/graph/network.hpp"

namespace entente {
namespace {

// Links as they are asked for, one node after the other.
class Surroundings {
public:
    struct Neighbour {
        std::string id;
        EntityNumber number{};
        Link link;  // its ends are not set
    };

    Surroundings(GraphReader& graph, const EventFilter& filter) : graph_(graph), filter_(filter) { filter_.b.clear(); }

    // By id; without the node itself.
    const std::map<std::string, Neighbour>& of(const std::string& id) {
        const auto it = known_.find(id);
        if (it != known_.end()) return it->second;
        auto& neighbours = known_[id];
        filter_.a = {id};
        std::map<EntityNumber, std::pair<std::uint64_t, Link>> sums;  // evidence in thousandths
        graph_.each_tie(filter_, [&](const Tie& tie) {
            const EntityNumber own = tie.a_is_source ? tie.source : tie.target;
            if (tie.source == tie.target || graph_.entity_id(own) != id) return;
            numbers_[id] = own;
            auto& [evidence, link] = sums[tie.a_is_source ? tie.target : tie.source];
            evidence += tie.evidence;
            link.events += tie.events;
            link.best = std::max(link.best, tie.best);
        });
        for (auto& [number, sum] : sums) {
            sum.second.evidence = static_cast<double>(sum.first) / 1000;
            std::string other = graph_.entity_id(number);
            neighbours.emplace(other, Neighbour{other, number, sum.second});
        }
        return neighbours;
    }

    // Of a node that has neighbours.
    EntityNumber number(const std::string& id) {
        of(id);
        return numbers_.at(id);
    }

private:
    GraphReader& graph_;
    EventFilter filter_;
    std::map<std::string, std::map<std::string, Neighbour>> known_;
    std::map<std::string, EntityNumber> numbers_;
};

PathStep step_of(const std::string& from, const Surroundings::Neighbour& to) {
    return {from, to.id, to.link.events, to.link.evidence, event_id(to.link.best.event), std::nullopt};
}

constexpr double infinite = std::numeric_limits<double>::infinity();

// Dijkstra's search from one end.
class Search {
public:
    Search(Surroundings& surroundings, const std::string& start) : surroundings_(surroundings) {
        distance_[start] = {0, ""};
        frontier_.insert({0, start});
    }

    bool exhausted() const { return frontier_.empty(); }
    double nearest() const { return frontier_.empty() ? infinite : frontier_.begin()->first; }
    double distance(const std::string& node) const {
        const auto it = distance_.find(node);
        return it == distance_.end() ? infinite : it->second.first;
    }
    const std::string& before(const std::string& node) const { return distance_.at(node).second; }

    // Settles the nearest node; calls `reached` for every node that it is now nearer to.
    template <typename Reached>
    void advance(Reached reached) {
        const auto [far, node] = *frontier_.begin();
        frontier_.erase(frontier_.begin());
        for (const auto& [id, neighbour] : surroundings_.of(node)) {
            const double there = far + neighbour.link.length();
            const double known = distance(id);
            if (there >= known) continue;
            frontier_.erase({known, id});
            frontier_.insert({there, id});
            distance_[id] = {there, node};
            reached(id);
        }
    }

private:
    Surroundings& surroundings_;
    std::map<std::string, std::pair<double, std::string>> distance_;  // and the node before it
    std::set<std::pair<double, std::string>> frontier_;
};

}  // namespace

std::optional<Path> shortest_path(GraphReader& graph, const EventFilter& filter, const std::string& from,
                                  const std::string& to) {
    if (from == to) return std::nullopt;
    Surroundings surroundings(graph, filter);
    Search ahead(surroundings, from);
    Search back(surroundings, to);
    double best = infinite;
    std::string middle;
    const auto reached = [&](const std::string& node) {
        const double whole = ahead.distance(node) + back.distance(node);
        if (whole < best || (whole == best && whole < infinite && node < middle)) {
            best = whole;
            middle = node;
        }
    };
    // A path that is not known yet leaves what was reached from one end for what was reached from the other by a step
    // more, and a step counts at least 1.
    while (!ahead.exhausted() && !back.exhausted() && ahead.nearest() + back.nearest() + 1 < best) {
        (ahead.nearest() <= back.nearest() ? ahead : back).advance(reached);
    }
    if (middle.empty()) return std::nullopt;

    Path path;
    path.length = best;
    std::vector<std::string> nodes;
    for (std::string node = middle; !node.empty(); node = ahead.before(node)) nodes.push_back(node);
    std::reverse(nodes.begin(), nodes.end());
    for (std::string node = back.before(middle); !node.empty(); node = back.before(node)) nodes.push_back(node);
    for (std::size_t i = 0; i + 1 < nodes.size(); ++i)
        path.steps.push_back(step_of(nodes[i], surroundings.of(nodes[i]).at(nodes[i + 1])));
    return path;
}

namespace {

// A way to a node: how long it is, and the day on which its last event begins. Of two ways neither is better when the
// longer one is earlier.
struct Way {
    double length = 0;
    Day day{};
    std::string node;
    std::size_t before = 0;  // position among all ways; its own: it is the start
    PathStep step;
};

}  // namespace

std::optional<Path> path_in_order(GraphReader& graph, const EventFilter& filter, const std::string& from,
                                  const std::string& to) {
    if (from == to) return std::nullopt;
    Surroundings surroundings(graph, filter);
    const FirstEvent first_event = graph.first_events(filter);
    const auto goal = surroundings.of(to);
    // What is left from a node at least: the last step alone, or two steps.
    const auto left_from = [&](const std::string& node) {
        constexpr double two_steps = 2;
        if (node == to) return 0.0;
        const auto it = goal.find(node);
        return it == goal.end() ? two_steps : std::min(it->second.link.length(), two_steps);
    };

    std::vector<Way> ways;
    std::set<std::tuple<double, Day, std::string, std::size_t>> open;  // by the least that the whole may come to
    std::map<std::string, Day> earliest;                               // of the ways that were taken up
    double shortest = infinite;
    ways.push_back({0, Day::min(), from, 0, {}});
    open.insert({left_from(from), Day::min(), from, 0});
    while (!open.empty()) {
        const std::size_t at = std::get<3>(*open.begin());
        open.erase(open.begin());
        const Way way = ways[at];
        if (way.node == to) {
            Path path;
            path.length = way.length;
            for (std::size_t i = at; ways[i].before != i; i = ways[i].before) path.steps.push_back(ways[i].step);
            std::reverse(path.steps.begin(), path.steps.end());
            return path;
        }
        const auto known = earliest.find(way.node);
        if (known != earliest.end() && known->second <= way.day) continue;
        earliest[way.node] = way.day;
        const auto& neighbours = surroundings.of(way.node);
        for (const auto& [id, neighbour] : neighbours) {
            const double length = way.length + neighbour.link.length();
            if (length + left_from(id) >= shortest) continue;
            const auto taken = earliest.find(id);
            if (taken != earliest.end() && taken->second <= way.day) continue;
            const auto event = first_event(surroundings.number(way.node), neighbour.number, way.day);
            if (!event) continue;
            if (id == to) shortest = length;
            Way next{length, event->day, id, at, step_of(way.node, neighbour)};
            next.step.event = event_id(event->event);
            next.step.day = event->day;
            open.insert({length + left_from(id), next.day, id, ways.size()});
            ways.push_back(std::move(next));
        }
    }
    return std::nullopt;
}

}  // namespace entente
