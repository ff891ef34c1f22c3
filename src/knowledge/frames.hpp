// Frames: which words carry which acts, and where their participants stand. The grammar is that of
// schemas/knowledge.md.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "entente/model/claim.hpp"

namespace entente {

enum class Place : std::uint8_t {
    subj,
    obj,
    iobj,
    subj_all,
    obj_all,
    agent,
    poss,
    adj,
    prep,
    prep_all,
    comp_subj,
    comp_any
};

// One place where a participant may stand; `word` is the preposition of prep and prep_all.
struct PlaceRef {
    Place place = Place::subj;
    std::string word;
};

// One alternative of a roles cell. A mutual one with an empty right side takes all its actors from the left.
struct RolePattern {
    std::vector<PlaceRef> left;
    std::vector<PlaceRef> right;
    bool mutual = false;
};

enum class NeedKind : std::uint8_t {
    object_lemma,
    preposition,
    preposition_actor,
    preposition_lemma,
    complement,
    subject_sector,
    object_actor
};

struct Need {
    NeedKind kind = NeedKind::preposition;
    bool negated = false;
    std::string word;                       // the preposition, the complement's form
    std::unordered_set<std::string> words;  // lemmas or sectors
};

struct Frame {
    std::string word;  // "call off"
    char pos = 'v';    // v, n, a
    std::string type;
    std::vector<RolePattern> roles;
    std::vector<Need> needs;
    std::string example;
    std::uint32_t order = 0;  // place in the table
};

// What an operator of a class makes of an act.
struct Composition {
    std::string type;  // empty: the act's own type
    std::optional<Status> status;
};

struct Frames {
    std::vector<Frame> frames;
    // "v accuse" → indices of frames, most needs first, then in the order of the table. Multi-word entries stand under
    // their head word: the verb of "call off", the last noun of "peace talk".
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_word;
    std::unordered_map<std::string, std::string> operators;  // "v lift" → class
    // Inflected form → base, of the verbs of frames and operators ("blamed" → "blame").
    std::unordered_map<std::string, std::string> verb_bases;
    std::unordered_map<std::string, std::unordered_set<std::string>> classes;  // word-classes.tsv, without the @
    std::unordered_map<std::string, std::string> senses;  // "n embassy" → "building": word-senses.tsv
    std::map<std::string, Composition> compositions;      // "end sanction", "end ASSAULT", "end any"

    const std::vector<std::uint32_t>* find(char pos, std::string_view lemma) const;
    const std::string* operator_class(char pos, std::string_view lemma) const;
    // What a noun, verb or adjective (n, v, a) usually means in political news; empty: not known.
    std::string_view sense(char pos, std::string_view lemma) const;
    // The composition for a class and an act, the more specific first: its type, its PLOVER type, any.
    const Composition* compose(const std::string& operator_class, const std::string& type, Plover plover) const;
};

}  // namespace entente
