// News in the present tense ("Iran blocks access", "rebels storm the camp") misleads a tagger brought up on the past
// tense: the verb is taken for a noun and the sentence has none. Where that is so, a verb is looked for and the sentence
// parsed again.
#pragma once

#include "entente/language/language.hpp"
#include "entente/model/document.hpp"
#include "knowledge/frames.hpp"

namespace entente {

// Parses the tagged sentence. When the tree has no verb at its top, nouns that may be verbs of the frames are tried in
// its place; the first reading with a subject stays, otherwise all is as it was.
void parse_news(const Language& language, const Frames& frames, Document& document, Sentence& sentence);

}  // namespace entente
