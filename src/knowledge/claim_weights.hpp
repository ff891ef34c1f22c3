// The weights of the model that says how likely a claim is (src/claims/claim_model.hpp).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

// FNV-1a, 64 bits, of a feature's text.
constexpr std::uint64_t feature_hash(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325ULL) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

// Weights by feature_hash, in one open-addressed array: a sentence asks for tens of thousands.
class WeightTable {
public:
    void reserve(std::size_t count) { cells_.assign(std::bit_ceil(count * 2 + 2), {}); }
    // At most as many as were reserved; a later weight of the same feature replaces the earlier.
    void set(std::uint64_t feature, float weight) { *find(feature) = {feature, weight}; }
    // 0 for a feature without a weight.
    float of(std::uint64_t feature) const { return cells_.empty() ? 0.0F : find(feature)->weight; }

private:
    struct Cell {
        std::uint64_t feature = 0;  // 0: free; no text hashes to it
        float weight = 0;
    };
    const Cell* find(std::uint64_t feature) const {
        const std::size_t mask = cells_.size() - 1;
        std::size_t at = (feature ^ (feature >> 32)) & mask;
        while (cells_[at].feature != 0 && cells_[at].feature != feature) at = (at + 1) & mask;
        return &cells_[at];
    }
    Cell* find(std::uint64_t feature) { return const_cast<Cell*>(std::as_const(*this).find(feature)); }

    std::vector<Cell> cells_;
};

struct ClaimWeights {
    WeightTable weights;
    // Of the claims that the model holds this probable, that share is right: measured on sentences that it was not
    // trained on. Pairs (probability, share), both ascending; straight lines between them.
    std::vector<std::pair<double, double>> calibration;
    double least = 1;  // what is less probable is not claimed

    double calibrated(double probability) const;
};

// Reads claim-weights.tsv (columns: feature, weight). Rows "calibration 0.62" hold the share for that probability, the
// row "least" the least probability. Throws Error.
void load_claim_weights(ClaimWeights& weights, const std::string& directory);

}  // namespace entente
