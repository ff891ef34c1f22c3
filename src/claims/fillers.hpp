// Which actors a word of the tree answers for: itself, the agent of an act, the owner of a thing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/syntax.hpp"
#include "entente/model/actor.hpp"
#include "knowledge/frames.hpp"

namespace entente {

// A mention that fills a role, and how sure that is.
struct Filler {
    std::uint32_t mention = 0;  // index of Actors::mentions
    double strength = 1;        // 1: the word itself; less the further away it was found
};
using Fillers = std::vector<Filler>;

class FillerFinder {
public:
    FillerFinder(const Tree& tree, const Actors& actors, const Frames& frames);

    // The mentions that the token is the head of or stands in, with their coordinated siblings.
    Fillers direct(TokenIndex token) const;
    // The same; failing that the agent of an act ("condemned *Israel's attack*"), the owner of a thing ("*a base of the
    // Syrian army*"), and, with `located`, the people of a place ("*a hotel in Mali*").
    Fillers resolve(TokenIndex token, bool located) const { return resolve(token, located, 0); }
    // Who does the act that a noun names.
    Fillers agent(TokenIndex noun) const { return agent(noun, 0); }
    Fillers possessor(TokenIndex noun) const;
    // Adjectives of nationality and names before the noun ("the *Russian* attack", "*US*-led", "*Russia*–*China*
    // talks").
    Fillers before(TokenIndex noun) const;
    // Noun phrases behind that preposition, of the noun or of the verb that governs it.
    std::vector<TokenIndex> behind(TokenIndex noun, std::string_view preposition) const;

    bool is_act(TokenIndex noun) const;
    const Mention& mention(const Filler& filler) const { return actors_.mentions[filler.mention]; }
    const Entity& entity(const Filler& filler) const { return actors_.entities[mention(filler).entity]; }

private:
    Fillers at(TokenIndex token) const;
    void before(TokenIndex at, TokenIndex noun, Fillers& out, int depth) const;
    Fillers resolve(TokenIndex token, bool located, int depth) const;
    Fillers agent(TokenIndex noun, int depth) const;
    Fillers all(const std::vector<TokenIndex>& tokens, double strength) const;
    bool is_light(TokenIndex verb) const;
    bool of_is_target(TokenIndex noun) const;  // "the arrest of": the noun behind "of" is whom it is done to
    bool undergoes(TokenIndex verb) const;     // its subject is whom its object is done to

    const Tree& tree_;
    const Actors& actors_;
    const Frames& frames_;
    std::vector<std::vector<std::uint32_t>> mentions_at_;  // per token of the sentence, the outermost first
};

}  // namespace entente
