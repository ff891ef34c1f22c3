// When the act of a clause happened: the time expression that belongs to it, or what publication lets one assume.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "claims/syntax.hpp"
#include "claims/time.hpp"
#include "entente/model/claim.hpp"

namespace entente {

// The time that an article last spoke of, sentence by sentence; nothing is read before it is asked for. Where a
// sentence speaks of a day that only its parse would settle, nothing is spoken of after it.
class StoryTime {
public:
    // The document's sentences are tagged.
    StoryTime(const Document& document, std::optional<Day> published) : document_(document), published_(published) {}

    // What was last spoken of before that sentence. Sentences are asked for in text order.
    const SpokenTime& before(const Sentence& sentence);

private:
    void read(const Sentence& sentence);

    const Document& document_;
    std::optional<Day> published_;
    SpokenTime spoken_;
    std::size_t next_ = 0;  // the first sentence that was not read
};

// The time expressions of one sentence, resolved on demand.
class SentenceTimes {
public:
    SentenceTimes(const Tree& tree, std::optional<Day> published, StoryTime& story);

    // `chain` are the tokens of the act (claims/turning.hpp). With `heeded`, it becomes the expression that belongs to
    // the act, whether or not it names a day; of none it is left as it is.
    EventTime of(const std::vector<TokenIndex>& chain, Status status, const TimeExpression** heeded = nullptr) const;
    // The duration that stands in the clause ("a 30-year contract"), ISO 8601, or empty.
    std::string duration(const std::vector<TokenIndex>& clause) const;

private:
    // An expression that can date an act, and the tokens above it up to the head of its clause.
    struct Dated {
        std::size_t time = 0;  // in times_
        std::vector<TokenIndex> path;
    };

    std::vector<TokenIndex> path_from(const TimeExpression& time) const;
    // The expression of an act, and the token above it that it was found to date.
    struct Found {
        std::size_t time = 0;  // in times_
        TokenIndex dates = 0;
    };

    std::optional<Found> under(std::span<const TokenIndex> heads) const;
    std::optional<Found> shared(TokenIndex act) const;
    std::optional<EventTime> resolved(std::size_t time, Tense tense) const;
    std::optional<Tense> own_tense(TokenIndex verb) const;
    Tense tense(TokenIndex from) const;
    bool fits(const EventTime& time, TokenIndex dated, Status status) const;

    const Tree& tree_;
    std::optional<Day> published_;
    StoryTime& story_;
    std::vector<TimeExpression> times_;
    std::vector<Dated> dated_;
};

}  // namespace entente
