// Training sentences as numbers: rows of features, tag classes, heads and labels.
#pragma once

#include <array>
#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "entente/language/conllu.hpp"
#include "language/features.hpp"

namespace entente::train {

using language::feature_count;

// A teacher's opinion: its likeliest answers and how likely.
struct Soft {
    std::array<std::uint16_t, 3> answer{};
    std::array<std::uint8_t, 3> weight{};  // of 255
};

struct Sample {
    std::vector<std::string> forms;
    std::vector<std::string> lemmas;  // of treebanks only
    std::vector<std::array<std::int32_t, feature_count>> rows;
    std::vector<std::int32_t> given;   // index of the word's vector learnt from raw text, or -1
    std::vector<std::int32_t> tags;    // class of (upos, xpos)
    std::vector<std::int32_t> heads;   // index, or the sentence's size for the root
    std::vector<std::int32_t> labels;  // value of Label
    // When a teacher and no treebank says what is right; otherwise empty.
    std::vector<Soft> soft_tags, soft_heads, soft_labels;
    std::size_t size() const { return forms.size(); }
};

// The classes that the network tells apart: pairs of tags.
struct Tagset {
    std::vector<std::pair<Upos, Ptag>> pairs;
    std::map<std::pair<Upos, Ptag>, std::int32_t> ids;
    std::int32_t add(Upos upos, Ptag xpos) {
        const auto [at, fresh] = ids.try_emplace({upos, xpos}, static_cast<std::int32_t>(pairs.size()));
        if (fresh) pairs.emplace_back(upos, xpos);
        return at->second;
    }
};

// Features with a row of their own. Rows below feature_count stand for what has none, one for each kind.
struct Vocabulary {
    std::unordered_map<std::uint64_t, std::int32_t> rows;
    std::vector<std::uint64_t> keys = std::vector<std::uint64_t>(feature_count, 0);
    std::vector<std::uint32_t> counts = std::vector<std::uint32_t>(feature_count, 0);

    void add(std::uint64_t key, std::uint32_t count) {
        if (rows.try_emplace(key, static_cast<std::int32_t>(keys.size())).second) {
            keys.push_back(key);
            counts.push_back(count);
        }
    }
    std::array<std::int32_t, feature_count> find(std::string_view form) const {
        const auto features = language::word_features(form);
        std::array<std::int32_t, feature_count> found{};
        for (std::size_t i = 0; i < feature_count; ++i) {
            const auto at = rows.find(features[i]);
            found[i] = at == rows.end() ? static_cast<std::int32_t>(i) : at->second;
        }
        return found;
    }
};

// Word vectors learnt from raw text (train_vectors).
struct GivenVectors {
    std::size_t dimensions = 0;
    std::vector<std::uint64_t> keys;
    std::unordered_map<std::uint64_t, std::int32_t> index;
    std::vector<float> vectors;

    void read(const std::string& file) {
        std::ifstream in(file, std::ios::binary);
        std::uint64_t sizes[2] = {0, 0};
        in.read(reinterpret_cast<char*>(sizes), sizeof sizes);
        keys.resize(sizes[0]);
        dimensions = sizes[1];
        vectors.resize(keys.size() * dimensions);
        in.read(reinterpret_cast<char*>(keys.data()), static_cast<std::streamsize>(keys.size() * 8));
        in.read(reinterpret_cast<char*>(vectors.data()), static_cast<std::streamsize>(vectors.size() * 4));
        if (!in) throw Error(file, 0, "are not word vectors");
        for (std::size_t i = 0; i < keys.size(); ++i) index[keys[i]] = static_cast<std::int32_t>(i);
    }
};

inline std::vector<Sample> read_samples(const std::string& file, Tagset& tags) {
    std::ifstream in(file);
    if (!in) throw Error(file, 0, "cannot be read");
    ConlluReader reader(in, file);
    std::vector<Sample> samples;
    for (ConlluSentence sentence; reader.next(sentence);) {
        Sample sample;
        for (const Token& token : sentence.document.tokens) {
            sample.forms.emplace_back(sentence.document.form(token));
            sample.lemmas.emplace_back(sentence.document.lemma(token));
            sample.tags.push_back(tags.add(token.upos, token.xpos));
            sample.heads.push_back(
                token.head == Token::root ? static_cast<std::int32_t>(sentence.document.tokens.size()) : token.head);
            sample.labels.push_back(static_cast<std::int32_t>(token.label));
        }
        samples.push_back(std::move(sample));
    }
    return samples;
}

// Headlines are set in capitals, in Title Case or (by some sites) in small letters: copies of a few sentences are.
inline void add_recased(std::vector<Sample>& samples) {
    const std::size_t count = samples.size();
    for (std::size_t i = 0; i < count; ++i) {
        const int style = i % 25 == 3 ? 0 : i % 30 == 7 ? 1 : i % 40 == 11 ? 2 : 3;
        if (style == 3 || samples[i].size() < 3) continue;
        Sample copy = samples[i];
        for (std::string& form : copy.forms) {
            for (std::size_t k = 0; k < form.size(); ++k) {
                if (style != 2 && is_ascii_lower(form[k]) && (style == 0 || k == 0))
                    form[k] = static_cast<char>(form[k] - 32);
                if (style == 2) form[k] = ascii_lower(form[k]);
            }
        }
        samples.push_back(std::move(copy));
    }
}

// Rows for words seen at least `word_floor` times and for affixes and shapes of at least `affix_floor` words.
inline void count_features(const std::vector<Sample>& samples, std::uint32_t word_floor, std::uint32_t affix_floor,
                           Vocabulary& vocabulary) {
    std::unordered_map<std::uint64_t, std::uint32_t> counts;
    std::vector<std::uint64_t> order;
    std::unordered_map<std::uint64_t, bool> is_word;
    for (const Sample& sample : samples) {
        for (const std::string& form : sample.forms) {
            const auto keys = language::word_features(form);
            for (std::size_t i = 0; i < feature_count; ++i) {
                if (counts[keys[i]]++ == 0) {
                    order.push_back(keys[i]);
                    is_word[keys[i]] = i == 0;
                }
            }
        }
    }
    for (const std::uint64_t key : order) {
        if (counts[key] >= (is_word[key] ? word_floor : affix_floor)) vocabulary.add(key, counts[key]);
    }
}

inline void fill_rows(std::vector<Sample>& samples, const Vocabulary& vocabulary, const GivenVectors& given) {
    for (Sample& sample : samples) {
        sample.rows.clear();
        sample.given.clear();
        for (const std::string& form : sample.forms) {
            sample.rows.push_back(vocabulary.find(form));
            const auto at = given.index.find(language::word_features(form)[0]);
            sample.given.push_back(at == given.index.end() ? -1 : at->second);
        }
    }
}

}  // namespace entente::train
