// Document → mentions and entities: names, titles, organs, unknown names, pronouns and descriptions.
#pragma once

#include "entente/model/actor.hpp"
#include "entente/model/article.hpp"
#include "entente/model/document.hpp"
#include "knowledge/tables.hpp"

namespace entente {

// Every sentence of the document must be tagged. The day of the article decides who holds an office; without one the
// latest office-holders that are known are taken.
Actors find_actors(const Knowledge::Tables& knowledge, const Article& article, const Document& document);

}  // namespace entente
