#include "claims/feature_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <utility>

#include "entente/base/text.hpp"

namespace entente {
namespace {

// What a feature of the claim model says. `when` are its first parts ("*": anything but nothing); the first row that
// fits counts. In `says`, $1 is the first part behind the family, "$1" in “” as it stands and elsewhere in words, and
// $R is "source" or "target".
struct Wording {
    std::string_view when;
    std::string_view says;
};
constexpr Wording wordings[] = {
    // the word
    {"act", "how often such words make a claim at all"},
    {"sense", "the $2 “$1” in the sense of $3"},
    {"special", "what stands with the word settles its sense"},
    {"word", "the $2 “$1”"},
    {"frame", "the $2 “$1” as $3"},
    {"relation", "the relation type $1"},
    {"needs|met|none", "this sense of the word asks for nothing more"},
    {"needs|met", "what this sense of the word asks for is there"},
    {"needs|unmet", "what this sense of the word asks for is missing"},
    {"matched|no", "the word's frame does not find both sides"},
    {"matched", "the word's frame finds both sides"},
    {"label", "the word stands as $1"},
    {"tag", "the word is $1"},
    {"clauses", "the clause of the word: $1"},
    {"sport", "the sentence speaks of sport"},
    {"negated", "the word is negated"},
    {"first", "the word opens the sentence"},
    {"aux", "the auxiliary “$1”"},
    {"det", "“$1” before the word"},
    {"modifier", "“$1” describes the word"},
    {"object", "the word's object is “$1”"},
    {"subject", "the word's subject is “$1”"},
    {"passive-subject", "the word's passive subject is “$1”"},
    {"phrase|*|*|*", "“$1 $2” with the word"},
    {"phrase|*|*", "a phrase with “$1” at the word"},
    {"phrase", "a phrase without a preposition at the word"},
    {"complement|*|*|*", "the clause “$2” under the word"},
    {"complement", "the word has $1"},
    {"governor", "the word hangs on “$1”"},
    {"under-noun", "the word hangs on a noun"},
    {"operators", "what turns the act: $1"},
    {"status", "the act is told as $1"},
    {"turned-from|-", "nothing turns the act into another"},
    {"turned-from", "$1 has become another act"},
    {"turned|not", "nothing turns the act into another"},
    {"turned", "the act was turned into another"},
    {"actors", "actors in the sentence: $1"},
    {"sides", "states and organisations in the sentence: $1"},
    {"under-act", "the word stands under an act of $1"},
    {"top-act", "no other act stands over the word"},
    {"own-sense", "what the word usually means: $1"},
    {"sense-of", "what stands with the word ($1): $2"},
    {"sense-over", "what the word hangs on: $2"},
    {"root", "what the sentence is built on: $1"},
    {"quoted", "the word stands in quotation marks"},
    // one side
    {"R|basis|own", "the $R has a state or organisation of its own, or none"},
    {"R|basis|implied", "the $R is authorities that stay unnamed"},
    {"R|basis|scene", "the $R's state is that of the only one named"},
    {"R|basis|place", "the $R's state is that of the place named"},
    {"R|basis|nearest", "the $R's state is that of the nearest one named"},
    {"R|basis", "the $R's state is another that the sentence names"},
    {"R|chosen|yes", "the word's frame chooses this $R"},
    {"R|chosen|weakly", "the word's frame chooses what belongs to this $R"},
    {"R|chosen|other", "the word's frame chooses another $R"},
    {"R|chosen|none", "the word's frame finds no $R"},
    {"R|chosen", "the $R is authorities that stay unnamed"},
    {"R|implied", "the $R is authorities that stay unnamed"},
    {"R|coordinated", "“and” joins the $R to others"},
    {"R|relation", "the $R is $1"},
    {"R|path", "the way through the sentence from the word to the $R"},
    {"R|preposition", "“$1” before the $R"},
    {"R|form", "the $R is named by $1"},
    {"R|kind", "the $R's kind is $1"},
    {"R|sector|", "the $R has no sector"},
    {"R|sector", "the $R's sector is $1"},
    {"R|known|yes", "the $R stands in the tables of actors"},
    {"R|known", "the $R stands in no table of actors"},
    {"R|side|none", "the $R has no state or organisation"},
    {"R|side|body", "the $R counts as an organisation"},
    {"R|side", "the $R counts as a state"},
    {"R|guessed", "the $R's state is inferred"},
    {"R|given-by", "by what words the $R's state is told"},
    {"R|sense", "what the $R's noun usually means: $1"},
    {"R|sense-over", "what the $R hangs on: $2"},
    {"R|path-over", "the word over both the act and the $R"},
    {"R|coreference", "the $R refers back to an earlier mention"},
    {"R|distance", "how far $1 the word the $R stands"},
    {"R|order", "the $R stands $1 the word"},
    {"R|between", "other actors between the word and the $R: $1"},
    {"R|nested", "the $R's words are part of longer ones"},
    {"R|head", "the $R's noun “$1”"},
    // the two together
    {"pair|both", "the word's frame pairs these two"},
    {"pair|reversed", "the word's frame pairs them the other way round"},
    {"pair|one", "the word's frame chooses only one of the two"},
    {"pair|neither", "the word's frame chooses two others"},
    {"pair", "the word's frame pairs nobody"},
    {"trust", "how sure the frame's reading is"},
    {"scope|domestic", "both belong to one state"},
    {"scope|foreign", "they belong to different states or organisations"},
    {"scope|from-none", "the source belongs to no state or organisation"},
    {"scope", "the target belongs to no state or organisation"},
    {"sectors", "sector $1 towards sector $2"},
    {"kinds", "$1 towards $2"},
    {"relations", "the source is $1, the target $2"},
    {"bases", "how the states of both are known"},
    {"source-of-target", "the source's state is told by the target"},
    {"target-of-source", "the target's state is told by the source"},
    {"shared", "one mention gives both sides"},
    {"one-description", "one description gives both sides"},
    {"inside|source", "the target is named within the source's words"},
    {"inside", "the source is named within the target's words"},
    {"coordinated", "“and” joins the two"},
    // the second pass
    {"then|odds", "how likely the pair looks by itself"},
    {"then|scope|domestic", "both belong to one state"},
    {"then|scope", "they belong to different states or organisations"},
    {"then|bases", "how the states of both are known"},
    {"then|type", "how often such words make a claim at all"},
    {"then|source", "another source $1"},
    {"then|target", "another target $1"},
    {"then|sense", "another sense of the word $1"},
    {"then|reverse", "the other direction $1"},
    {"then|elsewhere", "the same two at another word: that $1"},
    {"then|other-state", "another state of the same actor $1"},
    {"then|other-act", "another act between the two $1"},
    {"then|over", "the act that stands over it $1"},
    {"then|under", "the act that stands under it $1"},
    {"then", "how often such words make a claim at all"},
};

// The parts of features that are codes.
constexpr std::pair<std::string_view, std::string_view> codes[] = {
    {"v", "verb"},
    {"n", "noun"},
    {"a", "adjective"},
    {"-", "in no direct tie to the word"},
    {"implied", "unnamed authorities"},
    // how a mention stands to the word
    {"subj", "its subject"},
    {"subj+", "its subject, taken over from another clause"},
    {"op-subj", "the subject of what turns the act"},
    {"obj", "its object"},
    {"iobj", "its indirect object"},
    {"comp-subj", "the subject of the clause under it"},
    {"comp-obj", "the object of the clause under it"},
    {"poss", "its owner"},
    {"before", "right before it"},
    {"agent", "who does it"},
    {"over-subj", "the subject of the verb over it"},
    {"over-iobj", "the indirect object of the verb over it"},
    {"acl-subj", "the subject of the clause that describes it"},
    {"acl-obj", "the object of the clause that describes it"},
    // labels
    {"root", "the main clause"},
    {"nsubj", "a subject"},
    {"nsubj:pass", "a passive subject"},
    {"acl", "a clause that describes a noun"},
    {"acl:relcl", "a relative clause"},
    {"advcl", "an adverbial clause"},
    {"ccomp", "what is said or thought"},
    {"xcomp", "an infinitive or other complement"},
    {"parataxis", "a clause set beside another"},
    {"conj", "a further part behind “and”"},
    {"obl", "a phrase of the verb"},
    {"nmod", "a phrase of a noun"},
    {"compound", "part of a compound"},
    {"amod", "a describing word"},
    {"appos", "an apposition"},
    // tags
    {"VB", "a bare infinitive"},
    {"VBD", "in the past tense"},
    {"VBG", "an “-ing” form"},
    {"VBN", "a past participle"},
    {"VBP", "in the present tense"},
    {"VBZ", "in the present tense"},
    {"NN", "a singular noun"},
    {"NNS", "a plural noun"},
    {"NNP", "a proper noun"},
    // forms of mentions
    {"name", "its name"},
    {"title", "a title"},
    {"adjective", "an adjective of nationality"},
    {"pronoun", "a pronoun"},
    {"nominal", "a description"},
    {"given", "whoever marked the article"},
};

std::string coded(std::string_view part) {
    for (const auto& [code, words] : codes) {
        if (code == part) return std::string(words);
    }
    return std::string(part);
}

// "subj+~" → "its subject, taken over from another clause, by way of what belongs to it"; "over-obl:on" → …
std::string place_in_words(std::string_view part) {
    const bool by_way = part.ends_with('~');
    if (by_way) part.remove_suffix(1);
    std::string words;
    if (const auto colon = part.find(':'); colon != std::string_view::npos && colon + 1 < part.size()) {
        const std::string_view of = part.substr(0, colon);
        words = "behind “" + std::string(part.substr(colon + 1)) + "”";
        if (of == "over-obl") words += " of the verb over it";
        if (of == "comp-obl" || of == "acl-obl") words += " in the clause under it";
    } else {
        words = coded(part);
    }
    return by_way ? words + ", by way of what belongs to it" : words;
}

// "acl:relcl>root>" → "a relative clause within the main clause".
std::string clauses_in_words(std::string_view part) {
    std::string words;
    for (const std::string_view label : split(part, '>')) {
        if (!label.empty()) words += (words.empty() ? "" : " within ") + coded(label);
    }
    return words;
}

// "+refuse+end" → "refuse, end".
std::string operators_in_words(std::string_view part) {
    std::string words;
    for (const std::string_view one : split(part, '+')) {
        if (!one.empty()) words += (words.empty() ? "" : ", ") + std::string(one);
    }
    return words;
}

std::string count_in_words(std::string_view bucket) {
    static constexpr std::pair<std::string_view, std::string_view> counts[] = {
        {"0", "none"}, {"3", "3 or 4"}, {"5", "5 to 8"}, {"9", "9 to 14"}, {"15", "15 or more"}};
    for (const auto& [code, words] : counts) {
        if (code == bucket) return std::string(words);
    }
    return std::string(bucket);
}

// How a rival compares: half log odds by which the pair is ahead of it.
std::string rival_in_words(std::string_view part) {
    if (part == "alone") return "is not in question";
    const int ahead = std::atoi(std::string(part).c_str());
    return ahead >= 4    ? "is far less likely"
           : ahead >= 1  ? "is less likely"
           : ahead >= -1 ? "is about as likely"
           : ahead >= -3 ? "is likelier"
                         : "is far likelier";
}

std::string in_words(std::string_view family, std::string_view part) {
    if (family == "relation" || family == "relations") return place_in_words(part);
    if (family == "clauses") return clauses_in_words(part);
    if (family == "operators") return operators_in_words(part);
    if (family == "actors" || family == "sides" || family == "between") return count_in_words(part);
    if (family == "sectors" && part.empty()) return "none";
    if (family == "order" || family == "distance") return std::string(part);
    return coded(part);
}

bool fits(const std::vector<std::string_view>& when, const std::vector<std::string_view>& parts) {
    if (when.size() > parts.size()) return false;
    for (std::size_t i = 0; i < when.size(); ++i) {
        if (when[i] == "*"   ? parts[i].empty()
            : when[i] == "R" ? parts[i] != "source" && parts[i] != "target"
                             : when[i] != parts[i])
            return false;
    }
    return true;
}

std::string filled(std::string_view says, const std::vector<std::string_view>& when,
                   const std::vector<std::string_view>& parts) {
    // The family's name stands first, or second behind "source", "target" and "then".
    const std::size_t family = when[0] == "R" || (when[0] == "then" && when.size() > 1) ? 1 : 0;
    std::string out;
    bool quoted = false;
    for (std::size_t i = 0; i < says.size(); ++i) {
        if (says.substr(i).starts_with("“")) quoted = true;
        if (says.substr(i).starts_with("”")) quoted = false;
        if (says[i] != '$') {
            out += says[i];
            continue;
        }
        ++i;
        if (says[i] == 'R') {
            out += parts[0];
            continue;
        }
        const std::size_t at = family + static_cast<std::size_t>(says[i] - '0');
        if (at >= parts.size()) continue;
        out += quoted               ? std::string(parts[at])
               : parts[0] == "then" ? rival_in_words(parts[at])
                                    : in_words(parts[family], parts[at]);
    }
    return out;
}

std::vector<Voice> strongest(std::map<std::string, double>&& sums, std::size_t most) {
    std::vector<Voice> out;
    for (auto& [says, weight] : sums) {
        if (std::abs(weight) >= 0.05) out.push_back({says, weight});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Voice& a, const Voice& b) { return std::abs(a.weight) > std::abs(b.weight); });
    if (out.size() > most) out.resize(most);
    return out;
}

}  // namespace

std::string claim_feature_in_words(std::string_view feature) {
    const auto parts = split(feature, '|');
    for (const Wording& wording : wordings) {
        const auto when = split(wording.when, '|');
        if (fits(when, parts)) return filled(wording.says, when, parts);
    }
    return "‹" + std::string(feature) + "›";
}

std::string pair_feature_in_words(std::string_view feature) {
    if (feature == "bias") return "how often marked pairs do this";
    if (feature == "unclaimed") return "the frames say nothing of the two";
    if (feature.ends_with("not"))
        return feature.starts_with("path") ? "a word between them is negated" : "the word over both is negated";
    const auto colon = feature.find(':');
    if (colon == std::string_view::npos) return "‹" + std::string(feature) + "›";
    const std::string_view family = feature.substr(0, colon);
    const std::string value(feature.substr(colon + 1));
    const std::string word = "“" + value + "”";
    // "op:refuse": the word turns acts rather than carrying one.
    const std::string meaning = value.starts_with("op:") ? "turns acts (" + value.substr(3) + ")" : "can mean " + value;
    if (family == "top") return "the word over both is " + word;
    if (family == "top-frame") return "the word over both " + meaning;
    if (family == "claimed") return "the frames say " + value + " of the two";
    if (family.ends_with("aux")) return "the auxiliary " + word;
    if (family.starts_with("top>"))
        return family.ends_with("-frame") ? "a word under the one over both " + meaning
                                          : word + " under the word over both";
    if (family == "on-path" || family == "source-path" || family == "target-path")
        return word + " on the way between the two";
    if (family == "path-frame") return "a word on the way between the two " + meaning;
    if (family == "source-labels") return "the source's place in the sentence";
    if (family == "target-labels") return "the target's place in the sentence";
    if (family == "source-prep") return word + " before the source";
    if (family == "target-prep") return word + " before the target";
    if (family == "in-target") return word + " within the target";
    if (family == "in-target-frame") return "a word within the target " + meaning;
    if (family == "word") return "the word " + word;
    if (family == "between") return "the word " + word + " between the two";
    if (family == "frame") return "a word of the sentence " + meaning;
    if (family == "between-frame") return "a word between the two " + meaning;
    if (family == "source-sector")
        return value.empty() ? "the source has no sector" : "the source's sector is " + value;
    if (family == "target-sector")
        return value.empty() ? "the target has no sector" : "the target's sector is " + value;
    if (family == "target-kind") return "the target is a " + value;
    return "‹" + std::string(feature) + "›";
}

std::vector<Voice> voices_of(const std::vector<WeighedFeature>& features, std::size_t most) {
    std::map<std::string, double> sums;
    for (const WeighedFeature& feature : features) sums[claim_feature_in_words(feature.text)] += feature.weight;
    return strongest(std::move(sums), most);
}

std::vector<Voice> voices_of(const PairWeights& weights, const std::vector<std::string>& features,
                             const std::string& answer, std::size_t most) {
    const auto at = std::find(weights.answers.begin(), weights.answers.end(), answer) - weights.answers.begin();
    std::map<std::string, double> sums;
    for (const std::string& feature : features) {
        const auto it = weights.weights.find(feature);
        if (it == weights.weights.end()) continue;
        for (const auto& [index, weight] : it->second) {
            if (index == at) sums[pair_feature_in_words(feature)] += weight;
        }
    }
    return strongest(std::move(sums), most);
}

}  // namespace entente
