// The data files compiled into the program, by their path in the source tree ("src/knowledge/data/countries.tsv").
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace entente {

struct EmbeddedFile {
    std::string_view path;
    std::string_view bytes;  // 64-byte aligned; lives as long as the program
};

std::optional<std::string_view> embedded(std::string_view path);
// All files whose path begins with `prefix`, sorted by path.
std::vector<EmbeddedFile> embedded_under(std::string_view prefix);

}  // namespace entente
