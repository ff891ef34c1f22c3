// A document: one article's text with its sentences and tokens. Sole owner of the text; all else is offsets into it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

// Universal part-of-speech tags (universaldependencies.org, v2).
enum class Upos : std::uint8_t {
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SYM,
    VERB,
    X,
};
inline constexpr std::size_t upos_count = 17;
std::string_view name(Upos upos);
std::optional<Upos> upos_from(std::string_view name);

// Penn Treebank tags, as the English treebanks' XPOS column has them. `none` where it is unknown.
enum class Ptag : std::uint8_t {
    none,
    ADD,
    AFX,
    CC,
    CD,
    DT,
    EX,
    FW,
    GW,
    HYPH,
    IN,
    JJ,
    JJR,
    JJS,
    LS,
    MD,
    NFP,
    NN,
    NNP,
    NNPS,
    NNS,
    PDT,
    POS,
    PRP,
    PRPS /* PRP$ */,
    RB,
    RBR,
    RBS,
    RP,
    SYM,
    TO,
    UH,
    VB,
    VBD,
    VBG,
    VBN,
    VBP,
    VBZ,
    WDT,
    WP,
    WPS /* WP$ */,
    WRB,
    XX,
    comma,
    period,
    colon,
    quote_open,
    quote_close,
    bracket_open,
    bracket_close,
    dollar,
    hash,
};
std::string_view name(Ptag tag);
std::optional<Ptag> ptag_from(std::string_view name);

// Universal dependency relations with the subtypes that English uses. `none`: not parsed.
enum class Label : std::uint8_t {
    none,
    acl,
    acl_relcl,
    advcl,
    advcl_relcl,
    advmod,
    amod,
    appos,
    aux,
    aux_pass,
    case_,
    cc,
    cc_preconj,
    ccomp,
    clf,
    compound,
    compound_prt,
    conj,
    cop,
    csubj,
    csubj_outer,
    csubj_pass,
    dep,
    det,
    det_predet,
    discourse,
    dislocated,
    expl,
    fixed,
    flat,
    goeswith,
    iobj,
    list,
    mark,
    nmod,
    nmod_desc,
    nmod_poss,
    nmod_unmarked,
    nsubj,
    nsubj_outer,
    nsubj_pass,
    nummod,
    obj,
    obl,
    obl_agent,
    obl_unmarked,
    orphan,
    parataxis,
    punct,
    reparandum,
    root,
    vocative,
    xcomp,
};
inline constexpr std::size_t label_count = static_cast<std::size_t>(Label::xcomp) + 1;
std::string_view name(Label label);  // "nsubj:pass"; "_" for none
// An unknown subtype answers its universal part; nothing for an unknown relation.
std::optional<Label> label_from(std::string_view name);

struct Token {
    static constexpr std::int32_t root = -1;      // head of the sentence's root
    static constexpr std::int32_t unparsed = -2;  // head of a token of a sentence that was not parsed

    std::uint32_t begin = 0;  // bytes of Document::text, half-open
    std::uint32_t end = 0;
    std::uint32_t lemma_begin = 0;  // bytes of Document::lemmas
    std::uint32_t lemma_size = 0;
    std::int32_t head = unparsed;  // index within the sentence, root or unparsed
    Upos upos = Upos::X;
    Ptag xpos = Ptag::none;
    Label label = Label::none;
    // The token is glued to the one before it as one orthographic word ("do|n't", "Xi|'s"): a multiword token.
    bool continues_word = false;
};

struct Sentence {
    std::uint32_t first = 0;  // tokens of Document::tokens, half-open
    std::uint32_t last = 0;
    std::uint32_t begin = 0;  // bytes of Document::text, half-open
    std::uint32_t end = 0;
    bool parsed = false;
};

struct Document {
    std::string text;
    std::string lemmas;  // the lemmas of all tokens, back to back
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;

    std::string_view form(const Token& token) const {
        return std::string_view(text).substr(token.begin, token.end - token.begin);
    }
    std::string_view lemma(const Token& token) const {
        return std::string_view(lemmas).substr(token.lemma_begin, token.lemma_size);
    }
    std::span<const Token> tokens_of(const Sentence& sentence) const {
        return std::span(tokens).subspan(sentence.first, sentence.last - sentence.first);
    }
    std::span<Token> tokens_of(const Sentence& sentence) {
        return std::span(tokens).subspan(sentence.first, sentence.last - sentence.first);
    }
    void set_lemma(Token& token, std::string_view lemma) {
        token.lemma_begin = static_cast<std::uint32_t>(lemmas.size());
        token.lemma_size = static_cast<std::uint32_t>(lemma.size());
        lemmas += lemma;
    }
};

}  // namespace entente
