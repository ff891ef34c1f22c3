// News in the present tense ("Iran blocks access", "rebels storm the camp") misleads a parser brought up on the past
// tense: the verb is taken for a noun and the sentence has none. Where that is so, the verb is put back.
#pragma once

#include "entente/model/document.hpp"
#include "knowledge/frames.hpp"

namespace entente {

// When a parsed sentence has no verb at its top, the first noun that may be a verb of the frames between a subject and
// an object becomes the root: what hung to its left as a noun phrase is its subject, to its right its object. All other
// arcs stay. Otherwise nothing changes.
void mend_headline(const Frames& frames, Document& document, Sentence& sentence);

}  // namespace entente
