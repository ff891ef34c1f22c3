// Says why a claim was made, in words: asked for after the claim is read, from what it was read from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "claims/claim_model.hpp"
#include "claims/dating.hpp"
#include "claims/fillers.hpp"
#include "claims/matcher.hpp"
#include "claims/pair_model.hpp"
#include "claims/syntax.hpp"
#include "claims/turning.hpp"
#include "entente/model/claim.hpp"
#include "entente/model/why.hpp"
#include "knowledge/tables.hpp"

namespace entente {

// What a claim was read from.
struct Reading {
    const Frame& frame;
    TokenIndex trigger = 0;
    const Turned& turned;
    std::uint32_t source = 0;  // mentions
    std::uint32_t target = 0;
    const Match* match = nullptr;  // where the frame's roles found the two
    // How their states are known: implied means that the mention only names the state whose authorities take part.
    SlotBasis source_basis = SlotBasis::own;
    SlotBasis target_basis = SlotBasis::own;
};

// A factor of a confidence, and what it is for.
using Factors = std::vector<std::pair<double, std::string_view>>;

class WhyTeller {
public:
    WhyTeller(const Knowledge::Tables& knowledge, const Actors& actors, const Tree& tree, const FillerFinder& fillers,
              const SentenceTimes& times, std::optional<Day> published)
        : knowledge_(knowledge),
          actors_(actors),
          tree_(tree),
          fillers_(fillers),
          times_(times),
          published_(published) {}

    Why of_roles(const Reading& reading, const Claim& claim, const Factors& factors) const;
    Why of_model(const Reading& reading, const Claim& claim, const Weighing& weighing, double probability) const;
    Why of_guess(const MarkedPair& pair, TokenIndex trigger, const PairGuess& guess, const Claim& claim) const;

private:
    Why described(const Reading& reading, const Claim& claim) const;
    void say_act(const Reading& reading, const Claim& claim, Why& why) const;
    void say_side(const Reading& reading, const Claim& claim, bool source, Why& why) const;
    void say_status(const std::vector<TokenIndex>& chain, const std::string& by_operator, const Claim& claim,
                    Why& why) const;
    void say_time(const std::vector<TokenIndex>& chain, const Claim& claim, Why& why) const;
    void say_speaker(const std::vector<TokenIndex>& chain, const Claim& claim, Why& why) const;
    std::string standing(const Reading& reading, std::uint32_t mention) const;
    std::string state_basis(const Participant& participant, std::uint32_t mention, SlotBasis basis) const;
    std::string words_of(std::uint32_t mention) const;
    std::string words_of_state(const std::string& state, std::uint32_t sentence) const;
    std::string phrase(TokenIndex at) const;
    std::string quoted(TokenIndex at) const;

    const Knowledge::Tables& knowledge_;
    const Actors& actors_;
    const Tree& tree_;
    const FillerFinder& fillers_;
    const SentenceTimes& times_;
    std::optional<Day> published_;
};

}  // namespace entente
