#include "claims/tense.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr int highest = 12;  // steps up the tree; the verb that tells stands nearer

bool one_of(std::string_view word, std::span<const std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Whether an infinitive under this word is still to come: "agreed to meet", "due to begin", "a plan to leave".
bool plans(std::string_view lemma) {
    static constexpr std::string_view lemmas[] = {
        "plan",    "expect", "schedule", "set",      "due",   "likely",   "agree",     "intend",  "go",
        "hope",    "want",   "order",    "ready",    "poise", "prepare",  "vow",       "promise", "pledge",
        "decide",  "slate",  "suppose",  "seek",     "able",  "be",       "agreement", "offer",   "invite",
        "propose", "aim",    "project",  "decision", "deal",  "deadline", "threaten",  "have"};
    return one_of(lemma, lemmas);
}

// Whether a day behind it is one to come, whatever its own tense: "was planned for March", "postponed until Tuesday",
// "has scheduled a news conference Thursday".
bool fixes_day(std::string_view lemma, std::string_view preposition) {
    static constexpr std::string_view scheduled[] = {"schedule", "reschedule", "slate"};
    static constexpr std::string_view planned[] = {"plan", "set", "expect", "due"};
    static constexpr std::string_view put_off[] = {"postpone", "delay", "extend", "suspend", "give", "have"};
    return one_of(lemma, scheduled) || (preposition == "for" && one_of(lemma, planned)) ||
           (preposition == "until" && one_of(lemma, put_off));
}

// One sentence and the expression in it. Places are tokens of the sentence.
class Finder {
public:
    Finder(const Document& document, const Sentence& sentence, const TimeExpression& expression)
        : document_(document),
          tokens_(document.tokens_of(sentence)),
          first_(expression.first - sentence.first),
          last_(expression.last - sentence.first) {}

    Tense find() const {
        // "Friday's vote"
        if (last_ < tokens_.size() && tokens_[last_].xpos == Ptag::POS) return Tense::present;
        if (right_before_says_past()) return Tense::past;
        auto at = static_cast<std::int32_t>(first_);
        for (int depth = 0; depth < highest && at >= 0; ++depth) {
            const auto place = static_cast<std::size_t>(at);
            if (place < first_ || place >= last_) {
                if (const auto tense = told_by(place, depth)) return *tense;
            }
            at = tokens_[place].head;
        }
        return Tense::past;
    }

private:
    bool hangs_on(const Token& token, std::size_t place) const {
        return token.head == static_cast<std::int32_t>(place);
    }

    // "said Friday it would": the verb right before it, whatever the parser makes of it.
    bool right_before_says_past() const {
        for (std::size_t t = first_; t > 0 && first_ - t < 2; --t) {
            const Token& left = tokens_[t - 1];
            if (left.xpos == Ptag::VBD) return true;
            const bool has_aux = std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& child) {
                return hangs_on(child, t - 1) &&
                       (child.label == Label::aux || child.label == Label::aux_pass || child.xpos == Ptag::TO);
            });
            if (left.xpos == Ptag::VBN && !has_aux && !plans(document_.lemma(left))) return true;
            if (left.xpos != Ptag::IN) break;
        }
        return false;
    }

    // The lemma of the expression's preposition, or empty.
    std::string_view preposition() const {
        for (std::size_t t = 0; t < last_; ++t) {
            const auto head = static_cast<std::size_t>(tokens_[t].head);
            if (tokens_[t].label == Label::case_ && head >= first_ && head < last_) return document_.lemma(tokens_[t]);
        }
        return {};
    }

    // "could not be reached Friday"
    bool failed(std::size_t verb) const {
        return std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& child) {
            if (!hangs_on(child, verb)) return false;
            const std::string word = lower_ascii(document_.form(child));
            return word == "not" || word == "n't" || word == "never" || word == "neither" || word == "nobody";
        });
    }

    std::optional<Tense> told_by(std::size_t at, int depth) const {
        const Token& token = tokens_[at];
        // "the Aug. 7 blasts" are of no tense; "the decision announced Friday" is past under any verb.
        if (depth <= 2 && token.upos == Upos::NOUN && at >= last_) return Tense::present;
        const std::string_view lemma = document_.lemma(token);
        if (first_ > at && fixes_day(lemma, preposition())) return Tense::future;
        if (token.xpos == Ptag::VBN && token.label == Label::acl && !plans(lemma)) return Tense::past;
        std::optional<Tense> by_auxiliary;
        bool to = false, planned = false, is_be = false;
        for (std::size_t c = 0; c < tokens_.size(); ++c) {
            const Token& child = tokens_[c];
            if (!hangs_on(child, at)) continue;
            to |= child.xpos == Ptag::TO && child.label == Label::mark;
            // The expression may hang on either verb of "planned to leave on Thursday".
            planned |= child.xpos == Ptag::VB && child.label == Label::xcomp && c > at && c < first_;
            if (child.label != Label::aux && child.label != Label::aux_pass && child.label != Label::cop) continue;
            if (child.xpos == Ptag::MD)
                return document_.lemma(child) == "could" && failed(at) ? Tense::past : Tense::future;
            is_be |= document_.lemma(child) == "be";
            if (child.xpos == Ptag::VBD) by_auxiliary = Tense::past;
            if (child.xpos == Ptag::VBZ || child.xpos == Ptag::VBP)
                by_auxiliary = document_.lemma(child) == "have" ? Tense::past
                               : token.xpos == Ptag::VBG        ? Tense::future
                                                                : Tense::present;
        }
        if (planned && plans(lemma)) return Tense::future;
        const bool under_plan =
            token.head >= 0 && plans(document_.lemma(tokens_[static_cast<std::size_t>(token.head)]));
        if (token.xpos == Ptag::VB && to && under_plan) return Tense::future;
        if (by_auxiliary && !to) return by_auxiliary;
        if (by_auxiliary && is_be) return Tense::future;  // "is to resume on Tuesday"
        if (token.xpos == Ptag::VBD) return Tense::past;
        if (token.xpos == Ptag::VBZ || token.xpos == Ptag::VBP) return Tense::present;
        return std::nullopt;
    }

    const Document& document_;
    std::span<const Token> tokens_;
    std::size_t first_, last_;
};

}  // namespace

Tense tense_of(const Document& document, const Sentence& sentence, const TimeExpression& expression) {
    return Finder(document, sentence, expression).find();
}

}  // namespace entente
