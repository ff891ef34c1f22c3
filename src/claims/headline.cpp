#include "claims/headline.hpp"

#include <algorithm>
#include <vector>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr int max_tries = 4;

const Token* root_of(std::span<const Token> tokens) {
    const auto it = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.head == Token::root; });
    return it == tokens.end() ? nullptr : &*it;
}

bool has_child(std::span<const Token> tokens, const Token& head, std::initializer_list<Label> labels) {
    const auto index = static_cast<std::int32_t>(&head - tokens.data());
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.head == index && std::find(labels.begin(), labels.end(), token.label) != labels.end();
    });
}

bool lacks_verb(std::span<const Token> tokens) {
    const Token* root = root_of(tokens);
    if (root == nullptr || (root->upos != Upos::NOUN && root->upos != Upos::PROPN)) return false;
    return !has_child(tokens, *root, {Label::cop, Label::nsubj, Label::nsubj_pass, Label::aux, Label::parataxis});
}

bool may_begin_object(const Token& token) {
    switch (token.upos) {
        case Upos::DET:
        case Upos::ADJ:
        case Upos::NOUN:
        case Upos::PROPN:
        case Upos::NUM:
        case Upos::PRON:
        case Upos::ADP:
        case Upos::PART:
        case Upos::SCONJ: return true;
        default: return false;
    }
}

}  // namespace

void parse_news(const Language& language, const Frames& frames, Document& document, Sentence& sentence) {
    language.parse(document, sentence);
    auto tokens = document.tokens_of(sentence);
    if (tokens.size() < 5 || !lacks_verb(tokens)) return;
    const std::vector<Token> first_reading(tokens.begin(), tokens.end());
    int tries = 0;
    for (std::size_t at = 1; at + 1 < tokens.size() && tries < max_tries; ++at) {
        const Token& token = first_reading[at];
        const Token& before = first_reading[at - 1];
        if (token.upos != Upos::NOUN || !may_begin_object(first_reading[at + 1])) continue;
        const bool after_subject = before.upos == Upos::NOUN || before.upos == Upos::PROPN || before.upos == Upos::PUNCT || before.upos == Upos::NUM;
        if (!after_subject) continue;
        const std::string form = lower_ascii(document.form(token));
        const auto base = frames.verb_bases.find(form);
        std::string lemma;
        if (base != frames.verb_bases.end() && form.ends_with("s")) {
            lemma = base->second;
        } else if (frames.find('v', form) != nullptr && (before.xpos == Ptag::NNS || before.xpos == Ptag::NNPS || before.upos == Upos::PUNCT)) {
            lemma = form;
        } else {
            continue;
        }
        ++tries;
        std::copy(first_reading.begin(), first_reading.end(), tokens.begin());
        tokens[at].upos = Upos::VERB;
        tokens[at].xpos = form == lemma ? Ptag::VBP : Ptag::VBZ;
        document.set_lemma(tokens[at], lemma);
        language.parse(document, sentence);
        const Token* root = root_of(tokens);
        if (root == &tokens[at] && has_child(tokens, *root, {Label::nsubj})) return;
    }
    std::copy(first_reading.begin(), first_reading.end(), tokens.begin());
}

}  // namespace entente
