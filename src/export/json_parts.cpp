#include "export/json_parts.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "model/attributes_json.hpp"

namespace entente {
namespace {

constexpr auto on_bad_utf8 = Json::error_handler_t::replace;

void put_codes(Json& json, const std::string& type, Plover plover, const std::string& cameo, int quad, double goldstein,
               bool mutual) {
    json["type"] = type;
    json["plover"] = name(plover);  // of lasting relations "", "", 0 and 0
    json["cameo"] = cameo;
    json["quad"] = quad;
    json["goldstein"] = rounded(goldstein, 2);
    json["mutual"] = mutual;
}

Json role_json(const Participant& participant, const CodePoints& points) {
    Json json;
    json["entity"] = participant.entity;
    put_text(json, "country", participant.country);
    put_text(json, "sector", name(participant.sector));
    json["start"] = points.from_byte(participant.span.begin);
    json["end"] = points.from_byte(participant.span.end);
    json["text"] = participant.text;
    return json;
}

Json actor_json(const std::string& entity, const std::string& country, Sector sector, const NameOf& name_of) {
    Json json;
    json["entity"] = entity;
    json["name"] = name_of(entity);
    put_text(json, "country", country);
    put_text(json, "sector", name(sector));
    return json;
}

}  // namespace

Json participant_json(const Participant& participant, const NameOf& name_of) {
    return actor_json(participant.entity, participant.country, participant.sector, name_of);
}

void put_text(Json& object, const char* key, std::string_view text) {
    if (!text.empty()) object[key] = text;
}

void put_day(Json& object, const char* key, std::optional<Day> day) {
    if (day) object[key] = iso(*day);
}

Json rounded(double value, int decimals) {
    const double scale = std::pow(10.0, decimals);
    return json_number(std::round(value * scale) / scale);
}

Json article_json(const Article& article) {
    Json json;
    json["id"] = article.id;
    put_text(json, "url", article.url);
    put_text(json, "source", article.source);
    put_text(json, "title", article.title);
    put_day(json, "published", article.published);
    if (article.published && article.published_guessed) json["published_guessed"] = true;
    put_text(json, "language", article.language);
    return json;
}

Json time_json(const EventTime& time) {
    Json json;
    if (time.when.precision != Precision::unknown) {
        json["from"] = iso(time.when.from);
        json["until"] = iso(time.when.until);
    }
    json["precision"] = name(time.when.precision);
    json["basis"] = name(time.basis);
    return json;
}

Json claim_json(const Claim& claim, const CodePoints& points, std::string_view text) {
    Json json;
    json["id"] = claim.id;
    put_codes(json, claim.type, claim.plover, claim.cameo, claim.quad, claim.goldstein, claim.mutual);
    json["source"] = role_json(claim.source, points);
    json["target"] = role_json(claim.target, points);
    json["event"] = time_json(claim.event);
    json["status"] = name(claim.status);
    put_text(json, "speaker", claim.speaker);
    if (Json attributes = attributes_json(claim.attributes); !attributes.empty())
        json["attributes"] = std::move(attributes);
    json["confidence"] = rounded(claim.confidence, 4);
    const Evidence& evidence = claim.evidence;
    Json& shown = json["evidence"];
    shown["sentence"] = text.substr(evidence.span.begin, evidence.span.end - evidence.span.begin);
    shown["start"] = points.from_byte(evidence.span.begin);
    shown["end"] = points.from_byte(evidence.span.end);
    shown["trigger"] = {{"start", points.from_byte(evidence.trigger.begin)},
                        {"end", points.from_byte(evidence.trigger.end)},
                        {"text", evidence.trigger_text}};
    shown["rule"] = evidence.rule;
    if (evidence.by_coreference) shown["coreference"] = true;
    return json;
}

Json why_json(const Why& why) {
    Json json;
    json["ground"] = name(why.ground);
    put_text(json, "frame", why.frame);
    put_text(json, "construction", why.construction);
    json["decisions"] = Json::array();
    for (const Decision& decision : why.decisions) {
        Json& one = json["decisions"].emplace_back();
        one["decision"] = name(decision.kind);
        one["value"] = decision.value;
        one["because"] = decision.because;
    }
    for (const Voice& voice : why.voices)
        json["features"].push_back({{"says", voice.says}, {"weight", rounded(voice.weight, 3)}});
    return json;
}

Json event_json(const Event& event, std::uint64_t reports, const NameOf& name_of) {
    Json json;
    json["id"] = event.id;
    put_codes(json, event.type, event.plover, event.cameo, event.quad, event.goldstein, event.mutual);
    json["source"] = actor_json(event.source.entity, event.source.country, event.source.sector, name_of);
    json["target"] = actor_json(event.target.entity, event.target.country, event.target.sector, name_of);
    json["time"] = time_json(event.time);
    json["status"] = name(event.status);
    if (Json attributes = attributes_json(event.attributes); !attributes.empty())
        json["attributes"] = std::move(attributes);
    json["confidence"] = rounded(event.confidence, 4);
    json["sources"] = event.sources;
    json["reports"] = reports;
    if (event.first_seen != Day{}) json["first_seen"] = iso(event.first_seen);
    if (event.last_seen != Day{}) json["last_seen"] = iso(event.last_seen);
    return json;
}

Json relation_json(const Relation& relation, const NameOf& name_of) {
    Json json;
    put_codes(json, relation.type, relation.plover, relation.cameo, relation.quad, relation.goldstein, relation.mutual);
    const auto side = [&](const RelationSide& end) { return actor_json(end.entity, end.country, end.sector, name_of); };
    json["source"] = side(relation.source);
    json["target"] = side(relation.target);
    json["status"] = name(relation.status);
    json["events"] = relation.events;
    json["reports"] = relation.reports;
    put_day(json, "first", relation.first);
    put_day(json, "last", relation.last);
    json["confidence"] = rounded(relation.confidence, 4);
    const Event& best = relation.best;
    json["event"] = best.id;
    json["example"]["source"] = actor_json(best.source.entity, best.source.country, best.source.sector, name_of);
    json["example"]["target"] = actor_json(best.target.entity, best.target.country, best.target.sector, name_of);
    json["example"]["time"] = time_json(best.time);
    if (Json attributes = attributes_json(best.attributes); !attributes.empty())
        json["example"]["attributes"] = std::move(attributes);
    return json;
}

Json spans_json(const std::vector<Span>& spans, std::string_view text) {
    const CodePoints points(text);
    Json json = Json::array();
    for (const Span& span : spans)
        json.push_back({{"start", points.from_byte(span.begin)}, {"end", points.from_byte(span.end)}});
    return json;
}

std::string line_of(const Json& json) {
    return json.dump(-1, ' ', false, on_bad_utf8);
}

std::string page_of(const Json& json) {
    return json.dump(2, ' ', false, on_bad_utf8) + "\n";
}

}  // namespace entente
