// Trains the model that guesses what two marked actors do (src/claims/pair_model.hpp): multinomial logistic regression
// with an L2 prior, by full-batch accelerated gradient descent from zero, so that equal input gives equal weights.
//
//     train_pairs TRAIN.tsv [NONE.tsv] --out pair-weights.tsv      trains on everything and writes the table
//     train_pairs TRAIN.tsv [NONE.tsv] --folds 10                  cross-validates and prints accuracy and macro-F1
//
// TRAIN.tsv has columns `type` and `marked_sentence`; NONE.tsv `has_relation` and `marked_sentence`, of which the rows
// with 0 are pairs without a relation.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "claims/marked_pairs.hpp"
#include "entente/base/text.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/language/language.hpp"
#include "knowledge/tables.hpp"

namespace {

using namespace entente;

struct Example {
    std::vector<std::string> features;
    std::string answer;
    std::vector<int> ids;
    int label = 0;
    int group = 0;  // of equal sentences: they stand in one fold
};

// "<s>France</s> met <t>Spain</t>" → an article with two given mentions, source spans first.
Article unmark(const std::string& marked, std::size_t& sources) {
    Article article;
    article.id = "pair";
    article.language = "en";
    article.published = parse_iso_day("2020-01-01");
    std::vector<GivenMention> source;
    std::vector<GivenMention> target;
    std::uint32_t start = 0;
    for (std::size_t at = 0; at < marked.size();) {
        const auto tag = [&](std::string_view text) { return std::string_view(marked).substr(at).starts_with(text); };
        if (tag("<s>") || tag("<t>")) {
            start = static_cast<std::uint32_t>(article.text.size());
            at += 3;
        } else if (tag("</s>") || tag("</t>")) {
            (tag("</s>") ? source : target).push_back({start, static_cast<std::uint32_t>(article.text.size()), "", ""});
            at += 4;
        } else {
            article.text += marked[at++];
        }
    }
    sources = source.size();
    article.mentions = source;
    article.mentions.insert(article.mentions.end(), target.begin(), target.end());
    return article;
}

std::vector<Example> read(const std::string& file, const std::string& label_column, const Knowledge& knowledge) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error(file + ": cannot be read");
    std::string line;
    std::getline(in, line);
    const auto header = split(line, '\t');
    std::map<std::string, std::size_t> column;
    for (std::size_t i = 0; i < header.size(); ++i) column[std::string(header[i])] = i;
    std::vector<Example> examples;
    std::map<std::string, int> groups;
    while (std::getline(in, line)) {
        const auto cells = split(line, '\t');
        if (cells.size() < header.size()) continue;
        std::string answer(cells[column.at(label_column)]);
        if (label_column == "has_relation") {
            if (answer != "0") continue;
            answer = "NONE";
        }
        std::size_t sources = 0;
        const Article article = unmark(std::string(cells[column.at("marked_sentence")]), sources);
        auto features = marked_pair_features(knowledge.tables(), Language::english(), article, sources);
        if (!features) continue;
        const int group = groups.try_emplace(article.text, static_cast<int>(groups.size())).first->second;
        examples.push_back({std::move(*features), std::move(answer), {}, 0, group});
    }
    return examples;
}

class Model {
public:
    Model(std::size_t features, std::size_t answers) : answers_(answers), weights_(features * answers, 0) {}

    void train(const std::vector<const Example*>& data, double prior, int steps) {
        std::vector<double> previous = weights_;
        std::vector<double> ahead = weights_;
        std::vector<double> gradient(weights_.size());
        const double rate =
            1.0 / (0.5 * 12 + prior);  // a bound on the curvature: a row has some dozens of features, scaled below
        for (int step = 0; step < steps; ++step) {
            const double momentum = step / (step + 3.0);
            for (std::size_t i = 0; i < weights_.size(); ++i)
                ahead[i] = weights_[i] + momentum * (weights_[i] - previous[i]);
            std::fill(gradient.begin(), gradient.end(), 0);
            for (const Example* example : data) {
                auto p = probabilities(*example, ahead);
                p[static_cast<std::size_t>(example->label)] -= 1;
                for (const int id : example->ids) {
                    for (std::size_t k = 0; k < answers_; ++k)
                        gradient[static_cast<std::size_t>(id) * answers_ + k] += p[k];
                }
            }
            previous = weights_;
            const double scale = 1.0 / static_cast<double>(data.size());
            for (std::size_t i = 0; i < weights_.size(); ++i)
                weights_[i] = ahead[i] - rate * (gradient[i] * scale + prior * scale * ahead[i]);
        }
    }

    std::vector<double> probabilities(const Example& example) const { return probabilities(example, weights_); }
    double weight(std::size_t feature, std::size_t answer) const { return weights_[feature * answers_ + answer]; }

private:
    std::vector<double> probabilities(const Example& example, const std::vector<double>& weights) const {
        std::vector<double> p(answers_, 0);
        for (const int id : example.ids) {
            for (std::size_t k = 0; k < answers_; ++k) p[k] += weights[static_cast<std::size_t>(id) * answers_ + k];
        }
        const double most = *std::max_element(p.begin(), p.end());
        double total = 0;
        for (double& value : p) total += value = std::exp(value - most);
        for (double& value : p) value /= total;
        return p;
    }

    std::size_t answers_;
    std::vector<double> weights_;
};

}  // namespace

int main(int argc, char** argv) {
    try {
        std::string out;
        int folds = 0;
        double prior = 1.0;
        int steps = 400;
        std::vector<std::string> files;
        for (int i = 1; i < argc; ++i) {
            const std::string argument = argv[i];
            if (argument == "--out" && i + 1 < argc)
                out = argv[++i];
            else if (argument == "--folds" && i + 1 < argc)
                folds = std::stoi(argv[++i]);
            else if (argument == "--prior" && i + 1 < argc)
                prior = std::stod(argv[++i]);
            else if (argument == "--steps" && i + 1 < argc)
                steps = std::stoi(argv[++i]);
            else
                files.push_back(argument);
        }
        if (files.empty() || (out.empty() && folds < 2)) {
            std::cerr << "usage: train_pairs TRAIN.tsv [NONE.tsv] (--out FILE | --folds N) [--prior P] [--steps N]\n";
            return 2;
        }
        const Knowledge knowledge;
        std::vector<Example> examples = read(files[0], "type", knowledge);
        const std::size_t typed = examples.size();
        if (files.size() > 1) {
            auto none = read(files[1], "has_relation", knowledge);
            for (Example& example : none) example.group += 1000000;
            std::move(none.begin(), none.end(), std::back_inserter(examples));
        }
        std::map<std::string, int> count;
        std::set<std::string> answers;
        for (const Example& example : examples) {
            for (const std::string& feature : example.features) ++count[feature];
            answers.insert(example.answer);
        }
        std::map<std::string, int> ids;
        for (const auto& [feature, n] : count) {
            if (n >= 2) ids.emplace(feature, static_cast<int>(ids.size()));
        }
        const std::vector<std::string> names(answers.begin(), answers.end());
        for (Example& example : examples) {
            for (const std::string& feature : example.features) {
                if (const auto it = ids.find(feature); it != ids.end()) example.ids.push_back(it->second);
            }
            example.label = static_cast<int>(std::find(names.begin(), names.end(), example.answer) - names.begin());
        }
        std::cerr << fmt::format("{} pairs with a type, {} without a relation, {} features\n", typed,
                                 examples.size() - typed, ids.size());
        if (folds >= 2) {
            std::map<std::string, std::array<int, 3>> cells;  // right, gold, answered
            int right = 0;
            for (int fold = 0; fold < folds; ++fold) {
                std::vector<const Example*> train;
                for (const Example& example : examples) {
                    if (example.group % folds != fold) train.push_back(&example);
                }
                Model model(ids.size(), names.size());
                model.train(train, prior, steps);
                for (std::size_t i = 0; i < typed; ++i) {
                    if (examples[i].group % folds != fold) continue;
                    auto p = model.probabilities(examples[i]);
                    if (const auto none = std::find(names.begin(), names.end(), "NONE"); none != names.end())
                        p[static_cast<std::size_t>(none - names.begin())] = 0;
                    const auto best = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
                    right += names[best] == examples[i].answer;
                    cells[names[best]][0] += names[best] == examples[i].answer;
                    ++cells[examples[i].answer][1];
                    ++cells[names[best]][2];
                }
            }
            double f1 = 0;
            int classes = 0;
            for (const auto& [name, c] : cells) {
                if (c[1] == 0) continue;
                f1 += 2.0 * c[0] / (c[1] + c[2]);
                ++classes;
            }
            std::cout << fmt::format("{} folds: accuracy {:.4f} macro-F1 {:.4f}\n", folds,
                                     static_cast<double>(right) / static_cast<double>(typed), f1 / classes);
        }
        if (!out.empty()) {
            std::vector<const Example*> train;
            for (const Example& example : examples) train.push_back(&example);
            Model model(ids.size(), names.size());
            model.train(train, prior, steps);
            std::ofstream file(out);
            file << "# Weights of the pair model, written by tools/train_pairs.\nfeature\tanswer\tweight\n";
            for (const auto& [feature, id] : ids) {
                for (std::size_t k = 0; k < names.size(); ++k) {
                    const double weight = model.weight(static_cast<std::size_t>(id), k);
                    if (std::abs(weight) >= 0.02) file << fmt::format("{}\t{}\t{:.3f}\n", feature, names[k], weight);
                }
            }
        }
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
