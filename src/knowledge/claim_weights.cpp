#include "knowledge/claim_weights.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "entente/base/error.hpp"
#include "knowledge/table.hpp"

namespace entente {
namespace {

constexpr std::string_view calibration = "calibration ";

double number(std::string_view text, const std::string& file, std::size_t line) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        throw Error(file, line, "expected a number, found '" + std::string(text) + "'");
    return value;
}

}  // namespace

std::uint64_t feature_hash(std::string_view text) {
    FeatureHash hash;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('|', at), text.size());
        hash.add(text.substr(at, end - at));
        at = end + 1;
    }
    return hash.value();
}

void WeightTable::set(std::uint64_t feature, float weight, float gate) {
    if (2 * (filled_ + 1) > cells_.size()) {
        std::vector<Cell> old(std::max<std::size_t>(1024, 2 * cells_.size()));
        old.swap(cells_);
        for (const Cell& cell : old) {
            if (cell.feature != 0) cells_[place(cell.feature)] = cell;
        }
    }
    Cell& cell = cells_[place(feature)];
    filled_ += cell.feature == 0;
    cell = {feature, weight, gate};
}

double WeightTable::total(const std::vector<std::uint64_t>& features, float Cell::*of) const {
    if (cells_.empty()) return 0;
    // The cells lie far apart: they are sent for before they are needed.
    constexpr std::size_t ahead = 12;
    const std::size_t mask = cells_.size() - 1;
    double sum = 0;
    for (std::size_t i = 0; i < features.size(); ++i) {
        if (i + ahead < features.size()) {
            const std::uint64_t next = features[i + ahead];
            __builtin_prefetch(&cells_[(next ^ (next >> 32)) & mask]);
        }
        sum += cells_[place(features[i])].*of;
    }
    return sum;
}

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
    static constexpr std::array<std::string_view, 3> columns = {"feature", "weight", "gate"};
    std::map<double, double> shares;
    scan_table("claim-weights.tsv", directory, columns,
               [&](const std::string& file, std::size_t line, std::span<const std::string_view> cells) {
                   const double value = number(cells[1], file, line);
                   if (cells[0].starts_with(calibration)) {
                       shares[number(cells[0].substr(calibration.size()), file, line)] = value;
                   } else if (cells[0] == "least") {
                       weights.least = value;
                   } else if (cells[0] == "gate") {
                       weights.gate = value;
                   } else {
                       const double gate = cells[2].empty() ? 0 : number(cells[2], file, line);
                       weights.weights.set(feature_hash(cells[0]), static_cast<float>(value), static_cast<float>(gate));
                   }
               });
    weights.calibration.assign(shares.begin(), shares.end());
}

}  // namespace entente
