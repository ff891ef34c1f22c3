#include "entente/query/names.hpp"

#include <catch2/catch.hpp>

#include "entente/base/error.hpp"
#include "entente/knowledge/knowledge.hpp"
#include "entente/query/mentions.hpp"
#include "entente/store/writer.hpp"
#include "store/sample.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Knowledge& knowledge() {
    static const Knowledge loaded;
    return loaded;
}

class Asked {
public:
    Asked() {
        const auto writer = open_writer(folder_.file("g.db"));
        writer->add(coded("a", "2022-02-04",
                          {claim("RUS/GOV person/ivan-testov", "meeting", "CHN/GOV person/li-testing", "2022-02-04")},
                          "Nothing to see. Ivan Testov met Li Testing."));
        writer->add(coded("b", "2022-03-04",
                          {claim("RUS/GOV person/ivan-testov", "meeting", "CHN/GOV person/lu-testing", "2022-02-04")},
                          "In Moscow, Mr Testov met Lu Testing."));
        writer->add(coded("c", "2022-01-04", {claim("CHN", "meeting", "USA", "2022-01-04")}, "The sky is blue."));
        writer->commit();
        graph_ = open_reader(folder_.file("g.db"));
        names_.emplace(knowledge(), *graph_);
    }
    std::string operator()(const std::string& name) {
        try {
            return names_->resolve(name).id;
        } catch (const Error& error) {
            return error.what();
        }
    }
    const std::string& guess() const { return names_->guess(); }
    GraphReader& graph() { return *graph_; }
    Entity entity(const std::string& name) { return names_->resolve(name); }

private:
    TemporaryFolder folder_;
    std::unique_ptr<GraphReader> graph_;
    std::optional<NameResolver> names_;
};

}  // namespace

TEST_CASE("a name is an alias, a code, an adjective, a capital, in any case, with or without accents") {
    Asked asked;
    for (const char* name : {"Russia", "russian", "RUS", "ru", "Russian Federation", " RUSSIA "}) {
        CAPTURE(name);
        CHECK(asked(name) == "RUS");
        CHECK(asked.guess().empty());
    }
    CHECK(asked("Iván Testov") == "person/ivan-testov");
    CHECK(asked("Testov") == "person/ivan-testov");
}

TEST_CASE("the beginning of a name, or one that is nearly spelt so, is taken for it, and says so") {
    Asked asked;
    CHECK(asked("Saudi Ar") == "SAU");
    CHECK(asked.guess() == "'Saudi Ar' is taken for Saudi Arabia (SAU)");
    CHECK(asked("Rusia") == "RUS");
    CHECK(asked.guess() == "'Rusia' is taken for Russia (RUS)");
    CHECK(asked("Ivan Testof") == "person/ivan-testov");
    CHECK(asked("Russia") == "RUS");
    CHECK(asked.guess().empty());
}

TEST_CASE("a name that fits several lists them") {
    Asked asked;
    CHECK(
        asked("Testing") ==
        "'Testing' may be Li Testing (person/li-testing) or Lu Testing (person/lu-testing); use the name in brackets");
    CHECK(asked("Qqqqqqqqqqqq").starts_with("nobody is called 'Qqqqqqqqqqqq'"));
}

TEST_CASE("a graph answers for those whom it holds as known, when it is asked first") {
    const TemporaryFolder folder;
    CodedArticle article = coded("a", "2022-02-04", {claim("RUS", "meeting", "CHN", "2022-02-04")});
    article.extraction.entities[0].name = "Russland";
    article.extraction.entities[0].known = true;
    const auto writer = open_writer(folder.file("g.db"));
    writer->add(article);
    writer->commit();
    const auto graph = open_reader(folder.file("g.db"));
    NameResolver resolver(knowledge(), *graph, Trust::graph);
    CHECK(resolver.resolve("russland").id == "RUS");
    CHECK(resolver.resolve("rus").name == "Russland");
    CHECK(resolver.describe("RUS").name == "Russland");
    CHECK(resolver.resolve("Russian").id == "RUS");
    CHECK(resolver.describe("CHN").name == "China");
    CHECK(NameResolver(knowledge(), *graph).describe("RUS").name == "Russia");
}

TEST_CASE("mentions are the sentences that name somebody or in which he takes part, the newest last") {
    Asked asked;
    const auto of = [&](const std::string& name, const EventFilter& filter = {}) {
        std::vector<std::string> texts;
        for (const SearchHit& hit : mentions(asked.entity(name), knowledge(), asked.graph(), filter, 10))
            texts.push_back(iso(hit.article.published.value()) + " " + hit.text);
        return texts;
    };
    CHECK(of("Ivan Testov") == std::vector<std::string>{"2022-02-04 Nothing to see. Ivan Testov met Li Testing.",
                                                        "2022-03-04 In Moscow, Mr Testov met Lu Testing."});
    CHECK(of("China") == std::vector<std::string>{"2022-01-04 The sky is blue."});
    EventFilter early;
    early.until = make_day(2022, 3, 1);
    CHECK(of("Ivan Testov", early).size() == 1);
    early.types = {"attack"};
    CHECK(of("Ivan Testov", early).empty());
}
