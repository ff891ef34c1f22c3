// A claim: what one clause says that one actor did to another, and where it says so.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/date.hpp"
#include "entente/model/actor.hpp"
#include "entente/model/article.hpp"
#include "entente/model/why.hpp"

namespace entente {

// The sixteen event types of PLOVER (Halterman et al. 2023), and `none` for lasting relations that are no event.
enum class Plover : std::uint8_t {
    none,
    AGREE,
    CONSULT,
    SUPPORT,
    COOPERATE,
    AID,
    CONCEDE,
    RETREAT,
    REQUEST,
    ACCUSE,
    REJECT,
    THREATEN,
    PROTEST,
    SANCTION,
    MOBILIZE,
    COERCE,
    ASSAULT,
};
std::string_view name(Plover type);
std::optional<Plover> plover_from(std::string_view name);

enum class Status : std::uint8_t { happened, planned, hypothetical, denied };
std::string_view name(Status status);
std::optional<Status> status_from(std::string_view name);

// How the time of an event is known.
enum class TimeBasis : std::uint8_t { stated, relative, assumed, unknown };
std::string_view name(TimeBasis basis);
std::optional<TimeBasis> time_basis_from(std::string_view name);

struct EventTime {
    Interval when;  // precision unknown: nothing is known, and from = until
    TimeBasis basis = TimeBasis::unknown;
    auto operator<=>(const EventTime&) const = default;
};

// A span of the article's text in bytes, half-open.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    auto operator<=>(const Span&) const = default;
};

// One participant of a claim, as it was at that time.
struct Participant {
    std::string entity;   // Entity::id
    std::string country;  // ISO alpha-3, or empty
    Sector sector = Sector::none;
    Span span;
    std::string text;  // the words of the span
    bool operator==(const Participant&) const = default;
};

struct Quantity {
    double value = 0;
    std::string unit;  // "cubic metre", "barrel per day", "troop"
    bool operator==(const Quantity&) const = default;
};

struct Money {
    double value = 0;
    std::string currency;  // ISO 4217, or empty
    bool operator==(const Money&) const = default;
};

struct Attributes {
    std::string topic;
    std::string commodity;
    std::optional<Quantity> quantity;
    std::optional<Money> money;
    std::string duration;  // ISO 8601: "P10Y"
    std::string place;
    std::string instrument;
    std::string office;  // of holds-office
    bool operator==(const Attributes&) const = default;
};

struct Evidence {
    std::uint32_t sentence = 0;  // index of the sentence in the document
    Span span;                   // the sentence
    Span trigger;                // the words that carry the act
    std::string trigger_text;
    std::string rule;  // the frame and the construction that fired: "meet.v/mutual-subject"
    bool by_coreference = false;
    bool operator==(const Evidence&) const = default;
};

struct Claim {
    std::string id;    // 16 hex digits of its content (claim_id); never empty after extraction
    std::string type;  // a relation type of the ontology
    Plover plover = Plover::none;
    std::string cameo;
    int quad = 0;  // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 none
    double goldstein = 0;
    bool mutual = false;
    Participant source;
    Participant target;
    EventTime event;
    Status status = Status::happened;
    std::string speaker;  // Entity::id of who reports it, or empty
    Attributes attributes;
    double confidence = 0;
    Evidence evidence;
    bool operator==(const Claim&) const = default;
};

// What extraction makes of one article.
struct Extraction {
    std::vector<Entity> entities;     // those that are mentioned, sorted by id
    std::vector<Claim> claims;        // in text order
    std::vector<Span> sentences;      // all of them, in text order, whether parsed or not
    std::uint64_t tokens = 0;         // in all of them
    std::map<std::string, Why> whys;  // by claim id; empty when not asked for
};

struct CodedArticle {
    Article article;
    std::string key;  // article_key(article)
    Extraction extraction;
};

// The claim's id from the key of its article, its type, participants, spans, time, status and speaker.
std::string claim_id(std::string_view article_key, const Claim& claim);

}  // namespace entente
