// Network: who has to do with whom, as one weighted link a pair: an immutable, lean snapshot for questions about the
// whole. A year of a graph of ten million claims takes a few megabytes, as links hold sums and no events.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/graph/view.hpp"
#include "entente/store/reader.hpp"

namespace entente {

// All events between two nodes, in either direction.
struct Link {
    NodeIndex a{};  // a < b
    NodeIndex b{};
    std::uint64_t events = 0;
    std::uint64_t cooperation = 0;  // events of the quad classes 1 and 2
    std::uint64_t conflict = 0;     // events of the quad classes 3 and 4
    double evidence = 0;            // sum of sources times confidence
    double cooperation_evidence = 0;
    double conflict_evidence = 0;
    double from_a = 0;  // evidence of what a does to b, and b to a; what both do together counts in both
    double from_b = 0;
    BestEvent best;

    // The evidence of cooperation less that of conflict.
    double balance() const { return cooperation_evidence - conflict_evidence; }
    // One step, and the more the thinner the evidence: 1 + 1 / evidence.
    double length() const;
};

class Network {
public:
    // The events that pass, by the sides or, where filter.exact, the actors between which they happened. What somebody
    // does to himself joins nobody and is left out.
    Network(GraphReader& graph, const EventFilter& filter);
    // Of links between nodes given by id; for tests.
    Network(std::vector<std::string> ids, std::vector<Link> links);
    ~Network();
    Network(Network&&) noexcept;
    Network& operator=(Network&&) noexcept;

    // Ids of entities, sorted.
    const std::vector<std::string>& nodes() const { return nodes_; }
    // Sorted by a, then b; one a pair.
    const std::vector<Link>& links() const { return links_; }
    std::optional<NodeIndex> find(std::string_view id) const;
    // Positions in links(), by the other end.
    std::vector<std::uint32_t> links_of(NodeIndex node) const;

    struct Topology;
    const Topology& topology() const { return *topology_; }

private:
    void connect();

    std::vector<std::string> nodes_;
    std::vector<Link> links_;
    std::unique_ptr<const Topology> topology_;
};

}  // namespace entente
