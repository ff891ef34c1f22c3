// The learnt weights: features by their parts, the table of weights, and what a bad row says.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "entente/base/error.hpp"
#include "knowledge/claim_weights.hpp"

using namespace entente;

namespace {

std::uint64_t of_parts(std::initializer_list<std::string_view> parts) {
    FeatureHash hash;
    for (const std::string_view part : parts) hash.add(part);
    return hash.value();
}

// What loading a user's claim-weights.tsv with that text gives.
ClaimWeights loaded(const std::string& text) {
    const auto directory = std::filesystem::temp_directory_path() / ("entente-weights-" + std::to_string(getpid()));
    std::filesystem::remove_all(directory);
    std::filesystem::create_directories(directory);
    std::ofstream(directory / "claim-weights.tsv") << text;
    ClaimWeights weights;
    try {
        load_claim_weights(weights, directory.string());
    } catch (const Error&) {
        std::filesystem::remove_all(directory);
        throw;
    }
    std::filesystem::remove_all(directory);
    return weights;
}

}  // namespace

TEST_CASE("weights: a feature's hash is that of its parts, in their order") {
    CHECK(feature_hash("word|attack|n") == of_parts({"word", "attack", "n"}));
    CHECK(feature_hash("R||x") == of_parts({"R", "", "x"}));
    CHECK(feature_hash("word|attack|n") != feature_hash("word|n|attack"));
    CHECK(feature_hash("a|b") != feature_hash("ab"));
    CHECK(feature_hash("a|b") != feature_hash("a|b|"));
    CHECK(feature_hash("12345678") != feature_hash("123456789"));
    CHECK(feature_hash("12345678|9") != feature_hash("123456789"));
}

TEST_CASE("weights: the table finds what was set, however many there are, and sums up") {
    WeightTable table;
    CHECK(table.of(7) == 0.0F);
    CHECK(table.sum({7}) == 0.0);
    for (std::uint64_t i = 1; i <= 5000; ++i) table.set(i << 20, static_cast<float>(i), 0.5F);
    CHECK(table.of(std::uint64_t{4999} << 20) == 4999.0F);
    CHECK(table.of(3) == 0.0F);
    table.set(std::uint64_t{2} << 20, -1.0F, 0.25F);
    CHECK(table.of(std::uint64_t{2} << 20) == -1.0F);
    std::vector<std::uint64_t> features;
    for (std::uint64_t i = 1; i <= 40; ++i) features.push_back(i << 20);
    features.push_back(3);
    CHECK(table.sum(features) == Approx(40 * 41 / 2 - 3));
    CHECK(table.gate(features) == Approx(39 * 0.5 + 0.25));
}

TEST_CASE("weights: a user's rows override the built-in ones, and a bad one names file and line") {
    const ClaimWeights own = loaded("feature\tweight\tgate\nleast\t0.75\ngate\t-3\nword|test|n\t1.5\t0.25\n");
    CHECK(own.least == 0.75);
    CHECK(own.gate == -3);
    CHECK(own.weights.of(feature_hash("word|test|n")) == 1.5F);
    CHECK(own.weights.gate({feature_hash("word|test|n")}) == 0.25);
    CHECK(own.calibration.size() > 4);

    for (const std::string row : {"word|test|n\tmuch", "word|test|n\t1\tsome", "least\t", "calibration x\t1"}) {
        try {
            loaded("feature\tweight\tgate\n" + row + "\n");
            FAIL("taken: " << row);
        } catch (const Error& error) {
            CHECK_THAT(std::string(error.what()), Catch::Matchers::Contains("claim-weights.tsv:2: expected a number"));
        }
    }
}
