// The weights of the model that guesses what two marked actors do (src/claims/pair_model.hpp).
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente {

// A linear model: one weight for a feature and an answer.
struct PairWeights {
    std::vector<std::string> answers;  // PLOVER types, "YIELD" and "NONE", sorted
    // Feature → (index of answers, weight).
    std::unordered_map<std::string, std::vector<std::pair<int, double>>> weights;
};

// Reads pair-weights.tsv (columns: feature, answer, weight). Throws Error.
void load_pair_weights(PairWeights& weights, const std::string& directory);

}  // namespace entente
