#include "claims/dating.hpp"

#include <algorithm>

#include "claims/tense.hpp"

namespace entente {
namespace {

constexpr std::size_t farthest = 40;  // tokens up the tree: beyond it the parse is no guide

bool is_dated(const TimeExpression& time) {
    return time.kind == TimeKind::date || time.kind == TimeKind::time;
}

bool dates(const TimeExpression& time) {
    return is_dated(time) && time.form != TimeForm::vague && time.form != TimeForm::recurring &&
           time.bound == TimeBound::within;
}

// A clause of its own, whose time is not that of what it hangs on.
bool opens_clause(const Tree& tree, TokenIndex token) {
    switch (tree.token(token).label) {
        case Label::ccomp:
        case Label::acl_relcl:
        case Label::parataxis:
        case Label::acl:
        case Label::advcl:
            return true;
        case Label::conj:
            return tree.is_verb(token);
        default:
            return false;
    }
}

// "last week's *attacks*", "the 2011 Tucson *shooting*": the noun that the expression modifies from the left, which is
// all that it dates.
bool modifies(Label label) {
    return label == Label::compound || label == Label::amod || label == Label::nummod || label == Label::nmod_poss ||
           label == Label::nmod || label == Label::nmod_unmarked || label == Label::nmod_desc || label == Label::det;
}

// "killed in Monday's clash", "agreed at Friday's summit": the noun holds what its verb says.
bool holds(const Tree& tree, TokenIndex noun) {
    const std::string preposition = tree.preposition(noun);
    return preposition == "in" || preposition == "at" || preposition == "during";
}

// Whether the verb is over before what its main clause tells: "hostages *kidnapped* in July", "after *being arrested*",
// "having *reached* a deal in April".
bool precedes(const Tree& tree, TokenIndex verb) {
    if (tree.token(verb).label == Label::acl && tree.token(verb).xpos == Ptag::VBN) return true;
    const auto children = tree.children(verb);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
        const bool having = tree.token(c).label == Label::aux && tree.token(c).xpos == Ptag::VBG;
        return (having && tree.lemma(c) == "have") || (tree.token(c).label == Label::mark && tree.lemma(c) == "after");
    });
}

// Whether the words alone, without the tense of their clause, tell the days.
bool tenseless(const TimeExpression& time) {
    return time.year != 0 || time.fixed_year_offset ||
           (time.form == TimeForm::offset && time.anchor != TimeAnchor::either && time.unit != TimeUnit::weekend) ||
           time.choice == TimeChoice::last || time.choice == TimeChoice::next;
}

bool counts_from_spoken(const TimeExpression& time) {
    return time.anchor == TimeAnchor::reference || time.anchor == TimeAnchor::either || time.comparison ||
           time.form == TimeForm::clock;
}

// Whether all finite verbs of the tagged sentence are in the past.
bool told_in_past(const Document& document, const Sentence& sentence) {
    bool past = false;
    for (const Token& token : document.tokens_of(sentence)) {
        if (token.xpos == Ptag::MD || token.xpos == Ptag::VBZ || token.xpos == Ptag::VBP || token.xpos == Ptag::VB)
            return false;
        past = past || token.xpos == Ptag::VBD;
    }
    return past;
}

}  // namespace

const SpokenTime& StoryTime::before(const Sentence& sentence) {
    for (; next_ < document_.sentences.size() && document_.sentences[next_].first < sentence.first; ++next_)
        read(document_.sentences[next_]);
    return spoken_;
}

void StoryTime::read(const Sentence& sentence) {
    for (const TimeExpression& time : find_times(document_, sentence)) {
        if (is_dated(time) && time.form != TimeForm::vague && !tenseless(time) && !told_in_past(document_, sentence))
            spoken_.forget();
        else
            spoken_.note(time, resolve(time, published_, Tense::past, spoken_.reference_for(time)));
    }
}

SentenceTimes::SentenceTimes(const Tree& tree, std::optional<Day> published, StoryTime& story)
    : tree_(tree), published_(published), story_(story), times_(find_times(tree.document(), tree.sentence())) {
    for (std::size_t i = 0; i < times_.size(); ++i) {
        if (dates(times_[i])) dated_.push_back({i, path_from(times_[i])});
    }
}

std::vector<TokenIndex> SentenceTimes::path_from(const TimeExpression& time) const {
    std::vector<TokenIndex> path;
    std::optional<TokenIndex> at = time.first;
    std::optional<TokenIndex> modified;
    while (at && path.size() < farthest) {
        path.push_back(*at);
        const bool inside = *at >= time.first && *at < time.last;
        if (!inside && opens_clause(tree_, *at)) break;
        const auto head = tree_.head(*at);
        const bool to_the_right = head && *head >= time.last && *head > *at;
        const bool modifier = to_the_right && modifies(tree_.token(*at).label) && !tree_.is_verb(*head);
        const bool held = head && time.unit == TimeUnit::day && tree_.token(*at).label == Label::obl &&
                          tree_.is_verb(*head) && holds(tree_, *at);
        if (modified && !modifier && !held) break;
        if (modifier) modified = head;
        at = head;
    }
    if (modified) {
        // "the 2024 *arson* attack"
        for (const TokenIndex child : tree_.children(*modified)) {
            if (child >= time.last && tree_.token(child).label == Label::compound) path.push_back(child);
        }
    }
    return path;
}

// The expression whose path meets one of the heads first.
std::optional<SentenceTimes::Found> SentenceTimes::under(std::span<const TokenIndex> heads) const {
    std::optional<Found> best;
    std::size_t best_distance = farthest;
    for (const Dated& dated : dated_) {
        const auto met = std::find_first_of(dated.path.begin(), dated.path.end(), heads.begin(), heads.end());
        const auto distance = static_cast<std::size_t>(met - dated.path.begin());
        if (met == dated.path.end() || distance >= best_distance) continue;
        best = {dated.time, *met};
        best_distance = distance;
    }
    return best;
}

// A participle or a coordinated verb without a time of its own shares that of its main clause, as does a noun that is
// its verb's argument.
std::optional<SentenceTimes::Found> SentenceTimes::shared(TokenIndex act) const {
    TokenIndex top = act;
    for (int depth = 0; depth < 3; ++depth) {
        const Label label = tree_.token(top).label;
        const bool shares = label == Label::conj || label == Label::xcomp || label == Label::nsubj ||
                            label == Label::nsubj_pass || label == Label::obj ||
                            (label == Label::obl && holds(tree_, top)) ||
                            (label == Label::advcl && tree_.token(top).xpos == Ptag::VBG);
        const auto head = tree_.head(top);
        if (!shares || !head) break;
        top = *head;
        if (!tree_.is_verb(top)) continue;
        if (auto found = under({&top, 1})) return found;
    }
    return std::nullopt;
}

// Of a finite verb.
std::optional<Tense> SentenceTimes::own_tense(TokenIndex verb) const {
    for (const TokenIndex c : tree_.children(verb)) {
        if (tree_.token(c).label != Label::aux && tree_.token(c).label != Label::aux_pass) continue;
        const Ptag tag = tree_.token(c).xpos;
        if (tag == Ptag::VBD) return Tense::past;
        if (tag == Ptag::VBZ || tag == Ptag::VBP) return tree_.lemma(c) == "have" ? Tense::past : Tense::present;
    }
    const Ptag tag = tree_.token(verb).xpos;
    if (tag == Ptag::VBD) return Tense::past;
    if (tag == Ptag::VBZ || tag == Ptag::VBP) return Tense::present;
    return std::nullopt;
}

// Nothing finite above it is the headline's present: "Three soldiers killed in an air strike". A participle with a
// subject or an object of its own is a past that the tagger took for one.
Tense SentenceTimes::tense(TokenIndex from) const {
    TokenIndex at = from;
    for (int depth = 0; depth < 6; ++depth) {
        if (tree_.is_verb(at)) {
            if (const auto own = own_tense(at)) return *own;
        }
        const auto head = tree_.head(at);
        if (!head) {
            const bool active =
                tree_.token(at).xpos == Ptag::VBN && (tree_.child(at, Label::nsubj) || tree_.child(at, Label::obj));
            return active ? Tense::past : Tense::present;
        }
        at = *head;
    }
    return Tense::past;
}

std::optional<EventTime> SentenceTimes::resolved(std::size_t time, Tense tense) const {
    const TimeExpression& wanted = times_[time];
    if (!counts_from_spoken(wanted)) return resolve(wanted, published_, tense);
    SpokenTime spoken = story_.before(tree_.sentence());
    for (std::size_t i = 0; i < time; ++i) {
        const TimeExpression& said = times_[i];
        const Tense told = tense_of(tree_.document(), tree_.sentence(), said);
        spoken.note(said, resolve(said, published_, told, spoken.reference_for(said)));
    }
    auto reference = spoken.reference_for(wanted);
    // News told in the present speaks of the day of publication: "Israel strikes Yemen after the *previous day's*
    // attack".
    if (!reference && published_ && wanted.anchor == TimeAnchor::reference && !wanted.comparison &&
        this->tense(wanted.first) == Tense::present)
        reference = day_interval(*published_);
    return resolve(wanted, published_, tense, reference);
}

// What is told in the present did not happen long ago, and what happened is not still to come: the expression then
// belongs to another word ("sentences him for the killing in *2007*", "arrest them before his return *next week*").
bool SentenceTimes::fits(const EventTime& time, TokenIndex dated, Status status) const {
    if (!published_ || (status != Status::happened && status != Status::denied)) return true;
    if (time.when.from > *published_) return false;
    if (time.when.until > *published_ - std::chrono::days{6} || !tree_.is_verb(dated) || precedes(tree_, dated))
        return true;
    return tense(dated) != Tense::present;
}

EventTime SentenceTimes::of(const std::vector<TokenIndex>& chain, Status status, const TimeExpression** heeded) const {
    const Tense when = status == Status::planned ? Tense::future : tense(chain.back());
    if (!dated_.empty()) {
        auto found = under(chain);
        if (!found) found = shared(chain.back());
        const auto time = found ? resolved(found->time, when) : std::nullopt;
        const bool belongs = found && (!time || fits(*time, found->dates, status));
        if (belongs && heeded != nullptr) *heeded = &times_[found->time];
        if (belongs && time) return *time;
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
