#include "store/sqlite/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <thread>

#include "entente/base/error.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "store/sqlite/failure.hpp"
#include "store/sqlite/schema.hpp"

namespace entente::sqlite {
namespace {

constexpr int patience_ms = 10'000;  // how long to wait for another program's lock

// "file:" form of a path, with the characters that a URI gives a meaning escaped.
std::string uri_of(const std::string& path, std::string_view query) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        if (c == '%' || c == '?' || c == '#') {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        } else {
            uri += c;
        }
    }
    return uri.append("?").append(query);
}

std::unique_ptr<SQLite::Database> open_and_look(const std::string& name, int flags) {
    auto database = std::make_unique<SQLite::Database>(name, flags, patience_ms);
    database->execAndGet("select count(*) from sqlite_schema");
    return database;
}

bool needs_writing(const SQLite::Exception& failure) {
    return failure.getErrorCode() == SQLITE_CANTOPEN || failure.getErrorCode() == SQLITE_READONLY;
}

// What a killed writer left is put right by the next one who may write, a reader too. A file in write-ahead mode needs
// a writable folder even to be read; one that nobody can write to does not change.
std::unique_ptr<SQLite::Database> open_snapshot(const std::string& path) {
    try {
        return open_and_look(path, SQLite::OPEN_READONLY);
    } catch (const SQLite::Exception& failure) {
        if (!needs_writing(failure)) throw;
    }
    try {
        return open_and_look(path, SQLite::OPEN_READWRITE);
    } catch (const SQLite::Exception& failure) {
        if (!needs_writing(failure)) throw;
    }
    return open_and_look(uri_of(path, "immutable=1"), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

void check_exists(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        throw Error(path, 0,
                    "there is no such graph file; make one with: entente ingest --graph " + path + " ARTICLES");
    if (std::filesystem::is_directory(path, ignored)) throw Error(path, 0, "this is a directory, not a graph file");
}

// The switch does not wait for another program that switches at the same time: ask again.
void use_write_ahead_log(SQLite::Database& database) {
    constexpr int pause_ms = 20;
    for (int waited = 0;; waited += pause_ms) {
        try {
            database.exec("pragma journal_mode = wal");
            return;
        } catch (const SQLite::Exception& failure) {
            if (failure.getErrorCode() != SQLITE_BUSY || waited > patience_ms) throw;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(pause_ms));
    }
}

// A replaced event is a removed one, too: its month is to be summed up anew.
void heed_replaced_events(SQLite::Database& database) {
    database.exec("pragma recursive_triggers = on");
}

// Reads without a call for each page; as much as SQLite allows.
void map_into_memory(SQLite::Database& database) {
    database.exec("pragma mmap_size = 2147418112");
}

int schema_of(SQLite::Database& database) {
    return database.execAndGet("pragma user_version").getInt();
}

// Brings an older file to the newest schema; only a program that may write to it can.
void upgrade(const std::string& path) {
    try {
        SQLite::Database database(path, SQLite::OPEN_READWRITE, patience_ms);
        heed_replaced_events(database);
        migrate(database, path, {});
    } catch (const SQLite::Exception& failure) {
        if (!needs_writing(failure)) throw;
        throw Error(path, 0,
                    "an older entente wrote this graph file, and it cannot be brought to the newer form as it is "
                    "read-only; make a copy that can be written to");
    }
}

}  // namespace

std::unique_ptr<SQLite::Database> open_for_writing(const std::string& path, const WriterOptions& options) {
    if (options.must_exist) check_exists(path);
    return guarded(path, [&] {
        auto database =
            std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, patience_ms);
        if (database->execAndGet("select count(*) from sqlite_schema").getInt() != 0) check_schema(*database, path);
        use_write_ahead_log(*database);
        database->exec("pragma synchronous = normal");
        database->exec(fmt::format("pragma cache_size = -{}", options.cache_bytes >> 10));  // KiB
        map_into_memory(*database);
        database->exec("pragma temp_store = memory");  // what a statement may have to undo, above all
        database->exec("pragma journal_size_limit = 67108864");
        heed_replaced_events(*database);
        if (options.max_file_bytes != 0) {
            const auto page = static_cast<std::uint64_t>(database->execAndGet("pragma page_size").getInt64());
            database->exec(
                fmt::format("pragma max_page_count = {}", std::max<std::uint64_t>(options.max_file_bytes / page, 1)));
        }
        if (schema_of(*database) < newest_schema()) migrate(*database, path, options);
        return database;
    });
}

const Ontology& ontology_of(const WriterOptions& options) {
    if (options.ontology != nullptr) return *options.ontology;
    static const Knowledge carried = Knowledge::for_questions();
    static const Ontology& ontology = carried.ontology();  // loaded once, whichever thread comes first
    return ontology;
}

std::unique_ptr<SQLite::Database> open_for_reading(const std::string& path) {
    check_exists(path);
    return guarded(path, [&] {
        auto database = open_snapshot(path);
        check_schema(*database, path);
        if (schema_of(*database) < newest_schema()) {
            database.reset();
            upgrade(path);
            database = open_snapshot(path);
        }
        database->exec("pragma cache_size = -32768");
        map_into_memory(*database);
        return database;
    });
}

}  // namespace entente::sqlite
