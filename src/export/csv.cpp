#include "export/grid.hpp"

namespace entente {
namespace {

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace

std::string csv_text(const Grid& grid) {
    std::string out;
    const auto line = [&](const auto& cell_at) {
        bool first = true;
        for (std::size_t i = 0; i < grid.columns.size(); ++i) {
            if (grid.columns[i].show == Column::Show::in_table) continue;
            if (!first) out += ',';
            out += csv_cell(cell_at(i));
            first = false;
        }
        out += '\n';
    };
    line([&](std::size_t i) { return grid.columns[i].key; });
    for (const auto& row : grid.rows) line([&](std::size_t i) { return row[i]; });
    return out;
}

}  // namespace entente
