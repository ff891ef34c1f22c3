// Near-identical text, told from eight bytes a sentence.
//
// The signature is a one-bit minwise hash (Li and König, "b-Bit Minwise Hashing", WWW 2010): of each of 64 hash
// functions, the lowest bit of the least value over the text's three-word shingles. Two texts whose sets of shingles
// have the Jaccard similarity J agree in (1 + J) / 2 of the bits on average.
#pragma once

#include <cstdint>
#include <string_view>

#include "entente/model/claim.hpp"

namespace entente {

// Of the words of `sentence` in `text`, in lower case and without punctuation. A sentence of less than a dozen words
// says little by itself: it counts with what follows it, up to a dozen words.
std::uint64_t text_signature(std::string_view text, const Span& sentence);

// At least 54 of 64 bits agree: shingles shared from about seven tenths upwards. False when either is 0 (no words).
bool is_near_identical(std::uint64_t a, std::uint64_t b);

}  // namespace entente
