#include "store/sqlite/failure.hpp"

#include <sqlite3.h>

#include "entente/base/error.hpp"

namespace entente::sqlite {

void explain_failure(const std::string& path, const SQLite::Exception& failure) {
    switch (failure.getErrorCode()) {
        case SQLITE_NOTADB:
            throw Error(path, 0, "this is not an entente graph file; name another file with --graph");
        case SQLITE_CORRUPT:
            throw Error(path, 0, "the graph file is damaged; ingest the articles again into a new file");
        case SQLITE_FULL:
            throw Error(path, 0,
                        "no space is left for the graph file; what was committed before is kept: free some space and "
                        "run the same command again");
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Error(path, 0, "another program is writing to the graph file; try again when it is done");
        case SQLITE_READONLY:
        case SQLITE_PERM:
            throw Error(path, 0, "the graph file cannot be written: permission denied");
        case SQLITE_CANTOPEN:
            throw Error(path, 0, "the graph file cannot be opened; do its folder and the right to it exist?");
        default:
            throw Error(path, 0, std::string("the graph file cannot be used: ") + failure.what());
    }
}

}  // namespace entente::sqlite
