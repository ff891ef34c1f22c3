// What may be claimed in a sentence, and how likely each is: every word that can carry an act, with every pair of those
// who could take part. The frames say what a word can mean and whom they would choose; a linear model, trained on coded
// news sentences (tools/train_claims), weighs that against the rest of the construction.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "claims/fillers.hpp"
#include "claims/matcher.hpp"
#include "claims/prepare.hpp"
#include "claims/slots.hpp"
#include "claims/syntax.hpp"
#include "claims/turning.hpp"
#include "knowledge/claim_weights.hpp"
#include "knowledge/tables.hpp"

namespace entente {

// A match is a "meeting" and a defeat an "attack" only in the sports pages.
bool is_sport(const Frames& frames, const Tree& tree);

// What a sense of a word comes to under its operators, negation and tense.
struct Settled {
    const RelationType* type = nullptr;  // nullptr: nothing that the ontology knows
    Turned turned;
    Status status = Status::happened;
};
Settled settle(const Knowledge::Tables& knowledge, const Tree& tree, const Frame& frame, TokenIndex trigger,
               const std::vector<Operator>& operators);

// The operator's own subject becomes the source, and the act's agent (or else its target) the target. False: it has
// none.
bool re_source(const Tree& tree, const FillerFinder& fillers, TokenIndex op, Filler& source, Filler& target);

// A sense of a word in its sentence.
struct Act {
    TokenIndex trigger = 0;
    const Frame* frame = nullptr;
    const RelationType* type = nullptr;  // after its operators and its negation
    Turned turned;
    Status status = Status::happened;
    std::vector<Match> matches;         // the pairs that the frame finds by its roles; empty: none
    bool needs = true;                  // what the frame asks for is there
    std::vector<TokenIndex> governors;  // the words right over it in its clause: "*launched* an attack"
};

// Do both sides do the same to each other?
bool is_mutual(const Act& act);

// Features as hashes of their texts.
using Features = std::vector<std::uint64_t>;
using FeatureTexts = std::unordered_map<std::uint64_t, std::string>;

// Two slots of Candidates::slots as source and target of an act.
struct Pair {
    std::uint32_t act = 0;
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    Features features;  // of the pair; those of the act and of its roles stand in Candidates
};

struct Candidates {
    std::vector<Slot> slots;
    std::vector<Act> acts;
    std::vector<Features> act_features;
    // [act * slots.size() + slot]: the slot as source, and as target, of the act.
    std::vector<Features> source_features, target_features;
    std::vector<Pair> pairs;
};

// With `gate`, words that hardly make a claim (ClaimWeights::gate) get no pairs. With `texts`, the text of every
// feature is added to it.
Candidates candidates_of(const Knowledge::Tables& knowledge, const Actors& actors, const Tree& tree,
                         const FillerFinder& fillers, const Matcher& matcher, std::uint32_t sentence,
                         const ClaimWeights* gate = nullptr, FeatureTexts* texts = nullptr);
// The same of a sentence that is parsed, without a gate.
Candidates candidates_of(const Knowledge::Tables& knowledge, const Prepared& prepared, std::uint32_t sentence,
                         FeatureTexts* texts = nullptr);

// The model works in two passes. First each pair is scored for itself: the log odds of every pair, in the order of
// Candidates::pairs. Then what scored at least `second_pass` is compared with its rivals: other sources, other targets,
// the reverse, other senses of the word. rivalries() gives the features of that comparison (empty below `second_pass`).
inline constexpr double second_pass = -3;
std::vector<double> log_odds(const ClaimWeights& weights, const Candidates& candidates);
std::vector<Features> rivalries(const Candidates& candidates, const std::vector<double>& odds,
                                FeatureTexts* texts = nullptr);

// The probability of every pair after both passes.
std::vector<double> probabilities(const ClaimWeights& weights, const Candidates& candidates);

// The pairs to be claimed, the surest first: at least as probable as `least`, each word in one sense, and nothing
// twice.
std::vector<std::size_t> chosen(const Candidates& candidates, const std::vector<double>& probability, double least);

// What speaks for and against one pair, in features and their weights: of both passes, the strongest first. `texts`
// are those that candidates_of() filled. Features without a weight are left out.
struct WeighedFeature {
    std::string text;
    double weight = 0;
};
struct Weighing {
    double odds = 0;  // of the first pass: log odds
    std::vector<WeighedFeature> features;
};
Weighing weighing_of(const ClaimWeights& weights, const Candidates& candidates, std::size_t pair,
                     const FeatureTexts& texts);

}  // namespace entente
