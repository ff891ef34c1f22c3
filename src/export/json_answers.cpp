// What the query commands print.
#include <nlohmann/json.hpp>

#include "export/json_parts.hpp"

namespace entente {
namespace {

Json counts_json(const std::map<std::string, std::uint64_t>& counts) {
    Json json = Json::object();
    for (const auto& [key, count] : counts) json[key.empty() ? "none" : key] = count;
    return json;
}

void put_relations(Json& json, const Relations& relations, const NameOf& name_of) {
    json["total"] = relations.total;
    json["relations"] = Json::array();
    for (const Relation& relation : relations.list) json["relations"].push_back(relation_json(relation, name_of));
}

}  // namespace

std::string relations_json(const Relations& relations, const NameOf& name_of) {
    Json json;
    put_relations(json, relations, name_of);
    return page_of(json);
}

std::string timeline_json(const Timeline& timeline, const NameOf& name_of) {
    Json json;
    json["total"] = timeline.total;
    json["events"] = Json::array();
    for (const TimelineEntry& entry : timeline.entries) {
        Json& one = json["events"].emplace_back(event_json(entry.event, entry.reports, name_of));
        if (!entry.contradicted_by.empty()) one["contradicted_by"] = entry.contradicted_by;
    }
    return page_of(json);
}

std::string profile_json(const Profile& profile, const NameOf& name_of) {
    Json json;
    Json& entity = json["entity"];
    entity["id"] = profile.entity.id;
    entity["name"] = profile.entity.name;
    entity["kind"] = name(profile.entity.kind);
    put_text(entity, "country", profile.entity.country);
    put_text(entity, "sector", name(profile.entity.sector));
    entity["known"] = profile.entity.known;
    json["names"] = Json::array();
    for (const EntityName& seen : profile.names)
        json["names"].push_back({{"name", seen.name}, {"articles", seen.articles}});
    json["offices"] = Json::array();
    for (const OfficeHeld& held : profile.offices) {
        Json& one = json["offices"].emplace_back();
        one["office"] = held.office;
        one["of"] = held.of;
        put_day(one, "from", held.from);
        put_day(one, "until", held.until);
    }
    put_relations(json, profile.relations, name_of);
    return page_of(json);
}

std::string search_json(const std::vector<SearchHit>& hits) {
    Json json;
    json["sentences"] = Json::array();
    for (const SearchHit& hit : hits) {
        Json& one = json["sentences"].emplace_back();
        one["article"] = article_json(hit.article);
        one["text"] = hit.text;
        one["matches"] = spans_json(hit.matches, hit.text);
        one["events"] = hit.events;
    }
    return page_of(json);
}

std::string stats_json(const Stats& stats, const NameOf& name_of) {
    Json json;
    json["articles"] = stats.counts.articles;
    json["sentences"] = stats.counts.sentences;
    json["entities"] = stats.counts.entities;
    json["claims"] = stats.counts.claims;
    json["events"] = stats.counts.events;
    json["bytes"] = stats.counts.bytes;
    json["published"] = Json::object();
    put_day(json["published"], "first", stats.counts.first_published);
    put_day(json["published"], "last", stats.counts.last_published);
    Json& passing = json["passing"];
    passing["events"] = stats.events;
    passing["reports"] = stats.reports;
    passing["plover"] = counts_json(stats.plovers);
    passing["types"] = counts_json(stats.types);
    passing["statuses"] = counts_json(stats.statuses);
    passing["years"] = counts_json(stats.years);
    passing["pairs"] = Json::array();
    for (const PairCount& pair : stats.pairs) {
        passing["pairs"].push_back({{"a", {{"entity", pair.a}, {"name", name_of(pair.a)}}},
                                    {"b", {{"entity", pair.b}, {"name", name_of(pair.b)}}},
                                    {"events", pair.events}});
    }
    return page_of(json);
}

std::string explanation_json(const Explanation& explanation, const NameOf& text_of, const NameOf& name_of) {
    Json json;
    json["asked"] = explanation.asked;
    json["event"] = event_json(explanation.event, explanation.event.claims.size(), name_of);
    if (!explanation.contradictions.empty()) {
        for (const Event& other : explanation.contradictions) json["event"]["contradicted_by"].push_back(other.id);
    }
    if (!explanation.differing_times.empty()) {
        for (const auto& [time, reports] : explanation.differing_times)
            json["differing_times"].push_back({{"time", time_json(time)}, {"reports", reports}});
    }
    json["claims"] = Json::array();
    for (std::size_t i = 0; i < explanation.claims.size(); ++i) {
        const StoredClaim& stored = explanation.claims[i];
        const std::string text = text_of(stored.article_key);
        Json& one = json["claims"].emplace_back();
        one["article"] = article_json(stored.article);
        one["sentence"] = stored.sentence_text;
        one["claim"] = claim_json(stored.claim, CodePoints(text), text);
        if (explanation.grounds.empty()) continue;
        const ClaimGrounds& grounds = explanation.grounds[i];
        if (grounds.why) one["claim"]["why"] = why_json(*grounds.why);
        put_text(one, "why_missing", grounds.missing);
    }
    return page_of(json);
}

}  // namespace entente
