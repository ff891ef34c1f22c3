// Learns word vectors from raw sentences: train_vectors OUT RAW… (files as train_raw writes them).
//
// Skip-gram with negative sampling and an output matrix for each relative position (Ling et al. 2015): neighbours to
// the left and to the right say different things about a word's syntax.
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/base/text.hpp"
#include "language/features.hpp"
#include "train/matrix.hpp"

namespace {

using namespace entente;
constexpr std::size_t dimensions = 96, negatives = 5, epochs = 6;
constexpr std::uint32_t floor_count = 5;
constexpr std::array<int, 6> positions = {-3, -2, -1, 1, 2, 3};

float dot(const float* a, const float* b) {
    float sum[16] = {};
    for (std::size_t k = 0; k < dimensions; k += 16) {
        for (std::size_t j = 0; j < 16; ++j) sum[j] += a[k + j] * b[k + j];
    }
    float total = 0;
    for (const float x : sum) total += x;
    return total;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 3) throw Error("train_vectors OUT RAW…");
    std::unordered_map<std::uint64_t, std::uint32_t> ids;
    std::vector<std::uint64_t> keys;
    std::vector<std::uint32_t> counts;
    std::vector<std::vector<std::uint32_t>> sentences;
    for (int i = 2; i < argc; ++i) {
        std::ifstream in(argv[i]);
        if (!in) throw Error(argv[i], 0, "cannot be read");
        for (std::string line; std::getline(in, line);) {
            auto& sentence = sentences.emplace_back();
            for (const std::string_view form : split(line, '\t')) {
                const std::uint64_t key = language::word_features(form)[0];
                const auto [at, fresh] = ids.try_emplace(key, static_cast<std::uint32_t>(keys.size()));
                if (fresh) {
                    keys.push_back(key);
                    counts.push_back(0);
                }
                ++counts[at->second];
                sentence.push_back(at->second);
            }
        }
    }
    // Rare words go.
    std::vector<std::uint32_t> renumbered(keys.size(), ~0U);
    std::vector<std::uint64_t> kept;
    std::vector<std::uint32_t> kept_counts;
    for (std::size_t w = 0; w < keys.size(); ++w) {
        if (counts[w] < floor_count) continue;
        renumbered[w] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(keys[w]);
        kept_counts.push_back(counts[w]);
    }
    std::size_t words = 0;
    for (auto& sentence : sentences) {
        std::vector<std::uint32_t> known;
        for (const std::uint32_t w : sentence) known.push_back(renumbered[w]);  // unknown words keep their place
        words += known.size();
        sentence = std::move(known);
    }
    std::vector<std::uint32_t> noise;  // ∝ count^0.75
    for (std::size_t w = 0; w < kept.size(); ++w) {
        const auto n = static_cast<std::size_t>(std::pow(static_cast<double>(kept_counts[w]), 0.75) / 2) + 1;
        noise.insert(noise.end(), n, static_cast<std::uint32_t>(w));
    }
    train::Random random(5);
    std::vector<float> in(kept.size() * dimensions), out(positions.size() * kept.size() * dimensions, 0);
    for (float& x : in) x = (random.uniform() - 0.5F) / static_cast<float>(dimensions);
    const double total = static_cast<double>(words) * epochs;
    double done = 0;
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
        random.shuffle(sentences);
        for (const auto& sentence : sentences) {
            const float rate = 0.03F * std::max(0.01F, 1 - static_cast<float>(done / total));
            done += static_cast<double>(sentence.size());
            for (std::size_t i = 0; i < sentence.size(); ++i) {
                const std::uint32_t centre = sentence[i];
                if (centre == ~0U) continue;
                // The commonest words teach less than they cost.
                const float share = static_cast<float>(kept_counts[centre]) / static_cast<float>(words);
                if (random.uniform() > std::sqrt(0.0005F / share) + 0.0005F / share) continue;
                float* v = &in[centre * dimensions];
                float change[dimensions] = {};
                for (std::size_t p = 0; p < positions.size(); ++p) {
                    const auto at = static_cast<std::ptrdiff_t>(i) + positions[p];
                    if (at < 0 || at >= static_cast<std::ptrdiff_t>(sentence.size())) continue;
                    const std::uint32_t gold = sentence[static_cast<std::size_t>(at)];
                    if (gold == ~0U) continue;
                    for (std::size_t n = 0; n <= negatives; ++n) {
                        const std::uint32_t target = n == 0 ? gold : noise[random.below(noise.size())];
                        if (n > 0 && target == gold) continue;
                        float* u = &out[(p * kept.size() + target) * dimensions];
                        const float g = ((n == 0 ? 1.0F : 0.0F) - train::fast_sigmoid(dot(v, u))) * rate;
                        for (std::size_t k = 0; k < dimensions; ++k) {
                            change[k] += g * u[k];
                            u[k] += g * v[k];
                        }
                    }
                }
                for (std::size_t k = 0; k < dimensions; ++k) v[k] += change[k];
            }
        }
        std::printf("vectors: epoch %zu done\n", epoch + 1);
        std::fflush(stdout);
    }
    // Every dimension to the same spread.
    for (std::size_t k = 0; k < dimensions; ++k) {
        double sum = 0, squares = 0;
        for (std::size_t w = 0; w < kept.size(); ++w) {
            const double x = static_cast<double>(in[w * dimensions + k]);
            sum += x;
            squares += x * x;
        }
        const double n = static_cast<double>(kept.size()), mean = sum / n;
        const double deviation = std::sqrt(std::max(1e-9, squares / n - mean * mean));
        for (std::size_t w = 0; w < kept.size(); ++w) {
            float& x = in[w * dimensions + k];
            x = static_cast<float>((static_cast<double>(x) - mean) / deviation);
        }
    }
    std::ofstream file(argv[1], std::ios::binary);
    const std::uint64_t sizes[2] = {kept.size(), dimensions};
    file.write(reinterpret_cast<const char*>(sizes), sizeof sizes);
    file.write(reinterpret_cast<const char*>(kept.data()), static_cast<std::streamsize>(kept.size() * 8));
    file.write(reinterpret_cast<const char*>(in.data()), static_cast<std::streamsize>(in.size() * 4));
    if (!file.flush()) throw Error(argv[1], 0, "cannot be written");
    std::printf("%zu words of %zu, %zu running\n", kept.size(), keys.size(), words);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "train_vectors: %s\n", error.what());
    return 1;
}
