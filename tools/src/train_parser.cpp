// Trains the network that tags and parses on treebanks and writes a checkpoint for train_model.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "train/network_impl.hpp"
#include "train/quantise.hpp"

namespace {

using namespace entente;
using namespace entente::train;

struct Figures {
    double upos = 0, xpos = 0, uas = 0, las = 0;
};

std::vector<std::vector<const Sample*>> batches_of(const std::vector<const Sample*>& samples, std::size_t words) {
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

}  // namespace

int main(int argc, char** argv) {
    std::map<std::string, std::string> options;
    for (int i = 1; i + 1 < argc; i += 2) options[argv[i]] = argv[i + 1];
    const auto number = [&](const char* key, double otherwise) {
        return options.contains(key) ? std::atof(options[key].c_str()) : otherwise;
    };
    const std::string data = options["--data"];
    const std::string out = options.contains("--out") ? options["--out"] : "network.bin";
    const auto epochs = static_cast<std::size_t>(number("--epochs", 20));
    const auto batch_words = static_cast<std::size_t>(number("--batch", 1200));
    const auto rate = static_cast<float>(number("--rate", 0.003));
    Tagset tags;
    auto train = read_samples(data + "/ewt-train.conllu", tags);
    for (auto& sample : read_samples(data + "/gum-train.conllu", tags)) train.push_back(std::move(sample));
    Config config;
    config.tags = tags.pairs.size();
    auto ewt = read_samples(data + "/ewt-dev.conllu", tags);
    auto gum = read_samples(data + "/gum-dev.conllu", tags);
    tags.pairs.resize(std::max(tags.pairs.size(), config.tags));
    config.tags = tags.pairs.size();
    config.labels = label_count;
    Vocabulary vocabulary;
    count_features(train, 2, 4, vocabulary);
    config.rows = vocabulary.keys.size();
    config.hidden = config.word = static_cast<std::size_t>(number("--hidden", 128));
    config.layers = static_cast<std::size_t>(number("--layers", 3));
    config.arc = static_cast<std::size_t>(number("--arc", 96));
    config.dropout = static_cast<float>(number("--dropout", 0.33));
    GivenVectors given;
    if (options.contains("--vectors")) given.read(options["--vectors"]);
    config.given = given.dimensions;
    for (auto* samples : {&train, &ewt, &gum}) fill_rows(*samples, vocabulary, given);
    Network network(config, static_cast<std::uint64_t>(number("--seed", 1)));
    network.give(given);
    std::printf("%zu sentences, %zu rows, %zu tag classes\n", train.size(), config.rows, config.tags);
    std::vector<const Sample*> all;
    for (const Sample& sample : train) all.push_back(&sample);
    Random random(7);
    const std::size_t steps = epochs * batches_of(all, batch_words).size();
    std::size_t step = 0;
    for (std::size_t epoch = 1; epoch <= epochs; ++epoch) {
        const auto start = std::chrono::steady_clock::now();
        random.shuffle(all);
        Network::Loss total;
        for (const auto& batch : batches_of(all, batch_words)) {
            const auto loss = network.train(batch, vocabulary.counts);
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
        for (const auto* dev : {&ewt, &gum}) {
            const Figures f = measure(network, *dev, tags);
            std::printf("  | upos %.4f xpos %.4f uas %.4f las %.4f", f.upos, f.xpos, f.uas, f.las);
        }
        std::printf("\n");
        std::fflush(stdout);
        network.save(out + ".ckpt");
        if (epoch % 5 == 0 || epoch == epochs) {
            ContainerWriter container;
            add_network(container, network, vocabulary, given, tags);
            container.write(out);
        }
    }
    return 0;
}
