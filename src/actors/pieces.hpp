// What the words of a sentence are to actor finding: known names, titles, organ words, unknown proper names.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entente/model/document.hpp"
#include "knowledge/tables.hpp"

namespace entente {

enum class PieceKind : std::uint8_t {
    country,    // name of a state: ref.entity
    adjective,  // of nationality, or a demonym before a noun
    demonym,    // noun for a state's people
    capital,    // name of a capital: stands for its government, or for the place
    named,      // organ, organisation, group, company: ref.entity
    person,     // known full name: ref.entity
    surname,    // what may be a known leader's surname: refs
    place,      // city, region: ref.entity
    title,      // refs are indices of Tables::titles
    organ,      // refs are indices of Tables::organ_words
    proper,     // unknown proper name
    blocked,    // a fixed phrase that is no actor
};

struct Piece {
    PieceKind kind = PieceKind::proper;
    std::uint32_t first = 0;  // tokens of the document, half-open
    std::uint32_t last = 0;
    std::uint32_t entity = 0;         // index of Tables::entities, where one is known
    std::vector<std::uint32_t> refs;  // titles, organ words, or the persons of a surname
    bool plural = false;              // of titles and organ words: the phrase stands in the plural
};

// The pieces of one tagged sentence, in order and disjoint. `day` tells which entities exist.
std::vector<Piece> find_pieces(const Knowledge::Tables& knowledge, const Document& document, const Sentence& sentence,
                               Day day);

}  // namespace entente
