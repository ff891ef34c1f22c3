// Optimal string alignment distance (Damerau-Levenshtein without overlapping swaps), over code points.
#include <algorithm>
#include <vector>

#include "entente/base/text.hpp"
#include "entente/query/names.hpp"

namespace entente {
namespace {

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) points += next_code_point(text, at);
    return points;
}

}  // namespace

std::size_t edit_distance(std::string_view a_text, std::string_view b_text, std::size_t limit) {
    const std::u32string a = code_points(a_text);
    const std::u32string b = code_points(b_text);
    const std::size_t gap = a.size() < b.size() ? b.size() - a.size() : a.size() - b.size();
    if (gap > limit) return limit + 1;
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::vector<std::size_t> next(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[j] = std::min(next[j], before[j - 2] + 1);
        }
        if (*std::min_element(next.begin(), next.end()) > limit) return limit + 1;
        std::swap(before, row);
        std::swap(row, next);
    }
    return std::min(row[b.size()], limit + 1);
}

}  // namespace entente
