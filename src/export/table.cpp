#include <algorithm>
#include <numeric>

#include "entente/base/text.hpp"
#include "export/grid.hpp"

namespace entente {
namespace {

constexpr std::size_t gap = 2;

// East Asian wide and full-width forms and emoji take two cells, combining marks none.
std::size_t cell_width(char32_t c) {
    if (c == 0 || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F)) return 0;
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                      (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                      (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

std::string printable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
                             (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        append_utf8(out, control ? U' ' : c);
    }
    return out;
}

std::vector<std::size_t> widths_of(const Grid& grid, const std::vector<std::size_t>& shown, std::size_t width) {
    std::vector<std::size_t> widths;
    for (const std::size_t i : shown) {
        const Column& column = grid.columns[i];
        std::size_t widest = display_width(column.heading.empty() ? column.key : column.heading);
        for (const auto& row : grid.rows) widest = std::max(widest, display_width(row[i]));
        widths.push_back(widest);
    }
    const auto total = [&] {
        return std::accumulate(widths.begin(), widths.end(), gap * (widths.empty() ? 0 : widths.size() - 1));
    };
    while (total() > width) {
        std::size_t* widest = nullptr;  // in proportion to what it may shrink to
        std::size_t widest_to = 1;
        for (std::size_t k = 0; k < shown.size(); ++k) {
            const std::size_t narrowest = grid.columns[shown[k]].shrinks_to;
            if (narrowest == 0 || widths[k] <= narrowest) continue;
            if (widest != nullptr && widths[k] * widest_to <= *widest * narrowest) continue;
            widest = &widths[k];
            widest_to = narrowest;
        }
        if (widest == nullptr) break;
        --*widest;
    }
    return widths;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) width += cell_width(next_code_point(text, at));
    return width;
}

std::string fitted(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    std::string cut;
    std::size_t used = 1;  // "…"
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        used += cell_width(next_code_point(text, at));
        if (used > width) break;
        cut += text.substr(begin, at - begin);
    }
    while (!cut.empty() && cut.back() == ' ') cut.pop_back();
    return cut + "…";
}

std::string table_text(const Grid& given, std::size_t width, bool bold) {
    Grid grid = given;
    for (auto& row : grid.rows) {
        for (std::string& cell : row) cell = printable(cell);
    }
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
        if (grid.columns[i].show != Column::Show::in_csv) shown.push_back(i);
    }
    const std::vector<std::size_t> widths = widths_of(grid, shown, width);
    std::string out;
    const auto line = [&](const auto& cell_at) {
        std::string text;
        for (std::size_t k = 0; k < shown.size(); ++k) {
            const std::string cell = fitted(cell_at(shown[k]), widths[k]);
            const std::string pad(widths[k] - std::min(widths[k], display_width(cell)), ' ');
            if (k > 0) text.append(gap, ' ');
            text += grid.columns[shown[k]].right ? pad + cell : cell + pad;
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text;
    };
    const std::string heading = line(
        [&](std::size_t i) { return grid.columns[i].heading.empty() ? grid.columns[i].key : grid.columns[i].heading; });
    out += bold ? "\033[1m" + heading + "\033[0m\n" : heading + "\n";
    for (const auto& row : grid.rows) out += line([&](std::size_t i) { return row[i]; }) + "\n";
    return out;
}

}  // namespace entente
