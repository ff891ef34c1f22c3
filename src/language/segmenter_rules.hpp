// What the segmenter knows without having learnt it: abbreviations and lists as edited news writes them, of which the
// treebanks hold too few. Each answers only where it is sure.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "language/segmenter.hpp"

namespace entente::language {

// Whether a token ends before character `place` of the chunk.
std::optional<bool> token_rule(std::string_view text, const Chunk& chunk, std::size_t place);

// Whether a sentence ends behind piece `i`, which is not the last.
std::optional<bool> sentence_rule(std::string_view text, std::span<const Piece> pieces, std::size_t i);

}  // namespace entente::language
