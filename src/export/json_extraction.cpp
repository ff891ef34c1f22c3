// What extract prints: one object an article.
#include <nlohmann/json.hpp>

#include "export/json_parts.hpp"

namespace entente {

std::string extraction_json(const Article& article, const Extraction& extraction) {
    Json json;
    json["article"] = article_json(article);
    if (article.text_extracted) json["article"]["text"] = article.text;
    json["entities"] = Json::array();
    for (const Entity& entity : extraction.entities) {
        Json& one = json["entities"].emplace_back();
        one["id"] = entity.id;
        one["name"] = entity.name;
        one["kind"] = name(entity.kind);
        put_text(one, "country", entity.country);
    }
    json["claims"] = Json::array();
    const CodePoints points(article.text);
    for (const Claim& claim : extraction.claims) {
        Json& one = json["claims"].emplace_back(claim_json(claim, points, article.text));
        if (const auto why = extraction.whys.find(claim.id); why != extraction.whys.end())
            one["why"] = why_json(why->second);
    }
    return line_of(json);
}

}  // namespace entente
