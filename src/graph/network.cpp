#include "entente/graph/network.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/network_topology.hpp"

namespace entente {
namespace {

constexpr double evidence_scale = 1000;

double evidence_of(std::uint64_t thousandths) {
    return static_cast<double>(thousandths) / evidence_scale;
}

// Sums in whole numbers, whose order does not matter.
struct Draft {
    std::uint64_t events = 0, cooperation = 0, conflict = 0;
    std::uint64_t evidence = 0, cooperation_evidence = 0, conflict_evidence = 0;
    std::uint64_t from_a = 0, from_b = 0;
    BestEvent best;
};

}  // namespace

double Link::length() const {
    return 1 + 1 / std::max(evidence, 1 / evidence_scale);
}

Network::Network(GraphReader& graph, const EventFilter& filter) {
    std::map<std::pair<EntityNumber, EntityNumber>, Draft> drafts;  // the lower number first
    std::map<EntityNumber, NodeIndex> places;
    graph.each_tie(filter, [&](const Tie& tie) {
        if (tie.source == tie.target) return;
        const bool swap = tie.target < tie.source;
        Draft& draft = drafts[swap ? std::pair(tie.target, tie.source) : std::pair(tie.source, tie.target)];
        draft.events += tie.events;
        draft.cooperation += tie.cooperation;
        draft.conflict += tie.conflict;
        draft.evidence += tie.evidence;
        draft.cooperation_evidence += tie.cooperation_evidence;
        draft.conflict_evidence += tie.conflict_evidence;
        (swap ? draft.from_b : draft.from_a) += tie.evidence;
        (swap ? draft.from_a : draft.from_b) += tie.mutual_evidence;
        draft.best = std::max(draft.best, tie.best);
        places[tie.source] = places[tie.target] = NodeIndex{};
    });
    for (const auto& [number, place] : places) nodes_.push_back(graph.entity_id(number));
    std::sort(nodes_.begin(), nodes_.end());
    for (auto& [number, place] : places) place = *find(graph.entity_id(number));
    for (const auto& [ends, draft] : drafts) {
        Link link;
        link.a = places.at(ends.first);
        link.b = places.at(ends.second);
        link.events = draft.events;
        link.cooperation = draft.cooperation;
        link.conflict = draft.conflict;
        link.evidence = evidence_of(draft.evidence);
        link.cooperation_evidence = evidence_of(draft.cooperation_evidence);
        link.conflict_evidence = evidence_of(draft.conflict_evidence);
        link.from_a = evidence_of(draft.from_a);
        link.from_b = evidence_of(draft.from_b);
        link.best = draft.best;
        if (link.b < link.a) {
            std::swap(link.a, link.b);
            std::swap(link.from_a, link.from_b);
        }
        links_.push_back(link);
    }
    connect();
}

Network::Network(std::vector<std::string> ids, std::vector<Link> links)
    : nodes_(std::move(ids)), links_(std::move(links)) {
    connect();
}

void Network::connect() {
    std::sort(links_.begin(), links_.end(),
              [](const Link& x, const Link& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
    std::vector<std::tuple<std::uint32_t, std::uint32_t, Topology::Arc>> arcs;
    arcs.reserve(links_.size() * 2);
    for (std::uint32_t i = 0; i < links_.size(); ++i) {
        const auto a = static_cast<std::uint32_t>(links_[i].a);
        const auto b = static_cast<std::uint32_t>(links_[i].b);
        const Topology::Arc arc{i, links_[i].length()};
        arcs.emplace_back(a, b, arc);
        arcs.emplace_back(b, a, arc);
    }
    std::sort(arcs.begin(), arcs.end(), [](const auto& x, const auto& y) {
        return std::tie(std::get<0>(x), std::get<1>(x)) < std::tie(std::get<0>(y), std::get<1>(y));
    });
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<Topology::Arc> properties;
    for (const auto& [from, to, arc] : arcs) {
        ends.emplace_back(from, to);
        properties.push_back(arc);
    }
    topology_ = std::make_unique<const Topology>(
        Topology{Topology::Graph(boost::edges_are_sorted, ends.begin(), ends.end(), properties.begin(),
                                 static_cast<std::uint32_t>(nodes_.size()))});
}

Network::~Network() = default;
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;

std::optional<NodeIndex> Network::find(std::string_view id) const {
    const auto it = std::lower_bound(nodes_.begin(), nodes_.end(), id);
    if (it == nodes_.end() || *it != id) return std::nullopt;
    return static_cast<NodeIndex>(it - nodes_.begin());
}

std::vector<std::uint32_t> Network::links_of(NodeIndex node) const {
    const auto& graph = topology_->graph;
    std::vector<std::uint32_t> found;
    for (auto [arc, end] = out_edges(static_cast<std::uint32_t>(node), graph); arc != end; ++arc)
        found.push_back(graph[*arc].link);
    return found;
}

}  // namespace entente
