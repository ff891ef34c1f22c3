// What changes when kept articles are read again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/claim.hpp"
#include "entente/store/writer.hpp"

namespace entente {

enum class ChangeKind : std::uint8_t { removed, added, changed };  // changed: the same claim says more, less or else
std::string_view name(ChangeKind kind);

struct ClaimChange {
    ChangeKind kind = ChangeKind::added;
    Claim claim;  // as it will be; of a removed one, as it was
    std::string sentence;
    Article article;  // without text, prose and mentions
};

struct Recoding {
    std::uint64_t articles = 0;          // read again
    std::uint64_t changed_articles = 0;  // that say something else now
    std::vector<ClaimChange> claims;     // by article, in the order in which they were read, then claim id
    EventChanges events;
};

// The changes in the claims of an article. Both are of the same article.
std::vector<ClaimChange> claim_changes(const CodedArticle& before, const CodedArticle& after);

// Nothing at all differs that a graph keeps: claims, entities, sentences.
bool is_same_coding(const CodedArticle& before, const CodedArticle& after);

}  // namespace entente
