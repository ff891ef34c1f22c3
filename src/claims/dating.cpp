#include "claims/dating.hpp"

#include <algorithm>

#include "entente/base/text.hpp"

namespace entente {
namespace {

bool dates(const TimeExpression& time) {
    if (time.kind != TimeKind::date && time.kind != TimeKind::time) return false;
    return time.form != TimeForm::vague && time.form != TimeForm::recurring && time.bound == TimeBound::within;
}

// A clause of its own, whose time is not that of what it hangs on.
bool opens_clause(const Tree& tree, TokenIndex token) {
    switch (tree.token(token).label) {
        case Label::ccomp:
        case Label::acl_relcl:
        case Label::parataxis:
        case Label::acl:
            return true;
        case Label::advcl:
            return true;
        case Label::conj:
            return tree.is_verb(token);
        default:
            return false;
    }
}

}  // namespace

SentenceTimes::SentenceTimes(const Tree& tree, std::optional<Day> published)
    : tree_(tree), published_(published), times_(find_times(tree.document(), tree.sentence())) {}

const TimeExpression* SentenceTimes::nearest(const std::vector<TokenIndex>& chain) const {
    const TimeExpression* best = nullptr;
    std::size_t best_distance = 1000;
    for (const TimeExpression& time : times_) {
        if (!dates(time)) continue;
        // From the expression up the tree to the first clause head.
        TokenIndex at = time.first;
        std::size_t distance = 0;
        const auto in_chain = [&](TokenIndex t) { return std::find(chain.begin(), chain.end(), t) != chain.end(); };
        while (!in_chain(at)) {
            const auto head = tree_.head(at);
            const bool inside = at >= time.first && at < time.last;
            if (!head || (!inside && opens_clause(tree_, at))) {
                distance = 1000;
                break;
            }
            at = *head;
            ++distance;
        }
        if (distance < best_distance) {
            best = &time;
            best_distance = distance;
        }
    }
    if (best != nullptr) return best;
    // A participle or a coordinated verb without a time of its own shares that of its main clause, as does a noun that
    // is its verb's argument.
    TokenIndex top = chain.back();
    for (int depth = 0; depth < 3; ++depth) {
        const Label label = tree_.token(top).label;
        const bool shares = label == Label::conj || label == Label::xcomp || label == Label::nsubj ||
                            label == Label::nsubj_pass || label == Label::obj ||
                            (label == Label::advcl && tree_.token(top).xpos == Ptag::VBG);
        const auto head = tree_.head(top);
        if (!shares || !head) break;
        top = *head;
        if (tree_.is_verb(top)) {
            for (const TimeExpression& time : times_) {
                if (!dates(time)) continue;
                TokenIndex at = time.first;
                for (int up = 0; up < 6; ++up) {
                    if (at == top) return &time;
                    const auto next = tree_.head(at);
                    const bool inside = at >= time.first && at < time.last;
                    if (!next || (!inside && opens_clause(tree_, at))) break;
                    at = *next;
                }
            }
        }
    }
    return nullptr;
}

Tense SentenceTimes::tense(const std::vector<TokenIndex>& chain, Status status) const {
    if (status == Status::planned) return Tense::future;
    TokenIndex at = chain.back();
    for (int depth = 0; depth < 6; ++depth) {
        const Ptag tag = tree_.token(at).xpos;
        if (tree_.is_verb(at)) {
            for (const TokenIndex c : tree_.children(at)) {
                if (tree_.token(c).label != Label::aux && tree_.token(c).label != Label::aux_pass) continue;
                const Ptag aux = tree_.token(c).xpos;
                if (aux == Ptag::VBD) return Tense::past;
                if (aux == Ptag::VBZ || aux == Ptag::VBP)
                    return tree_.lemma(c) == "have" ? Tense::past : Tense::present;
            }
            if (tag == Ptag::VBD) return Tense::past;
            if (tag == Ptag::VBZ || tag == Ptag::VBP) return Tense::present;
        }
        const auto head = tree_.head(at);
        if (!head) break;
        at = *head;
    }
    return Tense::past;
}

EventTime SentenceTimes::of(const std::vector<TokenIndex>& chain, Status status, const TimeExpression** heeded) const {
    const Tense when = tense(chain, status);
    if (const TimeExpression* time = nearest(chain)) {
        if (heeded != nullptr) *heeded = time;
        if (auto resolved = resolve(*time, published_, when)) return *resolved;
    }
    EventTime assumed;
    if (!published_) return assumed;
    if (status == Status::happened || status == Status::denied) {
        assumed.basis = TimeBasis::assumed;
        assumed.when = when == Tense::present ? day_interval(*published_)
                                              : Interval{*published_ - std::chrono::days{6},
                                                         *published_ + std::chrono::days{1}, Precision::week};
    } else {
        assumed.when = {*published_, *published_, Precision::unknown};
    }
    return assumed;
}

std::string SentenceTimes::duration(const std::vector<TokenIndex>& clause) const {
    for (const TimeExpression& time : times_) {
        if (time.kind != TimeKind::duration) continue;
        if (std::find(clause.begin(), clause.end(), time.last - 1) == clause.end()) continue;
        if (std::string text = iso_duration(time); !text.empty()) return text;
    }
    return {};
}

}  // namespace entente
