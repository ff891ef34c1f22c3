// Reading a graph file: one immutable snapshot of what was stored when it was opened.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/merge/states.hpp"
#include "entente/model/article.hpp"
#include "entente/model/claim.hpp"
#include "entente/model/event.hpp"
#include "entente/store/filter.hpp"
#include "entente/store/tally.hpp"

namespace entente {

struct GraphCounts {
    std::uint64_t articles = 0;
    std::uint64_t sentences = 0;
    std::uint64_t entities = 0;
    std::uint64_t claims = 0;
    std::uint64_t events = 0;
    std::uint64_t bytes = 0;  // of the file
    std::optional<Day> first_published;
    std::optional<Day> last_published;
};

// A name that an entity was seen under.
struct EntityName {
    std::string entity;  // Entity::id
    std::string name;
    std::uint64_t articles = 0;  // that used it
};

// A claim with the article that it stands in.
struct StoredClaim {
    Claim claim;
    Article article;  // without text, prose and mentions
    std::string article_key;
    std::string event;          // id of the event that it reports
    std::string sentence_text;  // of claim.evidence.span
};

struct SearchHit {
    std::string article_key;
    Article article;  // without text, prose and mentions
    Span span;        // the sentence in the article's text
    std::string text;
    std::vector<Span> matches;        // in `text`
    std::vector<std::string> events;  // ids of the events that claims of this sentence report, sorted
};

struct DigestResult {
    std::string sha256;  // 64 hex digits
    GraphCounts counts;
};

// Not safe for several threads at once: each opens its own.
class GraphReader {
public:
    virtual ~GraphReader() = default;

    virtual GraphCounts counts() = 0;

    // All entities that were seen or take part in a claim, sorted by id. Name, kind, country and sector are those
    // that most articles gave it.
    virtual std::vector<Entity> entities() = 0;
    virtual std::optional<Entity> entity(std::string_view id) = 0;

    // The events that pass, sorted by time (those of unknown time by their first report), then id.
    virtual std::vector<Event> events(const EventFilter& filter) = 0;
    // The same, one by one, with the number of their claims instead of the claims' ids: much cheaper.
    virtual void each_event(const EventFilter& filter, const std::function<void(Event&&, std::uint64_t)>& take) = 0;
    // The newest events that pass, at most `limit`, with the number of their claims; in the order of events().
    virtual std::vector<std::pair<Event, std::uint64_t>> newest(const EventFilter& filter, std::size_t limit) = 0;
    virtual std::optional<Event> event(std::string_view id) = 0;
    // Those that happened, of `types`, between the sides (states, or actors without one) of `a` and of `b`, in no
    // order; without their claims. Empty `a` or `b`: anybody.
    virtual std::vector<Event> events_between(const std::vector<std::string>& a, const std::vector<std::string>& b,
                                              const std::vector<std::string>& types) = 0;
    // The states that the file keeps whose participants' sides are those of `a` and `b`, in either direction; empty:
    // anybody. Where `as_of` is given, those that hold on this day. In the order of sort_states.
    virtual std::vector<State> states_between(const std::vector<std::string>& a, const std::vector<std::string>& b,
                                              std::optional<Day> as_of) = 0;
    // By which they were derived: state_rules_of an ontology.
    virtual std::optional<std::string> state_rules() = 0;
    // Of an event that happened, those of the same type and sides that were denied at an overlapping time, and the
    // other way round. Sorted by time, then id; without their claims.
    virtual std::vector<Event> contradictions(const Event& event) = 0;
    // Names of the rules that found its claims, sorted.
    virtual std::vector<std::string> rules_of(std::string_view event_id) = 0;

    // The events that pass, counted: by month, type and status (several tallies may be of the same), and by pair.
    // Participants are rolled up to their sides, unless filter.exact. In no particular order.
    virtual void each_tally(const EventFilter& filter, const std::function<void(const Tally&)>& take) = 0;
    // The same as each_tally, but that months may be put together where that is quicker: their number says nothing
    // then.
    virtual void each_total(const EventFilter& filter, const std::function<void(const Tally&)>& take) = 0;
    virtual void each_tie(const EventFilter& filter, const std::function<void(const Tie&)>& take) = 0;
    // What passes the filter; its a and b are not looked at. Valid as long as the reader, as is what follows.
    virtual FirstEvent first_events(const EventFilter& filter) = 0;
    virtual const RelationSide& side(SideNumber number) = 0;
    virtual const EventCode& code(CodeNumber number) = 0;
    virtual const std::string& entity_id(EntityNumber number) = 0;

    virtual std::optional<StoredClaim> claim(std::string_view id) = 0;
    // Sorted by publication, then id.
    virtual std::vector<StoredClaim> claims_of(std::string_view event_id) = 0;

    // The article whole, with its text, prose and given mentions.
    virtual std::optional<Article> article(std::string_view key) = 0;

    // Keys of the articles whose key, id or url this is, sorted.
    virtual std::vector<std::string> article_keys(std::string_view key_id_or_url) = 0;
    virtual void each_article(const std::function<void(Article&&)>& take) = 0;
    // The article as it was added, its claims and entities sorted by id; `tokens` is not kept.
    virtual std::optional<CodedArticle> coded_article(std::string_view key) = 0;

    // Ids of events and claims that begin with `prefix` (hex digits), at most `limit`, sorted.
    virtual std::vector<std::string> ids_with_prefix(std::string_view prefix, std::size_t limit) = 0;

    // The names equal to `name` but for case and accents.
    virtual std::vector<EntityName> match_name(std::string_view name) = 0;
    virtual std::vector<EntityName> names_of(std::string_view entity_id) = 0;
    virtual void each_name(const std::function<void(const EntityName&)>& take) = 0;

    // Sentences that hold all the words (whole ones, any order; "quoted words" as a phrase), best first. Of `filter`,
    // dates mean publication, and anything else asks for a claim in that sentence that passes.
    virtual std::vector<SearchHit> search(std::string_view words, const EventFilter& filter, std::size_t limit) = 0;

    // The articles that mention the entity, the newest ones, at most `limit`, sorted by publication: of each the
    // sentences in text order, with the entity's spans in claims as matches. Of `filter`, as of search.
    virtual void each_mentioning(std::string_view entity_id, const EventFilter& filter, std::size_t limit,
                                 const std::function<void(std::vector<SearchHit>&&)>& take) = 0;

    // What the graph says, as one number: equal for equal content, whatever the order, batches and threads of its
    // making.
    virtual DigestResult digest() = 0;

    // "format", "schema", "extractor", …
    virtual std::optional<std::string> property(std::string_view name) = 0;
};

// Throws Error when there is no such file, it is no entente graph, or a newer program made it.
std::unique_ptr<GraphReader> open_reader(const std::string& path);

}  // namespace entente
