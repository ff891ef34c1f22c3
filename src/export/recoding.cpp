// What `recode` prints.
#include <nlohmann/json.hpp>

#include "export/answer_grids.hpp"
#include "export/json_parts.hpp"

namespace entente {
namespace {

using Show = Column::Show;

Json events_json(const std::vector<Event>& events, std::size_t limit, const NameOf& name_of) {
    Json json = Json::array();
    for (const Event& event : events) {
        if (json.size() >= limit) break;
        json.push_back(event_json(event, 0, name_of));
        json.back().erase("reports");
    }
    return json;
}

}  // namespace

std::string recoding_json(const Recoding& recoding, std::size_t limit, const NameOf& name_of) {
    Json json;
    json["articles"] = recoding.articles;
    json["changed_articles"] = recoding.changed_articles;
    json["claims"] = Json::array();
    for (const ClaimChange& change : recoding.claims) {
        if (json["claims"].size() >= limit) break;
        const Claim& claim = change.claim;
        Json& one = json["claims"].emplace_back();
        one["change"] = name(change.kind);
        one["id"] = claim.id;
        one["type"] = claim.type;
        one["source"] = participant_json(claim.source, name_of);
        one["target"] = participant_json(claim.target, name_of);
        one["event"] = time_json(claim.event);
        one["status"] = name(claim.status);
        one["confidence"] = rounded(claim.confidence, 4);
        one["rule"] = claim.evidence.rule;
        one["sentence"] = change.sentence;
        one["article"] = article_json(change.article);
    }
    json["removed_events"] = events_json(recoding.events.removed, limit, name_of);
    json["added_events"] = events_json(recoding.events.added, limit, name_of);
    return page_of(json);
}

Grid recoding_grid(const Recoding& recoding, std::size_t limit, const NameOf& name_of) {
    Grid grid;
    grid.columns = {{.key = "change", .heading = "CHANGE"},
                    {.key = "what", .heading = "WHAT"},
                    {.key = "time", .heading = "TIME"},
                    {.key = "source", .heading = "SOURCE", .shrinks_to = 12},
                    {.key = "relation", .heading = "RELATION", .shrinks_to = 12},
                    {.key = "target", .heading = "TARGET", .shrinks_to = 12},
                    {.key = "article", .show = Show::in_csv},
                    {.key = "sentence", .heading = "SENTENCE", .shrinks_to = 20},
                    {.key = "id", .heading = "ID"}};
    const auto add = [&](std::string_view change, const char* what, const EventTime& time, const Participant& source,
                         const std::string& relation, const Participant& target, const std::string& article,
                         const std::string& sentence, const std::string& id) {
        grid.rows.push_back({std::string(change), what, time_text(time), actor_text(source, name_of), relation,
                             actor_text(target, name_of), article, sentence, id});
    };
    std::size_t shown = 0;
    for (const ClaimChange& change : recoding.claims) {
        if (shown++ >= limit) break;
        const Claim& claim = change.claim;
        add(name(change.kind), "claim", claim.event, claim.source, relation_text(claim.type, claim.status),
            claim.target, change.article.id, change.sentence, claim.id);
    }
    const auto add_events = [&](std::string_view change, const std::vector<Event>& events) {
        std::size_t count = 0;
        for (const Event& event : events) {
            if (count++ >= limit) break;
            add(change, "event", event.time, event.source, relation_text(event.type, event.status), event.target, "",
                "", event.id);
        }
    };
    add_events("removed", recoding.events.removed);
    add_events("added", recoding.events.added);
    return grid;
}

}  // namespace entente
