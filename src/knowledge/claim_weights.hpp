// The weights of the model that says how likely a claim is (src/claims/claim_model.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente {

// FNV-1a, 64 bits, of a feature's text.
constexpr std::uint64_t feature_hash(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325ULL) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

struct ClaimWeights {
    std::unordered_map<std::uint64_t, float> weights;  // by feature_hash
    // Of the claims that the model holds this probable, that share is right: measured on sentences that it was not
    // trained on. Pairs (probability, share), both ascending; straight lines between them.
    std::vector<std::pair<double, double>> calibration;
    double least = 1;  // what is less probable is not claimed

    double calibrated(double probability) const;

    float of(std::uint64_t feature) const {
        const auto it = weights.find(feature);
        return it == weights.end() ? 0.0F : it->second;
    }
};

// Reads claim-weights.tsv (columns: feature, weight). Rows "calibration 0.62" hold the share for that probability, the
// row "least" the least probability. Throws Error.
void load_claim_weights(ClaimWeights& weights, const std::string& directory);

}  // namespace entente
