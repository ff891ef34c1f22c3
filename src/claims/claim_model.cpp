#include "claims/claim_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <set>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr std::size_t most_acts = 40;
constexpr std::size_t most_pairs = 4000;
constexpr std::size_t farthest = 30;  // steps up the tree

// "An *attack*" under "*launched*": does the first word stand right over the second?
bool stands_over(const Act& a, const Act& b) {
    return std::find(b.governors.begin(), b.governors.end(), a.trigger) != b.governors.end();
}

// A sense that asks for an object or a phrase, and has it: it is judged for itself, not with all that its word can
// mean.
bool is_special(const Act& act) {
    return !act.frame->needs.empty() && act.needs;
}

// Authorities arrest, ban and release without being named. Who attacks or protests without being named is anybody.
bool is_done_by_authorities(const RelationType& type) {
    return type.plover != Plover::PROTEST && (type.plover != Plover::ASSAULT || type.context == "legal");
}

// Is the state of an actor guessed?
bool is_guessed(const Slot& slot) {
    return slot.basis != SlotBasis::own && slot.basis != SlotBasis::implied;
}

// Adds features to a list: their parts, joined by "|", are hashed as they come.
class Sink {
public:
    // `about`: how many will come.
    Sink(Features& out, FeatureTexts* texts, std::size_t about) : out_(out), texts_(texts) { out_.reserve(about); }

    void add(std::initializer_list<std::string_view> parts) {
        FeatureHash sum;
        for (const std::string_view part : parts) sum.add(part);
        const std::uint64_t hash = sum.value();
        out_.push_back(hash);
        if (texts_ == nullptr || texts_->contains(hash)) return;
        std::string text;
        for (const std::string_view part : parts) {
            if (!text.empty()) text += '|';
            text += part;
        }
        texts_->emplace(hash, std::move(text));
    }

private:
    Features& out_;
    FeatureTexts* texts_;
};

std::string_view bucket(std::size_t n) {
    return n == 0 ? "0" : n == 1 ? "1" : n == 2 ? "2" : n <= 4 ? "3" : n <= 8 ? "5" : n <= 14 ? "9" : "15";
}

std::string_view form_name(MentionForm form) {
    switch (form) {
        case MentionForm::name:
            return "name";
        case MentionForm::title:
            return "title";
        case MentionForm::adjective:
            return "adjective";
        case MentionForm::pronoun:
            return "pronoun";
        case MentionForm::nominal:
            return "nominal";
        case MentionForm::given:
            return "given";
    }
    return "";
}

class CandidateFinder {
public:
    CandidateFinder(const Knowledge::Tables& knowledge, const Actors& actors, const Tree& tree,
                    const FillerFinder& fillers, const Matcher& matcher, std::uint32_t sentence,
                    const ClaimWeights* gate, FeatureTexts* texts)
        : knowledge_(knowledge),
          actors_(actors),
          tree_(tree),
          fillers_(fillers),
          matcher_(matcher),
          index_(sentence),
          gate_(gate),
          texts_(texts) {}

    Candidates find() {
        out_.slots = slots_of(knowledge_, tree_, actors_, index_);
        if (out_.slots.empty()) return std::move(out_);
        sport_ = is_sport(knowledge_.frames, tree_);
        classify();
        for (TokenIndex at = tree_.sentence().first; at < tree_.sentence().last && out_.acts.size() < most_acts; ++at) {
            const Upos upos = tree_.token(at).upos;
            if (upos == Upos::VERB || upos == Upos::NOUN) acts_of(at);
        }
        for (std::size_t act = 0; act < out_.acts.size(); ++act) {
            describe_act(out_.acts[act]);
            const bool shut = gate_ != nullptr && gate_->weights.gate(out_.act_features.back()) < gate_->gate;
            if (!shut) {
                sense_ = sense_of(out_.acts[act]);
                find_relations(out_.acts[act]);
                find_ways(out_.acts[act]);
            }
            for (std::size_t slot = 0; slot < out_.slots.size(); ++slot) {
                out_.source_features.push_back(shut ? Features{} : role_features(out_.acts[act], slot, true));
                out_.target_features.push_back(shut ? Features{} : role_features(out_.acts[act], slot, false));
            }
            if (!shut) pair_up(act);
        }
        return std::move(out_);
    }

private:
    std::vector<TokenIndex> governors_of(TokenIndex at) const {
        std::vector<TokenIndex> out;
        for (TokenIndex up = at; out.size() < 2;) {
            const auto head = tree_.head(up);
            const Label label = tree_.token(up).label;
            if (!head || label == Label::conj || label == Label::ccomp || label == Label::advcl ||
                label == Label::parataxis)
                break;
            out.push_back(up = *head);
        }
        return out;
    }

    // One act for each PLOVER type that the word can mean here: of the sense that the frames would choose, or else of
    // the first whose needs are met.
    void acts_of(TokenIndex at) {
        const auto senses = matcher_.senses(at);
        if (senses.empty()) return;
        const auto operators = operators_over(tree_, knowledge_.frames, at);
        const auto matches = matcher_.match(at);
        const auto governors = governors_of(at);
        const std::size_t begin = out_.acts.size();
        const auto take = [&](const Frame& frame, Settled&& settled, std::vector<Match> pairs, bool needs) {
            if (settled.type == nullptr || settled.type->plover == Plover::none) return;
            for (std::size_t i = begin; i < out_.acts.size(); ++i) {
                if (out_.acts[i].type->plover == settled.type->plover) return;
            }
            out_.acts.push_back({at, &frame, settled.type, std::move(settled.turned), settled.status, std::move(pairs),
                                 needs, governors});
        };
        const auto add = [&](const Frame& frame, bool needs, bool matched) {
            Settled settled = settle(knowledge_, tree_, frame, at, operators);
            std::vector<Match> pairs = matched ? matches : std::vector<Match>{};
            if (settled.turned.actor) {
                // "condemned Israel's attack": both the condemnation and the attack.
                take(frame, settle(knowledge_, tree_, frame, at, {}), pairs, needs);
                std::erase_if(pairs, [&](Match& match) {
                    return !re_source(tree_, fillers_, *settled.turned.actor, match.source, match.target);
                });
            }
            take(frame, std::move(settled), std::move(pairs), needs);
        };
        if (!matches.empty()) add(*matches.front().frame, true, true);
        for (const auto& sense : senses) {
            if (sense.needs) add(*sense.frame, true, false);
        }
        for (const auto& sense : senses) {
            if (!sense.needs) add(*sense.frame, false, false);
        }
    }

    // What each word means, roughly: what it has in common with words that training showed more often.
    void classify() {
        const TokenIndex first = tree_.sentence().first;
        lemmas_.clear();
        quoted_.clear();
        bool quoted = false;
        for (TokenIndex at = first; at < tree_.sentence().last; ++at) {
            lemmas_.push_back(lower_ascii(tree_.lemma(at)));
            quoted_.push_back(quoted);
            const std::string_view form = tree_.form(at);
            if (form == "\"") quoted = !quoted;
            if (form == "“" || form == "``") quoted = true;
            if (form == "”" || form == "''") quoted = false;
            if (tree_.token(at).label == Label::root) root_ = name(tree_.token(at).upos);
        }
        classes_.assign(tree_.sentence().last - first, {});
        for (TokenIndex at = first; at < tree_.sentence().last; ++at) {
            std::string_view& sense = classes_[at - first];
            switch (tree_.token(at).upos) {
                case Upos::NOUN:
                    sense = knowledge_.frames.sense('n', lemma(at));
                    if (sense.empty()) sense = "noun";
                    break;
                case Upos::VERB:
                    sense = knowledge_.frames.sense('v', lemma(at));
                    if (sense.empty()) sense = "verb";
                    break;
                case Upos::ADJ:
                    sense = knowledge_.frames.sense('a', lemma(at));
                    if (sense.empty()) sense = "adjective";
                    break;
                case Upos::PROPN:
                    sense = "name";
                    break;
                case Upos::NUM:
                    sense = "number";
                    break;
                default:
                    break;
            }
        }
        for (const Slot& slot : out_.slots) {
            if (slot.basis == SlotBasis::implied) continue;
            const TokenIndex head = head_of(actors_.mentions[slot.mention]);
            if (tree_.token(head).upos == Upos::PROPN) classes_[head - first] = name(slot.entity.kind);
        }
    }

    std::string_view class_of(TokenIndex at) const { return classes_[at - tree_.sentence().first]; }

    const std::string& lemma(TokenIndex at) const { return lemmas_[at - tree_.sentence().first]; }

    // The word, or more exactly its sense where that asks for something.
    std::string sense_of(const Act& act) const {
        return is_special(act) ? act.frame->word + '/' + act.frame->type : lemma(act.trigger);
    }

    // What the word stands under: labels of the clauses up to the root.
    std::string clauses_over(TokenIndex at) const {
        std::string labels;
        int steps = 0;
        for (auto up = std::optional<TokenIndex>(at); up && steps < 3; up = tree_.head(*up)) {
            const Label label = tree_.token(*up).label;
            const bool clause = label == Label::acl || label == Label::acl_relcl || label == Label::advcl ||
                                label == Label::ccomp || label == Label::xcomp || label == Label::parataxis ||
                                label == Label::conj || label == Label::root;
            if (!clause && *up != at) continue;
            labels += std::string(name(label)) + '>';
            ++steps;
        }
        return labels;
    }

    void describe_act(const Act& act) {
        Features features;
        Sink sink(features, texts_, 40);
        const TokenIndex at = act.trigger;
        const std::string word = lemma(at);
        const std::string_view pos = tree_.is_verb(at) ? "v" : "n";
        const std::string_view type = name(act.type->plover);
        const std::string_view label = name(tree_.token(at).label);
        const std::string_view tag = name(tree_.token(at).xpos);
        const bool passive = tree_.is_verb(at) && tree_.is_passive(at);
        const std::string_view voice = passive ? "passive" : "active";
        sink.add({"act"});
        sink.add({"act", type});
        const bool special = is_special(act);
        if (special) {
            sink.add({"sense", act.frame->word, pos, act.frame->type});
            sink.add({"special", pos, type});
        } else {
            sink.add({"own-sense", class_of(at), type});
            sink.add({"word", word, pos});
            sink.add({"word", word, pos, type});
            sink.add({"frame", act.frame->word, pos, act.frame->type});
        }
        sink.add({"relation", act.type->name});
        sink.add({"needs", act.needs ? "met" : "unmet", act.frame->needs.empty() ? "none" : "some"});
        sink.add({"matched", act.matches.empty() ? "no" : "yes", type});
        sink.add({"matched", act.matches.empty() ? "no" : special ? "specially" : "yes"});
        sink.add({"label", label, type});
        sink.add({"tag", tag, type});
        sink.add({"tag", tag, voice});
        sink.add({"clauses", clauses_over(at)});
        sink.add({"clauses", clauses_over(at), pos});
        if (sport_) sink.add({"sport", type});
        if (tree_.negated(at)) sink.add({"negated", type});
        if (tree_.sentence().first == at) sink.add({"first", pos});
        sink.add({"root", root_, type});
        sink.add({"root", root_, pos});
        if (quoted_[at - tree_.sentence().first]) sink.add({"quoted", type});
        for (const TokenIndex c : tree_.children(at)) {
            const Label child = tree_.token(c).label;
            if (child == Label::aux || child == Label::aux_pass) sink.add({"aux", lemma(c)});
            if (child == Label::det || child == Label::nummod) sink.add({"det", lemma(c), pos});
            if (child == Label::amod || child == Label::compound) sink.add({"modifier", lemma(c), type});
            const std::string_view sense = class_of(c);
            if (!sense.empty()) {
                if (child == Label::obj || child == Label::nsubj || child == Label::nsubj_pass ||
                    child == Label::amod || child == Label::compound || child == Label::xcomp ||
                    child == Label::ccomp || child == Label::advcl) {
                    sink.add({"sense-of", name(child), sense, type});
                    sink.add({"sense-of", name(child), sense, word});
                }
                if (child == Label::obl || child == Label::nmod)
                    sink.add({"sense-of", tree_.preposition(c), sense, type});
            }
            if (child == Label::obj) sink.add({"object", lemma(c), word});
            if (child == Label::obj) sink.add({"object", lemma(c), type});
            if (child == Label::nsubj) sink.add({"subject", lemma(c), type});
            if (child == Label::nsubj_pass) sink.add({"passive-subject", lemma(c), type});
            if (child == Label::obl || child == Label::nmod) {
                const std::string preposition = tree_.preposition(c);
                sink.add({"phrase", preposition, word});
                sink.add({"phrase", preposition, type});
                sink.add({"phrase", preposition, lemma(c), type});
            }
            if (child == Label::xcomp || child == Label::ccomp || child == Label::advcl) {
                sink.add({"complement", name(child), lemma(c), type});
                sink.add({"complement", name(child), word});
            }
        }
        if (const auto head = tree_.head(at)) {
            sink.add({"governor", lemma(*head), label, type});
            sink.add({"governor", lemma(*head), label});
            if (tree_.token(*head).upos == Upos::NOUN) sink.add({"under-noun", pos, type});
            sink.add({"sense-over", label, class_of(*head), type});
            sink.add({"sense-over", label, class_of(*head), class_of(at)});
        }
        if (!act.turned.rule.empty()) sink.add({"operators", act.turned.rule, type});
        sink.add({"status", name(act.status)});
        const bool turned = act.type->name != act.frame->type;
        sink.add({"turned-from", turned ? act.frame->type : "-", type});
        sink.add({"turned", turned ? act.turned.rule.empty() ? "by-negation" : "by-operator" : "not"});
        std::size_t own = 0;
        std::set<std::string_view> sides;
        for (const Slot& slot : out_.slots) {
            own += slot.basis != SlotBasis::implied;
            if (!slot.side.empty()) sides.insert(slot.side);
        }
        sink.add({"actors", bucket(own)});
        sink.add({"sides", bucket(sides.size())});
        // The act that stands over it, if one does.
        bool under = false;
        for (auto up = tree_.head(at); up && !under; up = tree_.head(*up)) {
            for (const Act& other : out_.acts) {
                if (other.trigger != *up) continue;
                sink.add({"under-act", name(other.type->plover), type, pos});
                under = true;
                break;
            }
        }
        if (!under) sink.add({"top-act", type, pos});
        out_.act_features.push_back(std::move(features));
    }

    // How each mention stands to an act, in the words of grammar.
    struct Relation {
        std::string name;     // "subj", "obj", "obl:with", "poss" …; empty: none of these
        double strength = 0;  // of FillerFinder; 0 for none
    };

    void relate(const Fillers& fillers, const std::string& name) {
        for (const Filler& filler : fillers) {
            Relation& relation = relations_[filler.mention];
            if (relation.strength >= filler.strength) continue;
            relation = {filler.strength < 1 ? name + '~' : name, filler.strength};
        }
    }

    void relate(const std::vector<TokenIndex>& tokens, const std::string& name, bool located) {
        for (const TokenIndex token : tokens) relate(fillers_.resolve(token, located), name);
    }

    void find_relations(const Act& act) {
        relations_.assign(actors_.mentions.size(), {});
        const TokenIndex at = act.trigger;
        if (act.turned.actor && tree_.is_verb(*act.turned.actor))
            relate(tree_.arguments(*act.turned.actor).subjects, "op-subj", false);
        if (tree_.is_verb(at)) {
            const VerbArguments arguments = tree_.arguments(at);
            relate(arguments.subjects, arguments.inherited_subject ? "subj+" : "subj", false);
            relate(arguments.objects, "obj", true);
            relate(arguments.indirect, "iobj", true);
            for (const Oblique& oblique : arguments.obliques)
                relate({oblique.token}, "obl:" + oblique.preposition, true);
            for (const TokenIndex clause : arguments.complements) {
                const VerbArguments inner = tree_.arguments(clause);
                relate(inner.subjects, "comp-subj", false);
                relate(inner.objects, "comp-obj", true);
                for (const Oblique& oblique : inner.obliques)
                    relate({oblique.token}, "comp-obl:" + oblique.preposition, true);
            }
            return;
        }
        relate(fillers_.possessor(at), "poss");
        relate(fillers_.before(at), "before");
        for (const Oblique& oblique : tree_.obliques(at)) relate({oblique.token}, "of:" + oblique.preposition, true);
        relate(fillers_.agent(at), "agent");
        if (const auto governor = tree_.governor(at); governor && tree_.is_verb(governor->verb)) {
            const VerbArguments arguments = tree_.arguments(governor->verb);
            relate(arguments.subjects, "over-subj", false);
            relate(arguments.indirect, "over-iobj", true);
            for (const Oblique& oblique : arguments.obliques)
                relate({oblique.token}, "over-obl:" + oblique.preposition, true);
        }
        for (const TokenIndex c : tree_.children(at)) {
            const Label label = tree_.token(c).label;
            if (label == Label::acl || label == Label::acl_relcl) {
                const VerbArguments inner = tree_.arguments(c);
                relate(inner.subjects, "acl-subj", false);
                relate(inner.objects, "acl-obj", true);
                for (const Oblique& oblique : inner.obliques)
                    relate({oblique.token}, "acl-obl:" + oblique.preposition, true);
            }
        }
    }

    TokenIndex head_of(const Mention& mention) const {
        return mention.head >= mention.first && mention.head < mention.last ? mention.head : mention.last - 1;
    }

    // How the act and a slot hang together in the tree.
    struct Way {
        std::string path;    // labels from the act to the slot: "^" up, "v" down
        TokenIndex top = 0;  // the lowest word over both; the act where there is none
        std::string preposition;
    };

    // A token and those over it.
    std::vector<TokenIndex> climb(TokenIndex from) const {
        std::vector<TokenIndex> up = {from};
        while (const auto head = tree_.head(up.back())) {
            up.push_back(*head);
            if (up.size() > farthest) break;
        }
        return up;
    }

    // `up`: the act and those over it.
    Way way(const std::vector<TokenIndex>& up, TokenIndex to) const {
        Way out{"none", up.front(), tree_.preposition(to)};
        std::vector<TokenIndex> down = {to};
        auto met = std::find(up.begin(), up.end(), to);
        while (met == up.end()) {
            const auto head = tree_.head(down.back());
            if (!head || down.size() > farthest) return out;
            down.push_back(*head);
            met = std::find(up.begin(), up.end(), *head);
        }
        out.top = *met;
        const auto top = static_cast<std::size_t>(met - up.begin());
        out.path.clear();
        if (top + down.size() - 1 > 6) {
            out.path = "far";
            return out;
        }
        for (std::size_t i = 0; i < top; ++i) out.path += '^' + std::string(name(tree_.token(up[i]).label));
        for (std::size_t i = down.size() - 1; i-- > 0;) out.path += 'v' + std::string(name(tree_.token(down[i]).label));
        if (out.path.empty()) out.path = "self";
        return out;
    }

    void find_ways(const Act& act) {
        const auto up = climb(act.trigger);
        ways_.assign(out_.slots.size(), {});
        for (std::size_t i = 0; i < out_.slots.size(); ++i) {
            if (out_.slots[i].basis != SlotBasis::implied) ways_[i] = way(up, out_.slots[i].anchor);
        }
    }

    Features role_features(const Act& act, std::size_t index, bool source) {
        Features features;
        Sink sink(features, texts_, 40);
        const Slot& slot = out_.slots[index];
        const Mention& mention = actors_.mentions[slot.mention];
        const std::string_view role = source ? "source" : "target";
        const std::string_view type = name(act.type->plover);
        const std::string& word = sense_;
        const std::string_view pos = tree_.is_verb(act.trigger) ? "v" : "n";
        const bool passive = tree_.is_verb(act.trigger) && tree_.is_passive(act.trigger);
        const std::string_view voice = pos == "n" ? "noun" : passive ? "passive" : "active";
        const std::string_view basis = name(slot.basis);
        const bool implied = slot.basis == SlotBasis::implied;
        const std::string_view form = form_name(mention.form);
        const std::string_view kind = name(slot.entity.kind);
        const std::string_view sector = name(slot.entity.sector);
        const Relation& relation = relations_[slot.mention];
        const std::string_view relation_name = relation.name.empty() ? std::string_view("-") : relation.name;

        bool matched = false;
        double best = 0;
        for (const Match& match : act.matches) {
            const Filler& filler = source ? match.source : match.target;
            if (filler.mention != slot.mention) continue;
            matched = true;
            best = std::max(best, filler.strength);
        }
        const std::string_view chosen = implied               ? (act.matches.empty() ? "implied" : "implied-not")
                                        : act.matches.empty() ? "none"
                                        : !matched            ? "other"
                                        : best > 0.95         ? "yes"
                                                              : "weakly";
        sink.add({role, "basis", basis, type});
        sink.add({role, "basis", basis, voice});
        sink.add({role, "chosen", chosen});
        sink.add({role, "chosen", chosen, type});
        sink.add({role, "chosen", chosen, word});
        if (implied) {
            sink.add({role, "implied", word, voice});
            sink.add({role, "implied", form, kind, relation_name});
            sink.add({role, "implied", relation_name, type, voice});
            bool agentless = true;
            for (std::size_t i = 0; i < out_.slots.size(); ++i) {
                const std::string& other = relations_[out_.slots[i].mention].name;
                if (out_.slots[i].basis != SlotBasis::implied &&
                    (other == "subj" || other == "agent" || other == "over-subj"))
                    agentless = false;
            }
            sink.add({role, "implied", agentless ? "agentless" : "agent", type, voice});
            return features;
        }
        const auto& [way, top, preposition] = ways_[index];
        if (slot.anchor != head_of(mention)) sink.add({role, "coordinated", relation_name});
        sink.add({role, "relation", relation_name});
        sink.add({role, "relation", relation_name, voice});
        sink.add({role, "relation", relation_name, type});
        sink.add({role, "relation", relation_name, word});
        sink.add({role, "relation", relation_name, act.type->name});
        sink.add({role, "path", way, voice});
        sink.add({role, "path", way, type});
        if (top != act.trigger && top != slot.anchor) {
            sink.add({role, "path-over", way, class_of(top)});
            sink.add({role, "path-over", name(tree_.token(slot.anchor).label), lemma(top), pos});
        }
        if (!preposition.empty()) {
            sink.add({role, "preposition", preposition, type});
            sink.add({role, "preposition", preposition, word});
        }
        sink.add({role, "form", form, kind});
        sink.add({role, "form", form, type});
        sink.add({role, "kind", kind, type});
        sink.add({role, "kind", kind, relation_name});
        sink.add({role, "sector", sector, type});
        sink.add({role, "sector", sector, word});
        sink.add({role, "known", slot.entity.known ? "yes" : "no", kind, slot.side.empty() ? "no-side" : "side"});
        sink.add({role, "side", slot.side.empty() ? "none" : slot.entity.country.empty() ? "body" : "state", type});
        if (is_guessed(slot)) {
            sink.add({role, "guessed", basis, sector, relation_name});
            const std::string& giver = relations_[slot.giver].name;
            sink.add({role, "given-by", giver.empty() ? "-" : giver, relation_name, voice});
            sink.add({role, "given-by", form_name(actors_.mentions[slot.giver].form), basis, type});
        }
        if (mention.by_coreference) sink.add({role, "coreference", form, relation_name});
        const bool before = mention.last <= act.trigger;
        const std::size_t distance = before                        ? act.trigger - mention.last
                                     : mention.first > act.trigger ? mention.first - act.trigger
                                                                   : 0;
        sink.add({role, "distance", before ? "before" : "after", bucket(distance), voice});
        sink.add({role, "order", before ? "before" : "after", type, voice});
        std::size_t between = 0;
        bool nested = false;
        for (const Slot& other : out_.slots) {
            if (other.basis == SlotBasis::implied || other.mention == slot.mention) continue;
            const Mention& m = actors_.mentions[other.mention];
            const bool wider = m.last - m.first > mention.last - mention.first;
            if (wider && m.first <= mention.first && mention.last <= m.last) nested = true;
            if (before ? m.first >= mention.last && m.last <= act.trigger
                       : m.first > act.trigger && m.last <= mention.first)
                ++between;
        }
        sink.add({role, "between", bucket(between), before ? "before" : "after"});
        if (nested) sink.add({role, "nested", form, kind});
        const TokenIndex own = head_of(mention);
        sink.add({role, "sense", class_of(own), type});
        sink.add({role, "sense", class_of(own), relation_name});
        if (const auto over = tree_.head(slot.anchor)) {
            const std::string_view label = name(tree_.token(slot.anchor).label);
            const bool act_itself = *over == act.trigger;
            const std::string_view sense =
                act_itself && is_special(act) ? std::string_view(act.frame->type) : class_of(*over);
            sink.add({role, "sense-over", label, sense, type});
            sink.add({role, "sense-over", label, sense, act_itself ? "act" : relation_name});
        }
        if (slot.entity.kind == EntityKind::group || mention.form == MentionForm::nominal)
            sink.add({role, "head", lemma(own), type});
        return features;
    }

    // "The *bombing* killed eight policemen", "they were killed in an *ambush*": those whom another act of violence
    // over this one is done to. They did not do this one.
    std::vector<TokenIndex> hurt_by(const Act& act) const {
        if (act.type->plover != Plover::ASSAULT || is_mutual(act) || tree_.token(act.trigger).upos != Upos::NOUN)
            return {};
        const auto over = tree_.head(tree_.first_conjunct(act.trigger));
        const bool violent =
            over && std::any_of(out_.acts.begin(), out_.acts.end(), [&](const Act& other) {
                return other.trigger == *over && other.type->plover == Plover::ASSAULT && tree_.is_verb(other.trigger);
            });
        return violent ? tree_.arguments(*over).objects : std::vector<TokenIndex>{};
    }

    void pair_up(std::size_t index) {
        const Act& act = out_.acts[index];
        const std::size_t count = out_.slots.size();
        const std::vector<TokenIndex> hurt = hurt_by(act);
        for (std::uint32_t s = 0; s < count; ++s) {
            for (std::uint32_t t = 0; t < count; ++t) {
                if (s == t || out_.pairs.size() >= most_pairs) continue;
                const Slot& source = out_.slots[s];
                const Slot& target = out_.slots[t];
                const bool both_implied = source.basis == SlotBasis::implied && target.basis == SlotBasis::implied;
                const bool one = source.mention == target.mention && source.basis != SlotBasis::implied &&
                                 target.basis != SlotBasis::implied;
                if (both_implied || one || source.setting || source.entity.id == target.entity.id) continue;
                if (source.basis == SlotBasis::implied && !is_done_by_authorities(*act.type)) continue;
                if (source.basis != SlotBasis::implied &&
                    std::find(hurt.begin(), hurt.end(), source.anchor) != hurt.end())
                    continue;
                if (source.side.empty() && target.side.empty()) continue;
                // Of two sides that do the same to each other, the first named is the source.
                if (is_mutual(act) && target.basis != SlotBasis::implied && source.basis != SlotBasis::implied &&
                    actors_.mentions[target.mention].begin < actors_.mentions[source.mention].begin)
                    continue;
                Pair pair{static_cast<std::uint32_t>(index), s, t, {}};
                describe_pair(act, source, target, pair.features);
                out_.pairs.push_back(std::move(pair));
            }
        }
    }

    void describe_pair(const Act& act, const Slot& source, const Slot& target, Features& features) {
        Sink sink(features, texts_, 20);
        const std::string_view type = name(act.type->plover);
        std::string_view agreement = act.matches.empty() ? "none" : "neither";
        double strength = 0;
        for (const Match& match : act.matches) {
            const bool same_source = match.source.mention == source.mention && source.basis != SlotBasis::implied;
            const bool same_target = match.target.mention == target.mention && target.basis != SlotBasis::implied;
            if (same_source && same_target) {
                agreement = "both";
                strength = std::max(strength, match.certainty * match.source.strength * match.target.strength);
            } else if (match.source.mention == target.mention && match.target.mention == source.mention &&
                       agreement != "both") {
                agreement = "reversed";
            } else if ((same_source || same_target) && agreement == "neither") {
                agreement = "one";
            }
        }
        const std::string_view sure = strength == 0     ? "0"
                                      : strength > 0.95 ? "high"
                                      : strength > 0.8  ? "middle"
                                                        : "low";
        sink.add({"pair", agreement, sure});
        sink.add({"pair", agreement, type});
        sink.add({"pair", agreement, sense_});
        const bool domestic = !source.side.empty() && source.side == target.side;
        if (strength > 0) {
            for (const Slot* slot : {&source, &target}) {
                if (actors_.mentions[slot->mention].by_coreference) strength *= 0.85;
            }
            if (act.status != Status::happened) strength *= 0.9;
            if (act.type->name != act.frame->type) strength *= 0.85;
            const std::string_view trust = strength > 0.95   ? "0.95"
                                           : strength > 0.84 ? "0.85"
                                           : strength > 0.74 ? "0.75"
                                           : strength > 0.6  ? "0.6"
                                                             : "0";
            sink.add({"trust", trust, domestic ? "domestic" : "foreign"});
            sink.add({"trust", trust, domestic ? "domestic" : "foreign", type});
        }
        const std::string_view scope = domestic              ? "domestic"
                                       : source.side.empty() ? "from-none"
                                       : target.side.empty() ? "to-none"
                                                             : "foreign";
        sink.add({"scope", scope, type});
        sink.add({"scope", scope, agreement});
        sink.add({"sectors", name(source.entity.sector), name(target.entity.sector), scope});
        sink.add({"sectors", name(source.entity.sector), name(target.entity.sector), type, scope});
        sink.add({"kinds", name(source.entity.kind), name(target.entity.kind), scope});
        const Relation& a = relations_[source.mention];
        const Relation& b = relations_[target.mention];
        const std::string first = source.basis == SlotBasis::implied ? "implied" : a.name.empty() ? "-" : a.name;
        const std::string second = target.basis == SlotBasis::implied ? "implied" : b.name.empty() ? "-" : b.name;
        sink.add({"relations", first, second});
        sink.add({"relations", first, second, type});
        if (!is_special(act)) sink.add({"relations", first, second, class_of(act.trigger)});
        sink.add({"relations", first, second, sense_});
        sink.add({"relations", first, second,
                  tree_.is_verb(act.trigger) && tree_.is_passive(act.trigger) ? "passive" : "active"});
        sink.add({"bases", name(source.basis), name(target.basis), scope});
        if (source.mention == target.mention) sink.add({"shared", name(source.basis), type});
        if (is_guessed(source) && source.giver == target.mention)
            sink.add({"source-of-target", name(source.basis), type});
        if (is_guessed(target) && target.giver == source.mention)
            sink.add({"target-of-source", name(target.basis), type});
        const Mention& m = actors_.mentions[source.mention];
        const Mention& n = actors_.mentions[target.mention];
        // "the two sides", "bilateral": one description gives both.
        const bool one_description = m.first == n.first && m.last == n.last && source.mention != target.mention;
        if (one_description) sink.add({"one-description", agreement, act.type->mutual ? "mutual" : "directed"});
        if (!one_description && m.first <= n.first && n.last <= m.last) sink.add({"inside", "source", first});
        if (!one_description && n.first <= m.first && m.last <= n.last) sink.add({"inside", "target", second});
        const auto members = tree_.coordinated(head_of(m));
        if (std::find(members.begin(), members.end(), head_of(n)) != members.end())
            sink.add({"coordinated", act.type->mutual ? "mutual" : "directed", type});
    }

    const Knowledge::Tables& knowledge_;
    const Actors& actors_;
    const Tree& tree_;
    const FillerFinder& fillers_;
    const Matcher& matcher_;
    std::uint32_t index_;
    const ClaimWeights* gate_;
    FeatureTexts* texts_;
    bool sport_ = false;
    std::string_view root_;                  // the part of speech of the sentence's root
    std::vector<std::string> lemmas_;        // of the tokens of the sentence, in lower case
    std::vector<std::string_view> classes_;  // of the tokens of the sentence
    std::vector<bool> quoted_;               // of the tokens of the sentence: in quotation marks
    // Of the act at hand:
    std::string sense_;
    std::vector<Relation> relations_;  // of the mentions
    std::vector<Way> ways_;            // of the slots
    Candidates out_;
};

}  // namespace

bool is_sport(const Frames& frames, const Tree& tree) {
    const auto words = frames.classes.find("sport");
    if (words == frames.classes.end()) return false;
    for (TokenIndex at = tree.sentence().first; at < tree.sentence().last; ++at) {
        const Upos upos = tree.token(at).upos;
        if ((upos == Upos::NOUN || upos == Upos::PROPN) && words->second.contains(lower_ascii(tree.lemma(at))))
            return true;
    }
    return false;
}

bool is_mutual(const Act& act) {
    return act.type->mutual && (act.matches.empty() ? act.frame->roles.front().mutual : act.matches.front().mutual);
}

Settled settle(const Knowledge::Tables& knowledge, const Tree& tree, const Frame& frame, TokenIndex trigger,
               const std::vector<Operator>& operators) {
    Settled out;
    out.turned = turn(frame.type, trigger, operators, knowledge.frames, knowledge.ontology);
    out.type = knowledge.ontology.find(out.turned.type);
    if (out.type == nullptr) return out;
    out.status = out.turned.status.value_or(Status::happened);
    if (const Status said = status_of(tree, out.turned.chain); said != Status::happened) out.status = said;
    // "will not release the prisoners" refuses what it denies.
    if (out.status == Status::denied && out.type->quad <= 2 && out.type->quad > 0 &&
        in_future(tree, out.turned.chain)) {
        if (const RelationType* refusal = knowledge.ontology.find("refusal")) {
            out.type = refusal;
            out.status = Status::happened;
        }
    }
    return out;
}

bool re_source(const Tree& tree, const FillerFinder& fillers, TokenIndex op, Filler& source, Filler& target) {
    Fillers actors;
    if (tree.is_verb(op)) {
        for (const TokenIndex subject : tree.arguments(op).subjects) {
            for (const Filler& filler : fillers.resolve(subject, false)) actors.push_back(filler);
        }
    } else {
        actors = fillers.agent(op);
    }
    if (actors.empty()) return false;
    if (fillers.mention(actors.front()).entity == fillers.mention(source).entity) return true;
    target = source;
    source = actors.front();
    source.strength *= 0.95;
    return true;
}

Candidates candidates_of(const Knowledge::Tables& knowledge, const Actors& actors, const Tree& tree,
                         const FillerFinder& fillers, const Matcher& matcher, std::uint32_t sentence,
                         const ClaimWeights* gate, FeatureTexts* texts) {
    return CandidateFinder(knowledge, actors, tree, fillers, matcher, sentence, gate, texts).find();
}

Candidates candidates_of(const Knowledge::Tables& knowledge, const Prepared& prepared, std::uint32_t sentence,
                         FeatureTexts* texts) {
    const Tree tree(prepared.document, prepared.document.sentences[sentence]);
    const FillerFinder fillers(tree, prepared.actors, knowledge.frames);
    const Matcher matcher(tree, fillers, knowledge.frames, knowledge.ontology);
    return candidates_of(knowledge, prepared.actors, tree, fillers, matcher, sentence, nullptr, texts);
}

std::vector<double> log_odds(const ClaimWeights& weights, const Candidates& candidates) {
    const std::size_t slots = candidates.slots.size();
    std::vector<double> acts, sources, targets, out;
    for (const Features& features : candidates.act_features) acts.push_back(weights.weights.sum(features));
    for (const Features& features : candidates.source_features) sources.push_back(weights.weights.sum(features));
    for (const Features& features : candidates.target_features) targets.push_back(weights.weights.sum(features));
    for (const Pair& pair : candidates.pairs) {
        out.push_back(acts[pair.act] + sources[pair.act * slots + pair.source] +
                      targets[pair.act * slots + pair.target] + weights.weights.sum(pair.features));
    }
    return out;
}

std::vector<Features> rivalries(const Candidates& candidates, const std::vector<double>& odds, FeatureTexts* texts) {
    std::vector<Features> out(odds.size());
    std::vector<std::size_t> likely;
    for (std::size_t i = 0; i < odds.size(); ++i) {
        if (odds[i] >= second_pass) likely.push_back(i);
    }
    for (const std::size_t i : likely) {
        const Pair& pair = candidates.pairs[i];
        const Act& act = candidates.acts[pair.act];
        const auto slot = [&](std::uint32_t index) -> const Slot& { return candidates.slots[index]; };
        const Slot &a = slot(pair.source), &b = slot(pair.target);
        constexpr double none = -9;
        double source = none, target = none, sense = none, reverse = none, elsewhere = none;
        double other_state = none, other_act = none, over = none, under = none;
        for (const std::size_t k : likely) {
            if (k == i) continue;
            const Pair& other = candidates.pairs[k];
            const Act& its = candidates.acts[other.act];
            const bool same_source = other.source == pair.source, same_target = other.target == pair.target;
            const Slot &c = slot(other.source), &d = slot(other.target);
            const bool same_sides = (a.side == c.side && b.side == d.side) || (a.side == d.side && b.side == c.side);
            if (other.act == pair.act) {
                // Those that are coordinated share a role, and are no rivals for it.
                const bool shared_source = a.anchor == c.anchor && a.mention != c.mention;
                const bool shared_target = b.anchor == d.anchor && b.mention != d.mention;
                if (same_target && !shared_source && a.side != c.side) source = std::max(source, odds[k]);
                if (same_source && !shared_target && b.side != d.side) target = std::max(target, odds[k]);
                if (other.source == pair.target && other.target == pair.source) reverse = std::max(reverse, odds[k]);
                const bool other_source = a.mention == c.mention && a.side != c.side && same_target;
                const bool other_target = b.mention == d.mention && b.side != d.side && same_source;
                if (other_source || other_target) other_state = std::max(other_state, odds[k]);
            } else if (its.trigger == act.trigger) {
                sense = std::max(sense, odds[k]);
            } else if (same_source && same_target) {
                elsewhere = std::max(elsewhere, odds[k]);
            }
            if (its.trigger == act.trigger || its.type->plover == act.type->plover || !same_sides) continue;
            // Another thing that the same two do: perhaps it alone is meant.
            other_act = std::max(other_act, odds[k]);
            if (stands_over(its, act)) over = std::max(over, odds[k]);
            if (stands_over(act, its)) under = std::max(under, odds[k]);
        }
        Sink sink(out[i], texts, 14);
        const auto steps = [](double x) {
            return std::to_string(static_cast<int>(std::floor(std::clamp(x, -4.0, 4.0) * 2)));
        };
        sink.add({"then"});
        sink.add({"then", "odds", steps(odds[i])});
        const auto rival = [&](std::string_view kind, double best) {
            sink.add({"then", kind, best == none ? "alone" : std::string_view(steps(odds[i] - best))});
        };
        rival("source", source);
        rival("target", target);
        rival("sense", sense);
        rival("reverse", reverse);
        rival("elsewhere", elsewhere);
        rival("other-state", other_state);
        rival("other-act", other_act);
        rival("over", over);
        rival("under", under);
        sink.add({"then", "bases", name(a.basis), name(b.basis)});
        sink.add({"then", "scope", a.side == b.side ? "domestic" : "foreign",
                  act.matches.empty() ? "unmatched" : "matched"});
        sink.add({"then", "type", name(act.type->plover)});
    }
    return out;
}

std::vector<double> probabilities(const ClaimWeights& weights, const Candidates& candidates) {
    const auto odds = log_odds(weights, candidates);
    std::vector<double> out;
    for (const Features& features : rivalries(candidates, odds))
        out.push_back(features.empty() ? 0 : 1 / (1 + std::exp(-weights.weights.sum(features))));
    return out;
}

std::vector<std::size_t> chosen(const Candidates& candidates, const std::vector<double>& probability, double least) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < candidates.pairs.size(); ++i) {
        if (probability[i] >= least) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return probability[a] > probability[b]; });
    std::vector<std::size_t> out;
    for (const std::size_t i : order) {
        const Pair& pair = candidates.pairs[i];
        const Act& act = candidates.acts[pair.act];
        const std::string& source = candidates.slots[pair.source].side;
        const std::string& target = candidates.slots[pair.target].side;
        const bool clash = std::any_of(out.begin(), out.end(), [&](std::size_t k) {
            const Pair& other = candidates.pairs[k];
            const Act& its = candidates.acts[other.act];
            const std::string& from = candidates.slots[other.source].side;
            const std::string& to = candidates.slots[other.target].side;
            const bool same = from == source && to == target;
            const bool reversed = from == target && to == source;
            if (its.trigger == act.trigger) {
                if (its.type->plover != act.type->plover) return true;  // one sense
                if (same || reversed) return true;
            }
            // One act said in two words, or the same act once more.
            // "An attack kills ten and wounds twenty" is one assault.
            const bool one_happening = its.type == act.type || act.type->plover == Plover::ASSAULT ||
                                       act.type->plover == Plover::PROTEST || stands_over(act, its) ||
                                       stands_over(its, act);
            return its.type->plover == act.type->plover && one_happening &&
                   (same || (reversed && (act.type->mutual || its.type->mutual)));
        });
        if (!clash) out.push_back(i);
    }
    return out;
}

Weighing weighing_of(const ClaimWeights& weights, const Candidates& candidates, std::size_t pair,
                     const FeatureTexts& texts) {
    Weighing out;
    const auto odds = log_odds(weights, candidates);
    out.odds = odds[pair];
    FeatureTexts rival_texts;
    const auto compared = rivalries(candidates, odds, &rival_texts);
    const Pair& of = candidates.pairs[pair];
    const std::size_t slots = candidates.slots.size();
    for (const Features* features :
         {&candidates.act_features[of.act], &candidates.source_features[of.act * slots + of.source],
          &candidates.target_features[of.act * slots + of.target], &of.features, &compared[pair]}) {
        for (const std::uint64_t feature : *features) {
            const double weight = weights.weights.of(feature);
            const FeatureTexts& named = features == &compared[pair] ? rival_texts : texts;
            if (const auto text = named.find(feature); weight != 0 && text != named.end())
                out.features.push_back({text->second, weight});
        }
    }
    std::stable_sort(out.features.begin(), out.features.end(), [](const WeighedFeature& a, const WeighedFeature& b) {
        return std::abs(a.weight) > std::abs(b.weight);
    });
    return out;
}

}  // namespace entente
