#include "entente/claims/extractor.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "claims/prepare.hpp"
#include "claims/reader.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "knowledge/tables.hpp"

namespace entente {
namespace {

// Persons whose office the text states or the tables know: one claim each, at the first mention by name.
void add_offices(const Knowledge::Tables& knowledge, const Article& article, const Document& document,
                 const Actors& actors, std::vector<Claim>& claims, std::vector<Why>* whys) {
    const RelationType* type = knowledge.ontology.find("holds-office");
    if (type == nullptr || !article.published) return;
    std::set<std::uint32_t> seen;
    for (const Mention& mention : actors.mentions) {
        const Entity& entity = actors.entities[mention.entity];
        if (entity.kind != EntityKind::person || mention.form != MentionForm::name || mention.last - mention.first < 2)
            continue;
        const KnownEntity* person = knowledge.find(entity.id);
        const OfficeTerm* term = person == nullptr ? nullptr : knowledge.office_on(*person, *article.published);
        if (term == nullptr || !seen.insert(mention.entity).second) continue;
        const KnownEntity& of = knowledge.entities[term->of];
        Claim claim;
        claim.type = type->name;
        const std::string words = document.text.substr(mention.begin, mention.end - mention.begin);
        const Span span{mention.begin, mention.end};
        claim.source = {entity.id, of.kind == EntityKind::country ? of.country : "", entity.sector, span, words};
        claim.target = {of.id, of.kind == EntityKind::country ? of.country : "", of.sector, span, words};
        claim.event = {
            {term->from.value_or(*article.published), *article.published + std::chrono::days{1}, Precision::unknown},
            TimeBasis::assumed};
        claim.attributes.office = term->office;
        claim.evidence.sentence = mention.sentence;
        claim.evidence.span = {document.sentences[mention.sentence].begin, document.sentences[mention.sentence].end};
        claim.evidence.trigger = span;
        claim.evidence.trigger_text = words;
        claim.evidence.rule = "title/holds-office";
        claim.confidence = 0.95;
        if (whys != nullptr) {
            const std::string until = term->until ? iso(*term->until) : "";
            Why& why = whys->emplace_back();
            why.ground = Ground::office_table;
            why.decisions = {{DecisionKind::source, entity.id, "“" + words + "” names the person"},
                             {DecisionKind::target, of.id,
                              "the tables of offices have the person as " + term->office + " of " + of.name},
                             {DecisionKind::time, term->from ? iso(*term->from) + "/" + until : until,
                              "the office was held on the day of publication, " + iso(*article.published)}};
        }
        claims.push_back(std::move(claim));
    }
}

}  // namespace

struct Extractor::Parts {
    const Knowledge::Tables& knowledge;
    const Language& language;
    ExtractOptions options;
};

Extractor::Extractor(const Knowledge& knowledge, const Language& language, ExtractOptions options)
    : parts_(std::make_unique<Parts>(Parts{knowledge.tables(), language, options})) {}

Extractor::~Extractor() = default;

Extraction Extractor::extract(const Article& article) const {
    const Knowledge::Tables& knowledge = parts_->knowledge;
    Prepared prepared = prepare(knowledge, parts_->language, article);
    Document& document = prepared.document;
    const Actors& actors = prepared.actors;

    Extraction out;
    std::vector<Why> whys;  // of out.claims, when asked for
    const bool asked = parts_->options.why;
    StoryTime story(document, article.published);
    for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
        if (!parts_->options.parse_all && !may_hold_claim(knowledge, document, actors, i)) continue;
        parse(knowledge, parts_->language, document, i);
        std::vector<Why> reasons;
        auto claims = read_claims(knowledge, article, document, actors, i, story, asked ? &reasons : nullptr);
        std::move(claims.begin(), claims.end(), std::back_inserter(out.claims));
        std::move(reasons.begin(), reasons.end(), std::back_inserter(whys));
    }
    add_offices(knowledge, article, document, actors, out.claims, asked ? &whys : nullptr);

    const std::string key = article_key(article);
    for (Claim& claim : out.claims) claim.id = claim_id(key, claim);
    for (std::size_t i = 0; i < whys.size(); ++i) out.whys.emplace(out.claims[i].id, std::move(whys[i]));
    std::stable_sort(out.claims.begin(), out.claims.end(), [](const Claim& a, const Claim& b) {
        return std::tie(a.evidence.sentence, a.evidence.trigger.begin, a.id) <
               std::tie(b.evidence.sentence, b.evidence.trigger.begin, b.id);
    });
    out.claims.erase(
        std::unique(out.claims.begin(), out.claims.end(), [](const Claim& a, const Claim& b) { return a.id == b.id; }),
        out.claims.end());

    std::map<std::string, const Entity*> mentioned;
    for (const Mention& mention : actors.mentions)
        mentioned.emplace(actors.entities[mention.entity].id, &actors.entities[mention.entity]);
    for (const auto& [id, entity] : mentioned) {
        out.entities.push_back(*entity);
        const KnownEntity* of = knowledge.find(entity->country);
        if (of == nullptr || of->kind != EntityKind::country) out.entities.back().country.clear();
    }
    return out;
}

}  // namespace entente
