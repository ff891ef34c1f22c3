#include "claims/headline.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr std::size_t min_words = 6;

bool is_nominal(const Token& token) {
    return token.upos == Upos::NOUN || token.upos == Upos::PROPN;
}

class Headline {
public:
    Headline(const Frames& frames, Document& document, Sentence& sentence)
        : frames_(frames), document_(document), tokens_(document.tokens_of(sentence)) {}

    void mend() {
        if (tokens_.size() < min_words || !lacks_verb()) return;
        for (std::size_t at = 1; at + 1 < tokens_.size(); ++at) {
            if (std::string lemma = verb_at(at); !lemma.empty()) return promote(at, lemma);
        }
    }

private:
    bool has_child(std::size_t head, std::initializer_list<Label> labels) const {
        return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
            return token.head == static_cast<std::int32_t>(head) &&
                   std::find(labels.begin(), labels.end(), token.label) != labels.end();
        });
    }

    bool lacks_verb() const {
        const auto root =
            std::find_if(tokens_.begin(), tokens_.end(), [](const Token& token) { return token.head == Token::root; });
        if (root == tokens_.end() || !is_nominal(*root)) return false;
        return !has_child(static_cast<std::size_t>(root - tokens_.begin()),
                          {Label::cop, Label::aux, Label::parataxis, Label::nsubj_pass});
    }

    // The lemma of the verb that the noun at `at` may be here, or empty: "-s" after a singular, the base after a
    // plural.
    std::string verb_at(std::size_t at) const {
        const Token& token = tokens_[at];
        const Token& before = tokens_[at - 1];
        const Token& after = tokens_[at + 1];
        if (token.upos != Upos::NOUN || !is_nominal(before) || before.xpos == Ptag::POS) return {};
        const bool object = after.upos == Upos::DET || after.upos == Upos::ADJ || after.upos == Upos::PROPN ||
                            after.upos == Upos::NUM || after.upos == Upos::PRON || after.upos == Upos::ADP ||
                            after.upos == Upos::NOUN || after.upos == Upos::PART;
        if (!object || document_.form(after) == "of" || document_.form(after) == "and") return {};
        const std::string form = lower_ascii(document_.form(token));
        const std::string noun = lower_ascii(document_.form(before));
        const bool plural = before.xpos == Ptag::NNS || before.xpos == Ptag::NNPS || noun == "police" ||
                            noun == "people" || noun == "troops";
        if (form.ends_with("s") && !plural) {
            const auto base = frames_.verb_bases.find(form);
            if (base != frames_.verb_bases.end()) return base->second;
        }
        if (plural && frames_.find('v', form) != nullptr) return form;
        return {};
    }

    void promote(std::size_t at, const std::string& lemma) {
        const auto index = static_cast<std::int32_t>(at);
        Token& verb = tokens_[at];
        verb.upos = Upos::VERB;
        verb.xpos = lower_ascii(document_.form(verb)) == lemma ? Ptag::VBP : Ptag::VBZ;
        document_.set_lemma(verb, lemma);
        // The tops of what stands to the left and to the right of it.
        std::vector<std::size_t> left;
        std::vector<std::size_t> right;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (i == at) continue;
            const std::int32_t head = tokens_[i].head;
            const bool outside =
                head == Token::root || head == index || (static_cast<std::size_t>(head) < at) != (i < at);
            if (outside) (i < at ? left : right).push_back(i);
        }
        verb.head = Token::root;
        verb.label = Label::root;
        const auto subject = std::find_if(left.rbegin(), left.rend(), [&](std::size_t i) {
            return is_nominal(tokens_[i]) && !has_child(i, {Label::case_});
        });
        for (const std::size_t i : left) {
            const bool modifier = tokens_[i].label == Label::amod || tokens_[i].label == Label::det ||
                                  tokens_[i].label == Label::compound || tokens_[i].label == Label::nummod ||
                                  tokens_[i].label == Label::nmod_poss || tokens_[i].label == Label::nmod;
            if (subject != left.rend() && i == *subject) {
                attach(i, index, Label::nsubj);
            } else if (subject != left.rend() && modifier) {
                tokens_[i].head = static_cast<std::int32_t>(*subject);
            } else {
                attach(i, index, tokens_[i].label == Label::root ? Label::dep : tokens_[i].label);
            }
        }
        bool object = false;
        for (const std::size_t i : right) {
            if (is_nominal(tokens_[i]) && has_child(i, {Label::case_})) {
                attach(i, index, Label::obl);
            } else if (is_nominal(tokens_[i]) && !object) {
                attach(i, index, Label::obj);
                object = true;
            } else {
                attach(i, index, tokens_[i].label == Label::root ? Label::dep : tokens_[i].label);
            }
        }
    }

    void attach(std::size_t at, std::int32_t head, Label label) {
        tokens_[at].head = head;
        tokens_[at].label = label;
    }

    const Frames& frames_;
    Document& document_;
    std::span<Token> tokens_;
};

}  // namespace

void mend_headline(const Frames& frames, Document& document, Sentence& sentence) {
    Headline(frames, document, sentence).mend();
}

}  // namespace entente
