#include "claims/matcher.hpp"

#include <algorithm>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr std::size_t max_pairs = 9;  // claims of one act with coordinated actors

// "demanded that Russia *withdraw*", "wants Iran *to stop*": what is asked for stands in the infinitive, the bare form
// or under "should"; "insists that Russia *is* …" asks for nothing.
bool may_be_demanded(const Tree& tree, TokenIndex clause) {
    if (tree.token(clause).label != Label::ccomp) return true;
    const Ptag tag = tree.token(clause).xpos;
    // The bare form after "that" is often taken for a present.
    const bool bare = tag == Ptag::VBP && tree.lemma(clause) != "be" && tree.lemma(clause) != "have" &&
                      !tree.child(clause, Label::aux);
    if (tag == Ptag::VB || bare) return true;
    for (const TokenIndex c : tree.children(clause)) {
        const std::string word = lower_ascii(tree.form(c));
        if (word == "should" || word == "must" || word == "be" || word == "to") return true;
    }
    return false;
}

std::vector<std::string_view> rest_of(std::string_view word) {
    auto parts = split(word, ' ');
    parts.erase(parts.begin());
    return parts;
}

}  // namespace

struct Matcher::Predicate {
    TokenIndex token;
    bool verb;
    VerbArguments arguments;  // of a verb
};

// The other words of a multi-word entry hang on its head ("call off", "take hostage", "open fire") or, of a noun, stand
// right before it ("peace talks").
bool Matcher::words_fit(const Frame& frame, const Predicate& predicate) const {
    if (frame.word.find(' ') == std::string::npos) {
        // A bare verb is not the phrasal one that has frames of its own: "call" is not "call off".
        if (predicate.verb && tree_.child(predicate.token, Label::compound_prt)) {
            const std::string phrasal = tree_.phrasal_lemma(predicate.token);
            for (const std::uint32_t index : *frames_.find('v', tree_.lemma(predicate.token))) {
                if (frames_.frames[index].word == phrasal) return false;
            }
        }
        return true;
    }
    if (!predicate.verb) {
        const std::string_view before = std::string_view(frame.word).substr(0, frame.word.rfind(' '));
        auto words = split(before, ' ');
        TokenIndex at = predicate.token;
        for (auto it = words.rbegin(); it != words.rend(); ++it) {
            if (at == tree_.sentence().first) return false;
            --at;
            if (tree_.form(at) == "-" && at > tree_.sentence().first) --at;
            if (tree_.lemma(at) != *it && lower_ascii(tree_.form(at)) != *it) return false;
        }
        return true;
    }
    for (const std::string_view word : rest_of(frame.word)) {
        bool found = false;
        const auto is_word = [&](TokenIndex at) {
            return tree_.lemma(at) == word || lower_ascii(tree_.form(at)) == word;
        };
        for (const TokenIndex c : tree_.children(predicate.token)) {
            found = found || is_word(c);
            // The preposition of a phrase that is no date: "signed on" is not in "signed it on Tuesday".
            const bool phrase = tree_.token(c).upos == Upos::NOUN || !fillers_.direct(c).empty();
            for (const TokenIndex inner : tree_.children(c)) {
                const bool preposition = tree_.token(inner).label == Label::case_;
                found = found || (inner > predicate.token && (!preposition || phrase) && is_word(inner));
            }
        }
        if (!found) return false;
    }
    return true;
}

std::vector<TokenIndex> Matcher::phrases(const Predicate& predicate, const std::string& preposition) const {
    if (!predicate.verb) return fillers_.behind(predicate.token, preposition);
    std::vector<TokenIndex> tokens;
    for (const Oblique& oblique : predicate.arguments.obliques) {
        if (oblique.preposition == preposition) tokens.push_back(oblique.token);
    }
    return tokens;
}

bool Matcher::need_holds(const Need& need, const Predicate& predicate) const {
    const auto has_lemma = [&](TokenIndex token) {
        for (const TokenIndex member : tree_.coordinated(token)) {
            if (need.words.contains(std::string(tree_.lemma(member))) ||
                need.words.contains(lower_ascii(tree_.form(member))))
                return true;
            // "peace treaty", "sanctions package": the class may ask for the word before the head.
            for (const TokenIndex c : tree_.children(member)) {
                if (tree_.token(c).label == Label::compound &&
                    need.words.contains(std::string(tree_.lemma(c)) + ' ' + std::string(tree_.lemma(member))))
                    return true;
            }
        }
        return false;
    };
    switch (need.kind) {
        case NeedKind::object_lemma:
            return need.words.empty()
                       ? !predicate.arguments.objects.empty()
                       : std::any_of(predicate.arguments.objects.begin(), predicate.arguments.objects.end(), has_lemma);
        case NeedKind::object_actor:
            return std::any_of(predicate.arguments.objects.begin(), predicate.arguments.objects.end(),
                               [&](TokenIndex token) { return !fillers_.direct(token).empty(); });
        case NeedKind::preposition:
            return !phrases(predicate, need.word).empty() ||
                   (predicate.verb && tree_.phrasal_lemma(predicate.token).ends_with(' ' + need.word));
        case NeedKind::preposition_actor:
            return !resolve_all(phrases(predicate, need.word), true).empty();
        case NeedKind::preposition_lemma: {
            const auto tokens = phrases(predicate, need.word);
            return std::any_of(tokens.begin(), tokens.end(), has_lemma);
        }
        case NeedKind::complement: {
            std::vector<TokenIndex> complements = predicate.arguments.complements;
            if (!predicate.verb) {
                for (const TokenIndex c : tree_.children(predicate.token)) {
                    const Label label = tree_.token(c).label;
                    if (label == Label::acl || label == Label::ccomp || label == Label::xcomp) complements.push_back(c);
                }
            }
            return std::any_of(complements.begin(), complements.end(), [&](TokenIndex c) {
                const auto mark = tree_.child(c, Label::mark);
                const std::string word = mark ? lower_ascii(tree_.form(*mark)) : "";
                const Ptag tag = tree_.token(c).xpos;
                const bool bare = tag == Ptag::VB && !tree_.child(c, Label::aux) && !mark;
                if (need.words.contains("to") && (word == "to" || bare)) return true;
                if (need.words.contains("ing") && tag == Ptag::VBG) return true;
                return need.words.contains("that") && tree_.token(c).label == Label::ccomp && word != "to";
            });
        }
        case NeedKind::subject_sector: {
            const Fillers subjects =
                predicate.verb ? resolve_all(predicate.arguments.subjects, false) : fillers_.agent(predicate.token);
            return std::any_of(subjects.begin(), subjects.end(), [&](const Filler& filler) {
                return need.words.contains(std::string(name(fillers_.entity(filler).sector)));
            });
        }
    }
    return false;
}

bool Matcher::needs_hold(const Frame& frame, const Predicate& predicate) const {
    return std::all_of(frame.needs.begin(), frame.needs.end(),
                       [&](const Need& need) { return need_holds(need, predicate) != need.negated; });
}

Fillers Matcher::resolve_all(const std::vector<TokenIndex>& tokens, bool located) const {
    Fillers out;
    for (const TokenIndex token : tokens) {
        for (const Filler& filler : fillers_.resolve(token, located)) {
            if (std::none_of(out.begin(), out.end(), [&](const Filler& f) { return f.mention == filler.mention; }))
                out.push_back(filler);
        }
    }
    return out;
}

// The actors of the clause complements: their subjects, or any that are not the source.
Fillers Matcher::complement(const Frame& frame, const Predicate& predicate, const Fillers& source,
                            bool subject_only) const {
    std::vector<TokenIndex> clauses = predicate.arguments.complements;
    if (!predicate.verb) {
        for (const TokenIndex c : tree_.children(predicate.token)) {
            const Label label = tree_.token(c).label;
            if (label == Label::acl || label == Label::ccomp || label == Label::advcl) clauses.push_back(c);
        }
    }
    const auto is_source = [&](const Filler& filler) {
        return std::any_of(source.begin(), source.end(), [&](const Filler& s) {
            return s.mention == filler.mention || fillers_.mention(s).entity == fillers_.mention(filler).entity;
        });
    };
    const RelationType* type = ontology_.find(frame.type);
    const bool demands = type != nullptr && type->plover == Plover::REQUEST;
    for (std::size_t i = 0; i < clauses.size() && i < 8; ++i) {
        const TokenIndex clause = clauses[i];
        if (demands && !may_be_demanded(tree_, clause)) continue;
        const VerbArguments arguments = tree_.arguments(clause);
        std::vector<std::vector<TokenIndex>> groups = {arguments.passive ? arguments.objects : arguments.subjects};
        if (!subject_only) {
            groups.push_back(arguments.passive ? arguments.subjects : arguments.objects);
            groups.push_back(arguments.indirect);
            // The phrases of the act itself, before those of its place; never its circumstances ("in light of a threat
            // by …").
            for (const std::string_view preposition :
                 {"to", "with", "from", "against", "for", "of", "into", "on", "in"}) {
                for (const Oblique& oblique : arguments.obliques) {
                    if (oblique.preposition == preposition) groups.push_back({oblique.token});
                }
            }
        }
        for (const auto& group : groups) {
            Fillers out = resolve_all(group, false);
            std::erase_if(out, is_source);
            if (!out.empty()) {
                for (Filler& filler : out) filler.strength *= 0.95;
                return out;
            }
        }
        clauses.insert(clauses.end(), arguments.complements.begin(), arguments.complements.end());
    }
    return {};
}

Fillers Matcher::fill(const Frame& frame, const PlaceRef& place, const Predicate& predicate, const Fillers& source,
                      bool located) const {
    switch (place.place) {
        case Place::subj:
            if (!predicate.verb) return fillers_.agent(predicate.token);
            return resolve_all(predicate.arguments.subjects, false);
        case Place::subj_all:
            return predicate.verb ? resolve_all(predicate.arguments.subjects, false) : fillers_.agent(predicate.token);
        case Place::obj:
        case Place::obj_all: {
            // "asked NATO a question", "warned Russia that …": who is spoken to counts before what is said.
            Fillers out = resolve_all(predicate.arguments.indirect, located);
            return out.empty() ? resolve_all(predicate.arguments.objects, located) : out;
        }
        case Place::iobj:
            return resolve_all(predicate.arguments.indirect, located);
        case Place::agent:
            return fillers_.agent(predicate.token);
        case Place::poss:
            return fillers_.possessor(predicate.token);
        case Place::adj:
            return fillers_.before(predicate.token);
        case Place::prep: {
            Fillers out = resolve_all(phrases(predicate, place.word), located);
            // "took the side of Russia", "took Russia's side": what the object is of.
            if (out.empty() && predicate.verb && place.word == "of") {
                for (const TokenIndex object : predicate.arguments.objects) {
                    out = fillers_.resolve(object, located);
                    if (!out.empty()) break;
                }
            }
            return out;
        }
        case Place::prep_all: {
            Fillers out = resolve_all(phrases(predicate, place.word), located);
            if (out.empty() && place.word == "between") out = resolve_all(phrases(predicate, "among"), located);
            return out;
        }
        case Place::comp_subj:
            return complement(frame, predicate, source, true);
        case Place::comp_any:
            return complement(frame, predicate, source, false);
    }
    return {};
}

Fillers Matcher::fill(const Frame& frame, const std::vector<PlaceRef>& places, const Predicate& predicate,
                      const Fillers& source, bool located) const {
    for (const PlaceRef& place : places) {
        Fillers out = fill(frame, place, predicate, source, located);
        std::erase_if(out, [&](const Filler& filler) {
            return std::any_of(source.begin(), source.end(), [&](const Filler& s) {
                return fillers_.mention(s).entity == fillers_.mention(filler).entity;
            });
        });
        if (!out.empty()) return out;
    }
    return {};
}

void Matcher::pair_up(const Frame& frame, std::size_t index, const Predicate& predicate,
                      std::vector<Match>& out) const {
    const RolePattern& pattern = frame.roles[index];
    const RelationType* type = ontology_.find(frame.type);
    const bool located = type != nullptr && (type->quad != 1 || type->name == "visit");
    double certainty = predicate.verb ? 1 : 0.9;
    if (predicate.verb && predicate.arguments.inherited_subject) certainty *= 0.85;
    const auto add = [&](const Filler& source, const Filler& target) {
        if (fillers_.mention(source).entity == fillers_.mention(target).entity || out.size() >= max_pairs) return;
        out.push_back({predicate.token, &frame, index, pattern.mutual, source, target, certainty});
    };
    const Fillers left = fill(frame, pattern.left, predicate, {}, false);
    if (left.empty()) return;
    if (!pattern.right.empty()) {
        const Fillers right = fill(frame, pattern.right, predicate, left, located);
        for (const Filler& source : left) {
            for (const Filler& target : right) add(source, target);
        }
        // "Russia–China talks", "bilateral trade": both sides stand on the left.
        if (!right.empty() || !pattern.mutual || predicate.verb) return;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        for (std::size_t k = i + 1; k < left.size(); ++k) add(left[i], left[k]);
    }
}

const std::vector<std::uint32_t>* Matcher::frames_of(TokenIndex token) const {
    return frames_.find(tree_.is_verb(token) ? 'v' : 'n', tree_.lemma(token));
}

Matcher::Predicate Matcher::predicate_at(TokenIndex token) const {
    const bool verb = tree_.is_verb(token);
    return {token, verb, verb ? tree_.arguments(token) : VerbArguments{}};
}

std::vector<Matcher::Sense> Matcher::senses(TokenIndex token) const {
    std::vector<Sense> out;
    const auto* candidates = frames_of(token);
    if (candidates == nullptr) return out;
    const Predicate predicate = predicate_at(token);
    for (const std::uint32_t index : *candidates) {
        const Frame& frame = frames_.frames[index];
        if (words_fit(frame, predicate)) out.push_back({&frame, needs_hold(frame, predicate)});
    }
    return out;
}

std::vector<Match> Matcher::match(TokenIndex token) const {
    std::vector<Match> out;
    const auto* candidates = frames_of(token);
    if (candidates == nullptr) return out;
    const Predicate predicate = predicate_at(token);
    for (const std::uint32_t index : *candidates) {
        const Frame& frame = frames_.frames[index];
        if (!words_fit(frame, predicate) || !needs_hold(frame, predicate)) continue;
        for (std::size_t pattern = 0; pattern < frame.roles.size() && out.empty(); ++pattern)
            pair_up(frame, pattern, predicate, out);
        if (!out.empty()) return out;
    }
    return out;
}

}  // namespace entente
