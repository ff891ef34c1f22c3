// The states of a graph.
#include "entente/query/states.hpp"

#include <catch2/catch.hpp>

#include "entente/knowledge/knowledge.hpp"
#include "entente/store/writer.hpp"
#include "store/sample.hpp"

using namespace entente;
using namespace entente::test;

TEST_CASE("a state holds for who acts for the one asked for, unless that one alone is meant") {
    const TemporaryFolder folder;
    const auto writer = open_writer(folder.file("g.db"));
    writer->add(coded("a", "2022-02-10",
                      {claim("RUS/BUS company/volga-test", "contract", "NATO/IGO", "2022-02-04"),
                       claim("RUS", "contract", "UN/IGO", "2022-02-04")}));
    writer->commit();
    const auto graph = open_reader(folder.file("g.db"));
    const Knowledge knowledge;
    StateQuestion question;
    question.a = {"RUS"};
    question.origin = StateOrigin::reported;
    CHECK(states(*graph, knowledge, question).size() == 2);
    question.exact = true;
    const auto alone = states(*graph, knowledge, question);
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].target.entity == "UN");
}

TEST_CASE("what is known of memberships stands beside what a graph reports") {
    const TemporaryFolder folder;
    open_writer(folder.file("g.db"))->commit();
    const auto graph = open_reader(folder.file("g.db"));
    StateQuestion question;
    question.a = {"LVA"};
    question.b = {"NATO"};
    CHECK(states(*graph, Knowledge::for_questions(), question).size() == 1);
}
