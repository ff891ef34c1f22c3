#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <sstream>
#include <thread>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/language/conllu.hpp"
#include "entente/language/language.hpp"
#include "language/container.hpp"
#include "language/kernel.hpp"
#include "language/squash.hpp"
#include "language/tree.hpp"

using namespace entente;
using namespace entente::language;

namespace {

std::vector<std::int32_t> tree_of(std::vector<std::int32_t> scores, std::size_t n) {
    std::vector<std::int32_t> heads;
    best_tree(scores, n, heads);
    return heads;
}

std::string annotated(const std::string& text) {
    std::ostringstream out;
    annotate_text(Language::english(), text, out);
    return out.str();
}

const char* const news =
    "MOSCOW (Reuters) - Russia and China, which have grown closer since 2014, signed a 30-year contract on Friday "
    "under "
    "which Gazprom will supply 10 billion cubic metres of gas a year, officials said.\n\nPresident Xi Jinping's envoy "
    "wasn't there. \"We'll see,\" he told reporters.";

}  // namespace

TEST_CASE("the best tree has one root, even where two words would like to be it") {
    // Two words; columns: head 0, head 1, root.
    CHECK(tree_of({0, 1, 9, 5, 0, 9}, 2) == std::vector<std::int32_t>{-1, 0});
    CHECK(tree_of({7}, 1) == std::vector<std::int32_t>{-1});
}

TEST_CASE("a cycle is broken where it costs least") {
    // 0 and 1 want each other; 2 is the root's best.
    CHECK(tree_of({0, 10, 3, 1,  // 0
                   10, 0, 8, 2,  // 1
                   1, 1, 0, 9},  // 2
                  3) == std::vector<std::int32_t>{1, 2, -1});
}

TEST_CASE("the tree is the best of all trees of four words") {
    std::uint32_t state = 7;
    for (int round = 0; round < 200; ++round) {
        const std::size_t n = 4;
        std::vector<std::int32_t> scores(n * (n + 1));
        for (auto& score : scores) {
            state = state * 1664525 + 1013904223;
            score = static_cast<std::int32_t>(state >> 20);
        }
        const auto total = [&](const std::vector<std::int32_t>& heads) {
            std::int64_t sum = 0;
            for (std::size_t d = 0; d < n; ++d) {
                sum += scores[d * (n + 1) + (heads[d] < 0 ? n : static_cast<std::size_t>(heads[d]))];
            }
            return sum;
        };
        const auto is_tree = [&](const std::vector<std::int32_t>& heads) {
            std::size_t roots = 0;
            for (std::size_t d = 0; d < n; ++d) {
                roots += heads[d] < 0;
                std::int32_t at = static_cast<std::int32_t>(d);
                for (std::size_t steps = 0; at >= 0; at = heads[static_cast<std::size_t>(at)]) {
                    if (steps++ > n) return false;
                }
            }
            return roots == 1;
        };
        std::int64_t best = -1;
        for (int code = 0; code < 625; ++code) {
            std::vector<std::int32_t> heads;
            for (int rest = code, d = 0; d < 4; ++d, rest /= 5) heads.push_back(rest % 5 == 4 ? -1 : rest % 5);
            bool self = false;
            for (std::size_t d = 0; d < n; ++d) self = self || heads[d] == static_cast<std::int32_t>(d);
            if (!self && is_tree(heads)) best = std::max(best, total(heads));
        }
        const auto found = tree_of(scores, n);
        REQUIRE(is_tree(found));
        CHECK(total(found) == best);
    }
}

TEST_CASE("products are the same with wide vectors, with narrow ones and with none") {
    const std::size_t outputs = 48, inputs = 36, rows = 37;
    std::vector<std::int8_t> weights(outputs * inputs), packed;
    std::vector<std::uint8_t> in(rows * inputs);
    std::vector<std::int32_t> offset(outputs);
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<std::int8_t>((i * 37) % 255 - 127);
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = static_cast<std::uint8_t>((i * 53) % 128);
    std::iota(offset.begin(), offset.end(), -20);
    pack(weights.data(), outputs, inputs, packed);
    std::vector<std::int32_t> expected;
    for (std::size_t t = 0; t < rows; ++t) {
        for (std::size_t r = 0; r < outputs; ++r) {
            std::int32_t sum = offset[r];
            for (std::size_t k = 0; k < inputs; ++k) sum += in[t * inputs + k] * weights[r * inputs + k];
            expected.push_back(sum);
        }
    }
    for (int version = 0; version <= best_kernel(); ++version) {
        force_kernel(version);
        std::vector<std::int32_t> out(rows * outputs);
        multiply({outputs, inputs, packed.data(), offset.data()}, in.data(), rows, out.data());
        CHECK(out == expected);
    }
    force_kernel(-1);
}

TEST_CASE("a text is annotated the same with every kernel, again, and by many threads at once") {
    const std::string expected = annotated(news);
    for (int version = 0; version <= best_kernel(); ++version) {
        force_kernel(version);
        CHECK(annotated(std::string(news) + "\n\nAnother one.").starts_with(expected));
    }
    force_kernel(-1);
    std::vector<std::string> results(4);
    std::vector<std::thread> threads;
    for (std::string& result : results) threads.emplace_back([&result] { result = annotated(news); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& result : results) CHECK(result == expected);
}

TEST_CASE("squashing is close to the real functions and keeps their symmetry") {
    for (int i = -3000; i <= 3000; i += 7) {
        std::int16_t hyperbolic = static_cast<std::int16_t>(i), logistic = hyperbolic;
        squash_tanh(&hyperbolic, 1);
        squash_logistic(&logistic, 1);
        CHECK(std::abs(hyperbolic / 16384.0 - std::tanh(i / 256.0)) < 0.001);
        CHECK(std::abs(logistic / 16384.0 - 1 / (1 + std::exp(-i / 256.0))) < 0.001);
    }
}

TEST_CASE("a damaged model file is refused with a word, not a crash") {
    CHECK_THROWS_WITH(Container("no model at all", "x.bin"), "x.bin: is not a language model");
    ContainerWriter writer;
    writer.add("sizes", std::vector<std::uint32_t>{1, 2, 3});
    const std::string bytes = writer.bytes();
    CHECK_THROWS_WITH(Container(std::string_view(bytes).substr(0, bytes.size() - 4), "x.bin"),
                      "x.bin: the language model is cut short");
    CHECK_THROWS_WITH(Container(bytes, "x.bin").text("rows"),
                      "x.bin: the language model has no whole section \"rows\"");
    CHECK_THROWS_WITH(Language("/no/such/file"), "/no/such/file: cannot be read");
}
