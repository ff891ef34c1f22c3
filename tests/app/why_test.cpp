// explain and extract --why, as a user runs them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "app/program.hpp"

using namespace entente;
using namespace entente::test;
using nlohmann::json;

namespace {

const char* const articles =
    R"({"id": "a", "published": "2022-02-04", "source": "S", "language": "en", "text": "Russian President Vladimir Putin met Chinese President Xi Jinping in Beijing on Friday. The United States imposed sanctions on Iran."})"
    "\n"
    R"({"id": "b", "published": "2022-02-05", "source": "T", "language": "en", "text": "Ukraine said that Russian troops had shelled Kharkiv. Russia did not attack Georgia. Northern Gas sued Gazprom."})"
    "\n";

std::string id_of(const TemporaryFolder& folder, const std::string& question) {
    return run(folder, "$ENTENTE timeline --graph g.db " + question +
                           " --format csv | tail -1 | grep -o '[0-9a-f]*$' | tr -d '\\n'")
        .out;
}

bool has_jsonschema(const TemporaryFolder& folder) {
    if (run(folder, "/usr/bin/python3 -c 'import jsonschema'").status == 0) return true;
    WARN("skipped: python3-jsonschema is not installed");
    return false;
}

const std::string validate = "/usr/bin/python3 " ENTENTE_SOURCE_DIR "/tests/app/validate.py ";

}  // namespace

TEST_CASE("explain says frame, sides, status, time and speaker of a claim by reading its article again") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), articles);
    CHECK(run(folder, "$ENTENTE ingest --graph g.db a.jsonl").status == 0);
    const Ran met = run(folder, "$ENTENTE explain --graph g.db " + id_of(folder, "Russia China"));
    CAPTURE(met.out, met.err);
    CHECK(met.status == 0);
    CHECK_THAT(met.out, Catch::Contains("the verb “meet” as meeting"));
    CHECK_THAT(met.out, Catch::Contains("“on Friday”, counted from publication on 2022-02-04"));
    CHECK_THAT(met.out, Catch::Contains("for it"));
    const Ran shelled = run(folder, "$ENTENTE explain --graph g.db " + id_of(folder, "Russia Ukraine"));
    CHECK_THAT(shelled.out, Catch::Contains("UKR: “Ukraine” is the subject of “said”"));
    if (!has_jsonschema(folder)) return;
    CHECK(run(folder, "$ENTENTE explain --graph g.db --format json " + id_of(folder, "Russia China") + " >e.json")
              .status == 0);
    const Ran checked = run(folder, validate + "explanation e.json");
    CAPTURE(checked.out, checked.err);
    CHECK(checked.status == 0);
    CHECK(json::parse(read_file(folder.file("e.json")))["claims"][0]["claim"]["why"]["decisions"].size() > 5);
}

TEST_CASE("explain says plainly when the article no longer makes the claim") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), articles);
    const std::string company =
        "id\tname\taliases\tcountry\tindustry\tstate_owned\n"
        "company/northern-gas\tNorthern Gas\tNGC\tNOR\tenergy\tyes\n";
    CHECK(run(folder, "mkdir mine").status == 0);
    write_file(folder.file("mine/companies.tsv"), company);
    CHECK(run(folder, "$ENTENTE ingest --graph g.db --knowledge mine a.jsonl").status == 0);
    const std::string id = id_of(folder, "Norway Russia --knowledge mine");
    REQUIRE_FALSE(id.empty());
    const Ran with = run(folder, "$ENTENTE explain --graph g.db --knowledge mine " + id);
    CHECK_THAT(with.out, Catch::Contains("the verb “sue” as lawsuit"));
    const Ran without = run(folder, "$ENTENTE explain --graph g.db " + id);
    CHECK(without.status == 0);
    CHECK_THAT(without.out,
               Catch::Contains("why: not known; read again by this version with this knowledge, the article "
                               "makes no such claim"));
    CHECK(run(folder, "$ENTENTE explain --graph g.db --format json " + id + " >e.json").status == 0);
    const json claim = json::parse(read_file(folder.file("e.json")))["claims"][0];
    CHECK_FALSE(claim["claim"].contains("why"));
    CHECK_THAT(claim["why_missing"].get<std::string>(), Catch::Contains("no such claim"));
    if (has_jsonschema(folder)) CHECK(run(folder, validate + "explanation e.json").status == 0);
}

TEST_CASE("extract tells why only with --why, as its schema says") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), articles);
    CHECK(run(folder, "$ENTENTE extract a.jsonl >plain.jsonl && $ENTENTE extract --why a.jsonl >why.jsonl").status ==
          0);
    CHECK(read_file(folder.file("plain.jsonl")).find("\"why\"") == std::string::npos);
    std::istringstream plain(read_file(folder.file("plain.jsonl"))), told(read_file(folder.file("why.jsonl")));
    std::size_t claims = 0;
    for (std::string a, b; std::getline(plain, a) && std::getline(told, b);) {
        json with = json::parse(b);
        for (json& claim : with["claims"]) {
            ++claims;
            CHECK(claim.contains("why"));
            claim.erase("why");
        }
        CHECK(with == json::parse(a));
    }
    CHECK(claims >= 4);
    if (!has_jsonschema(folder)) return;
    const Ran checked = run(folder, validate + "extraction why.jsonl --lines");
    CAPTURE(checked.out, checked.err);
    CHECK(checked.status == 0);
}
