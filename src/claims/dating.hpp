// When the act of a clause happened: the time expression that belongs to it, or what publication lets one assume.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claims/syntax.hpp"
#include "claims/time.hpp"
#include "entente/model/claim.hpp"

namespace entente {

// The time expressions of one sentence, resolved on demand.
class SentenceTimes {
public:
    SentenceTimes(const Tree& tree, std::optional<Day> published);

    // `chain` are the tokens of the act (claims/turning.hpp). With `heeded`, it becomes the expression that belongs to
    // the act, whether or not it names a day; of none it is left as it is.
    EventTime of(const std::vector<TokenIndex>& chain, Status status, const TimeExpression** heeded = nullptr) const;
    // The duration that stands in the clause ("a 30-year contract"), ISO 8601, or empty.
    std::string duration(const std::vector<TokenIndex>& clause) const;

private:
    const TimeExpression* nearest(const std::vector<TokenIndex>& chain) const;
    Tense tense(const std::vector<TokenIndex>& chain, Status status) const;

    const Tree& tree_;
    std::optional<Day> published_;
    std::vector<TimeExpression> times_;
};

}  // namespace entente
