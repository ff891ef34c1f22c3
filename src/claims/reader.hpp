// One parsed sentence → its claims.
#pragma once

#include <optional>
#include <vector>

#include "claims/dating.hpp"
#include "entente/model/actor.hpp"
#include "entente/model/article.hpp"
#include "entente/model/claim.hpp"
#include "entente/model/document.hpp"
#include "entente/model/why.hpp"
#include "knowledge/tables.hpp"

namespace entente {

// Claims without ids; spans are bytes of the document's text. `index` is the sentence's place in the document; `story`
// is the document's, whose sentences are read in text order. With `whys`, it becomes the reasons of the claims, in
// their order; without, none are sought.
std::vector<Claim> read_claims(const Knowledge::Tables& knowledge, const Article& article, const Document& document,
                               const Actors& actors, std::uint32_t index, StoryTime& story,
                               std::vector<Why>* whys = nullptr);

// The same without the guesses about marked pairs (src/claims/pair_model.hpp): what the frames alone say.
std::vector<Claim> read_framed_claims(const Knowledge::Tables& knowledge, const Article& article,
                                      const Document& document, const Actors& actors, std::uint32_t index);

// The PLOVER types of the claims whose participants overlap the two mentions, either way round.
std::vector<Plover> claimed_between(const std::vector<Claim>& claims, const Mention& a, const Mention& b);

// Can the sentence hold a claim: two different actors, and a word that carries an act? Tags and lemmas are enough.
bool may_hold_claim(const Knowledge::Tables& knowledge, const Document& document, const Actors& actors,
                    std::uint32_t index);

}  // namespace entente
