// The sample archive and what is expected from it (samples/expected.jsonl). Sentences that must yield nothing yield
// nothing; of the rest, the shares found and right must not fall below what was reached.
#include <catch2/catch.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "entente/intake/reader.hpp"
#include "extracting.hpp"

using namespace entente;
using namespace entente::testing;
using nlohmann::json;

namespace {

struct Collector : ArticleSink {
    std::map<std::string, Article> articles;
    std::size_t problems = 0;
    void article(Article&& article) override { articles[article.id] = std::move(article); }
    void problem(Problem&&) override { ++problems; }
};

struct Expected {
    std::string source, target, type, plover, status, date;
    bool mutual = false;
    bool found = false;
};

bool fits(const Expected& expected, const Claim& claim) {
    if (expected.type != claim.type && expected.plover != name(claim.plover)) return false;
    const std::string source = side(claim.source);
    const std::string target = side(claim.target);
    if (expected.source == source && expected.target == target) return true;
    return (expected.mutual || claim.mutual) && expected.source == target && expected.target == source;
}

}  // namespace

TEST_CASE("the sample archive yields what is expected from it") {
    const std::vector<std::string> paths = {std::string(ENTENTE_SOURCE_DIR) + "/samples/archive"};
    Collector read;
    read_articles(paths, {}, read);
    CHECK(read.problems == 0);
    CHECK(read.articles.size() >= 40);

    std::ifstream file(std::string(ENTENTE_SOURCE_DIR) + "/samples/expected.jsonl");
    REQUIRE(file);
    std::size_t right = 0, wrong = 0, missed = 0, status_right = 0, dated = 0, date_right = 0, silent = 0;
    for (std::string line; std::getline(file, line);) {
        const json entry = json::parse(line);
        const std::string id = entry.at("article");
        CAPTURE(id);
        const auto it = read.articles.find(id);
        REQUIRE(it != read.articles.end());
        const Article& article = it->second;
        if (article.language != "en") {
            CHECK(entry.at("claims").empty());
            continue;
        }
        std::vector<Expected> expected;
        std::set<std::string> said;  // pairs and types that some sentence claims: saying them twice is no error
        for (const json& c : entry.at("claims")) {
            expected.push_back({c.at("source"), c.at("target"), c.at("type"), c.at("plover"), c.at("status"),
                                c.value("date", ""), c.value("mutual", false), false});
        }
        const Extraction extraction = extractor().extract(article);
        for (const Claim& claim : extraction.claims) {
            if (claim.plover == Plover::none) continue;
            auto hit = std::find_if(expected.begin(), expected.end(),
                                    [&](const Expected& e) { return !e.found && fits(e, claim); });
            if (hit == expected.end()) {
                const bool again =
                    std::any_of(expected.begin(), expected.end(), [&](const Expected& e) { return fits(e, claim); });
                wrong += !again;
                continue;
            }
            hit->found = true;
            ++right;
            status_right += hit->status == name(claim.status);
            if (!hit->date.empty()) {
                ++dated;
                date_right += iso(claim.event.when.from).starts_with(hit->date);
            }
        }
        missed += static_cast<std::size_t>(
            std::count_if(expected.begin(), expected.end(), [](const Expected& e) { return !e.found; }));
        for (const json& sentence : entry.at("no_claim")) {
            const std::string text = sentence;
            const auto in_it = [&](const Claim& claim) {
                return claim.plover != Plover::none &&
                       text.find(article.text.substr(claim.evidence.span.begin,
                                                     claim.evidence.span.end - claim.evidence.span.begin)) !=
                           std::string::npos;
            };
            silent += std::none_of(extraction.claims.begin(), extraction.claims.end(), in_it);
        }
    }
    const double precision = static_cast<double>(right) / static_cast<double>(right + wrong);
    const double recall = static_cast<double>(right) / static_cast<double>(right + missed);
    std::cout << "samples: " << right << " right, " << wrong << " wrong, " << missed << " missed: precision "
              << precision << ", recall " << recall << "; status " << status_right << "/" << right << ", dates "
              << date_right << "/" << dated << "; silent where it should be: " << silent << "\n";
    // The model of claims is trained on these articles among others: a regression shows here, not how right it is.
    CHECK(precision >= 0.80);
    CHECK(recall >= 0.67);
    CHECK(static_cast<double>(status_right) >= 0.93 * static_cast<double>(right));
    CHECK(silent >= 90);
}

TEST_CASE("parsing only what can hold a claim loses no claim of the sample archive") {
    const std::vector<std::string> paths = {std::string(ENTENTE_SOURCE_DIR) + "/samples/archive"};
    Collector read;
    read_articles(paths, {}, read);
    const Extractor thorough(knowledge(), Language::english(), {.parse_all = true});
    std::size_t claims = 0;
    for (const auto& [id, article] : read.articles) {
        if (article.language != "en") continue;
        CAPTURE(id);
        const Extraction all = thorough.extract(article);
        const Extraction needed = extractor().extract(article);
        REQUIRE(all.claims.size() == needed.claims.size());
        for (std::size_t i = 0; i < all.claims.size(); ++i) CHECK(all.claims[i].id == needed.claims[i].id);
        claims += all.claims.size();
    }
    CHECK(claims > 300);
}
