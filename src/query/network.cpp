#include "entente/query/network.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "entente/graph/algorithms.hpp"

namespace entente {
namespace {

template <typename Item, typename Score>
void sort_by(std::vector<Item>& items, Score score) {
    std::sort(items.begin(), items.end(), [&](const Item& x, const Item& y) {
        const auto a = score(x);
        const auto b = score(y);
        return a != b ? a > b : x.entity < y.entity;
    });
}

std::vector<double> scores(const Network& network, RankBy by) {
    switch (by) {
        case RankBy::degree:
            return strength(network);
        case RankBy::pagerank:
            return pagerank(network);
        case RankBy::betweenness:
            break;
    }
    return betweenness(network);
}

// Links with a quad class.
bool takes_sides(const Link& link) {
    return link.cooperation + link.conflict > 0;
}

}  // namespace

std::vector<Neighbour> neighbours(GraphReader& graph, const EventFilter& filter) {
    struct Sum {
        Neighbour neighbour;
        std::uint64_t evidence = 0;
        std::int64_t goldstein = 0;
    };
    std::map<EntityNumber, Sum> sums;
    graph.each_tie(filter, [&](const Tie& tie) {
        if (tie.source == tie.target) return;
        Sum& sum = sums[tie.a_is_source ? tie.target : tie.source];
        Neighbour& one = sum.neighbour;
        one.events += tie.events;
        one.cooperation += tie.cooperation;
        one.conflict += tie.conflict;
        one.best = std::max(one.best, tie.best);
        sum.evidence += tie.evidence;
        sum.goldstein += tie.goldstein;
        if (!tie.dated) return;
        one.first = std::min(one.first.value_or(tie.first), tie.first);
        one.last = std::max(one.last.value_or(tie.last), tie.last);
    });
    std::vector<Neighbour> found;
    for (auto& [number, sum] : sums) {
        Neighbour& one = sum.neighbour;
        one.entity = graph.entity_id(number);
        one.evidence = static_cast<double>(sum.evidence) / 1000;
        const std::uint64_t coded = one.cooperation + one.conflict;
        if (coded > 0) one.goldstein = static_cast<double>(sum.goldstein) / 100 / static_cast<double>(coded);
        found.push_back(std::move(one));
    }
    sort_by(found, [](const Neighbour& one) { return one.evidence; });
    return found;
}

std::vector<Ranked> rank(GraphReader& graph, const EventFilter& filter, RankBy by) {
    const Network network(graph, filter);
    const std::vector<double> score = scores(network, by);
    std::vector<Ranked> ranked(network.nodes().size());
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        ranked[i].entity = network.nodes()[i];
        ranked[i].score = score[i];
    }
    for (const Link& link : network.links()) {
        for (const NodeIndex node : {link.a, link.b}) {
            Ranked& one = ranked[position(node)];
            ++one.neighbours;
            one.events += link.events;
            one.best = std::max(one.best, link.best);
        }
    }
    sort_by(ranked, [](const Ranked& one) { return one.score; });
    return ranked;
}

Communities find_communities(GraphReader& graph, const EventFilter& filter) {
    const Network network(graph, filter);
    const std::vector<std::uint32_t> number = communities(network);
    std::vector<Community::Member> members(network.nodes().size());
    std::vector<bool> belongs(network.nodes().size());
    std::map<std::uint32_t, Community> by_number;
    std::map<std::uint32_t, double> strongest;
    for (const Link& link : network.links()) {
        if (!takes_sides(link)) continue;
        const std::size_t a = position(link.a);
        const std::size_t b = position(link.b);
        belongs[a] = belongs[b] = true;
        if (number[a] != number[b]) {
            members[a].conflict += link.conflict_evidence;
            members[b].conflict += link.conflict_evidence;
            by_number[number[a]].conflict_outside += link.conflict;
            by_number[number[b]].conflict_outside += link.conflict;
            continue;
        }
        members[a].cooperation += link.cooperation_evidence;
        members[b].cooperation += link.cooperation_evidence;
        Community& community = by_number[number[a]];
        community.cooperation += link.cooperation;
        community.conflict += link.conflict;
        const auto [it, fresh] = strongest.try_emplace(number[a], link.cooperation_evidence);
        if (fresh || link.cooperation_evidence > it->second) {
            it->second = link.cooperation_evidence;
            community.best = link.best;
        }
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!belongs[i]) continue;
        members[i].entity = network.nodes()[i];
        Community& community = by_number[number[i]];
        community.members.push_back(members[i]);
    }
    Communities found;
    for (auto& [one, community] : by_number) {
        if (community.members.size() == 1) {
            ++found.alone;
            continue;
        }
        sort_by(community.members,
                [](const Community::Member& member) { return std::pair(member.cooperation, member.conflict); });
        found.list.push_back(std::move(community));
    }
    std::stable_sort(found.list.begin(), found.list.end(),
                     [](const Community& x, const Community& y) { return x.members.size() > y.members.size(); });
    return found;
}

Triads triads(GraphReader& graph, EventFilter filter, std::size_t limit) {
    const std::vector<std::string> asked = std::exchange(filter.a, {});
    const Network network(graph, filter);
    Triads found;
    for (const Triangle& triangle : triangles(network)) {
        const auto& links = network.links();
        const Link& ab = links[triangle.links[0]];
        const Link& bc = links[triangle.links[2]];
        Triad triad;
        triad.entities = {network.nodes()[position(ab.a)], network.nodes()[position(ab.b)],
                          network.nodes()[position(bc.b)]};
        const auto is_asked = [&](const std::string& id) {
            return std::find(asked.begin(), asked.end(), id) != asked.end();
        };
        if (!asked.empty() && std::none_of(triad.entities.begin(), triad.entities.end(), is_asked)) continue;
        ++found.counts[static_cast<std::size_t>(triangle.hostile)];
        if (found.list.size() >= limit) continue;
        for (std::size_t i = 0; i < triad.balances.size(); ++i) {
            triad.balances[i] = links[triangle.links[i]].balance();
            triad.best[i] = links[triangle.links[i]].best;
        }
        triad.balanced = triangle.balanced();
        triad.strength = triangle.strength;
        found.list.push_back(std::move(triad));
    }
    return found;
}

}  // namespace entente
