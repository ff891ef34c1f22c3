// The knowledge as values, and the indices over it that the stages use.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/base/date.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/knowledge/ontology.hpp"
#include "entente/model/actor.hpp"
#include "knowledge/claim_weights.hpp"
#include "knowledge/frames.hpp"
#include "knowledge/name_index.hpp"
#include "knowledge/pair_weights.hpp"

namespace entente {

// A row that names something: a state, organ, organisation, group, company, person or place.
struct KnownEntity {
    std::string id;
    std::string name;
    EntityKind kind = EntityKind::organisation;
    std::string country;  // ISO alpha-3, or empty
    Sector sector = Sector::none;
    std::optional<Day> from;  // when it exists; nothing: open
    std::optional<Day> until;
    std::string parent;  // of a body: the organisation that it acts for ("UN")
    std::map<std::string, std::string> codes;
    std::vector<std::uint32_t> offices;  // of a person: indices of Tables::offices, by from

    bool exists_on(Day day) const { return (!from || *from <= day) && (!until || day < *until); }
};

// What a phrase is to the entity that it names.
enum class NameRole : std::uint8_t { name, adjective, demonym, capital, surname, not_actor };

struct NameRef {
    std::uint32_t entity = 0;  // index of Tables::entities; of no meaning for not_actor
    NameRole role = NameRole::name;
};

// "foreign ministry", "troops": a common noun phrase that is an organ or a group of the state that it is tied to.
struct OrganWord {
    std::string phrase;
    std::string organ;
    Sector sector = Sector::none;
    bool plural = false;
};

struct Title {
    std::string phrase;
    std::string office;  // empty: no unique office
    Sector sector = Sector::none;
    std::vector<std::string> countries;  // empty: any
};

struct OfficeTerm {
    std::uint32_t person = 0;  // index of Tables::entities
    std::uint32_t of = 0;      // index of Tables::entities: a state or an organisation
    std::string office;
    std::optional<Day> from;
    std::optional<Day> until;

    bool holds_on(Day day) const { return (!from || *from <= day) && (!until || day < *until); }
};

struct Membership {
    std::string organisation;
    std::string country;
    std::optional<Day> from;
    std::optional<Day> until;
};

struct Knowledge::Tables {
    Ontology ontology;
    std::vector<KnownEntity> entities;
    std::unordered_map<std::string, std::uint32_t> entity_by_id;
    std::vector<NameRef> names;  // the values of `name_index`
    NameIndex name_index{NameIndex::Case::exact};
    std::vector<OrganWord> organ_words;
    NameIndex organ_index{NameIndex::Case::lower};  // values: indices of organ_words
    std::vector<Title> titles;
    NameIndex title_index{NameIndex::Case::lower};  // values: indices of titles
    std::vector<OfficeTerm> offices;
    std::unordered_map<std::string, std::vector<std::uint32_t>> offices_of;  // "RUS president" → terms by from
    std::vector<Membership> memberships;
    // A word of persons' names → the state of all known persons who have it (of who has none: the id); "" when they are
    // of several. Empty with the tables of questions.
    std::unordered_map<std::string, std::string> name_word_states;
    Frames frames;

    // Loaded at the first call, as questions need neither and few articles mark pairs. Any number of threads may call.
    // Throw Error.
    const PairWeights& pair_weights() const;
    const ClaimWeights& claim_weights() const;

    const KnownEntity* find(std::string_view id) const;
    // The organisation that a body acts for ("UNSC" → "UN"), or itself.
    const KnownEntity& whole(const KnownEntity& body) const;
    std::string directory;  // of the user's tables; empty: none

    // Who holds `office` of the state or organisation on that day; nullptr when it is unknown or not just one.
    const KnownEntity* holder(const std::string& of, const std::string& office, Day day) const;
    // The office that the person holds on that day (the first of the table when there are several), or nullptr.
    const OfficeTerm* office_on(const KnownEntity& person, Day day) const;

private:
    mutable std::once_flag weights_once_;
    mutable PairWeights weights_;
    mutable std::once_flag claim_weights_once_;
    mutable ClaimWeights claim_weights_;
};

// One function a group of tables; each throws Error for a bad row.
void load_ontology(Ontology& ontology, const std::string& directory);
// of_questions: without organ words and titles, which only extraction looks at. without_names: entities, offices and
// memberships alone. of_states: of these only what the built-in offices and memberships speak of.
enum class ActorTables { all, of_questions, without_names, of_states };
void load_actors(Knowledge::Tables& tables, const std::string& directory, ActorTables which);
void load_frames(Frames& frames, const Ontology& ontology, const std::string& directory);

}  // namespace entente
