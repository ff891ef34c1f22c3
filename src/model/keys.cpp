// The content keys of articles and claims.
#include <string>

#include "entente/base/sha256.hpp"
#include "entente/model/article.hpp"
#include "entente/model/claim.hpp"

namespace entente {
namespace {

std::string text_of(const Span& span) {
    return std::to_string(span.begin) + "-" + std::to_string(span.end);
}

}  // namespace

std::string article_key(const Article& article) {
    Sha256 hash;
    hash.field(article.id).field(article.url).field(article.source).field(article.title);
    hash.field(article.published ? iso(*article.published) : "").field(article.language).field(article.text);
    for (const GivenMention& mention : article.mentions) {
        hash.field(text_of({mention.begin, mention.end})).field(mention.name).field(mention.entity);
    }
    return hash.hex().substr(0, 32);
}

std::string claim_id(std::string_view article_key, const Claim& claim) {
    Sha256 hash;
    hash.field(article_key).field(claim.type).field(claim.source.entity).field(text_of(claim.source.span));
    hash.field(claim.target.entity).field(text_of(claim.target.span)).field(text_of(claim.evidence.trigger));
    hash.field(iso(claim.event.when.from)).field(iso(claim.event.when.until)).field(name(claim.event.when.precision));
    hash.field(name(claim.status)).field(claim.speaker);
    return hash.hex().substr(0, 16);
}

}  // namespace entente
