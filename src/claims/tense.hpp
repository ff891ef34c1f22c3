// The tense in which a sentence speaks of a time.
#pragma once

#include "claims/time.hpp"
#include "entente/model/document.hpp"

namespace entente {

// The tense of the clause that the expression stands in: its verb's form and auxiliaries, and for infinitives and
// participles those of the verb above. Present where the expression modifies a noun ("Friday's vote"), which may lie on
// either side; past where nothing tells. The sentence is parsed.
Tense tense_of(const Document& document, const Sentence& sentence, const TimeExpression& expression);

}  // namespace entente
