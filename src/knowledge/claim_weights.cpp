#include "knowledge/claim_weights.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "knowledge/table.hpp"

namespace entente {
namespace {

constexpr std::string_view calibration = "calibration ";

double number(const Row& row, std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        row.fail("expected a number, found '" + std::string(text) + "'");
    return value;
}

}  // namespace

double ClaimWeights::calibrated(double probability) const {
    if (calibration.empty()) return probability;
    const auto above = std::lower_bound(calibration.begin(), calibration.end(), std::pair(probability, 0.0));
    if (above == calibration.begin()) return above->second;
    if (above == calibration.end()) return calibration.back().second;
    const auto below = above - 1;
    const double way = (probability - below->first) / (above->first - below->first);
    return below->second + way * (above->second - below->second);
}

void load_claim_weights(ClaimWeights& weights, const std::string& directory) {
    static constexpr std::array<std::string_view, 2> columns = {"feature", "weight"};
    const auto rows = read_table("claim-weights.tsv", directory, columns, std::vector<std::size_t>{0});
    weights.weights.reserve(rows.size());
    for (const Row& row : rows) {
        const double value = number(row, row[1]);
        if (row[0].starts_with(calibration)) {
            weights.calibration.emplace_back(number(row, std::string_view(row[0]).substr(calibration.size())), value);
        } else if (row[0] == "least") {
            weights.least = value;
        } else {
            weights.weights.set(feature_hash(row[0]), static_cast<float>(value));
        }
    }
    std::sort(weights.calibration.begin(), weights.calibration.end());
}

}  // namespace entente
