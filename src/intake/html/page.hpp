// One HTML page → an article.
#pragma once

#include <string_view>

#include "entente/model/article.hpp"

namespace entente::intake {

// Fills Article::text with the page's own article, paragraphs parted by blank lines, and those of title, source, url
// and published that are still empty. `language_hint` is what the page says of its language. `html` is valid UTF-8.
// Throws Error when the page cannot be parsed within the limits or holds no text.
struct PageRead {
    std::string language_hint;
};
PageRead read_html_page(std::string_view html, int max_depth, Article& article);

}  // namespace entente::intake
