// Connections to a graph file.
#pragma once

#include <SQLiteCpp/Database.h>

#include <memory>
#include <string>

#include "entente/store/writer.hpp"

namespace entente::sqlite {

// Opens or creates, migrates, and sets write-ahead logging.
std::unique_ptr<SQLite::Database> open_for_writing(const std::string& path, const WriterOptions& options);

// options.ontology, or the one that the program carries.
const Ontology& ontology_of(const WriterOptions& options);

// The file must exist; one with an older schema is first brought to the newest.
std::unique_ptr<SQLite::Database> open_for_reading(const std::string& path);

}  // namespace entente::sqlite
