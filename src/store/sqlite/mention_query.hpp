// Where an entity is mentioned.
#pragma once

#include <SQLiteCpp/Database.h>

#include <string_view>
#include <vector>

#include "entente/store/reader.hpp"

namespace entente::sqlite {

std::vector<SearchHit> sentences_that_mention(SQLite::Database& database, std::string_view entity_id,
                                              const EventFilter& filter, std::size_t limit);

}  // namespace entente::sqlite
