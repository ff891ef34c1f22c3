// Model values ↔ cells.
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/model/article.hpp"
#include "entente/model/claim.hpp"

namespace entente::sqlite {

// 16 hex digits ↔ the signed number with the same bits; nothing for other text.
std::optional<std::int64_t> number_of_id(std::string_view id);
std::string id_of_number(std::int64_t number);

std::int64_t number_of_day(Day day);
Day day_of_number(std::int64_t number);

// JSON for articles.prose and articles.given; empty: null.
std::string prose_text(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& prose);
std::string given_text(const std::vector<GivenMention>& mentions);
std::vector<std::pair<std::uint32_t, std::uint32_t>> prose_from_text(const std::string& text);
std::vector<GivenMention> given_from_text(const std::string& text);

void bind_text(SQLite::Statement& statement, int index, std::string_view text);
void bind_text_or_null(SQLite::Statement& statement, int index, std::string_view text);  // "" becomes null
void bind_day_or_null(SQLite::Statement& statement, int index, std::optional<Day> day);

std::string text_at(SQLite::Statement& statement, int column);  // "" for null
std::optional<Day> day_at(SQLite::Statement& statement, int column);

// The enumerations that the file keeps as numbers: their order in the headers is part of the format.
Participant participant_at(SQLite::Statement& statement, int first_column);  // entity country sector
EventTime time_at(SQLite::Statement& statement, int first_column);           // from_day until_day precision basis
Status status_at(SQLite::Statement& statement, int column);

}  // namespace entente::sqlite
