#include "claims/pair_model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "claims/turning.hpp"
#include "entente/base/text.hpp"

namespace entente {
namespace {

constexpr std::size_t max_path = 12;

// From a mention's head up to the root.
std::vector<TokenIndex> up(const Tree& tree, const Mention& mention) {
    // The token of the mention whose head lies outside it.
    TokenIndex at = mention.head >= mention.first && mention.head < mention.last ? mention.head : mention.last - 1;
    std::vector<TokenIndex> path = {at};
    while (const auto head = tree.head(at)) {
        at = *head;
        if (at >= mention.first && at < mention.last) path.clear();
        path.push_back(at);
        if (path.size() > 40) break;
    }
    return path;
}

struct Path {
    std::vector<TokenIndex> source;  // from the source's head up to and without the top
    std::vector<TokenIndex> target;
    TokenIndex top = 0;
};

Path path_between(const Tree& tree, const Mention& source, const Mention& target) {
    const auto a = up(tree, source);
    const auto b = up(tree, target);
    Path path;
    path.top = a.back();
    std::size_t in_b = b.size() - 1;
    std::size_t in_a = a.size() - 1;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto it = std::find(b.begin(), b.end(), a[i]);
        if (it == b.end()) continue;
        path.top = a[i];
        in_a = i;
        in_b = static_cast<std::size_t>(it - b.begin());
        break;
    }
    path.source.assign(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(in_a));
    path.target.assign(b.begin(), b.begin() + static_cast<std::ptrdiff_t>(in_b));
    return path;
}

char frame_pos(const Token& token) {
    return token.upos == Upos::VERB ? 'v' : 'n';
}

bool is_content(const Token& token) {
    return token.upos == Upos::VERB || token.upos == Upos::NOUN || token.upos == Upos::ADJ || token.upos == Upos::ADV;
}

std::string answer_of(Plover type) {
    return type == Plover::CONCEDE || type == Plover::RETREAT ? "YIELD" : std::string(name(type));
}

// The answers that a word's frames speak for.
std::set<std::string> frame_answers(const Tree& tree, const Knowledge::Tables& knowledge, TokenIndex at) {
    std::set<std::string> answers;
    const Token& token = tree.token(at);
    if (token.upos != Upos::VERB && token.upos != Upos::NOUN) return answers;
    const auto* frames = knowledge.frames.find(frame_pos(token), tree.lemma(at));
    if (frames == nullptr) return answers;
    for (const std::uint32_t index : *frames) {
        const Frame& frame = knowledge.frames.frames[index];
        if (frame.word.find(' ') != std::string::npos && frame.word != tree.phrasal_lemma(at)) continue;
        const RelationType* type = knowledge.ontology.find(frame.type);
        if (type != nullptr && type->plover != Plover::none) answers.insert(answer_of(type->plover));
    }
    return answers;
}

}  // namespace

std::vector<std::string> pair_features(const Tree& tree, const Actors& actors, const Knowledge::Tables& knowledge,
                                       const MarkedPair& pair) {
    std::set<std::string> features = {"bias"};
    const Mention& source = actors.mentions[pair.source];
    const Mention& target = actors.mentions[pair.target];
    const Path path = path_between(tree, source, target);
    const auto word = [&](TokenIndex at) { return lower_ascii(tree.lemma(at)); };
    const auto frames = [&](const std::string& prefix, TokenIndex at) {
        for (const std::string& answer : frame_answers(tree, knowledge, at)) features.insert(prefix + answer);
        if (const auto* op = knowledge.frames.operator_class(frame_pos(tree.token(at)), tree.phrasal_lemma(at)))
            features.insert(prefix + "op:" + *op);
    };
    const auto modality = [&](const std::string& prefix, TokenIndex at) {
        for (const TokenIndex c : tree.children(at)) {
            const Label label = tree.token(c).label;
            if (label == Label::aux || label == Label::aux_pass) features.insert(prefix + "aux:" + word(c));
        }
        if (tree.negated(at)) features.insert(prefix + "not");
    };

    features.insert("top:" + word(path.top));
    frames("top-frame:", path.top);
    modality("top-", path.top);
    for (const Plover type : pair.claimed) features.insert("claimed:" + answer_of(type));
    if (pair.claimed.empty()) features.insert("unclaimed");
    // What the top governs: its object and its complements carry the act of light verbs and of promises.
    for (const TokenIndex c : tree.children(path.top)) {
        const Label label = tree.token(c).label;
        if (label == Label::obj || label == Label::xcomp || label == Label::ccomp || label == Label::advcl ||
            label == Label::obl || label == Label::conj) {
            const std::string kind(name(label));
            features.insert("top>" + kind + ":" + word(c));
            frames("top>" + kind + "-frame:", c);
            if (label != Label::obj && label != Label::obl) modality("top>", c);
        }
    }
    for (const auto* side : {&path.source, &path.target}) {
        const std::string prefix = side == &path.source ? "source" : "target";
        std::string labels;
        for (std::size_t i = 0; i < side->size() && i < max_path; ++i) {
            const TokenIndex at = (*side)[i];
            if (i < 3) labels += std::string(name(tree.token(at).label)) + ">";
            if (i > 0) {
                features.insert("on-path:" + word(at));
                features.insert(prefix + "-path:" + word(at));
                frames("path-frame:", at);
                modality("path-", at);
            }
        }
        features.insert(prefix + "-labels:" + labels);
        if (!side->empty()) {
            if (const std::string preposition = tree.preposition(side->front()); !preposition.empty()) {
                features.insert(prefix + "-prep:" + preposition);
                features.insert(prefix + "-prep:" + preposition + "/" + word(side->size() > 1 ? (*side)[1] : path.top));
            }
        }
    }
    for (TokenIndex at = tree.sentence().first; at < tree.sentence().last; ++at) {
        if (at >= source.first && at < source.last) continue;
        if (at >= target.first && at < target.last) {
            if (tree.token(at).upos == Upos::NOUN) {
                features.insert("in-target:" + word(at));
                frames("in-target-frame:", at);
            }
            continue;
        }
        if (!is_content(tree.token(at))) continue;
        const bool between = at > std::min(source.first, target.first) && at < std::max(source.first, target.first);
        features.insert("word:" + word(at));
        if (between) features.insert("between:" + word(at));
        frames(between ? "between-frame:" : "frame:", at);
    }
    features.insert("source-sector:" + std::string(name(actors.entities[source.entity].sector)));
    features.insert("target-sector:" + std::string(name(actors.entities[target.entity].sector)));
    features.insert("target-kind:" + std::string(name(actors.entities[target.entity].kind)));
    return {features.begin(), features.end()};
}

PairGuess guess(const PairWeights& weights, const std::vector<std::string>& features) {
    PairGuess out;
    if (weights.answers.empty()) return out;
    std::vector<double> scores(weights.answers.size(), 0);
    for (const std::string& feature : features) {
        const auto it = weights.weights.find(feature);
        if (it == weights.weights.end()) continue;
        for (const auto& [answer, weight] : it->second) scores[static_cast<std::size_t>(answer)] += weight;
    }
    const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    double total = 0;
    for (const double score : scores) total += std::exp(score - scores[best]);
    out.answer = weights.answers[best];
    out.probability = 1 / total;
    std::multimap<double, std::string, std::greater<>> loudest;
    for (const std::string& feature : features) {
        const auto it = weights.weights.find(feature);
        if (it == weights.weights.end()) continue;
        for (const auto& [answer, weight] : it->second) {
            if (static_cast<std::size_t>(answer) == best && weight > 0) loudest.emplace(weight, feature);
        }
    }
    int shown = 0;
    for (const auto& [weight, feature] : loudest) {
        if (++shown > 3) break;
        out.reason += (out.reason.empty() ? "" : " ") + feature;
    }
    return out;
}

std::string default_type(const std::string& answer) {
    static const std::map<std::string_view, std::string_view> types = {
        {"AGREE", "pledge"},          {"CONSULT", "meeting"},   {"SUPPORT", "endorsement"},
        {"COOPERATE", "cooperation"}, {"AID", "aid"},           {"YIELD", "concession"},
        {"REQUEST", "request"},       {"ACCUSE", "accusation"}, {"REJECT", "refusal"},
        {"THREATEN", "threat"},       {"PROTEST", "protest"},   {"SANCTION", "sanction"},
        {"MOBILIZE", "deployment"},   {"COERCE", "ban"},        {"ASSAULT", "attack"}};
    const auto it = types.find(answer);
    return it == types.end() ? std::string() : std::string(it->second);
}

std::optional<PathWord> word_for(const Tree& tree, const Actors& actors, const Knowledge::Tables& knowledge,
                                 const MarkedPair& pair, const std::string& answer) {
    const Path path = path_between(tree, actors.mentions[pair.source], actors.mentions[pair.target]);
    std::vector<TokenIndex> words = {path.top};
    for (const TokenIndex c : tree.children(path.top)) words.push_back(c);
    words.insert(words.end(), path.target.rbegin(), path.target.rend());
    words.insert(words.end(), path.source.rbegin(), path.source.rend());
    for (const TokenIndex at : words) {
        const Token& token = tree.token(at);
        if (token.upos != Upos::VERB && token.upos != Upos::NOUN) continue;
        const auto* frames = knowledge.frames.find(frame_pos(token), tree.lemma(at));
        if (frames == nullptr) continue;
        for (auto it = frames->rbegin(); it != frames->rend(); ++it) {  // the least demanding sense
            const Frame& frame = knowledge.frames.frames[*it];
            const RelationType* type = knowledge.ontology.find(frame.type);
            if (type != nullptr && answer_of(type->plover) == answer) return PathWord{at, frame.type};
        }
    }
    return std::nullopt;
}

}  // namespace entente
