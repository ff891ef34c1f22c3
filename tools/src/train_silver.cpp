// Teachers label raw sentences: train_silver --data FOLDER --vectors FILE --raw FILE --out FILE --teachers A,B…
// The mean of the teachers' probabilities; heads are of the best tree. Of `--every` sentences one is taken.
#include <cmath>
#include <cstdio>

#include "language/tree.hpp"
#include "train/network_impl.hpp"
#include "train/setup.hpp"

namespace {

using namespace entente;
using namespace entente::train;

Config stored_config(const std::string& file) {
    Config config;
    std::ifstream in(file, std::ios::binary);
    in.read(reinterpret_cast<char*>(&config), sizeof config);
    if (!in) throw Error(file, 0, "is not a checkpoint");
    return config;
}

Soft likeliest(const float* share, std::size_t n) {
    Soft soft;
    std::array<float, 3> top = {-1, -1, -1};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < 3; ++k) {
            if (share[i] <= top[k]) continue;
            for (std::size_t j = 2; j > k; --j) {
                top[j] = top[j - 1];
                soft.answer[j] = soft.answer[j - 1];
            }
            top[k] = share[i];
            soft.answer[k] = static_cast<std::uint16_t>(i);
            break;
        }
    }
    for (std::size_t k = 0; k < 3; ++k) {
        soft.weight[k] = static_cast<std::uint8_t>(std::lround(std::max(0.0F, top[k]) * 255));
    }
    if (soft.weight[0] == 0) soft.weight[0] = 1;
    return soft;
}

// Adds each row's probabilities to `sum`.
void add_shares(Floats& scores, std::size_t columns, Floats& sum) {
    sum.resize(scores.size(), 0);
    for (std::size_t at = 0; at < scores.size(); at += columns) softmax(&scores[at], columns);
    for (std::size_t i = 0; i < scores.size(); ++i) sum[i] += scores[i];
}

}  // namespace

int main(int argc, char** argv) try {
    const Options options(argc, argv);
    const Setup setup(options);
    std::vector<Network> teachers;
    const std::string teacher_files = options.text("--teachers");
    for (const std::string_view file : split(teacher_files, ',')) {
        const Config config = stored_config(std::string(file));
        teachers.emplace_back(config, 1);
        teachers.back().load(std::string(file));
        teachers.back().give(setup.given);
    }
    auto samples = read_raw_samples(options.text("--raw"));
    const std::size_t every = options.count("--every", 1);
    std::vector<std::size_t> lines;
    std::vector<Sample> chosen;
    for (std::size_t i = 0; i < samples.size(); i += every) {
        lines.push_back(i);
        chosen.push_back(std::move(samples[i]));
    }
    fill_rows(chosen, setup.vocabulary, setup.given);
    std::vector<const Sample*> all;
    for (const Sample& sample : chosen) all.push_back(&sample);
    std::ofstream out(options.text("--out"), std::ios::binary);
    const auto put = [&](const auto& value) { out.write(reinterpret_cast<const char*>(&value), sizeof value); };
    std::size_t at = 0;
    const float share = 1.0F / static_cast<float>(teachers.size());
    for (const auto& batch : batches_of(all, 1500)) {
        std::vector<Floats> tags(batch.size()), arcs(batch.size()), labels(batch.size());
        std::vector<Prediction> trees(batch.size());
        for (Network& teacher : teachers) {
            std::vector<Floats> arc_scores, tag_scores;
            teacher.predict(batch, &arc_scores, &tag_scores);
            for (std::size_t s = 0; s < batch.size(); ++s) {
                add_shares(tag_scores[s], teacher.config().tags, tags[s]);
                add_shares(arc_scores[s], batch[s]->size() + 1, arcs[s]);
            }
        }
        for (std::size_t s = 0; s < batch.size(); ++s) {
            const std::size_t n = batch[s]->size();
            std::vector<std::int32_t> scores;
            for (const float x : arcs[s]) {
                scores.push_back(static_cast<std::int32_t>(std::lround(1000 * std::log(std::max(x * share, 1e-6F)))));
            }
            language::best_tree(scores, n, trees[s].heads);
            for (std::int32_t& head : trees[s].heads) head = head < 0 ? static_cast<std::int32_t>(n) : head;
            trees[s].labels.resize(n);
        }
        for (Network& teacher : teachers) {
            if (teachers.size() > 1) teacher.predict(batch);
            std::vector<Floats> scores;
            teacher.relabel(batch, trees, &scores);
            for (std::size_t s = 0; s < batch.size(); ++s) add_shares(scores[s], teacher.config().labels, labels[s]);
        }
        for (std::size_t s = 0; s < batch.size(); ++s, ++at) {
            const std::size_t n = batch[s]->size();
            put(static_cast<std::uint32_t>(lines[at]));
            put(static_cast<std::uint32_t>(n));
            for (auto* values : {&tags[s], &arcs[s], &labels[s]}) {
                for (float& x : *values) x *= share;
            }
            for (std::size_t i = 0; i < n; ++i) {
                put(trees[s].heads[i]);
                put(likeliest(&tags[s][i * teachers[0].config().tags], teachers[0].config().tags));
                put(likeliest(&arcs[s][i * (n + 1)], n + 1));
                put(likeliest(&labels[s][i * teachers[0].config().labels], teachers[0].config().labels));
            }
        }
    }
    if (!out.flush()) throw Error(options.text("--out"), 0, "cannot be written");
    std::printf("%zu sentences labelled by %zu teachers\n", all.size(), teachers.size());
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "train_silver: %s\n", error.what());
    return 1;
}
