// What all training programs of the network share: treebanks, tag classes, feature rows and word vectors, always built
// in the same way, so that a checkpoint fits.
#pragma once

#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "entente/base/text.hpp"
#include "train/present.hpp"
#include "train/samples.hpp"

namespace entente::train {

class Options {
public:
    Options(int argc, char** argv) {
        for (int i = 1; i + 1 < argc; i += 2) values_[argv[i]] = argv[i + 1];
    }
    double number(const std::string& key, double otherwise) const {
        const auto at = values_.find(key);
        return at == values_.end() ? otherwise : std::atof(at->second.c_str());
    }
    std::size_t count(const std::string& key, std::size_t otherwise) const {
        return static_cast<std::size_t>(number(key, static_cast<double>(otherwise)));
    }
    std::string text(const std::string& key, const std::string& otherwise = "") const {
        const auto at = values_.find(key);
        return at == values_.end() ? otherwise : at->second;
    }

private:
    std::map<std::string, std::string> values_;
};

struct Setup {
    Tagset tags;
    std::vector<Sample> train;
    Vocabulary vocabulary;
    GivenVectors given;

    // --data FOLDER with ewt-train.conllu and gum-train.conllu, --vectors FILE
    explicit Setup(const Options& options) {
        const std::string data = options.text("--data");
        train = read_samples(data + "/ewt-train.conllu", tags);
        for (auto& sample : read_samples(data + "/gum-train.conllu", tags)) train.push_back(std::move(sample));
        count_features(train, 2, 4, vocabulary);
        add_present(train, 2, tags);
        add_recased(train);
        if (!options.text("--vectors").empty()) given.read(options.text("--vectors"));
        fill_rows(train, vocabulary, given);
    }
};

// Sentences as train_raw writes them.
inline std::vector<Sample> read_raw_samples(const std::string& file) {
    std::ifstream in(file);
    if (!in) throw Error(file, 0, "cannot be read");
    std::vector<Sample> samples;
    for (std::string line; std::getline(in, line);) {
        Sample sample;
        for (const std::string_view form : split(line, '\t')) sample.forms.emplace_back(form);
        samples.push_back(std::move(sample));
    }
    return samples;
}

inline std::vector<std::vector<const Sample*>> batches_of(const std::vector<const Sample*>& samples,
                                                          std::size_t words) {
    std::vector<std::vector<const Sample*>> batches(1);
    std::size_t size = 0;
    for (const Sample* sample : samples) {
        if (size + sample->size() > words && size > 0) {
            batches.emplace_back();
            size = 0;
        }
        batches.back().push_back(sample);
        size += sample->size();
    }
    return batches;
}

}  // namespace entente::train
