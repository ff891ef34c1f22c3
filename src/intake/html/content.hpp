// Which blocks of a page are its article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/html/dom.hpp"

namespace entente::intake {

struct PageContent {
    std::vector<std::string> paragraphs;
    // Short lines of the page that may date it or name its author or outlet: "By Jane Roe, 4 Feb 2022".
    std::vector<std::string> notes;
};

// Every block is worth its words when it reads like prose and costs something when it looks like links and labels; the
// article is the element whose blocks are worth most together, without those parts of it that are worth nothing.
PageContent find_content(const Dom& dom, std::string_view title);

}  // namespace entente::intake
