#include "entente/query/relations.hpp"

#include <algorithm>
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

    // Of a tally or another sum.
    template <typename Counted>
    void add(const Counted& counted, bool is_dated) {
        events += counted.events;
        reports += counted.reports;
        best = std::max(best, counted.best);
        if (!is_dated) return;
        first = dated ? std::min(first, counted.first) : counted.first;
        last = dated ? std::max(last, counted.last) : counted.last;
        dated = true;
    }
};

// A type whose codes changed from one version of the ontology to the next is still one type.
struct Draft {
    const RelationSide* source = nullptr;
    const EventCode* code = nullptr;
    const RelationSide* target = nullptr;
    Status status = Status::happened;
    Sum sum;
    double goldstein = 0;  // summed up

    auto identity() const { return std::tie(*source, code->type, *target, status); }
};

Relation relation_of(const Draft& draft, GraphReader& graph) {
    Relation relation;
    relation.source = *draft.source;
    relation.target = *draft.target;
    relation.type = draft.code->type;
    relation.plover = draft.code->plover;
    relation.cameo = draft.code->cameo;
    relation.quad = draft.code->quad;
    relation.mutual = draft.code->mutual;
    relation.status = draft.status;
    relation.goldstein = draft.goldstein / static_cast<double>(draft.sum.events);
    relation.events = draft.sum.events;
    relation.reports = draft.sum.reports;
    if (draft.sum.dated) {
        relation.first = draft.sum.first;
        relation.last = draft.sum.last;
    }
    if (auto best = graph.event(event_id(draft.sum.best.event))) relation.best = std::move(*best);
    relation.confidence = relation.best.confidence;
    return relation;
}

}  // namespace

Relations relations(GraphReader& graph, const EventFilter& filter, std::size_t limit) {
    std::map<Key, Sum> sums;
    graph.each_total(filter, [&](const Tally& tally) {
        SideNumber source = tally.source;
        SideNumber target = tally.target;
        const bool undirected = graph.code(tally.code).mutual;
        const bool swap = filter.a.empty() ? graph.side(target) < graph.side(source) : !tally.a_is_source;
        if (undirected && swap) std::swap(source, target);
        sums[{source, tally.code, target, tally.status}].add(tally, tally.known_to != KnownTo::nothing);
    });
    std::vector<Draft> drafts;
    for (const auto& [key, sum] : sums) {
        const auto& [source, code_number, target, status] = key;
        const EventCode& code = graph.code(code_number);
        drafts.push_back({&graph.side(source), &code, &graph.side(target), status, sum,
                          code.goldstein * static_cast<double>(sum.events)});
    }
    std::sort(drafts.begin(), drafts.end(), [](const Draft& x, const Draft& y) {
        return std::pair(x.identity(), x.sum.best) < std::pair(y.identity(), y.sum.best);
    });
    std::vector<Draft> all;
    for (const Draft& draft : drafts) {
        if (!all.empty() && all.back().identity() == draft.identity()) {
            all.back().sum.add(draft.sum, draft.sum.dated);
            all.back().goldstein += draft.goldstein;
        } else {
            all.push_back(draft);
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Draft& x, const Draft& y) {
        return std::pair(x.sum.events, x.sum.reports) > std::pair(y.sum.events, y.sum.reports);
    });

    Relations found;
    found.total = all.size();
    if (all.size() > limit) all.erase(all.begin() + static_cast<std::ptrdiff_t>(limit), all.end());
    for (const Draft& draft : all) found.list.push_back(relation_of(draft, graph));
    return found;
}

}  // namespace entente
