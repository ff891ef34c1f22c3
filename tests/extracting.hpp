// What tests of extraction share: one knowledge, one extractor, and a short way to write down claims.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "entente/claims/extractor.hpp"
#include "entente/knowledge/knowledge.hpp"

namespace entente::testing {

inline const Knowledge& knowledge() {
    static const Knowledge built_in;
    return built_in;
}

inline const Extractor& extractor() {
    static const Extractor made(knowledge(), Language::english());
    return made;
}

inline Article article_of(const std::string& text, const std::string& published = "2022-02-04") {
    Article article;
    article.id = "test";
    article.text = text;
    article.language = "en";
    article.published = parse_iso_day(published);
    return article;
}

inline Extraction extract(const std::string& text, const std::string& published = "2022-02-04") {
    return extractor().extract(article_of(text, published));
}

// The state or organisation of a participant.
inline std::string side(const Participant& participant) {
    return participant.country.empty() ? participant.entity : participant.country;
}

// "RUS meeting CHN", "GBR sanction RUS planned", "ISR attack SYR happened according to SYR/state-media": one line a
// claim, without offices.
inline std::vector<std::string> lines(const Extraction& extraction) {
    std::vector<std::string> out;
    for (const Claim& claim : extraction.claims) {
        if (claim.plover == Plover::none) continue;
        out.push_back(side(claim.source) + ' ' + claim.type + ' ' + side(claim.target) +
                      (claim.status == Status::happened ? "" : ' ' + std::string(name(claim.status))));
    }
    std::sort(out.begin(), out.end());
    return out;
}

inline std::vector<std::string> claims_of(const std::string& text, const std::string& published = "2022-02-04") {
    return lines(extract(text, published));
}

}  // namespace entente::testing
