// What a document has said about its actors so far: what pronouns, surnames and descriptions can refer to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/model/actor.hpp"

namespace entente {

class Memory {
public:
    explicit Memory(Actors& actors) : actors_(actors) {}

    // The entity's index in Actors::entities; a first sighting adds it, a later one may fill what was unknown.
    std::uint32_t intern(Entity entity);

    // The state that an unknown person is taken for unless the text says another.
    void guess_country(std::uint32_t entity, const std::string& country);
    // To be called when the text is read.
    void apply_guesses();

    void mentioned(std::uint32_t entity, std::uint32_t sentence);
    void person_named(std::uint32_t entity, std::string_view name, const std::string& office);

    // The person whose name had this word, or nothing.
    std::optional<std::uint32_t> person_with(std::string_view name_word) const;
    // The last person said to hold this office.
    std::optional<std::uint32_t> person_in_office(const std::string& office) const;
    const std::string* office_of(std::uint32_t person) const;
    // The last person mentioned not before that sentence. When two stand in the same sentence, the first: subjects do.
    std::optional<std::uint32_t> last_person(std::uint32_t not_before) const;
    // The last entity of the kind (and, unless none, the sector) mentioned not before that sentence.
    std::optional<std::uint32_t> last_of(EntityKind kind, Sector sector, std::uint32_t not_before) const;
    // The two sides, states or persons of two of them, that the text has mentioned most since that sentence; among
    // equals the later ones. A side that this sentence alone has named already is not one of them ("France mediated
    // between the two sides"). In order of first mention.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> main_pair(bool persons, std::uint32_t not_before,
                                                                     std::uint32_t sentence) const;
    // Has the text named the state or organisation, or somebody of it?
    bool spoken_of(std::string_view state) const;
    // The state that the text has spoken of most so far; among equals the earlier.
    std::string main_country() const;

private:
    struct Sighting {
        std::uint32_t entity;
        std::uint32_t sentence;
    };
    Actors& actors_;
    std::unordered_map<std::string, std::uint32_t> by_id_;
    std::vector<Sighting> sightings_;
    std::unordered_map<std::string, std::uint32_t> by_name_word_;
    std::unordered_map<std::string, std::uint32_t> by_office_;
    std::unordered_map<std::uint32_t, std::string> offices_;
    std::unordered_map<std::uint32_t, std::string> guesses_;
};

}  // namespace entente
