// Text → tokens and sentences, in the treebanks' conventions.
//
// White space parts a text into chunks. Web and mail addresses are whole tokens by rule. In every other chunk, each
// place where a token may end (beside a sign, between a digit and a letter, before "n't", inside a listed contraction)
// is decided by a linear model over the characters around it. Then each place where a sentence may end is decided by
// another over the tokens around it. Blank lines end sentences always.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/model/document.hpp"
#include "language/container.hpp"

namespace entente::language {

// A character of a chunk: where it begins, and its class: 'x' small letter or letter without case, 'X' capital, 'd'
// digit, 'e' emoji, otherwise an ASCII sign that stands for it.
struct Character {
    std::uint32_t begin = 0;
    char kind = 0;
};

// What stands between two runs of white space; characters are of the whole text.
struct Chunk {
    std::uint32_t begin = 0, end = 0;  // bytes
    std::vector<Character> characters;
    bool last = false;    // of its paragraph
    char next = 0;        // class of the next chunk's first character
    char after_next = 0;  // and of its second
};

inline constexpr std::size_t weight_bits = 16;
inline constexpr std::size_t token_features = 18;
inline constexpr std::size_t sentence_features = 22;

// Where tokens may end inside the chunk: indices of characters, ascending.
void token_places(std::string_view text, const Chunk& chunk, std::vector<std::size_t>& places);
std::array<std::uint32_t, token_features> token_place_features(std::string_view text, const Chunk& chunk,
                                                               std::size_t place);

// A paragraph's tokens while sentences are sought.
struct Piece {
    std::uint32_t begin = 0, end = 0;
    std::uint8_t gap = 0;  // before it: 0 nothing, 1 white space, 2 a line break
};
// What the features of a place need to know of the sentence so far.
struct SentenceState {
    std::size_t first = 0;  // its first piece
    int brackets = 0;
    int quotes = 0;
    void take(std::string_view form);
};
// Whether a sentence may end behind piece `i`, which is not the last.
bool sentence_place(std::string_view text, std::span<const Piece> pieces, std::size_t i);
std::array<std::uint32_t, sentence_features> sentence_place_features(std::string_view text,
                                                                     std::span<const Piece> pieces, std::size_t i,
                                                                     const SentenceState& state);

// Parts text[begin, end) into paragraphs (at blank lines) of chunks.
class Chunker {
public:
    Chunker(std::string_view text, std::uint32_t begin, std::uint32_t end) : text_(text), at_(begin), end_(end) {}
    // The next paragraph's chunks; false at the end. `line_break[i]`: a line break stands before chunk i.
    bool next(std::vector<Chunk>& chunks, std::vector<bool>& line_break);

private:
    std::string_view text_;
    std::uint32_t at_, end_;
};

class Segmenter {
public:
    explicit Segmenter(const Container& container);
    // Appends the sentences of text[begin, end) to the document. Without `rules` the linear models decide alone: the
    // raw text that a model is trained on is segmented so, and does not change when a rule is added.
    void segment(Document& document, std::uint32_t begin, std::uint32_t end, bool rules = true) const;

private:
    void split(std::string_view text, const Chunk& chunk, std::uint8_t gap, bool rules, std::vector<Piece>& pieces,
               std::vector<bool>& continues) const;

    std::int32_t sentence_score(std::string_view text, std::span<const Piece> pieces, std::size_t i,
                                const SentenceState& state) const;

    std::span<const std::int16_t> token_weights_, sentence_weights_;
    std::int32_t token_bias_ = 0, sentence_bias_ = 0;
    std::unordered_map<std::string, std::uint32_t> contractions_;  // lower case → bytes of the first part
};

}  // namespace entente::language
