// One parsed sentence → its claims.
#pragma once

#include <optional>
#include <vector>

#include "entente/model/actor.hpp"
#include "entente/model/article.hpp"
#include "entente/model/claim.hpp"
#include "entente/model/document.hpp"
#include "knowledge/tables.hpp"

namespace entente {

// Claims without ids; spans are bytes of the document's text. `index` is the sentence's place in the document.
std::vector<Claim> read_claims(const Knowledge::Tables& knowledge, const Article& article, const Document& document,
                               const Actors& actors, std::uint32_t index);

// Can the sentence hold a claim: two different actors, and a word that carries an act? Tags and lemmas are enough.
bool may_hold_claim(const Knowledge::Tables& knowledge, const Document& document, const Actors& actors, std::uint32_t index);

}  // namespace entente
