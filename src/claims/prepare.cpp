#include "claims/prepare.hpp"

#include "actors/actors.hpp"
#include "claims/headline.hpp"
#include "entente/base/text.hpp"

namespace entente {
namespace {

// Where the lemmatiser has made up a base that no frame knows ("blamed" → "blam"), the frames' own inflections decide.
void mend_lemmas(const Frames& frames, Document& document) {
    for (Token& token : document.tokens) {
        if (token.upos != Upos::VERB || frames.find('v', document.lemma(token)) != nullptr) continue;
        const auto it = frames.verb_bases.find(lower_ascii(document.form(token)));
        if (it != frames.verb_bases.end() && it->second != document.lemma(token)) document.set_lemma(token, it->second);
    }
}

}  // namespace

Prepared prepare(const Knowledge::Tables& knowledge, const Language& language, const Article& article) {
    Prepared prepared;
    prepared.document = language.segment(article.text, article.prose);
    for (Sentence& sentence : prepared.document.sentences) language.tag(prepared.document, sentence);
    mend_lemmas(knowledge.frames, prepared.document);
    prepared.actors = find_actors(knowledge, article, prepared.document);
    return prepared;
}

void parse(const Knowledge::Tables& knowledge, const Language& language, Document& document, std::uint32_t sentence) {
    language.parse(document, document.sentences[sentence]);
    mend_headline(knowledge.frames, document, document.sentences[sentence]);
}

}  // namespace entente
