#include "claims/turning.hpp"

#include <algorithm>
#include <array>

#include "entente/base/text.hpp"

namespace entente {
namespace {

template <std::size_t N>
bool in(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Operators whose subject is another actor than the one who does the act.
bool has_own_actor(std::string_view operator_class) {
    static constexpr std::array<std::string_view, 11> classes = {
        "reject", "oppose", "propose", "demand", "allow", "order", "help", "condemn", "welcome", "prevent", "warn"};
    return in(classes, operator_class);
}

bool is_transparent(std::string_view operator_class) {
    return operator_class == "light" || operator_class == "begin" || operator_class == "continue" ||
           operator_class == "undergo";
}

std::string marker(const Tree& tree, TokenIndex clause) {
    const auto mark = tree.child(clause, Label::mark);
    return mark ? lower_ascii(tree.form(*mark)) : std::string();
}

// The operator class of a token, looked up with its particle and the preposition towards what it governs.
const std::string* class_of(const Tree& tree, const Frames& frames, TokenIndex token, const std::string& preposition) {
    const Upos upos = tree.token(token).upos;
    const char pos = upos == Upos::VERB ? 'v' : upos == Upos::ADJ ? 'a' : 'n';
    const std::string lemma(tree.lemma(token));
    const std::string phrasal = tree.phrasal_lemma(token);
    if (!preposition.empty()) {
        if (const auto* found = frames.operator_class(pos, phrasal + ' ' + preposition)) return found;
    }
    if (phrasal != lemma) {
        if (const auto* found = frames.operator_class(pos, phrasal)) return found;
    }
    if (preposition.empty() && pos == 'v') {
        // "called *on* Russia to withdraw".
        for (const Oblique& oblique : tree.obliques(token)) {
            if (const auto* found = frames.operator_class(pos, phrasal + ' ' + oblique.preposition)) return found;
        }
    }
    return frames.operator_class(pos, lemma);
}

// The token that governs a predicate, and the preposition between them; nothing at the top of what operators reach.
struct Step {
    TokenIndex token;
    std::string preposition;
};

std::optional<Step> step_up(const Tree& tree, TokenIndex at) {
    const TokenIndex first = tree.first_conjunct(at);
    const auto head = tree.head(first);
    if (!head) return std::nullopt;
    const Label label = tree.token(first).label;
    if (tree.token(first).upos == Upos::VERB) {
        if (label == Label::xcomp || label == Label::ccomp) return Step{*head, {}};
        const std::string mark = marker(tree, first);
        if (label == Label::advcl && (mark == "to" || mark == "from" || mark == "of" || mark == "against"))
            return Step{*head, mark == "to" ? "" : mark};
        if (label == Label::acl && (mark == "to" || mark == "of" || mark == "from")) return Step{*head, {}};
        return std::nullopt;
    }
    if (const auto governor = tree.governor(first)) return Step{governor->verb, governor->preposition};
    if (label == Label::nsubj && tree.token(*head).upos == Upos::VERB) {
        // "sanctions were lifted" is a governor; "talks collapsed", "the ceasefire ended": the subject's own verb.
        return Step{*head, {}};
    }
    if (label == Label::nmod) {
        const std::string preposition = tree.preposition(first);
        if (preposition == "of" || preposition == "for" || preposition == "on" || preposition == "to" ||
            preposition == "from")
            return Step{*head, {}};
    }
    if (label == Label::compound && tree.token(*head).upos == Upos::NOUN) return Step{*head, {}};
    return std::nullopt;
}

bool is_speech(std::string_view lemma) {
    static constexpr std::array<std::string_view, 34> verbs = {
        "say",         "tell",  "report",  "announce", "claim",    "state",    "confirm", "declare", "add",
        "believe",     "note",  "insist",  "maintain", "argue",    "assert",   "allege",  "suggest", "explain",
        "acknowledge", "admit", "reveal",  "write",    "estimate", "conclude", "find",    "learn",   "indicate",
        "stress",      "warn",  "testify", "disclose", "deny",     "accuse",   "comment"};
    return in(verbs, lemma);
}

}  // namespace

std::vector<Operator> operators_over(const Tree& tree, const Frames& frames, TokenIndex predicate) {
    std::vector<Operator> list;
    TokenIndex at = predicate;
    while (list.size() < 4) {
        const auto step = step_up(tree, at);
        if (!step) break;
        const std::string* found = class_of(tree, frames, step->token, step->preposition);
        if (found == nullptr) break;
        list.push_back({step->token, *found});
        at = step->token;
    }
    return list;
}

Turned turn(const std::string& type, TokenIndex predicate, const std::vector<Operator>& operators, const Frames& frames,
            const Ontology& ontology) {
    Turned turned{type, std::nullopt, {predicate}, std::nullopt, {}};
    for (const Operator& op : operators) {
        if (is_transparent(op.operator_class)) {
            turned.chain.push_back(op.token);
            continue;
        }
        const RelationType* relation = ontology.find(turned.type);
        const Composition* composition =
            frames.compose(op.operator_class, turned.type, relation == nullptr ? Plover::none : relation->plover);
        if (composition == nullptr) break;
        if (!composition->type.empty() && composition->type != turned.type) {
            turned.type = composition->type;
            turned.chain = {op.token};
            turned.status = std::nullopt;
            if (has_own_actor(op.operator_class)) turned.actor = op.token;
        } else {
            turned.chain.push_back(op.token);
        }
        if (composition->status && *composition->status != Status::happened) turned.status = composition->status;
        turned.rule += '+' + op.operator_class;
    }
    return turned;
}

Status status_of(const Tree& tree, const std::vector<TokenIndex>& chain, std::vector<StatusCause>* causes) {
    bool denied = false;
    bool planned = false;
    bool hypothetical = false;
    const auto cause = [&](Status status, TokenIndex word) {
        if (causes != nullptr) causes->push_back({status, word});
    };
    const auto note = [&](bool& flag, Status status, TokenIndex word) {
        flag = true;
        cause(status, word);
    };
    const auto look_at_auxiliaries = [&](TokenIndex at) {
        for (const TokenIndex c : tree.children(at)) {
            const Label label = tree.token(c).label;
            const std::string word = lower_ascii(tree.form(c));
            if (label == Label::aux) {
                if (word == "will" || word == "'ll" || word == "’ll" || word == "wo" || word == "shall" ||
                    word == "would")
                    note(planned, Status::planned, c);
                if (word == "may" || word == "might" || word == "could" || word == "can" || word == "should" ||
                    word == "ca" || word == "must")
                    note(hypothetical, Status::hypothetical, c);
            }
            if (label == Label::mark && (word == "if" || word == "unless" || word == "whether"))
                note(hypothetical, Status::hypothetical, c);
        }
    };
    // "a planned meeting", "possible sanctions"; "ahead of the summit".
    const auto look_at_noun = [&](TokenIndex at) {
        static constexpr std::array<std::string_view, 7> ahead = {"planned",  "scheduled",   "upcoming", "forthcoming",
                                                                  "proposed", "prospective", "impending"};
        static constexpr std::array<std::string_view, 5> perhaps = {"possible", "potential", "hypothetical", "eventual",
                                                                    "would-be"};
        for (const TokenIndex c : tree.children(at)) {
            if (tree.token(c).label != Label::amod) continue;
            const std::string word = lower_ascii(tree.form(c));
            if (in(ahead, word)) note(planned, Status::planned, c);
            if (in(perhaps, word)) note(hypothetical, Status::hypothetical, c);
        }
        const auto of = tree.child(tree.first_conjunct(at), Label::case_);
        if (of && *of > tree.sentence().first && tree.form(*of) == "of" && lower_ascii(tree.form(*of - 1)) == "ahead")
            note(planned, Status::planned, *of - 1);
    };
    for (const TokenIndex at : chain) {
        if (tree.negated(at)) {
            denied = !denied;
            cause(Status::denied, at);
        }
        // "signed no agreement"
        const auto object = tree.is_verb(at) ? tree.child(at, Label::obj) : std::nullopt;
        if (object && tree.negated(*object) && std::find(chain.begin(), chain.end(), *object) == chain.end()) {
            denied = !denied;
            cause(Status::denied, *object);
        }
        look_at_auxiliaries(at);
        if (tree.token(at).upos == Upos::NOUN) look_at_noun(at);
        // "will meet and sign": the auxiliary of the first verb counts for the second.
        if (tree.token(at).label == Label::conj && !tree.child(at, Label::aux) && !tree.child(at, Label::nsubj)) {
            const TokenIndex first = tree.first_conjunct(at);
            if (tree.token(first).xpos == tree.token(at).xpos) look_at_auxiliaries(first);
        }
    }
    // The clause that the whole stands in: infinitives of purpose and plan, conditions.
    TokenIndex top = tree.first_conjunct(chain.back());
    for (int depth = 0; depth < 4; ++depth) {
        const Label label = tree.token(top).label;
        const std::string mark = marker(tree, top);
        if (mark == "if" || mark == "unless" || mark == "whether") note(hypothetical, Status::hypothetical, top);
        if (mark == "to" && (label == Label::advcl || label == Label::acl || label == Label::root ||
                             label == Label::ccomp || label == Label::xcomp))
            note(planned, Status::planned, top);
        if (label != Label::xcomp && label != Label::ccomp && label != Label::acl && label != Label::advcl &&
            label != Label::conj)
            break;
        const auto head = tree.head(top);
        if (!head) break;
        top = *head;
        // "no sign that the troops have left"
        if (tree.token(top).upos == Upos::NOUN && tree.negated(top)) note(denied, Status::denied, top);
        if (tree.is_verb(top)) {
            const auto lemma = tree.lemma(top);
            if (lemma == "deny" && label == Label::ccomp) note(denied, Status::denied, top);
            if (label == Label::ccomp || label == Label::xcomp) {
                if (lemma == "fear" || lemma == "consider" || lemma == "hope" || lemma == "doubt" || lemma == "wonder")
                    note(hypothetical, Status::hypothetical, top);
                if (lemma == "plan" || lemma == "intend" || lemma == "expect" || lemma == "prepare" ||
                    lemma == "schedule")
                    note(planned, Status::planned, top);
            }
        }
        if (label == Label::ccomp || label == Label::advcl) break;
    }
    if (denied) return Status::denied;
    if (hypothetical) return Status::hypothetical;
    return planned ? Status::planned : Status::happened;
}

bool in_future(const Tree& tree, const std::vector<TokenIndex>& chain) {
    return std::any_of(chain.begin(), chain.end(), [&](TokenIndex at) {
        const auto children = tree.children(at);
        return std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
            return tree.token(c).label == Label::aux &&
                   (tree.lemma(c) == "will" || tree.lemma(c) == "would" || tree.lemma(c) == "shall");
        });
    });
}

std::optional<TokenIndex> speaker_of(const Tree& tree, const std::vector<TokenIndex>& chain) {
    TokenIndex at = chain.back();
    for (int depth = 0; depth < 8; ++depth) {
        for (const Oblique& oblique : tree.obliques(at)) {
            if (oblique.preposition == "according to") return oblique.token;
        }
        for (const TokenIndex c : tree.children(at)) {
            if (tree.token(c).label == Label::parataxis && is_speech(tree.lemma(c))) {
                if (const auto subject = tree.child(c, Label::nsubj)) return *subject;
            }
        }
        const auto head = tree.head(at);
        if (!head) return std::nullopt;
        const Label label = tree.token(at).label;
        if ((label == Label::ccomp || label == Label::parataxis) && is_speech(tree.lemma(*head))) {
            const VerbArguments arguments = tree.arguments(*head);
            if (!arguments.subjects.empty()) return arguments.subjects.front();
        }
        if (label == Label::xcomp && tree.is_passive(*head)) return std::nullopt;
        at = *head;
    }
    return std::nullopt;
}

}  // namespace entente
