#include "store/sqlite/schema.hpp"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <charconv>

#include "base/embedded.hpp"
#include "entente/base/error.hpp"
#include "store/sqlite/codec.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/derive.hpp"
#include "store/sqlite/pair_months.hpp"

namespace entente::sqlite {
namespace {

constexpr int application = 0x656E7467;  // "entg": SQLite's application_id, which file(1) shows
constexpr std::string_view migrations = "schemas/sql/";
constexpr int first_with_signatures = 2;
constexpr int first_with_states = 4;

int pragma(SQLite::Database& database, const char* query) {
    return database.execAndGet(query).getInt();
}

bool is_empty(SQLite::Database& database) {
    return pragma(database, "select count(*) from sqlite_schema") == 0;
}

// "schemas/sql/0003_views.sql" → 3
int number_of(const EmbeddedFile& migration) {
    int number = 0;
    const std::string_view name = migration.path.substr(migrations.size());
    std::from_chars(name.data(), name.data() + name.size(), number);
    return number;
}

}  // namespace

std::optional<std::string> property(SQLite::Database& database, std::string_view name) {
    SQLite::Statement row(database, "select value from properties where name = ?");
    bind_text(row, 1, name);
    if (!row.executeStep()) return std::nullopt;
    return text_at(row, 0);
}

void set_property(SQLite::Database& database, std::string_view name, std::string_view value) {
    SQLite::Statement insert(database, "insert or replace into properties (name, value) values (?, ?)");
    bind_text(insert, 1, name);
    bind_text(insert, 2, value);
    insert.exec();
}

int newest_schema() {
    return number_of(embedded_under(migrations).back());
}

void check_schema(SQLite::Database& database, const std::string& path) {
    if (pragma(database, "pragma application_id") != application)
        throw Error(path, 0, "this is not an entente graph file; name another file with --graph");
    const int version = pragma(database, "pragma user_version");
    if (version > newest_schema())
        throw Error(path, 0,
                    fmt::format("the graph file has schema {}, and this program knows no newer one than {}; use the "
                                "newer entente that wrote it",
                                version, newest_schema()));
}

void migrate(SQLite::Database& database, const std::string& path, const WriterOptions& options) {
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const bool fresh = is_empty(database);
    if (!fresh) check_schema(database, path);
    const int version = fresh ? 0 : pragma(database, "pragma user_version");
    for (const EmbeddedFile& migration : embedded_under(migrations)) {
        if (number_of(migration) > version) database.exec(std::string(migration.bytes));
    }
    if (version < newest_schema()) {
        database.exec(fmt::format("pragma application_id = {}", application));
        database.exec(fmt::format("pragma user_version = {}", newest_schema()));
        set_property(database, "format", "entente graph");
        set_property(database, "schema", std::to_string(newest_schema()));
        if (fresh) set_property(database, "extractor", options.extractor);
        if (!fresh && version < first_with_signatures) derive_events(database, ontology_of(options));
        if (version < first_with_states) derive_states(database, ontology_of(options));
        sum_up_stale_months(database);
    }
    transaction.commit();
}

}  // namespace entente::sqlite
