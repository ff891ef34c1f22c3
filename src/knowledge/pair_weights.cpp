#include "knowledge/pair_weights.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "knowledge/table.hpp"

namespace entente {

void load_pair_weights(PairWeights& weights, const std::string& directory) {
    static constexpr std::array<std::string_view, 3> columns = {"feature", "answer", "weight"};
    const auto rows = read_table("pair-weights.tsv", directory, columns, std::vector<std::size_t>{0, 1});
    for (const Row& row : rows) {
        if (std::find(weights.answers.begin(), weights.answers.end(), row[1]) == weights.answers.end())
            weights.answers.push_back(row[1]);
    }
    std::sort(weights.answers.begin(), weights.answers.end());
    for (const Row& row : rows) {
        double value = 0;
        const auto [end, error] = std::from_chars(row[2].data(), row[2].data() + row[2].size(), value);
        if (error != std::errc() || end != row[2].data() + row[2].size())
            row.fail("expected a number, found '" + row[2] + "'");
        const auto answer =
            std::lower_bound(weights.answers.begin(), weights.answers.end(), row[1]) - weights.answers.begin();
        weights.weights[row[0]].emplace_back(static_cast<int>(answer), value);
    }
}

}  // namespace entente
