// The states that a file keeps.
#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>
#include <string>
#include <vector>

#include "entente/merge/states.hpp"

namespace entente::sqlite {

// GraphReader::states_between.
std::vector<State> select_states(SQLite::Database& database, const std::vector<std::string>& a,
                                 const std::vector<std::string>& b, std::optional<Day> as_of);

}  // namespace entente::sqlite
