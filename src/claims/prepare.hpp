// The stages before claims: sentences, tags, actors.
#pragma once

#include "entente/language/language.hpp"
#include "entente/model/actor.hpp"
#include "entente/model/article.hpp"
#include "entente/model/document.hpp"
#include "knowledge/tables.hpp"

namespace entente {

struct Prepared {
    Document document;  // tagged, not parsed
    Actors actors;
};

Prepared prepare(const Knowledge::Tables& knowledge, const Language& language, const Article& article);

// Parses a sentence for claims to be read from.
void parse(const Knowledge::Tables& knowledge, const Language& language, Document& document, std::uint32_t sentence);

}  // namespace entente
