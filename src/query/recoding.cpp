#include "entente/query/recoding.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace entente {
namespace {

std::map<std::string_view, const Claim*> by_id(const CodedArticle& coded) {
    std::map<std::string_view, const Claim*> claims;
    for (const Claim& claim : coded.extraction.claims) claims.emplace(claim.id, &claim);
    return claims;
}

std::vector<Entity> sorted_entities(const CodedArticle& coded) {
    std::vector<Entity> entities = coded.extraction.entities;
    std::sort(entities.begin(), entities.end(), [](const Entity& a, const Entity& b) {
        const auto key = [](const Entity& one) {
            return std::tie(one.id, one.name, one.kind, one.country, one.sector);
        };
        return key(a) < key(b);
    });
    return entities;
}

ClaimChange change_of(ChangeKind kind, const Claim& claim, const Article& article) {
    ClaimChange change;
    change.kind = kind;
    change.claim = claim;
    const Span& span = claim.evidence.span;
    if (span.begin < span.end && span.end <= article.text.size())
        change.sentence = article.text.substr(span.begin, span.end - span.begin);
    change.article.id = article.id;
    change.article.url = article.url;
    change.article.source = article.source;
    change.article.title = article.title;
    change.article.published = article.published;
    change.article.published_guessed = article.published_guessed;
    change.article.language = article.language;
    return change;
}

}  // namespace

std::string_view name(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::removed:
            return "removed";
        case ChangeKind::added:
            return "added";
        case ChangeKind::changed:
            break;
    }
    return "changed";
}

std::vector<ClaimChange> claim_changes(const CodedArticle& before, const CodedArticle& after) {
    const auto old_claims = by_id(before);
    const auto new_claims = by_id(after);
    std::vector<ClaimChange> changes;
    for (const auto& [id, claim] : old_claims) {
        if (!new_claims.contains(id)) changes.push_back(change_of(ChangeKind::removed, *claim, before.article));
    }
    for (const auto& [id, claim] : new_claims) {
        const auto old = old_claims.find(id);
        if (old == old_claims.end()) {
            changes.push_back(change_of(ChangeKind::added, *claim, after.article));
        } else if (!(*old->second == *claim)) {
            changes.push_back(change_of(ChangeKind::changed, *claim, after.article));
        }
    }
    return changes;
}

bool is_same_coding(const CodedArticle& before, const CodedArticle& after) {
    return before.extraction.sentences == after.extraction.sentences &&
           sorted_entities(before) == sorted_entities(after) && claim_changes(before, after).empty();
}

}  // namespace entente
