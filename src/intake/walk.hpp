// The files of a directory tree, in the order of their paths.
#pragma once

#include <functional>
#include <string>

namespace entente::intake {

struct WalkVisitor {
    // `path` opens it; `relative` is the part below the directory that the walk began in, with '/' between its parts.
    std::function<void(const std::string& path, const std::string& relative)> file;
    std::function<void(const std::string& path, const std::string& message)> problem;
};

// Visits every regular file below `directory`, sorted by relative path (as bytes). Links are followed, but never back
// into a directory that the walk is in. Companion files are left out (see kind.hpp). Holds one listing a level.
void walk_directory(const std::string& directory, const WalkVisitor& visitor);

}  // namespace entente::intake
