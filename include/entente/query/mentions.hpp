// Where an entity is spoken of, whether or not it does anything there.
#pragma once

#include <cstddef>
#include <vector>

#include "entente/model/actor.hpp"
#include "entente/store/reader.hpp"

namespace entente {

class Knowledge;

// The sentences that name the entity, of the articles that mention it: by what it is called in the knowledge or by the
// article, or as a participant of a claim ("he"). Of an article in which none does, the first sentence. Sorted by
// publication, the newest last; of the newest articles only, until there are `limit` sentences.
std::vector<SearchHit> mentions(const Entity& entity, const Knowledge& knowledge, GraphReader& graph,
                                const EventFilter& filter, std::size_t limit);

}  // namespace entente
