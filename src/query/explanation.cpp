#include "entente/query/explanation.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"

namespace entente {
namespace {

std::vector<std::pair<EventTime, std::size_t>> differing_times(const std::vector<StoredClaim>& claims) {
    std::map<EventTime, std::size_t> times;
    Interval shared{Day::min(), Day::max(), {}};
    for (const StoredClaim& stored : claims) {
        const EventTime& time = stored.claim.event;
        if (time.when.precision == Precision::unknown || time.basis >= TimeBasis::assumed) continue;
        ++times[time];
        shared.from = std::max(shared.from, time.when.from);
        shared.until = std::min(shared.until, std::max(time.when.until, time.when.from + std::chrono::days{1}));
    }
    if (shared.from < shared.until) return {};
    return {times.begin(), times.end()};
}

}  // namespace

std::vector<ClaimGrounds> grounds_of(GraphReader& graph, const std::vector<StoredClaim>& claims,
                                     const std::function<std::map<std::string, Why>(const Article&)>& read) {
    struct Again {
        bool kept = false;  // the article's text
        std::map<std::string, Why> whys;
    };
    std::map<std::string, Again> articles;
    std::vector<ClaimGrounds> out;
    for (const StoredClaim& stored : claims) {
        auto known = articles.find(stored.article_key);
        if (known == articles.end()) {
            const auto article = graph.article(stored.article_key);
            Again again;
            again.kept = article && !article->text.empty();
            if (again.kept) again.whys = read(*article);
            known = articles.emplace(stored.article_key, std::move(again)).first;
        }
        ClaimGrounds& grounds = out.emplace_back();
        if (const auto why = known->second.whys.find(stored.claim.id); why != known->second.whys.end())
            grounds.why = why->second;
        else if (!known->second.kept)
            grounds.missing = "the text of the article is not kept";
        else
            grounds.missing =
                "read again by this version with this knowledge, the article makes no such claim (recode shows what "
                "it makes)";
    }
    return out;
}

Explanation explain(GraphReader& graph, std::string_view given) {
    const std::string wanted = lower_ascii(trim(given));
    const auto ids = graph.ids_with_prefix(wanted, 4);
    if (ids.empty())
        throw Error("no event or claim has the id '" + std::string(given) +
                    "'; ids are the hex digits at the end of each line of relations, timeline and search");
    if (ids.size() > 1) throw Error("several ids begin with '" + wanted + "': " + ids[0] + ", " + ids[1] + ", …");

    Explanation found;
    found.asked = ids[0];
    if (auto event = graph.event(ids[0])) {
        found.event = std::move(*event);
        found.claims = graph.claims_of(ids[0]);
    } else if (auto claim = graph.claim(ids[0])) {
        found.event = graph.event(claim->event).value_or(Event{});
        found.claims.push_back(std::move(*claim));
    }
    found.contradictions = graph.contradictions(found.event);
    if (found.event.plover != Plover::none) found.differing_times = differing_times(found.claims);
    return found;
}

}  // namespace entente
