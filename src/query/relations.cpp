#include "entente/query/relations.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace entente {
namespace {

using Key = std::tuple<SideNumber, CodeNumber, SideNumber, Status>;

struct Sum {
    std::uint64_t events = 0;
    std::uint64_t reports = 0;
    bool dated = false;
    Day first{};
    Day last{};
    BestEvent best;

    void add(const Tally& tally) {
        events += tally.events;
        reports += tally.reports;
        best = std::max(best, tally.best);
        if (tally.known_to == KnownTo::nothing) return;
        first = dated ? std::min(first, tally.first) : tally.first;
        last = dated ? std::max(last, tally.last) : tally.last;
        dated = true;
    }
};

// A type whose codes changed from one version of the ontology to the next is still one type.
struct Draft {
    Relation relation;
    BestEvent best;

    auto identity() const { return std::tie(relation.source, relation.type, relation.target, relation.status); }
    // Goldstein scores are kept as a sum until all is added.
    void add(const Draft& other) {
        relation.events += other.relation.events;
        relation.reports += other.relation.reports;
        relation.goldstein += other.relation.goldstein;
        const auto earlier = [](std::optional<Day> x, std::optional<Day> y) {
            return x && y ? std::min(x, y) : x ? x : y;
        };
        relation.first = earlier(relation.first, other.relation.first);
        relation.last = std::max(relation.last, other.relation.last);
        best = std::max(best, other.best);
    }
};

Draft draft_of(GraphReader& graph, const Key& key, const Sum& sum) {
    const auto& [source, code_number, target, status] = key;
    const EventCode& code = graph.code(code_number);
    Draft draft;
    Relation& relation = draft.relation;
    relation.source = graph.side(source);
    relation.target = graph.side(target);
    relation.type = code.type;
    relation.plover = code.plover;
    relation.cameo = code.cameo;
    relation.quad = code.quad;
    relation.mutual = code.mutual;
    relation.status = status;
    relation.goldstein = code.goldstein * static_cast<double>(sum.events);
    relation.events = sum.events;
    relation.reports = sum.reports;
    if (sum.dated) {
        relation.first = sum.first;
        relation.last = sum.last;
    }
    draft.best = sum.best;
    return draft;
}

}  // namespace

Relations relations(GraphReader& graph, const EventFilter& filter, std::size_t limit) {
    std::map<Key, Sum> sums;
    graph.each_tally(filter, [&](const Tally& tally) {
        SideNumber source = tally.source;
        SideNumber target = tally.target;
        const bool undirected = graph.code(tally.code).mutual;
        const bool swap = filter.a.empty() ? graph.side(target) < graph.side(source) : !tally.a_is_source;
        if (undirected && swap) std::swap(source, target);
        sums[{source, tally.code, target, tally.status}].add(tally);
    });
    std::vector<Draft> drafts;
    for (const auto& [key, sum] : sums) drafts.push_back(draft_of(graph, key, sum));
    std::sort(drafts.begin(), drafts.end(), [](const Draft& x, const Draft& y) {
        return std::pair(x.identity(), x.best) < std::pair(y.identity(), y.best);
    });
    std::vector<Draft> all;
    for (Draft& draft : drafts) {
        if (!all.empty() && all.back().identity() == draft.identity()) {
            all.back().add(draft);
        } else {
            all.push_back(std::move(draft));
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Draft& x, const Draft& y) {
        return std::tuple(x.relation.events, x.relation.reports) > std::tuple(y.relation.events, y.relation.reports);
    });

    Relations found;
    found.total = all.size();
    for (std::size_t i = 0; i < std::min(limit, all.size()); ++i) {
        Relation& relation = all[i].relation;
        relation.goldstein /= static_cast<double>(relation.events);
        if (auto best = graph.event(event_id(all[i].best.event))) relation.best = std::move(*best);
        relation.confidence = relation.best.confidence;
        found.list.push_back(std::move(relation));
    }
    return found;
}

}  // namespace entente
