// A parsed sentence as a tree, and the questions about it that claims need: who is the deep subject, what stands behind
// which preposition. All indices are tokens of the document.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/model/document.hpp"

namespace entente {

using TokenIndex = std::uint32_t;

// A noun phrase behind a preposition: "on Russia".
struct Oblique {
    std::string preposition;  // lower case; "because of" in one
    TokenIndex token = 0;
};

// The arguments of a verb after undoing passive, relative clauses, control, coordination and participles.
struct VerbArguments {
    std::vector<TokenIndex> subjects;  // who does it
    std::vector<TokenIndex> objects;   // whom it is done to
    std::vector<TokenIndex> indirect;
    std::vector<Oblique> obliques;
    std::vector<TokenIndex> complements;  // heads of clause complements
    bool passive = false;
    bool inherited_subject = false;  // the subject stands in another clause
};

class Tree {
public:
    Tree(const Document& document, const Sentence& sentence);

    const Document& document() const { return document_; }
    const Sentence& sentence() const { return sentence_; }
    const Token& token(TokenIndex at) const { return document_.tokens[at]; }
    std::string_view form(TokenIndex at) const { return document_.form(token(at)); }
    std::string_view lemma(TokenIndex at) const { return document_.lemma(token(at)); }
    bool is_verb(TokenIndex at) const { return token(at).upos == Upos::VERB; }

    std::span<const TokenIndex> children(TokenIndex at) const;
    std::optional<TokenIndex> head(TokenIndex at) const;  // nothing for the root
    std::optional<TokenIndex> child(TokenIndex at, Label label) const;
    // The preposition (case marker) of a noun, or empty.
    std::string preposition(TokenIndex noun) const;
    // The noun phrases with a preposition that hang on the token.
    std::vector<Oblique> obliques(TokenIndex at) const;
    // The word with its particle: "call off".
    std::string phrasal_lemma(TokenIndex verb) const;
    bool negated(TokenIndex at) const;

    VerbArguments arguments(TokenIndex verb) const { return arguments(verb, 0); }
    // The subject of the light or other verb that governs a noun: "Israel launched an *attack*". Nothing when none
    // does.
    struct Governor {
        TokenIndex verb;
        bool as_object;  // else as the subject of a passive ("an attack was launched") or behind a preposition
        std::string preposition;
    };
    std::optional<Governor> governor(TokenIndex noun) const;
    // The coordinated siblings of a token, itself first.
    std::vector<TokenIndex> coordinated(TokenIndex at) const;
    // The first of its coordination.
    TokenIndex first_conjunct(TokenIndex at) const;
    bool is_passive(TokenIndex verb) const;

private:
    VerbArguments arguments(TokenIndex verb, int depth) const;
    void own_arguments(TokenIndex verb, VerbArguments& out) const;
    void inherit(TokenIndex verb, VerbArguments& out, int depth) const;
    void relative(TokenIndex noun, VerbArguments& out) const;
    bool is_relative_pronoun(TokenIndex at) const;

    const Document& document_;
    const Sentence& sentence_;
    std::vector<TokenIndex> children_;      // grouped by head
    std::vector<std::uint32_t> child_end_;  // per token of the sentence: where its group ends
};

}  // namespace entente
