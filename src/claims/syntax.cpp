#include "claims/syntax.hpp"

#include <algorithm>
#include <array>

#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr int max_depth = 8;

bool is_subject(Label label) {
    return label == Label::nsubj || label == Label::nsubj_outer || label == Label::csubj;
}
bool is_oblique(Label label) {
    return label == Label::obl || label == Label::obl_agent || label == Label::nmod;
}

bool is_subject_control(std::string_view lemma) {
    static constexpr std::array<std::string_view, 5> verbs = {"promise", "threaten", "pledge", "vow", "offer"};
    return std::find(verbs.begin(), verbs.end(), lemma) != verbs.end();
}

// "called on Russia to …", "pressed for Iran to …": who is meant to do it stands behind a preposition.
bool is_appeal(std::string_view lemma) {
    static constexpr std::array<std::string_view, 6> verbs = {"call", "appeal", "press", "push", "plead", "prevail"};
    return std::find(verbs.begin(), verbs.end(), lemma) != verbs.end();
}

std::vector<TokenIndex> appealed_to(const VerbArguments& matrix) {
    std::vector<TokenIndex> tokens;
    for (const Oblique& oblique : matrix.obliques) {
        const std::string& word = oblique.preposition;
        if (word == "on" || word == "upon" || word == "to" || word == "for" || word == "with")
            tokens.push_back(oblique.token);
    }
    return tokens;
}

}  // namespace

Tree::Tree(const Document& document, const Sentence& sentence) : document_(document), sentence_(sentence) {
    const auto tokens = document.tokens_of(sentence);
    std::vector<std::uint32_t> count(tokens.size() + 1, 0);
    for (const Token& token : tokens) {
        if (token.head >= 0) ++count[static_cast<std::size_t>(token.head) + 1];
    }
    for (std::size_t i = 1; i < count.size(); ++i) count[i] += count[i - 1];
    children_.resize(count.back());
    child_end_.assign(count.begin(), count.end() - 1);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].head >= 0) {
            children_[child_end_[static_cast<std::size_t>(tokens[i].head)]++] =
                sentence.first + static_cast<TokenIndex>(i);
        }
    }
}

std::span<const TokenIndex> Tree::children(TokenIndex at) const {
    const std::uint32_t index = at - sentence_.first;
    const std::uint32_t begin = index == 0 ? 0 : child_end_[index - 1];
    return std::span(children_).subspan(begin, child_end_[index] - begin);
}

std::optional<TokenIndex> Tree::head(TokenIndex at) const {
    const std::int32_t head = token(at).head;
    if (head < 0) return std::nullopt;
    return sentence_.first + static_cast<TokenIndex>(head);
}

std::optional<TokenIndex> Tree::child(TokenIndex at, Label label) const {
    for (const TokenIndex c : children(at)) {
        if (token(c).label == label) return c;
    }
    return std::nullopt;
}

std::string Tree::preposition(TokenIndex noun) const {
    for (const TokenIndex c : children(noun)) {
        if (token(c).label != Label::case_ || token(c).xpos == Ptag::POS) continue;
        std::string text = lower_ascii(form(c));
        for (const TokenIndex fixed : children(c)) {
            if (token(fixed).label == Label::fixed) text += ' ' + lower_ascii(form(fixed));
        }
        return text;
    }
    return {};
}

std::vector<Oblique> Tree::obliques(TokenIndex at) const {
    std::vector<Oblique> list;
    for (const TokenIndex c : children(at)) {
        if (!is_oblique(token(c).label)) continue;
        std::string word = preposition(c);
        if (word.empty()) continue;
        for (const TokenIndex member : coordinated(c)) {
            if (member == c || preposition(member).empty()) {
                list.push_back({word, member});
            } else {
                list.push_back({preposition(member), member});
            }
        }
    }
    return list;
}

std::string Tree::phrasal_lemma(TokenIndex verb) const {
    std::string text(lemma(verb));
    if (const auto particle = child(verb, Label::compound_prt)) text += ' ' + lower_ascii(form(*particle));
    return text;
}

bool Tree::negated(TokenIndex at) const {
    for (const TokenIndex c : children(at)) {
        const std::string word = lower_ascii(form(c));
        if (word == "not" || word == "n't" || word == "n’t" || word == "never" || word == "no" || word == "neither" ||
            word == "nor" || word == "without") {
            const Label label = token(c).label;
            if (label == Label::advmod || label == Label::det || label == Label::cc || label == Label::cc_preconj ||
                label == Label::mark || label == Label::case_)
                return true;
        }
    }
    return false;
}

std::vector<TokenIndex> Tree::coordinated(TokenIndex at) const {
    std::vector<TokenIndex> list = {at};
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (const TokenIndex c : children(list[i])) {
            if (token(c).label == Label::conj && list.size() < 16) list.push_back(c);
            // "the energy giant Gazprom and Shell": what is coordinated with the name is so with its description.
            const bool name = token(c).label == Label::appos && c > list[i] && form(c - 1) != ",";
            if (!name) continue;
            for (const TokenIndex inner : children(c)) {
                if (token(inner).label == Label::conj && list.size() < 16) list.push_back(inner);
            }
        }
    }
    return list;
}

TokenIndex Tree::first_conjunct(TokenIndex at) const {
    while (token(at).label == Label::conj) {
        const auto up = head(at);
        if (!up) break;
        at = *up;
    }
    return at;
}

bool Tree::is_passive(TokenIndex verb) const {
    if (child(verb, Label::nsubj_pass) || child(verb, Label::aux_pass)) return true;
    const Token& t = token(verb);
    if (t.xpos != Ptag::VBN && t.xpos != Ptag::VBD) return false;
    if (t.label == Label::acl) return true;  // a reduced relative: "troops sent by Russia"
    if (child(verb, Label::obl_agent) && !child(verb, Label::nsubj)) return true;
    if (t.xpos == Ptag::VBN && t.label == Label::advcl && !child(verb, Label::aux)) return true;
    if (t.label == Label::conj && t.xpos == Ptag::VBN && !child(verb, Label::aux) && !child(verb, Label::nsubj)) {
        const auto first = head(verb);
        return first && is_passive(*first) && !child(verb, Label::obj);
    }
    return false;
}

bool Tree::is_relative_pronoun(TokenIndex at) const {
    const Ptag tag = token(at).xpos;
    if (tag == Ptag::WDT || tag == Ptag::WP) return true;
    const std::string word = lower_ascii(form(at));
    return token(at).upos == Upos::PRON && (word == "that" || word == "who" || word == "which" || word == "whom");
}

void Tree::own_arguments(TokenIndex verb, VerbArguments& out) const {
    out.passive = is_passive(verb);
    for (const TokenIndex c : children(verb)) {
        const Label label = token(c).label;
        if (label == Label::nsubj_pass) {
            out.objects.push_back(c);
        } else if (is_subject(label)) {
            (out.passive ? out.objects : out.subjects).push_back(c);
        } else if (label == Label::obj) {
            out.objects.push_back(c);
        } else if (label == Label::iobj) {
            out.indirect.push_back(c);
        } else if (label == Label::xcomp || label == Label::ccomp) {
            out.complements.push_back(c);
        } else if (label == Label::advcl) {
            // "called on Russia to withdraw", "accused Russia of sending tanks": complements in all but name.
            const auto mark = child(c, Label::mark);
            const std::string word = mark ? lower_ascii(form(*mark)) : "";
            if (word == "to" || word == "of" || word == "from" || word == "for" || word == "against")
                out.complements.push_back(c);
        }
    }
    out.obliques = obliques(verb);
    // "killed at least five soldiers": no oblique but the object.
    for (auto it = out.obliques.begin(); it != out.obliques.end();) {
        const auto children_of = children(it->token);
        const bool counted =
            it->preposition == "at" && it->token > verb &&
            std::any_of(children_of.begin(), children_of.end(), [&](TokenIndex c) {
                const auto is = [&](TokenIndex at) { return form(at) == "least" || form(at) == "most"; };
                return is(c) || (token(c).label == Label::case_ && c + 1 < it->token && is(c + 1));
            });
        if (counted) {
            out.objects.push_back(it->token);
            it = out.obliques.erase(it);
        } else {
            ++it;
        }
    }
    if (out.passive) {
        for (auto it = out.obliques.begin(); it != out.obliques.end();) {
            if (it->preposition == "by") {
                out.subjects.push_back(it->token);
                it = out.obliques.erase(it);
            } else {
                ++it;
            }
        }
    }
    // A phrase that was attached to the object may belong to the verb: "imposed sanctions on Russia".
    for (const TokenIndex object : std::vector<TokenIndex>(out.objects)) {
        if (token(object).label != Label::obj && token(object).label != Label::nsubj_pass) continue;
        for (Oblique& oblique : obliques(object)) {
            if (oblique.preposition != "of") out.obliques.push_back(std::move(oblique));
        }
    }
}

void Tree::relative(TokenIndex noun, VerbArguments& out) const {
    bool replaced = false;
    for (auto* list : {&out.subjects, &out.objects, &out.indirect}) {
        for (TokenIndex& argument : *list) {
            if (is_relative_pronoun(argument)) {
                argument = noun;
                replaced = true;
            }
        }
    }
    for (Oblique& oblique : out.obliques) {
        if (is_relative_pronoun(oblique.token)) {
            oblique.token = noun;
            replaced = true;
        }
    }
    if (replaced) return;
    if (out.passive ? out.objects.empty() : out.subjects.empty()) {
        (out.passive ? out.objects : out.subjects).push_back(noun);
    } else if (!out.passive && out.objects.empty() && out.complements.empty()) {
        out.objects.push_back(noun);
    }
}

void Tree::inherit(TokenIndex verb, VerbArguments& out, int depth) const {
    const auto up = head(verb);
    if (!up) return;
    const Token& t = token(verb);
    const auto take_subject = [&](const VerbArguments& other) {
        // The surface subject of the other clause.
        const auto& surface = other.passive ? other.objects : other.subjects;
        auto& mine = out.passive ? out.objects : out.subjects;
        if (mine.empty() && !surface.empty()) {
            mine = surface;
            out.inherited_subject = true;
        }
    };
    switch (t.label) {
        case Label::acl_relcl:
            relative(*up, out);
            return;
        case Label::acl: {
            const auto mark = child(verb, Label::mark);
            const bool infinitive = mark && lower_ascii(form(*mark)) == "to";
            if (out.passive && out.objects.empty()) {
                out.objects.push_back(*up);
            } else if (!out.passive && out.subjects.empty() && t.xpos == Ptag::VBG && !mark) {
                out.subjects.push_back(*up);
            } else if (!out.passive && out.subjects.empty() && (infinitive || t.xpos == Ptag::VBG)) {
                // "Russia's decision to withdraw", "announced plans to visit": the owner of the noun does it.
                if (const auto owner = child(*up, Label::nmod_poss)) {
                    out.subjects.push_back(*owner);
                } else if (const auto light = governor(*up); light && light->as_object) {
                    take_subject(arguments(light->verb, depth + 1));
                } else {
                    out.subjects.push_back(*up);
                }
                out.inherited_subject = true;
            }
            return;
        }
        case Label::conj: {
            const VerbArguments first = arguments(*up, depth + 1);
            if (!is_verb(*up) && token(*up).upos != Upos::AUX) return;
            if (child(verb, Label::nsubj) || child(verb, Label::nsubj_pass)) return;
            take_subject(first);
            return;
        }
        case Label::xcomp: {
            if (!is_verb(*up)) {
                take_subject(arguments(*up, depth + 1));
                return;
            }
            const VerbArguments matrix = arguments(*up, depth + 1);
            auto& mine = out.passive ? out.objects : out.subjects;
            if (!mine.empty()) return;
            if (matrix.objects.empty() && is_appeal(lemma(*up))) {
                mine = appealed_to(matrix);
                out.inherited_subject = true;
                if (!mine.empty()) return;
            }
            const bool object_control = !matrix.passive && !matrix.objects.empty() && !is_subject_control(lemma(*up));
            if (object_control) {
                mine = matrix.objects;
            } else {
                mine = matrix.passive ? matrix.objects : matrix.subjects;
            }
            out.inherited_subject = true;
            return;
        }
        case Label::advcl: {
            const VerbArguments main = arguments(*up, depth + 1);
            const auto mark = child(verb, Label::mark);
            const std::string word = mark ? lower_ascii(form(*mark)) : "";
            auto& mine = out.passive ? out.objects : out.subjects;
            if (!mine.empty()) return;
            // "urged Russia to …", "called on Russia to …", "accused Russia of …ing": the object does it.
            if ((word == "to" || word == "of" || word == "from") && !main.passive) {
                if (!main.objects.empty() && word != "to") {
                    mine = main.objects;
                    out.inherited_subject = true;
                    return;
                }
                if (word == "to" && is_appeal(lemma(*up))) {
                    mine = appealed_to(main);
                    if (!mine.empty()) return;
                }
            }
            if (t.xpos == Ptag::VBG || t.xpos == Ptag::VB || t.xpos == Ptag::VBN) take_subject(main);
            // The act of a passive clause goes on in its participle: "X was attacked, killing five".
            if (!out.passive && main.passive && t.xpos == Ptag::VBG && !mark && !main.subjects.empty())
                out.subjects = main.subjects;
            return;
        }
        case Label::parataxis:
        default:
            return;
    }
}

VerbArguments Tree::arguments(TokenIndex verb, int depth) const {
    VerbArguments out;
    own_arguments(verb, out);
    if (depth < max_depth) inherit(verb, out, depth);
    return out;
}

std::optional<Tree::Governor> Tree::governor(TokenIndex noun) const {
    const TokenIndex first = first_conjunct(noun);
    const auto up = head(first);
    if (!up) return std::nullopt;
    const Label label = token(first).label;
    if (label == Label::obj) return Governor{*up, true, {}};
    if (label == Label::nsubj_pass) return Governor{*up, false, {}};
    if (label == Label::nsubj && is_passive(*up)) return Governor{*up, false, {}};
    if ((label == Label::obl || label == Label::xcomp) && is_verb(*up)) {
        // "engage in talks", "come under attack"; but what happens after, during or following an act is not in it.
        const std::string word = preposition(first);
        static constexpr std::array<std::string_view, 9> inner = {"",     "in",  "into",  "on",  "to",
                                                                  "from", "for", "under", "with"};
        if (std::find(inner.begin(), inner.end(), word) != inner.end()) return Governor{*up, false, word};
    }
    if (label == Label::acl || label == Label::acl_relcl) return std::nullopt;
    return std::nullopt;
}

}  // namespace entente
