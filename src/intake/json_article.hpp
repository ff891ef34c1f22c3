// One JSON object → what its owner says of an article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/article.hpp"

namespace entente::intake {

// A span as given: in code points of the text.
struct PointMention {
    std::uint64_t start = 0;
    std::uint64_t end = 0;
    std::string name;
    std::string entity;
};

struct JsonArticle {
    Article article;   // `text` is filled when the body is plain text
    std::string html;  // the body otherwise
    std::vector<PointMention> mentions;
    std::vector<std::string> complaints;  // about what was left out; the article itself is good
};

// Throws Error (its message alone; no file) when the object is no article: not JSON, no body, a field of a wrong type.
JsonArticle parse_json_article(std::string_view json);

// Code points → bytes of article.text; throws Error when a span lies outside of the text or is empty.
void place_mentions(const std::vector<PointMention>& mentions, Article& article);

}  // namespace entente::intake
