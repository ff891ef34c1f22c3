// From a noun phrase's parts (owner, titles, organs, name) to the entity that it names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actors/memory.hpp"
#include "actors/pieces.hpp"
#include "entente/model/document.hpp"

namespace entente {

// "[former] [Russian|NATO|Gaza's] [foreign ministry] [spokeswoman] [Maria Zakharova]": any part may be missing.
struct NounGroup {
    std::optional<std::uint32_t> owner;  // index of Tables::entities
    std::vector<const Piece*> chain;     // titles and organ words, in order
    const Piece* name = nullptr;         // person, surname or proper
    bool apposed = false;                // a comma stands before the name: the title heads the phrase
    bool former = false;
    bool counterpart_of_last = false;  // "his … counterpart"
};

// "Council", "Ministry": a name with such a word is an organisation's.
bool names_organisation(std::string_view word);
// Words in the names of places, storms, ships, products and prizes: whoever bears such a name is no actor.
bool names_thing(std::string_view word);

class Resolver {
public:
    Resolver(const Knowledge::Tables& knowledge, const Document& document, Day day, Memory& memory)
        : knowledge_(knowledge), document_(document), day_(day), memory_(memory) {}

    // Index in Actors::entities. `context` is the state that an organ without an owner is taken to belong to; empty:
    // none is known.
    std::uint32_t resolve(const NounGroup& group, const std::string& context);
    std::uint32_t known(std::uint32_t entity);  // of Tables::entities
    // The people of a state.
    std::uint32_t people(std::uint32_t country);
    // An unknown proper name: an organisation by its words, else a person. Nothing when it may be anything.
    std::optional<std::uint32_t> proper(const Piece& piece, const std::string& country);

    std::string text_of(std::uint32_t first, std::uint32_t last) const;

private:
    std::uint32_t person(const NounGroup& group, const Title* title, const std::string& country, Sector sector);
    std::uint32_t unknown_person(const std::string& name, const std::string& country, Sector sector,
                                 const std::string& office);
    std::uint32_t organ(const KnownEntity* owner, const std::string& context, const Piece& piece);
    const KnownEntity* surname_holder(const Piece& piece, const KnownEntity* owner, const Title* title) const;
    const Title* title_of(const Piece& piece, const KnownEntity* owner) const;

    const Knowledge::Tables& knowledge_;
    const Document& document_;
    Day day_;
    Memory& memory_;
};

}  // namespace entente
