// Matches a predicate, a verb or a noun, with the frames of its word.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claims/fillers.hpp"
#include "claims/syntax.hpp"
#include "entente/knowledge/ontology.hpp"
#include "knowledge/frames.hpp"

namespace entente {

// A frame that holds between two mentions.
struct Match {
    TokenIndex predicate = 0;
    const Frame* frame = nullptr;
    std::size_t pattern = 0;  // which of the frame's role patterns
    bool mutual = false;
    Filler source;
    Filler target;
    double certainty = 1;  // of the construction
};

class Matcher {
public:
    Matcher(const Tree& tree, const FillerFinder& fillers, const Frames& frames, const Ontology& ontology)
        : tree_(tree), fillers_(fillers), frames_(frames), ontology_(ontology) {}

    // The pairs of the best frame of this word that has any.
    std::vector<Match> match(TokenIndex predicate) const;

    // All senses of this word that its particles allow; `needs` says whether what else a sense asks for is there.
    struct Sense {
        const Frame* frame = nullptr;
        bool needs = true;
    };
    std::vector<Sense> senses(TokenIndex predicate) const;

private:
    struct Predicate;
    const std::vector<std::uint32_t>* frames_of(TokenIndex token) const;
    Predicate predicate_at(TokenIndex token) const;
    bool words_fit(const Frame& frame, const Predicate& predicate) const;
    bool needs_hold(const Frame& frame, const Predicate& predicate) const;
    bool need_holds(const Need& need, const Predicate& predicate) const;
    Fillers fill(const Frame& frame, const PlaceRef& place, const Predicate& predicate, const Fillers& source,
                 bool located) const;
    Fillers fill(const Frame& frame, const std::vector<PlaceRef>& places, const Predicate& predicate,
                 const Fillers& source, bool located) const;
    Fillers complement(const Frame& frame, const Predicate& predicate, const Fillers& source, bool subject_only) const;
    std::vector<TokenIndex> phrases(const Predicate& predicate, const std::string& preposition) const;
    Fillers resolve_all(const std::vector<TokenIndex>& tokens, bool located) const;
    void pair_up(const Frame& frame, std::size_t pattern, const Predicate& predicate, std::vector<Match>& out) const;

    const Tree& tree_;
    const FillerFinder& fillers_;
    const Frames& frames_;
    const Ontology& ontology_;
};

}  // namespace entente
