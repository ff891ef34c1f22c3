// What a page says about its article: JSON-LD (schema.org), OpenGraph, meta and link elements, <time>.
#pragma once

#include <optional>
#include <string>

#include "entente/base/date.hpp"
#include "intake/html/dom.hpp"

namespace entente::intake {

struct PageMetadata {
    std::string title;
    std::string source;
    std::string url;       // canonical; absolute, or empty
    std::string language;  // as the page puts it
    std::optional<Day> published;
};

PageMetadata read_metadata(const Dom& page);

}  // namespace entente::intake
