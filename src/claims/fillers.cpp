#include "claims/fillers.hpp"

#include <algorithm>
#include <array>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr double descent = 0.92;  // a step from a thing to its owner
constexpr int max_depth = 3;

void append(Fillers& to, const Fillers& from, double factor = 1) {
    for (Filler filler : from) {
        const bool there =
            std::any_of(to.begin(), to.end(), [&](const Filler& f) { return f.mention == filler.mention; });
        if (there) continue;
        filler.strength *= factor;
        to.push_back(filler);
    }
}

}  // namespace

FillerFinder::FillerFinder(const Tree& tree, const Actors& actors, const Frames& frames)
    : tree_(tree), actors_(actors), frames_(frames), mentions_at_(tree.sentence().last - tree.sentence().first) {
    const Sentence& sentence = tree.sentence();
    for (std::uint32_t i = 0; i < actors.mentions.size(); ++i) {
        const Mention& mention = actors.mentions[i];
        if (mention.first < sentence.first || mention.last > sentence.last) continue;
        for (TokenIndex at = mention.first; at < mention.last; ++at) mentions_at_[at - sentence.first].push_back(i);
        // "Russian and Chinese officials": the first adjective shares the noun.
        if (mention.head >= mention.last) mentions_at_[mention.head - sentence.first].push_back(i);
    }
    // Mentions given with the article are what its owner means: they come first, then the wider.
    for (auto& list : mentions_at_) {
        std::stable_sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
            return (actors.mentions[a].form == MentionForm::given) > (actors.mentions[b].form == MentionForm::given);
        });
    }
}

Fillers FillerFinder::at(TokenIndex token) const {
    Fillers out;
    const auto& list = mentions_at_[token - tree_.sentence().first];
    if (list.empty()) return out;
    const Mention& first = actors_.mentions[list.front()];
    // A word inside a wider mention that is not its head region, such as the state in "president of France", is nested.
    out.push_back({list.front(), 1});
    for (std::size_t i = 1; i < list.size(); ++i) {
        const Mention& other = actors_.mentions[list[i]];
        const bool same_span = other.begin == first.begin && other.end == first.end;
        const bool shares_head = other.head == token && other.last <= token;
        if (same_span || shares_head) out.push_back({list[i], 1});
    }
    return out;
}

Fillers FillerFinder::direct(TokenIndex token) const {
    Fillers out;
    for (const TokenIndex member : tree_.coordinated(token)) append(out, at(member));
    return out;
}

Fillers FillerFinder::all(const std::vector<TokenIndex>& tokens, double strength) const {
    Fillers out;
    for (const TokenIndex token : tokens) append(out, direct(token), strength);
    return out;
}

bool FillerFinder::is_act(TokenIndex noun) const {
    return tree_.token(noun).upos == Upos::NOUN && frames_.find('n', tree_.lemma(noun)) != nullptr;
}

bool FillerFinder::of_is_target(TokenIndex noun) const {
    const auto* frames = frames_.find('n', tree_.lemma(noun));
    if (frames == nullptr) return false;
    const auto is_of = [](const PlaceRef& place) { return place.place == Place::prep && place.word == "of"; };
    bool target = false;
    for (const std::uint32_t index : *frames) {
        for (const RolePattern& pattern : frames_.frames[index].roles) {
            // "the withdrawal of troops": a noun that lets "of" do the act in any sense is no such noun.
            if (std::any_of(pattern.left.begin(), pattern.left.end(), is_of)) return false;
            if (!pattern.mutual && std::any_of(pattern.right.begin(), pattern.right.end(), is_of)) target = true;
        }
    }
    return target;
}

bool FillerFinder::undergoes(TokenIndex verb) const {
    const std::string* found = frames_.operator_class('v', tree_.phrasal_lemma(verb));
    if (found == nullptr) {
        for (const std::string_view preposition : {"under", "by"}) {
            const std::string phrase = std::string(tree_.lemma(verb)) + ' ' + std::string(preposition);
            const auto obliques = tree_.obliques(verb);
            const bool there = std::any_of(obliques.begin(), obliques.end(),
                                           [&](const Oblique& oblique) { return oblique.preposition == preposition; });
            if (there && found == nullptr) found = frames_.operator_class('v', phrase);
        }
    }
    return found != nullptr && *found == "undergo";
}

bool FillerFinder::is_light(TokenIndex verb) const {
    const std::string* found = frames_.operator_class('v', tree_.phrasal_lemma(verb));
    if (found == nullptr) found = frames_.operator_class('v', tree_.lemma(verb));
    return found != nullptr && *found != "undergo" && *found != "condemn" && *found != "welcome" &&
           *found != "demand" && *found != "oppose" && *found != "reject" && *found != "deny" && *found != "warn" &&
           *found != "prevent";
}

Fillers FillerFinder::possessor(TokenIndex noun) const {
    Fillers out;
    for (const TokenIndex c : tree_.children(noun)) {
        if (tree_.token(c).label == Label::nmod_poss) append(out, direct(c));
    }
    return out;
}

Fillers FillerFinder::before(TokenIndex noun) const {
    Fillers out;
    before(noun, noun, out, 0);
    return out;
}

void FillerFinder::before(TokenIndex at, TokenIndex noun, Fillers& out, int depth) const {
    for (const TokenIndex c : tree_.children(at)) {
        if (c > noun) continue;
        const Label label = tree_.token(c).label;
        const bool modifies = label == Label::amod || label == Label::compound || label == Label::nmod_desc ||
                              label == Label::nmod_unmarked || (label == Label::nmod && tree_.preposition(c).empty()) ||
                              label == Label::flat;
        if (!modifies) continue;
        const std::string form = lower_ascii(tree_.form(c));
        if (form == "bilateral" || form == "mutual") continue;  // weaker than any other agent
        Fillers found = direct(c);
        // "jet purchases", "police operation": a bare noun says what kind of act it is, not whose.
        const bool bare = !found.empty() && mention(found.front()).form == MentionForm::nominal;
        if (!bare) append(out, found);
        if (!found.empty()) continue;
        // "US-led", "UN-brokered": the act is theirs; a "-backed" or "-held" one is not.
        static constexpr std::array<std::string_view, 14> by = {
            "led",       "brokered",  "sponsored",  "mediated", "drafted", "proposed", "organised",
            "organized", "appointed", "registered", "flagged",  "owned",   "operated", "based"};
        const bool theirs = std::find(by.begin(), by.end(), form) != by.end();
        // "a Norwegian resort manager": the adjective may hang on a word between.
        if (depth < 2 && (theirs || tree_.token(c).upos == Upos::NOUN || tree_.token(c).upos == Upos::PROPN))
            before(c, noun, out, depth + 1);
    }
}

std::vector<TokenIndex> FillerFinder::behind(TokenIndex noun, std::string_view preposition) const {
    std::vector<TokenIndex> tokens;
    for (const Oblique& oblique : tree_.obliques(noun)) {
        if (oblique.preposition == preposition) tokens.push_back(oblique.token);
    }
    if (!tokens.empty()) return tokens;
    if (const auto governor = tree_.governor(noun); governor && tree_.is_verb(governor->verb)) {
        for (const Oblique& oblique : tree_.obliques(governor->verb)) {
            if (oblique.preposition == preposition && oblique.token != noun && oblique.token > noun)
                tokens.push_back(oblique.token);
        }
        // "came under attack", "suffered a raid": the subject is whom it is done to.
        if (tokens.empty() && undergoes(governor->verb) && (preposition == "on" || preposition == "against")) {
            for (const TokenIndex subject : tree_.arguments(governor->verb).subjects) tokens.push_back(subject);
        }
    }
    return tokens;
}

Fillers FillerFinder::agent(TokenIndex noun, int depth) const {
    if (depth > max_depth) return {};
    if (Fillers out = possessor(noun); !out.empty()) return out;
    for (const Oblique& oblique : tree_.obliques(noun)) {
        if (oblique.preposition == "by") {
            if (Fillers out = resolve(oblique.token, false, depth + 1); !out.empty()) return out;
        }
        // "an attack on a checkpoint by militants": the phrase may have been attached one noun too low.
        for (const Oblique& inner : tree_.obliques(oblique.token)) {
            if (inner.preposition == "by" && !is_act(oblique.token)) {
                if (Fillers out = resolve(inner.token, false, depth + 1); !out.empty()) return out;
            }
        }
    }
    if (Fillers out = before(noun); !out.empty()) return out;
    // "an attack carried out by Hamas", "a raid that Israel launched".
    for (const TokenIndex c : tree_.children(noun)) {
        const Label label = tree_.token(c).label;
        if ((label == Label::acl || label == Label::acl_relcl) && tree_.is_verb(c) && is_light(c)) {
            for (const TokenIndex subject : tree_.arguments(c).subjects) {
                if (subject == noun) continue;
                if (Fillers out = resolve(subject, false, depth + 1); !out.empty()) return out;
            }
        }
    }
    if (const auto governor = tree_.governor(noun);
        governor && tree_.is_verb(governor->verb) && undergoes(governor->verb)) {
        for (const TokenIndex from : behind(noun, "from")) {
            if (Fillers out = resolve(from, false, depth + 1); !out.empty()) return out;
        }
        return {};
    }
    if (const auto governor = tree_.governor(noun);
        governor && tree_.is_verb(governor->verb) && is_light(governor->verb)) {
        for (const TokenIndex subject : tree_.arguments(governor->verb).subjects) {
            if (subject == noun) continue;
            if (Fillers out = resolve(subject, false, depth + 1); !out.empty()) return out;
        }
    }
    // "claimed responsibility for the attack".
    if (const auto head = tree_.head(noun);
        head && tree_.token(noun).label == Label::nmod && tree_.lemma(*head) == "responsibility") {
        if (const auto governor = tree_.governor(*head); governor && governor->as_object) {
            for (const TokenIndex subject : tree_.arguments(governor->verb).subjects) {
                if (Fillers out = resolve(subject, false, depth + 1); !out.empty()) return out;
            }
        }
    }
    // "Russia is in talks with China"; not "it was the first attack".
    for (const TokenIndex c : tree_.children(noun)) {
        if (tree_.preposition(noun).empty()) break;
        const Label label = tree_.token(c).label;
        if (label == Label::nsubj || label == Label::nsubj_outer) {
            if (Fillers out = direct(c); !out.empty()) return out;
        }
    }
    // "the protests": the word stands for those who do it.
    if (Fillers out = at(noun); !out.empty() && mention(out.front()).form == MentionForm::nominal) return out;
    // "bilateral trade": the two sides that the text is about.
    for (const TokenIndex c : tree_.children(noun)) {
        if (tree_.token(c).label == Label::amod) {
            if (Fillers out = direct(c); out.size() == 2 && mention(out.front()).form == MentionForm::pronoun)
                return out;
        }
    }
    return {};
}

Fillers FillerFinder::resolve(TokenIndex token, bool located, int depth) const {
    if (depth > max_depth) return {};
    Fillers out;
    for (const TokenIndex member : tree_.coordinated(token)) {
        if (const Fillers self = at(member); !self.empty()) {
            append(out, self);
            continue;
        }
        if (is_act(member)) {
            const Fillers agents = agent(member, depth + 1);
            append(out, agents, descent);
            if (!agents.empty()) continue;
            // "the withdrawal of Russian troops", "the decision of the court"; not "the arrest of Navalny".
            if (of_is_target(member)) continue;
            for (const TokenIndex of : behind(member, "of")) append(out, resolve(of, false, depth + 1), descent);
            continue;
        }
        Fillers owner = possessor(member);
        if (owner.empty()) owner = before(member);
        if (owner.empty()) {
            for (const Oblique& oblique : tree_.obliques(member)) {
                const std::string& word = oblique.preposition;
                const bool part = word == "of" || word == "from" || word == "among";
                const bool place = word == "in" || word == "at" || word == "near" || word == "outside" ||
                                   word == "on" || word == "along";
                if (!part && !(located && place)) continue;
                owner = resolve(oblique.token, located, depth + 1);
                if (!owner.empty()) break;
            }
        }
        // "released a report accusing the FBI": who brings a thing forth stands behind what it does.
        if (owner.empty() && !located) {
            if (const auto governor = tree_.governor(member);
                governor && governor->as_object && tree_.is_verb(governor->verb) && is_light(governor->verb)) {
                for (const TokenIndex subject : tree_.arguments(governor->verb).subjects) {
                    if (subject != member) append(owner, direct(subject));
                }
            }
        }
        append(out, owner, descent);
    }
    return out;
}

}  // namespace entente
