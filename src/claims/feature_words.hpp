// The features of the learnt models in words that a political scientist understands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claims/claim_model.hpp"
#include "entente/model/why.hpp"
#include "knowledge/pair_weights.hpp"

namespace entente {

// What a feature of the claim model ("source|relation|subj|ASSAULT") or of the pair model ("top:condemn") says. Its
// refinements (voice, type, word) are left out, so that several features may say the same. A feature that has no
// wording yet comes as it is, in ‹›.
std::string claim_feature_in_words(std::string_view feature);
std::string pair_feature_in_words(std::string_view feature);

// Features that say the same in one, their weights summed; the strongest first, at most `most`.
std::vector<Voice> voices_of(const std::vector<WeighedFeature>& features, std::size_t most);
// The same for the answer of the pair model.
std::vector<Voice> voices_of(const PairWeights& weights, const std::vector<std::string>& features,
                             const std::string& answer, std::size_t most);

}  // namespace entente
