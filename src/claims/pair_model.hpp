// A learnt guess at what two marked actors of one sentence do: for pairs that the caller names, where the frames are
// silent or torn. Features are words, frames and paths around the pair; the weights stand in a table
// (tools/train_pairs).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claims/fillers.hpp"
#include "claims/syntax.hpp"
#include "entente/model/claim.hpp"
#include "knowledge/frames.hpp"
#include "knowledge/pair_weights.hpp"
#include "knowledge/tables.hpp"

namespace entente {

// What is known of a pair before guessing: two mentions of the tree's sentence, and the PLOVER types of the claims that
// the frames found between them.
struct MarkedPair {
    std::uint32_t source = 0;  // index of Actors::mentions
    std::uint32_t target = 0;
    std::vector<Plover> claimed;
};

// Sorted, without repetition: "lca:condemn", "path:nsubj>", "frame:ACCUSE", …
std::vector<std::string> pair_features(const Tree& tree, const Actors& actors, const Knowledge::Tables& knowledge,
                                       const MarkedPair& pair);

struct PairGuess {
    std::string answer;      // a PLOVER type, "YIELD" for CONCEDE and RETREAT together, or "NONE"
    double probability = 0;  // of the answer
    std::string reason;      // the features that spoke loudest for it
};
PairGuess guess(const PairWeights& weights, const std::vector<std::string>& features);

// The relation type that stands for a guessed answer where no word on the path says it better.
std::string default_type(const std::string& answer);

// The word on the path between the two whose frames carry the answer, nearest to its top.
struct PathWord {
    TokenIndex token = 0;
    std::string type;
};
std::optional<PathWord> word_for(const Tree& tree, const Actors& actors, const Knowledge::Tables& knowledge,
                                 const MarkedPair& pair, const std::string& answer);

}  // namespace entente
