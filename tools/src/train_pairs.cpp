// Trains the model that guesses what two marked actors do (src/claims/pair_model.hpp): multinomial logistic regression
// with an L2 prior, by full-batch accelerated gradient descent from zero, so that equal input gives equal weights.
//
//     train_pairs TRAIN.tsv [NONE.tsv] --out pair-weights.tsv      trains on everything and writes the table
//     train_pairs TRAIN.tsv [NONE.tsv] --folds 10                  cross-validates and prints accuracy and macro-F1
//         --json FILE   the figures, with counts, by type and by quad class, and what was taken for what
//
// TRAIN.tsv has columns `type`, `quad` and `marked_sentence`; NONE.tsv `has_relation` and `marked_sentence`, of which
// the rows with 0 are pairs without a relation. Cross-validation also tells from the rows of NONE.tsv whether there is
// a relation: by the model alone, and as the program does (the frames or the model, either way round).
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "claims/marked_pairs.hpp"
#include "claims/pair_model.hpp"
#include "entente/base/text.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/knowledge/ontology.hpp"
#include "entente/language/language.hpp"
#include "knowledge/tables.hpp"

namespace {

using namespace entente;

struct Example {
    std::vector<std::string> features;
    std::string answer;
    std::vector<std::string> reverse;  // the features with source and target exchanged, of rows about being related
    std::vector<int> ids, reverse_ids;
    int label = 0;
    int quad = 0;          // as coded, 1 to 4
    bool related = false;  // of rows about being related
    bool trains = true;    // rows that only say that there is a relation cannot
    int group = 0;         // of equal sentences: they stand in one fold
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

// Source and target exchanged.
Article reversed(const Article& article, std::size_t sources) {
    Article out = article;
    std::rotate(out.mentions.begin(), out.mentions.begin() + static_cast<std::ptrdiff_t>(sources), out.mentions.end());
    return out;
}

std::vector<Example> read(const std::string& file, const std::string& label_column, const Knowledge& knowledge,
                          std::map<std::string, int>& groups) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error(file + ": cannot be read");
    std::string line;
    std::getline(in, line);
    const auto header = split(line, '\t');
    std::map<std::string, std::size_t> column;
    for (std::size_t i = 0; i < header.size(); ++i) column[std::string(header[i])] = i;
    std::vector<Example> examples;
    while (std::getline(in, line)) {
        const auto cells = split(line, '\t');
        if (cells.size() < header.size()) continue;
        std::string answer(cells[column.at(label_column)]);
        const bool about_relation = label_column == "has_relation";
        const bool related = about_relation && answer != "0";
        if (about_relation) answer = "NONE";
        std::size_t sources = 0;
        const Article article = unmark(std::string(cells[column.at("marked_sentence")]), sources);
        auto features = marked_pair_features(knowledge.tables(), Language::english(), article, sources);
        if (!features) continue;
        const int group = groups.try_emplace(article.text, static_cast<int>(groups.size())).first->second;
        Example& example = examples.emplace_back();
        example.features = std::move(*features);
        example.answer = std::move(answer);
        example.group = group;
        example.related = related;
        example.trains = !related;
        if (about_relation) {
            if (auto other = marked_pair_features(knowledge.tables(), Language::english(), reversed(article, sources),
                                                  article.mentions.size() - sources))
                example.reverse = std::move(*other);
        } else if (column.contains("quad")) {
            example.quad = std::stoi(std::string(cells[column.at("quad")]));
        }
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
    // The likeliest answer of the pair taken the other way round.
    std::size_t reverse_answer(const Example& example) const {
        Example other;
        other.ids = example.reverse_ids;
        const auto p = probabilities(other, weights_);
        return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
    }
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

// Right, wrong and missed of a class.
struct Cell {
    int right = 0, coded = 0, answered = 0;
    double f1() const { return coded + answered == 0 ? 0 : 2.0 * right / (coded + answered); }
};

struct Judged {
    int right = 0, all = 0, right_quads = 0;
    std::map<std::string, Cell> types, quads;
    std::map<std::pair<std::string, std::string>, int> taken_for;  // coded, answered
    Cell by_model, by_program;                                     // that there is a relation
};

std::string quad_of(const std::string& answer, const Knowledge& knowledge) {
    const RelationType* type = knowledge.ontology().find(default_type(answer));
    return std::to_string(type == nullptr ? 0 : type->quad);
}

Judged cross_validate(const std::vector<Example>& examples, const std::vector<std::string>& names, std::size_t features,
                      int folds, double prior, int steps, const Knowledge& knowledge) {
    Judged judged;
    const auto none = static_cast<std::size_t>(std::find(names.begin(), names.end(), "NONE") - names.begin());
    for (int fold = 0; fold < folds; ++fold) {
        std::vector<const Example*> train;
        for (const Example& example : examples) {
            if (example.trains && example.group % folds != fold) train.push_back(&example);
        }
        Model model(features, names.size());
        model.train(train, prior, steps);
        for (const Example& example : examples) {
            if (example.group % folds != fold) continue;
            auto p = model.probabilities(example);
            const auto best = [&] {
                return static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
            };
            if (example.answer == "NONE") {
                const bool forward = best() != none;
                const bool claimed =
                    std::find(example.features.begin(), example.features.end(), "unclaimed") == example.features.end();
                const bool by_program = forward || claimed || model.reverse_answer(example) != none;
                for (const auto& [cell, said] :
                     {std::pair(&judged.by_model, forward), {&judged.by_program, by_program}}) {
                    cell->coded += example.related;
                    cell->answered += said;
                    cell->right += said && example.related;
                }
                continue;
            }
            if (none < p.size()) p[none] = 0;
            const std::string& answer = names[best()];
            const auto count = [](std::map<std::string, Cell>& cells, const std::string& coded,
                                  const std::string& said) {
                ++cells[coded].coded;
                ++cells[said].answered;
                cells[coded].right += coded == said;
            };
            ++judged.all;
            judged.right += answer == example.answer;
            if (answer != example.answer) ++judged.taken_for[{example.answer, answer}];
            count(judged.types, example.answer, answer);
            const std::string quad = quad_of(answer, knowledge);
            judged.right_quads += quad == std::to_string(example.quad);
            count(judged.quads, std::to_string(example.quad), quad);
        }
    }
    return judged;
}

double macro_f1(const std::map<std::string, Cell>& cells) {
    double total = 0;
    int classes = 0;
    for (const auto& [name, cell] : cells) {
        if (cell.coded == 0) continue;
        total += cell.f1();
        ++classes;
    }
    return classes == 0 ? 0 : total / classes;
}

double share(int part, int of) {
    return of == 0 ? 0 : static_cast<double>(part) / of;
}

void print(const Judged& judged, int folds) {
    std::cout << fmt::format("{} folds: accuracy {:.4f} macro-F1 {:.4f}  ({} of {})\n", folds,
                             share(judged.right, judged.all), macro_f1(judged.types), judged.right, judged.all);
    std::cout << fmt::format("quad classes: accuracy {:.4f} macro-F1 {:.4f}\n", share(judged.right_quads, judged.all),
                             macro_f1(judged.quads));
    for (const auto& [who, cell] : {std::pair("the model", &judged.by_model), {"the program", &judged.by_program}}) {
        if (cell->coded == 0) continue;
        std::cout << fmt::format(
            "there is a relation, by {}: precision {:.4f} recall {:.4f}  ({} of {} said, {} coded)\n", who,
            share(cell->right, cell->answered), share(cell->right, cell->coded), cell->right, cell->answered,
            cell->coded);
    }
}

nlohmann::ordered_json cell_figures(const Cell& cell) {
    return {{"precision", share(cell.right, cell.answered)},
            {"recall", share(cell.right, cell.coded)},
            {"f1", cell.f1()},
            {"right", cell.right},
            {"wrong", cell.answered - cell.right},
            {"missed", cell.coded - cell.right}};
}

nlohmann::ordered_json class_figures(int right, int all, const std::map<std::string, Cell>& cells) {
    nlohmann::ordered_json out = {
        {"accuracy", share(right, all)}, {"macro_f1", macro_f1(cells)}, {"right", right}, {"all", all}};
    for (const auto& [name, cell] : cells) out["classes"][name] = cell_figures(cell);
    return out;
}

nlohmann::ordered_json figures(const Judged& judged) {
    nlohmann::ordered_json out;
    out["types"] = class_figures(judged.right, judged.all, judged.types);
    std::vector<std::pair<int, std::pair<std::string, std::string>>> errors;
    for (const auto& [pair, count] : judged.taken_for) errors.emplace_back(-count, pair);
    std::sort(errors.begin(), errors.end());
    out["types"]["errors"] = nlohmann::ordered_json::object();
    for (const auto& [count, pair] : errors) out["types"]["errors"][pair.first + " taken for " + pair.second] = -count;
    out["quads"] = class_figures(judged.right_quads, judged.all, judged.quads);
    out["relation"] = {{"model", cell_figures(judged.by_model)}, {"program", cell_figures(judged.by_program)}};
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        std::string out, json;
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
            else if (argument == "--json" && i + 1 < argc)
                json = argv[++i];
            else if (argument == "--prior" && i + 1 < argc)
                prior = std::stod(argv[++i]);
            else if (argument == "--steps" && i + 1 < argc)
                steps = std::stoi(argv[++i]);
            else
                files.push_back(argument);
        }
        if (files.empty() || (out.empty() && folds < 2)) {
            std::cerr << "usage: train_pairs TRAIN.tsv [NONE.tsv] (--out FILE | --folds N) [--json FILE] "
                         "[--prior P] [--steps N]\n";
            return 2;
        }
        const Knowledge knowledge;
        std::map<std::string, int> groups;
        std::vector<Example> examples = read(files[0], "type", knowledge, groups);
        const std::size_t typed = examples.size();
        if (files.size() > 1) {
            auto none = read(files[1], "has_relation", knowledge, groups);
            if (folds < 2) std::erase_if(none, [](const Example& example) { return !example.trains; });
            std::move(none.begin(), none.end(), std::back_inserter(examples));
        }
        std::map<std::string, int> count;
        std::set<std::string> answers;
        for (const Example& example : examples) {
            if (!example.trains) continue;
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
            for (const std::string& feature : example.reverse) {
                if (const auto it = ids.find(feature); it != ids.end()) example.reverse_ids.push_back(it->second);
            }
            example.label = static_cast<int>(std::find(names.begin(), names.end(), example.answer) - names.begin());
        }
        const auto none = std::count_if(examples.begin(), examples.end(), [](const Example& example) {
            return example.answer == "NONE" && example.trains;
        });
        std::cerr << fmt::format("{} pairs with a type, {} without a relation, {} features\n", typed, none, ids.size());
        if (folds >= 2) {
            const Judged judged = cross_validate(examples, names, ids.size(), folds, prior, steps, knowledge);
            print(judged, folds);
            if (!json.empty()) std::ofstream(json) << figures(judged).dump(2) << '\n';
        }
        if (!out.empty()) {
            std::vector<const Example*> train;
            for (const Example& example : examples) {
                if (example.trains) train.push_back(&example);
            }
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
