// The weights of the model that says how likely a claim is (src/claims/claim_model.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

// A feature is a list of parts, as in "word|attack|n"; its hash is made of theirs, part by part.
class FeatureHash {
public:
    void add(std::string_view part) {
        std::uint64_t hash = part.size() * 0x9e3779b97f4a7c15ULL;
        for (; part.size() > 8; part.remove_prefix(8)) hash = mixed(hash ^ chunk(part.substr(0, 8)));
        value_ = mixed((value_ + 0x632be59bd9b4e019ULL) ^ mixed(hash ^ chunk(part)));
    }
    // Never 0.
    std::uint64_t value() const { return value_ == 0 ? 1 : value_; }

private:
    static std::uint64_t mixed(std::uint64_t x) {
        x *= 0xd6e8feb86659fd93ULL;
        return x ^ (x >> 32);
    }
    // At most eight bytes, the first the lowest.
    static std::uint64_t chunk(std::string_view bytes) {
        std::uint64_t out = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            out |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
        return out;
    }

    std::uint64_t value_ = 0;
};

// Of a feature's text, with "|" between the parts.
std::uint64_t feature_hash(std::string_view text);

// Weights by feature, in one open-addressed array: a sentence asks for thousands.
class WeightTable {
public:
    struct Cell {
        std::uint64_t feature = 0;  // 0: free
        float weight = 0;           // how much it speaks for a claim
        float gate = 0;             // how much it speaks for a word's making any claim
    };

    // A later weight of the same feature replaces the earlier.
    void set(std::uint64_t feature, float weight, float gate);
    // 0 for a feature without a weight.
    float of(std::uint64_t feature) const { return cells_.empty() ? 0.0F : cells_[place(feature)].weight; }
    double sum(const std::vector<std::uint64_t>& features) const { return total(features, &Cell::weight); }
    double gate(const std::vector<std::uint64_t>& features) const { return total(features, &Cell::gate); }

private:
    std::size_t place(std::uint64_t feature) const {
        const std::size_t mask = cells_.size() - 1;
        std::size_t at = (feature ^ (feature >> 32)) & mask;
        while (cells_[at].feature != 0 && cells_[at].feature != feature) at = (at + 1) & mask;
        return at;
    }
    double total(const std::vector<std::uint64_t>& features, float Cell::*of) const;

    std::vector<Cell> cells_;
    std::size_t filled_ = 0;
};

struct ClaimWeights {
    WeightTable weights;
    // Of the claims that the model holds this probable, that share is right: measured on sentences that it was not
    // trained on. Pairs (probability, share), both ascending; straight lines between them.
    std::vector<std::pair<double, double>> calibration;
    double least = 1;  // what is less probable is not claimed
    // A word whose act features' gates sum up to less makes no claim: nothing else about it is looked at.
    double gate = -1e9;

    double calibrated(double probability) const;
};

// Reads claim-weights.tsv (columns: feature, weight, gate; no gate: 0). Rows "calibration 0.62" hold the share for that
// probability, the rows "least" and "gate" those bounds. Throws Error.
void load_claim_weights(ClaimWeights& weights, const std::string& directory);

}  // namespace entente
