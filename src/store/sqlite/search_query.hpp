// Sentences: by full-text search, and those of the articles that mention an entity.
#pragma once

#include <SQLiteCpp/Database.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/store/reader.hpp"

namespace entente::sqlite {

// What a user types → an FTS5 expression that can mean nothing but words and phrases: every word is quoted, so that
// AND, NEAR, *, ^, : and - are words or nothing. "" when there is no word in it.
std::string words_expression(std::string_view words);

std::vector<SearchHit> search_sentences(SQLite::Database& database, std::string_view words, const EventFilter& filter,
                                        std::size_t limit);

// As GraphReader::each_mentioning.
void select_mentioning(SQLite::Database& database, std::string_view entity_id, const EventFilter& filter,
                       std::size_t limit, const std::function<void(std::vector<SearchHit>&&)>& take);

}  // namespace entente::sqlite
