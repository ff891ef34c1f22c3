#include "base/embedded.hpp"

#include <cstddef>

namespace entente {
namespace {

struct Entry {
    const char* path;
    const char* begin;
    const char* end;
};

#include "embedded_table.inc"

EmbeddedFile file_of(const Entry& entry) {
    return {entry.path, {entry.begin, static_cast<std::size_t>(entry.end - entry.begin)}};
}

}  // namespace

std::optional<std::string_view> embedded(std::string_view path) {
    for (const Entry* entry = table; entry->path != nullptr; ++entry) {
        if (path == entry->path) return file_of(*entry).bytes;
    }
    return std::nullopt;
}

std::vector<EmbeddedFile> embedded_under(std::string_view prefix) {
    std::vector<EmbeddedFile> files;
    for (const Entry* entry = table; entry->path != nullptr; ++entry) {
        if (std::string_view(entry->path).starts_with(prefix)) files.push_back(file_of(*entry));
    }
    return files;
}

}  // namespace entente
