#include "intake/json_article.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "intake/json_values.hpp"
#include "intake/language_guess.hpp"

namespace entente::intake {
namespace {

using Json = nlohmann::json;

constexpr std::size_t max_depth = 64;

// In quotes, and cut short where somebody put a book.
std::string in_quotes(std::string_view word) {
    constexpr std::size_t most = 60;
    if (word.size() <= most) return '"' + std::string(word) + '"';
    std::string head(word.substr(0, most));
    replace_invalid_utf8(head);
    return '"' + head + "…\"";
}

std::string kind_of(const Json& value) {
    if (value.is_object()) return "an object";
    if (value.is_array()) return "an array";
    if (value.is_number()) return "a number";
    if (value.is_boolean()) return "a boolean";
    return value.is_null() ? "null" : "a string";
}

// The string under `key`; empty when absent or null.
std::string string_at(const Json& object, const char* key, std::string_view where = {}) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return {};
    if (!found->is_string())
        throw Error(in_quotes(key) + std::string(where) + " is " + kind_of(*found) + "; expected a string");
    return found->get<std::string>();
}

std::uint64_t offset_at(const Json& mention, const char* key, const std::string& where) {
    const auto found = mention.find(key);
    if (found == mention.end()) throw Error(where + " has no " + in_quotes(key) + "; expected a code point offset");
    if (!found->is_number_integer() || (!found->is_number_unsigned() && found->get<std::int64_t>() < 0))
        throw Error(in_quotes(key) + " of " + where + " is " + found->dump() +
                    "; expected a code point offset, 0 or more");
    return found->get<std::uint64_t>();
}

std::vector<PointMention> mentions_at(const Json& object) {
    std::vector<PointMention> mentions;
    const auto found = object.find("mentions");
    if (found == object.end() || found->is_null()) return mentions;
    if (!found->is_array()) throw Error("\"mentions\" is " + kind_of(*found) + "; expected an array");
    for (const Json& item : *found) {
        const std::string where = "mention " + std::to_string(mentions.size() + 1);
        if (!item.is_object()) throw Error(where + " is " + kind_of(item) + "; expected an object");
        PointMention mention;
        mention.start = offset_at(item, "start", where);
        mention.end = offset_at(item, "end", where);
        mention.name = string_at(item, "name", " of " + where);
        mention.entity = string_at(item, "entity", " of " + where);
        mentions.push_back(std::move(mention));
    }
    return mentions;
}

Json parse(std::string_view json) {
    if (json_depth(json) > max_depth)
        throw Error("JSON nested more than " + std::to_string(max_depth) + " deep; expected one article");
    try {
        return Json::parse(json.begin(), json.end());
    } catch (const Json::parse_error& error) {
        const std::string column = std::to_string(error.byte);
        if (error.byte >= json.size()) throw Error("JSON cut off at byte " + column + "; expected a whole object");
        throw Error("no valid JSON at byte " + column + "; expected an object that is one article");
    } catch (const Json::exception&) {
        throw Error("a number too large for JSON; expected an object that is one article");
    }
}

}  // namespace

JsonArticle parse_json_article(std::string_view text) {
    const Json object = parse(text);
    if (!object.is_object()) throw Error("found " + kind_of(object) + "; expected an object that is one article");
    JsonArticle result;
    Article& article = result.article;
    article.id = string_at(object, "id");
    article.url = string_at(object, "url");
    article.source = string_at(object, "source");
    article.title = string_at(object, "title");
    article.text = string_at(object, "text");
    const std::string published = string_at(object, "published");
    const std::string language = string_at(object, "language");
    if (article.text.empty()) result.html = string_at(object, "html");
    if (trim(article.text).empty() && trim(result.html).empty())
        throw Error("no body; expected \"text\" or \"html\" with words in it");
    result.mentions = mentions_at(object);
    if (!published.empty()) {
        article.published = parse_iso_day(published);
        if (!article.published)
            result.complaints.push_back("\"published\" is " + in_quotes(published) +
                                        "; expected a day that exists, as YYYY-MM-DD; the article is read without it");
    }
    if (!language.empty()) {
        article.language = language_code(language);
        if (article.language.empty())
            result.complaints.push_back("\"language\" is " + in_quotes(language) +
                                        "; expected an ISO 639-1 code; the language is detected instead");
    }
    return result;
}

void place_mentions(const std::vector<PointMention>& mentions, Article& article) {
    if (mentions.empty()) return;
    const CodePoints points(article.text);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const PointMention& mention = mentions[i];
        if (mention.start >= mention.end || mention.end > points.count())
            throw Error("mention " + std::to_string(i + 1) + " spans " + std::to_string(mention.start) + " to " +
                        std::to_string(mention.end) + "; expected start < end <= " + std::to_string(points.count()) +
                        ", the text's code points");
        article.mentions.push_back({static_cast<std::uint32_t>(points.to_byte(static_cast<std::size_t>(mention.start))),
                                    static_cast<std::uint32_t>(points.to_byte(static_cast<std::size_t>(mention.end))),
                                    mention.name, mention.entity});
    }
}

}  // namespace entente::intake
