// An article: what comes in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "entente/base/date.hpp"

namespace entente {

// A span of Article::text (bytes, half-open) whose owner already knows that it names an actor.
struct GivenMention {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string name;    // empty: the words themselves
    std::string entity;  // empty: to be resolved
};

struct Article {
    std::string id;  // never empty after intake
    std::string url;
    std::string source;
    std::string title;
    std::optional<Day> published;
    bool published_guessed = false;  // found on the page rather than stated by metadata or the user
    std::string language;            // ISO 639-1; "en" or what was detected; empty: unknown
    std::string text;                // valid UTF-8
    bool text_extracted = false;     // `text` was taken out of HTML: offsets refer to it, and output carries it
    // Byte ranges of `text`, ascending and disjoint, that are the article's own prose. What lies outside is page
    // furniture (banner, teaser, comment box) of scraped text; nothing is read from there. Empty: all of it is prose.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> prose;
    std::vector<GivenMention> mentions;
};

// The key under which an article is stored: 32 hex digits of its id, metadata and text. Equal articles, equal keys;
// an edited text under the same id is another article.
std::string article_key(const Article& article);

}  // namespace entente
