// Actors: entities, the sectors they act in, and the spans of a document that name them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class EntityKind : std::uint8_t { country, person, organisation, company, group, place };
std::string_view name(EntityKind kind);
std::optional<EntityKind> entity_kind_from(std::string_view name);

// PLOVER's sectors and those the news needs beside them; schemas/knowledge.md says what each means.
enum class Sector : std::uint8_t {
    none,
    GOV,
    MIL,
    COP,
    JUD,
    LEG,
    PTY,
    OPP,
    REB,
    SEP,
    UAF,
    SPY,
    BUS,
    MED,
    NGO,
    IGO,
    CVL,
    EDU,
    REL,
    CRM,
    JUS,
    LAB,
    MNC,
    SET,
    REF,
    ELI,
    HLH,
    AGR,
    ENV,
};
std::string_view name(Sector sector);  // "" for none
std::optional<Sector> sector_from(std::string_view name);

// What mentions resolve to. `country` is the ISO 3166-1 alpha-3 code of the state that it acts for or belongs to at the
// time of the article, empty where there is none.
struct Entity {
    std::string id;  // "RUS", "NATO", "person/vladimir-putin", "RUS/foreign-ministry", "EGY/protesters"
    std::string name;
    EntityKind kind = EntityKind::organisation;
    std::string country;
    Sector sector = Sector::none;
    bool known = false;  // stands in the knowledge files
    bool operator==(const Entity&) const = default;
};

enum class MentionForm : std::uint8_t { name, title, adjective, pronoun, nominal, given };

// A span of a document that names an actor.
struct Mention {
    std::uint32_t begin = 0;  // bytes of the document's text, half-open
    std::uint32_t end = 0;
    std::uint32_t first = 0;  // tokens of the document, half-open
    std::uint32_t last = 0;
    std::uint32_t head = 0;      // the token (of the document) that the rest of the sentence hangs on
    std::uint32_t sentence = 0;  // index in Document::sentences
    std::uint32_t entity = 0;    // index in Actors::entities
    MentionForm form = MentionForm::name;
    bool by_coreference = false;  // resolved through an earlier mention ("he", "the ministry", a bare surname)
};

// The actor layer of one document. Mentions are sorted by begin and do not overlap, but for nested ones ("Russian
// President Vladimir Putin" holds "Russian"), whose outer mention comes first.
struct Actors {
    std::vector<Entity> entities;
    std::vector<Mention> mentions;
};

}  // namespace entente
