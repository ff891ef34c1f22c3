#include "entente/query/relations.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "entente/merge/merge.hpp"

namespace entente {
namespace {

RelationSide side_of(const Participant& participant, bool exact) {
    const bool rolled = !exact && !participant.country.empty();
    return {rolled ? participant.country : participant.entity, participant.country, participant.sector};
}

bool is_asked(const Participant& participant, const EventFilter& filter) {
    const auto in = [&](const std::string& id) {
        return std::find(filter.a.begin(), filter.a.end(), id) != filter.a.end();
    };
    return in(participant.entity) || (!filter.exact && in(participant.country));
}

using Key = std::tuple<RelationSide, std::string, RelationSide, Status>;

// Better evidence first: sources, confidence, the later day; the id settles the rest.
bool is_better(const Event& event, const Event& than) {
    return std::tuple(event.sources, event.confidence, sort_day(event), std::string_view(event.id)) >
           std::tuple(than.sources, than.confidence, sort_day(than), std::string_view(than.id));
}

void count_in(Relation& relation, Event&& event, std::uint64_t claims) {
    ++relation.events;
    relation.reports += claims;
    relation.goldstein += event.goldstein;
    const Interval& when = event.time.when;
    if (when.precision != Precision::unknown) {
        const Day last = std::max(when.from, when.until - std::chrono::days{1});
        relation.first = std::min(relation.first.value_or(when.from), when.from);
        relation.last = std::max(relation.last.value_or(last), last);
    }
    relation.confidence = std::max(relation.confidence, event.confidence);
    if (relation.events == 1 || is_better(event, relation.best)) relation.best = std::move(event);
}

}  // namespace

std::vector<Relation> relations(GraphReader& graph, const EventFilter& filter) {
    std::map<Key, Relation> by_key;
    graph.each_event(filter, [&](Event&& event, std::uint64_t claims) {
        RelationSide source = side_of(event.source, filter.exact);
        RelationSide target = side_of(event.target, filter.exact);
        const bool asked_second = !is_asked(event.source, filter) && is_asked(event.target, filter);
        if (event.mutual && (filter.a.empty() ? target < source : asked_second)) std::swap(source, target);
        Relation& relation = by_key[{source, event.type, target, event.status}];
        if (relation.events == 0) {
            relation.source = std::move(source);
            relation.target = std::move(target);
            relation.type = event.type;
            relation.plover = event.plover;
            relation.cameo = event.cameo;
            relation.quad = event.quad;
            relation.mutual = event.mutual;
            relation.status = event.status;
        }
        count_in(relation, std::move(event), claims);
    });
    std::vector<Relation> all;
    for (auto& [key, relation] : by_key) {
        relation.goldstein /= static_cast<double>(relation.events);
        all.push_back(std::move(relation));
    }
    std::stable_sort(all.begin(), all.end(), [](const Relation& x, const Relation& y) {
        return std::tuple(x.events, x.reports) > std::tuple(y.events, y.reports);
    });
    return all;
}

}  // namespace entente
