// Training sentences told in the past, told again in the present, as news and headlines tell them: "Rebels stormed the
// camp" → "Rebels storm the camp". Treebanks have few of these, and a tagger takes their verbs for nouns.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/text.hpp"
#include "knowledge/inflection.hpp"
#include "train/samples.hpp"

namespace entente::train {

class PresentTense {
public:
    explicit PresentTense(Tagset& tags) : tags_(tags) {}

    // The sentence with the past tense of its main verbs turned into the present; nothing where there is none, or where
    // it cannot be told whether the subject is one or many.
    std::optional<Sample> operator()(const Sample& past) const {
        Sample present = past;
        bool changed = false;
        std::optional<bool> shared;  // whether the subject that later conjuncts share is plural
        for (std::size_t i = 0; i < past.size(); ++i) {
            const std::optional<std::size_t> clause = clause_of(past, i);
            if (xpos(past, i) != Ptag::VBD || !clause) continue;
            const std::optional<bool> own = plural_subject(past, *clause);
            if (own) shared = own;
            const std::string form = form_of(past, i, shared);
            if (form.empty()) return std::nullopt;
            const bool base = form == past.lemmas[i] || form == "are" || form == "am";
            present.forms[i] = form;
            present.tags[i] = tags_.add(upos(past, i), base ? Ptag::VBP : Ptag::VBZ);
            changed = true;
        }
        if (!changed) return std::nullopt;
        return present;
    }

    // As headlines: without its articles. The sentence must be a tree of this class.
    Sample telegraphic(const Sample& full) const {
        std::vector<std::int32_t> place(full.size() + 1, -1);
        Sample brief;
        for (std::size_t i = 0; i < full.size(); ++i) {
            if (is_article(full, i)) continue;
            place[i] = static_cast<std::int32_t>(brief.size());
            brief.forms.push_back(full.forms[i]);
            brief.lemmas.push_back(full.lemmas[i]);
            brief.tags.push_back(full.tags[i]);
            brief.heads.push_back(full.heads[i]);
            brief.labels.push_back(full.labels[i]);
        }
        place[full.size()] = static_cast<std::int32_t>(brief.size());
        for (std::int32_t& head : brief.heads) head = place[static_cast<std::size_t>(head)];
        return brief;
    }

private:
    Upos upos(const Sample& sample, std::size_t i) const {
        return tags_.pairs[static_cast<std::size_t>(sample.tags[i])].first;
    }
    Ptag xpos(const Sample& sample, std::size_t i) const {
        return tags_.pairs[static_cast<std::size_t>(sample.tags[i])].second;
    }
    static Label label(const Sample& sample, std::size_t i) { return static_cast<Label>(sample.labels[i]); }

    bool is_article(const Sample& sample, std::size_t i) const {
        if (label(sample, i) != Label::det ||
            std::count(sample.heads.begin(), sample.heads.end(), static_cast<std::int32_t>(i)) != 0)
            return false;
        const std::string form = lower_ascii(sample.forms[i]);
        return form == "the" || form == "a" || form == "an";
    }

    // The head of the main clause, or of a conjunct of it, whose verb or auxiliary the word is.
    static std::optional<std::size_t> clause_of(const Sample& sample, std::size_t i) {
        const auto root = static_cast<std::int32_t>(sample.size());
        std::size_t at = i;
        const Label own = label(sample, at);
        if (own == Label::aux || own == Label::aux_pass || own == Label::cop) {
            if (sample.heads[at] == root) return std::nullopt;
            at = static_cast<std::size_t>(sample.heads[at]);
        }
        for (std::size_t clause = at;; clause = static_cast<std::size_t>(sample.heads[clause])) {
            if (sample.heads[clause] == root) return at;
            if (label(sample, clause) != Label::conj) return std::nullopt;
        }
    }

    // Whether the subject of a clause is plural; nothing where it has none, or one that does not show it.
    std::optional<bool> plural_subject(const Sample& sample, std::size_t clause) const {
        for (std::size_t i = 0; i < sample.size(); ++i) {
            const bool subject = label(sample, i) == Label::nsubj || label(sample, i) == Label::nsubj_pass;
            if (!subject || sample.heads[i] != static_cast<std::int32_t>(clause)) continue;
            for (std::size_t k = i + 1; k < sample.size(); ++k) {
                if (label(sample, k) == Label::conj && sample.heads[k] == static_cast<std::int32_t>(i)) return true;
            }
            const Ptag tag = xpos(sample, i);
            if (tag == Ptag::NNS || tag == Ptag::NNPS || tag == Ptag::CD) return true;
            if (tag == Ptag::NN || tag == Ptag::NNP) return false;
            const std::string form = lower_ascii(sample.forms[i]);
            if (form == "he" || form == "she" || form == "it" || form == "this" || form == "that") return false;
            if (form == "they" || form == "we" || form == "you") return true;
            return std::nullopt;
        }
        return std::nullopt;
    }

    static std::string form_of(const Sample& sample, std::size_t i, std::optional<bool> plural) {
        const std::string form = lower_ascii(sample.forms[i]);
        const std::string& lemma = sample.lemmas[i];
        if (lemma == "be") return form == "was" ? "is" : form == "were" ? "are" : "";
        if (!plural || lemma.empty() || !std::all_of(lemma.begin(), lemma.end(), is_ascii_lower)) return {};
        if (*plural) return lemma;
        return lemma == "have" ? "has" : third_person(lemma);
    }

    Tagset& tags_;
};

// Copies of every `every`th sentence that can be told in the present; every third of them without its articles.
inline void add_present(std::vector<Sample>& samples, std::size_t every, Tagset& tags) {
    const PresentTense present(tags);
    std::vector<Sample> told;
    std::size_t count = 0;
    for (const Sample& sample : samples) {
        const auto copy = present(sample);
        if (!copy || count++ % every != 0) continue;
        told.push_back(told.size() % 3 == 0 ? present.telegraphic(*copy) : *copy);
    }
    for (Sample& sample : told) samples.push_back(std::move(sample));
}

}  // namespace entente::train
