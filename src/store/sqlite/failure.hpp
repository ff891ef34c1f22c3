// What SQLite throws, in words for the user.
#pragma once

#include <SQLiteCpp/Exception.h>

#include <string>

namespace entente::sqlite {

// Throws Error with what to do next.
[[noreturn]] void explain_failure(const std::string& path, const SQLite::Exception& failure);

// Runs `work`; no SQLite exception leaves it.
template <typename Work>
decltype(auto) guarded(const std::string& path, Work&& work) {
    try {
        return work();
    } catch (const SQLite::Exception& failure) {
        explain_failure(path, failure);
    }
}

}  // namespace entente::sqlite
