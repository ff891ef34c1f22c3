// Lines that pages put around articles: adverts, share bars, comment boxes, notices, pointers to other pages.
#pragma once

#include <string>
#include <string_view>

namespace entente::intake {

enum class Furniture {
    none,
    line,    // the line itself is no prose
    teaser,  // the line introduces a list of other articles
    end,     // what follows the article begins here: comments, as a rule
};

// By the phrases of data/furniture.tsv.
Furniture furniture(std::string_view line);

// The line as it is compared with phrases: lower case, runs of space one blank, numbers "#", curly quotes straight,
// without bullets in front and punctuation at the end.
std::string plain_line(std::string_view line);

}  // namespace entente::intake
