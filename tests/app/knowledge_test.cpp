// A user's own tables beside the built-in ones.
#include <catch2/catch.hpp>
#include <filesystem>

#include "app/program.hpp"

using namespace entente::test;
using Catch::Contains;

namespace {

const char* const article =
    R"({"id":"a","published":"2022-02-04","language":"en","text":"Northern Gas signed a contract with Germany on Friday."})";

}  // namespace

TEST_CASE("a company of one's own table is found by extract, ingest and the questions") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), article);
    std::filesystem::create_directory(folder.file("mine"));
    write_file(folder.file("mine/companies.tsv"),
               "id\tname\taliases\tcountry\tindustry\tstate_owned\n"
               "company/northern-gas\tNorthern Gas\tNoGasCo\tNOR\tenergy\tyes\n");
    CHECK_THAT(run(folder, "$ENTENTE extract a.jsonl").out, !Contains("company/northern-gas"));
    CHECK_THAT(run(folder, "$ENTENTE extract --knowledge mine a.jsonl").out,
               Contains(R"("entity":"company/northern-gas","country":"NOR","sector":"BUS")"));
    CHECK(run(folder, "$ENTENTE ingest --knowledge mine --graph g.db a.jsonl").status == 0);
    CHECK_THAT(run(folder, "$ENTENTE relations --knowledge mine --graph g.db NoGasCo --format csv").out,
               Contains("contract") && Contains("NOR") && Contains("DEU"));
    CHECK_THAT(run(folder, "$ENTENTE relations --graph g.db Norway --format csv").out, Contains("contract"));
}

TEST_CASE("a table that cannot be read, or has the name of none, is an error") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), article);
    std::filesystem::create_directory(folder.file("mine"));
    write_file(folder.file("mine/companies.tsv"), "id\tname\n");
    const Ran bad = run(folder, "$ENTENTE extract --knowledge mine a.jsonl");
    CHECK(bad.status == 1);
    CHECK_THAT(bad.err, Contains("mine/companies.tsv:1: expected a line that names the columns: id, name, aliases"));
    std::filesystem::rename(folder.file("mine/companies.tsv"), folder.file("mine/company.tsv"));
    const Ran misnamed = run(folder, "$ENTENTE extract --knowledge mine a.jsonl");
    CHECK(misnamed.status == 1);
    CHECK_THAT(misnamed.err,
               Contains("mine/company.tsv: there is no table of this name; the tables are claim-weights.tsv, "));
    const Ran nowhere = run(folder, "$ENTENTE extract --knowledge nowhere a.jsonl");
    CHECK(nowhere.status == 2);
    CHECK_THAT(nowhere.err, Contains("nowhere"));
}
