// The command line, line by line: tests/golden/cases.tsv holds a name, an exit status and a command; what it must print
// stands beside it in NAME.out and, where it says something, NAME.err. All ask one small graph made by hand, so that
// better reading of sentences changes nothing here. With ENTENTE_GOLDEN=write the files are written anew, to be
// reviewed.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "app/program.hpp"
#include "entente/base/text.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::string golden = ENTENTE_SOURCE_DIR "/tests/golden/";

void write_graph(const std::string& file) {
    const std::string testov = "RUS/GOV person/ivan-testov";
    const std::string li = "CHN/GOV person/li-testing";
    const auto assumed = TimeBasis::assumed;
    Claim contract = claim("RUS/BUS company/volga-test", "contract", "CHN/BUS company/yangtze-test", "2022-02-04");
    contract.attributes.commodity = "natural gas";
    contract.attributes.quantity = Quantity{10e9, "cubic metre"};
    Claim opposition = claim("RUS", "opposition", "NATO/IGO", "2022-02");
    opposition.attributes.topic = "further enlargement, \"eastward\"";
    Claim planned = claim("RUS/MIL RUS/test-forces", "attack", "UKR", "2022-02-24");
    planned.status = Status::planned;
    planned.speaker = "USA";
    const auto writer = open_writer(file);
    writer->add(coded("one", "2022-02-04", {claim(testov, "meeting", li, "2022-02-04"), contract, opposition}));
    writer->add(coded("two", "2022-02-05", {claim(li, "meeting", testov, "2022-02-05", assumed)}));
    writer->add(coded("three", "2022-02-20", {planned, claim("USA", "leads", "NATO/IGO", "")},
                      "Erdoğan said – \"no\".\nPutin met Xi \x1b[31mred\x1b[0m in Beijing, 北京, with NATO."));
    writer->add(coded("four", "2022-03-02",
                      {claim("RUS/MIL RUS/test-forces", "attack", "UKR/CVL UKR/test-villagers", "2022-03-01")}));
    Claim denied = claim("CHN", "contract", "USA", "2022-04");
    denied.status = Status::denied;
    writer->add(coded("five", "2022-04-02", {claim("USA", "contract", "CHN", "2022-04-01")}));
    writer->add(coded("six", "2022-04-05", {denied}));
    writer->commit();
}

std::vector<std::string_view> cells_of(std::string_view line) {
    return split(line, '\t');
}

}  // namespace

TEST_CASE("golden command lines") {
    const TemporaryFolder folder;
    write_graph(folder.file("g.db"));
    const std::string cases = read_file(golden + "cases.tsv");
    const bool rewrite = std::getenv("ENTENTE_GOLDEN") != nullptr;
    std::size_t count = 0;
    for (const std::string_view line : split(cases, '\n')) {
        if (line.empty() || line.front() == '#') continue;
        const auto cells = cells_of(line);
        REQUIRE(cells.size() == 3);
        const std::string name(cells[0]);
        CAPTURE(name);
        const Ran ran = run(folder, std::string(cells[2]));
        if (rewrite) {
            write_file(golden + name + ".out", ran.out);
            if (!ran.err.empty()) write_file(golden + name + ".err", ran.err);
        }
        CHECK(ran.status == std::stoi(std::string(cells[1])));
        CHECK(ran.out == read_file(golden + name + ".out"));
        const std::string err = golden + name + ".err";
        CHECK(ran.err == (std::filesystem::exists(err) ? read_file(err) : ""));
        ++count;
    }
    CHECK(count > 20);
}

TEST_CASE("every answer in JSON is as its schema says") {
    const TemporaryFolder folder;
    write_graph(folder.file("g.db"));
    if (run(folder, "/usr/bin/python3 -c 'import jsonschema'").status != 0) {
        WARN("skipped: python3-jsonschema is not installed");
        return;
    }
    const std::string check = "/usr/bin/python3 " ENTENTE_SOURCE_DIR "/tests/app/validate.py ";
    for (const std::string line : {"relations Russia:relations",
                                   "timeline Russia NATO:timeline",
                                   "entity Testov:entity",
                                   "search met:search",
                                   "stats:stats",
                                   "states Russia:states",
                                   "states --as-of 2022-03-01 --limit 9:states",
                                   "diff --from 2022-01-01 --to 2022-03-01 Russia:diff",
                                   "recode:recode",
                                   "relations Russia --type meeting --since 2030:relations",
                                   "balance Russia China:series",
                                   "trend attack --by year:series",
                                   "neighbours Russia:neighbours",
                                   "path Ukraine China:path",
                                   "path China Ukraine --in-order:path",
                                   "path China USA --type attack:path",
                                   "rank --by betweenness:rank",
                                   "communities:communities",
                                   "triangles:triangles",
                                   "mentions Testov:search"}) {
        CAPTURE(line);
        const auto colon = line.find(':');
        const Ran asked = run(folder, "$ENTENTE " + line.substr(0, colon) + " --graph g.db --format json >answer.json");
        CHECK(asked.status == 0);
        const Ran checked = run(folder, check + line.substr(colon + 1) + " answer.json");
        CAPTURE(checked.out, checked.err);
        CHECK(checked.status == 0);
    }
    const Ran explained = run(folder,
                              "$ENTENTE timeline Russia --graph g.db --format csv | sed 1d | grep -o '[0-9a-f]*$' | "
                              "while read id; do $ENTENTE explain $id --graph g.db --format json >e.json; " +
                                  check + "explanation e.json || exit 1; done");
    CAPTURE(explained.out, explained.err);
    CHECK(explained.status == 0);
}
