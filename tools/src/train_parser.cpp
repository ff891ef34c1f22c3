// Trains the network that tags and parses on treebanks, and on what teachers said of raw sentences:
//
//   train_parser --data FOLDER --vectors FILE --out FILE [--raw FILE --silver FILE] [--hidden N] [--layers N] …
//
// Writes the network's sections for train_model to FILE and a checkpoint to FILE.ckpt.
#include <chrono>
#include <cstdio>

#include "train/network_impl.hpp"
#include "train/quantise.hpp"
#include "train/setup.hpp"

namespace {

using namespace entente;
using namespace entente::train;

struct Figures {
    double upos = 0, xpos = 0, uas = 0, las = 0;
};

std::string_view universal(std::int32_t label) {
    const std::string_view text = name(static_cast<Label>(label));
    return text.substr(0, text.find(':'));
}

Figures measure(Network& network, const std::vector<Sample>& samples, const Tagset& tags) {
    std::vector<const Sample*> all;
    for (const Sample& sample : samples) all.push_back(&sample);
    std::size_t words = 0, upos = 0, xpos = 0, heads = 0, labels = 0;
    for (const auto& batch : batches_of(all, 2000)) {
        const auto predictions = network.predict(batch);
        for (std::size_t s = 0; s < batch.size(); ++s) {
            for (std::size_t i = 0; i < batch[s]->size(); ++i) {
                const auto guess = static_cast<std::size_t>(predictions[s].tags[i]);
                const auto gold = static_cast<std::size_t>(batch[s]->tags[i]);
                ++words;
                upos += tags.pairs[guess].first == tags.pairs[gold].first;
                xpos += tags.pairs[guess].second == tags.pairs[gold].second;
                const bool head = predictions[s].heads[i] == batch[s]->heads[i];
                heads += head;
                labels += head && universal(predictions[s].labels[i]) == universal(batch[s]->labels[i]);
            }
        }
    }
    const auto share = [&](std::size_t n) { return static_cast<double>(n) / static_cast<double>(words); };
    return {share(upos), share(xpos), share(heads), share(labels)};
}

std::vector<Sample> read_silver(const Options& options, const Setup& setup) {
    std::vector<Sample> silver;
    if (options.text("--silver").empty()) return silver;
    auto raw = read_raw_samples(options.text("--raw"));
    std::ifstream in(options.text("--silver"), std::ios::binary);
    const auto get = [&](auto& value) { in.read(reinterpret_cast<char*>(&value), sizeof value); };
    for (std::uint32_t line = 0, size = 0; get(line), get(size), in;) {
        Sample sample = std::move(raw.at(line));
        if (sample.size() != size) throw Error("the labelled sentences are not those of the raw text");
        sample.heads.resize(size);
        sample.soft_tags.resize(size);
        sample.soft_heads.resize(size);
        sample.soft_labels.resize(size);
        for (std::size_t i = 0; i < size; ++i) {
            get(sample.heads[i]);
            get(sample.soft_tags[i]);
            get(sample.soft_heads[i]);
            get(sample.soft_labels[i]);
        }
        silver.push_back(std::move(sample));
    }
    fill_rows(silver, setup.vocabulary, setup.given);
    return silver;
}

}  // namespace

int main(int argc, char** argv) try {
    const Options options(argc, argv);
    const Setup setup(options);
    const std::string out = options.text("--out", "network.bin");
    const std::size_t epochs = options.count("--epochs", 12), batch_words = options.count("--batch", 1200);
    const auto rate = static_cast<float>(options.number("--rate", 0.003));
    Config config;
    config.tags = setup.tags.pairs.size();
    config.labels = label_count;
    config.rows = setup.vocabulary.keys.size();
    config.hidden = config.word = options.count("--hidden", 128);
    config.layers = options.count("--layers", 4);
    config.arc = options.count("--arc", 96);
    config.label = options.count("--label", 96);
    config.dropout = static_cast<float>(options.number("--dropout", 0.33));
    config.given = setup.given.dimensions;
    // The development sets may hold classes that the training sets do not: never right, never wrong in silence.
    Tagset tags = setup.tags;
    std::vector<std::vector<Sample>> development;
    for (const char* file : {"/ewt-dev.conllu", "/gum-dev.conllu"}) {
        development.push_back(read_samples(options.text("--data") + file, tags));
    }
    // And both told in the present, every sentence that can be.
    std::vector<Sample> present;
    for (const auto& samples : development) present.insert(present.end(), samples.begin(), samples.end());
    const std::size_t told_as_they_are = present.size();
    add_present(present, 1, tags);
    present.erase(present.begin(), present.begin() + static_cast<std::ptrdiff_t>(told_as_they_are));
    development.push_back(std::move(present));
    for (auto& samples : development) fill_rows(samples, setup.vocabulary, setup.given);
    const std::vector<Sample> silver = read_silver(options, setup);
    const std::size_t slices = silver.empty() ? 1 : options.count("--slices", 3);
    Network network(config, options.count("--seed", 1));
    network.give(setup.given);
    std::printf("%zu sentences, %zu of teachers, %zu rows, %zu tag classes\n", setup.train.size(), silver.size(),
                config.rows, config.tags);
    Random random(7 + options.count("--seed", 1));
    const auto epoch_samples = [&](std::size_t epoch) {
        std::vector<const Sample*> all;
        for (const Sample& sample : setup.train) all.push_back(&sample);
        for (std::size_t i = epoch % slices; i < silver.size(); i += slices) all.push_back(&silver[i]);
        return all;
    };
    const std::size_t steps = epochs * batches_of(epoch_samples(0), batch_words).size();
    std::size_t step = 0;
    for (std::size_t epoch = 1; epoch <= epochs; ++epoch) {
        const auto start = std::chrono::steady_clock::now();
        auto all = epoch_samples(epoch);
        random.shuffle(all);
        Network::Loss total;
        for (const auto& batch : batches_of(all, batch_words)) {
            const auto loss = network.train(batch, setup.vocabulary.counts);
            total.tag += loss.tag;
            total.arc += loss.arc;
            total.label += loss.label;
            total.words += loss.words;
            const float warm = std::min(1.0F, static_cast<float>(step + 1) / 200.0F);
            const float left = std::max(0.01F, 1 - static_cast<float>(step) / static_cast<float>(steps));
            network.update(rate * warm * left, 0);
            ++step;
        }
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const double words = static_cast<double>(total.words);
        std::printf("epoch %zu  loss tag %.4f arc %.4f label %.4f  %.0f words/s", epoch, total.tag / words,
                    total.arc / words, total.label / words, words / seconds);
        for (const auto& samples : development) {
            const Figures f = measure(network, samples, tags);
            std::printf("  | upos %.4f xpos %.4f uas %.4f las %.4f", f.upos, f.xpos, f.uas, f.las);
        }
        std::printf("\n");
        std::fflush(stdout);
        if (epoch % 3 != 0 && epoch != epochs) continue;
        network.save(out + ".ckpt");
        ContainerWriter container;
        add_network(container, network, setup.vocabulary, setup.given, setup.tags);
        container.write(out);
    }
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "train_parser: %s\n", error.what());
    return 1;
}
