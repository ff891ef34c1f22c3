// Ingesting and extracting as a user does: many threads, any order, bad input, crashes, full disks.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/program.hpp"
#include "entente/base/text.hpp"

using namespace entente;
using namespace entente::test;
using nlohmann::json;

namespace {

const char* const acts[] = {
    "Russian President Vladimir Putin met Chinese President Xi Jinping in Beijing on Friday.",
    "Russia opposes the enlargement of NATO.", "Israeli troops attacked Syria on Monday, officials in Damascus said.",
    "The United States imposed sanctions on Iran.", "France and Germany signed an agreement with Japan."};

// `count` articles of one or two of these sentences each, no two the same.
std::string archive(int count) {
    std::string lines;
    for (int i = 0; i < count; ++i) {
        const std::string day = "2014-03-" + std::string(i % 28 < 9 ? "0" : "") + std::to_string(i % 28 + 1);
        const json article = {{"id", "a" + std::to_string(i)},
                              {"published", day},
                              {"source", "S" + std::to_string(i % 4)},
                              {"language", "en"},
                              {"text", std::string(acts[i % 5]) + " " + acts[(i / 5) % 5] + " It was report number " +
                                           std::to_string(i) + "."}};
        lines += article.dump() + "\n";
    }
    return lines;
}

std::string digest(const TemporaryFolder& folder, const std::string& graph) {
    return run(folder, "$ENTENTE digest --graph " + graph + " | cut -d' ' -f1").out;
}

std::vector<json> lines_of(const std::string& text) {
    std::vector<json> lines;
    for (const std::string_view line : split(text, '\n')) {
        if (!line.empty()) lines.push_back(json::parse(line));
    }
    return lines;
}

}  // namespace

TEST_CASE("threads, order and repetition change nothing in the graph") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), archive(1300));
    const Ran first = run(folder, "$ENTENTE ingest --graph one.db --threads 1 a.jsonl");
    CAPTURE(first.err);
    CHECK(first.status == 0);
    CHECK(first.out.empty());
    CHECK_THAT(first.err,
               Catch::Contains("1300 articles: 1300 new, 0 already there, 0 not English (skipped); 0 problems"));
    const std::string expected = digest(folder, "one.db");
    CHECK(expected.size() == 65);

    CHECK(run(folder, "tac a.jsonl >b.jsonl; $ENTENTE ingest --graph two.db --threads 4 b.jsonl").status == 0);
    CHECK(digest(folder, "two.db") == expected);
    const Ran again = run(folder, "$ENTENTE ingest --graph two.db --threads 2 a.jsonl");
    CHECK(again.status == 0);
    CHECK_THAT(again.err, Catch::Contains("1300 articles: 0 new, 1300 already there"));
    CHECK(digest(folder, "two.db") == expected);

    CHECK(run(folder,
              "head -300 a.jsonl >h; $ENTENTE ingest --graph three.db h; "
              "$ENTENTE ingest --graph three.db - <b.jsonl")
              .status == 0);
    CHECK(digest(folder, "three.db") == expected);
}

TEST_CASE("killed in the middle and started again, it ends with the same graph") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), archive(4000));
    CHECK(run(folder, "$ENTENTE ingest --graph whole.db a.jsonl").status == 0);
    const std::string expected = digest(folder, "whole.db");
    for (const std::string pause : {"0.05", "0.15", "0.3", "0.45", "0.6"}) {
        CAPTURE(pause);
        run(folder, "timeout -s KILL " + pause + " $ENTENTE ingest --graph killed.db a.jsonl");
        if (!std::filesystem::exists(folder.file("killed.db"))) continue;
        // Whatever was committed is a whole graph, or there is none yet.
        const Ran stats = run(folder, "$ENTENTE stats --graph killed.db");
        CHECK((stats.status == 0 || stats.err.find("not an entente graph file") != std::string::npos));
    }
    CHECK(run(folder, "$ENTENTE ingest --graph killed.db a.jsonl").status == 0);
    CHECK(digest(folder, "killed.db") == expected);
}

TEST_CASE("killed at random moments, it loses nothing that was committed and is always a whole graph") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), archive(3000));
    const Ran ran = run(folder, ENTENTE_SOURCE_DIR "/tools/crash $ENTENTE a.jsonl 6");
    CAPTURE(ran.out, ran.err);
    CHECK(ran.status == 0);
    CHECK_THAT(ran.out, Catch::Contains("6 kills"));
}

TEST_CASE("readers see a whole graph while articles are read into it") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), archive(3000));
    CHECK(run(folder, "head -200 a.jsonl >h.jsonl; $ENTENTE ingest --graph g.db h.jsonl").status == 0);
    // Each answer's events are all explained, by claims of articles that it counts.
    const Ran ran = run(folder,
                        "$ENTENTE ingest --graph g.db --threads 1 a.jsonl & writer=$!\n"
                        "answers=0\n"
                        "while kill -0 $writer 2>/dev/null; do\n"
                        "  $ENTENTE stats --graph g.db --format json >s.json || exit 1\n"
                        "  $ENTENTE digest --graph g.db >d.txt || exit 1\n"
                        "  $ENTENTE relations --graph g.db Russia --format json >r.json || exit 1\n"
                        "  answers=$((answers + 1)); echo answer\n"
                        "done\n"
                        "wait $writer && echo done");
    CAPTURE(ran.err);
    CHECK(ran.status == 0);
    CHECK_THAT(ran.out, Catch::Contains("answer") && Catch::Contains("done"));
    CHECK(run(folder, "$ENTENTE ingest --graph w.db a.jsonl").status == 0);
    CHECK(digest(folder, "g.db") == digest(folder, "w.db"));
}

TEST_CASE("an article is forgotten by its id, and the rest is as if it had never been there") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), archive(40));
    CHECK(run(folder,
              "$ENTENTE ingest --graph g.db a.jsonl; sed '3d;8d' a.jsonl >less.jsonl; "
              "$ENTENTE ingest --graph less.db less.jsonl")
              .status == 0);
    const std::string whole = digest(folder, "g.db");
    const Ran unknown = run(folder, "$ENTENTE forget --graph g.db a2 nothing");
    CHECK(unknown.status == 1);
    CHECK_THAT(unknown.err, Catch::Contains("'nothing'; nothing was forgotten"));
    CHECK(digest(folder, "g.db") == whole);
    const Ran ran = run(folder, "$ENTENTE forget --graph g.db a2 a7");
    CHECK(ran.status == 0);
    CHECK_THAT(ran.err, Catch::Contains("2 articles with") && Catch::Contains("the graph has 38 articles"));
    CHECK(digest(folder, "g.db") == digest(folder, "less.db"));
    CHECK(run(folder, "$ENTENTE forget --graph none.db a").status == 1);
    CHECK_FALSE(std::filesystem::exists(folder.file("none.db")));
}

TEST_CASE("recoding shows what new knowledge changes, and changes it only when told to") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"),
               json{{"id", "one"},
                    {"published", "2022-02-04"},
                    {"language", "en"},
                    {"text", "Zorgcorp signed a contract with Gazprom on Friday. Russia attacked Ukraine on Thursday."}}
                       .dump() +
                   "\n");
    std::filesystem::create_directory(folder.file("mine"));
    write_file(folder.file("mine/companies.tsv"),
               "id\tname\taliases\tcountry\tindustry\tstate_owned\ncompany/zorgcorp\tZorgcorp\t\tNOR\tenergy\tno\n");
    CHECK(run(folder, "$ENTENTE ingest --graph g.db a.jsonl; $ENTENTE ingest --graph k.db --knowledge mine a.jsonl")
              .status == 0);
    const std::string before = digest(folder, "g.db");
    const Ran same = run(folder, "$ENTENTE recode --graph g.db --apply");
    CHECK(same.status == 0);
    CHECK(same.out.empty());
    CHECK_THAT(same.err, Catch::Contains("1 articles read again, 0 of them differently"));
    const Ran shown = run(folder, "$ENTENTE recode --graph g.db --knowledge mine");
    CAPTURE(shown.out, shown.err);
    CHECK(shown.status == 0);
    CHECK_THAT(shown.out,
               Catch::Contains("added    claim") && Catch::Contains("Zorgcorp") && Catch::Contains("added    event"));
    CHECK_THAT(shown.err, Catch::Contains("--apply makes the changes"));
    CHECK(digest(folder, "g.db") == before);
    CHECK(run(folder, "$ENTENTE recode --graph g.db --knowledge mine --apply --format json >r.json").status == 0);
    CHECK(json::parse(read_file(folder.file("r.json")))["changed_articles"] == 1);
    CHECK(digest(folder, "g.db") == digest(folder, "k.db"));
}

TEST_CASE("a disk that is full is told, and the graph stays whole") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), archive(3000));
    std::filesystem::create_directory(folder.file("disk"));
    if (run(folder, "mount -t tmpfs -o size=1500k none disk").status != 0) {
        WARN("skipped: no right to mount a small disk");
        return;
    }
    const Ran full = run(folder, "$ENTENTE ingest --graph disk/g.db a.jsonl");
    const Ran digest_after = run(folder, "$ENTENTE digest --graph disk/g.db");
    const Ran copied =
        run(folder, "cp disk/g.db* . && $ENTENTE ingest --graph g.db a.jsonl && $ENTENTE ingest --graph w.db a.jsonl");
    const Ran unmounted = run(folder, "umount disk");
    CHECK(full.status == 1);
    CHECK_THAT(full.err, Catch::Contains("no space is left for the graph file"));
    CHECK((digest_after.status == 0 || digest_after.err.find("not an entente graph file") != std::string::npos));
    CHECK(copied.status == 0);
    CHECK(digest(folder, "g.db") == digest(folder, "w.db"));
    CHECK(unmounted.status == 0);
}

TEST_CASE("output that cannot be written is a failure") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), archive(300));
    const Ran ran = run(folder, "$ENTENTE extract a.jsonl >/dev/full");
    CHECK(ran.status == 1);
    CHECK_THAT(ran.err, Catch::Contains("the output cannot be written"));
}

TEST_CASE("extract keeps the order of its input, whatever the number of threads") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), archive(400));
    const Ran one = run(folder, "$ENTENTE extract --threads 1 a.jsonl");
    const Ran many = run(folder, "$ENTENTE extract --threads 5 - <a.jsonl");
    CHECK(one.status == 0);
    CHECK(one.out == many.out);
    const auto lines = lines_of(one.out);
    REQUIRE(lines.size() == 400);
    for (std::size_t i = 0; i < lines.size(); ++i) CHECK(lines[i]["article"]["id"] == "a" + std::to_string(i));
}

TEST_CASE("offsets count code points of the text as it was given") {
    const TemporaryFolder folder;
    const std::string text = "Ünïcödé 中国 – 🙂. Vladimir Putin met Xi Jinping in Beijing on Friday.";
    write_file(folder.file("a.jsonl"),
               json{{"id", "u"}, {"published", "2022-02-04"}, {"language", "en"}, {"text", text}}.dump() + "\n");
    const auto lines = lines_of(run(folder, "$ENTENTE extract a.jsonl").out);
    REQUIRE(lines.size() == 1);
    CHECK_FALSE(lines[0]["article"].contains("text"));
    const CodePoints points(text);
    const auto words = [&](const json& span) {
        const std::size_t begin = points.to_byte(span["start"]);
        return text.substr(begin, points.to_byte(span["end"]) - begin);
    };
    REQUIRE_FALSE(lines[0]["claims"].empty());
    for (const json& claim : lines[0]["claims"]) {
        CHECK(words(claim["source"]) == claim["source"]["text"]);
        CHECK(words(claim["target"]) == claim["target"]["text"]);
        CHECK(words(claim["evidence"]["trigger"]) == claim["evidence"]["trigger"]["text"]);
    }
}

TEST_CASE("an article of another language is counted and skipped with a word") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"),
               json{{"id", "fr"},
                    {"text",
                     "Le président de la République française a rencontré hier son homologue allemand à Berlin "
                     "pour parler de la situation en Ukraine et des relations avec les États-Unis."}}
                       .dump() +
                   "\n" + archive(1));
    const Ran ingested = run(folder, "$ENTENTE ingest --graph g.db a.jsonl");
    CHECK(ingested.status == 0);
    CHECK_THAT(ingested.err, Catch::Contains("2 articles: 1 new, 0 already there, 1 not English (skipped)"));
    const Ran extracted = run(folder, "$ENTENTE extract a.jsonl");
    CHECK(lines_of(extracted.out).size() == 2);
    CHECK_THAT(extracted.err, Catch::Contains("1 of 2 articles are not English"));
    const Ran nothing = run(folder, "head -1 a.jsonl | $ENTENTE ingest --graph h.db -");
    CHECK(nothing.status == 1);
}

TEST_CASE("what is wrong with the input is said with its line, and the rest is read") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), archive(2) + "{\"id\":\"cut\",\"text\":\"Russia att\n" + archive(3));
    const Ran ran = run(folder, "$ENTENTE ingest --graph g.db a.jsonl no-such-file.jsonl");
    CHECK(ran.status == 0);
    CHECK_THAT(ran.err, Catch::Contains("a.jsonl:3: "));
    CHECK_THAT(ran.err, Catch::Contains("no-such-file.jsonl: "));
    CHECK_THAT(ran.err, Catch::Contains("5 articles: 3 new, 2 already there, 0 not English (skipped); 2 problems"));

    std::string many;
    for (int i = 0; i < 30; ++i) many += "{broken\n";
    write_file(folder.file("b.jsonl"), archive(1) + many);
    CHECK_THAT(run(folder, "$ENTENTE ingest --graph g.db b.jsonl").err, Catch::Contains("… and 10 problems more"));

    write_file(folder.file("empty"), "");
    CHECK(run(folder, "$ENTENTE extract empty").status == 1);
    CHECK(run(folder, "head -c 5000 /dev/urandom >noise.bin; $ENTENTE ingest --graph g.db noise.bin").status == 1);
    CHECK(run(folder, "mkdir none; $ENTENTE ingest --graph g.db none").status == 1);
}

TEST_CASE("a five megabyte line is an article like any other") {
    const TemporaryFolder folder;
    std::string text;
    while (text.size() < (5u << 20))
        text += "The sun shone and nobody did anything to anybody while it rained elsewhere. ";
    write_file(folder.file("a.jsonl"),
               json{{"id", "long"}, {"language", "en"}, {"text", text + acts[1]}}.dump() + "\n");
    const Ran ran = run(folder, "$ENTENTE ingest --graph g.db a.jsonl");
    CHECK(ran.status == 0);
    CHECK_THAT(ran.err, Catch::Contains("1 articles: 1 new"));
    CHECK(run(folder, "$ENTENTE relations --graph g.db Russia NATO | grep -c opposition").out == "1\n");
}

TEST_CASE("two that write at once both finish") {
    const TemporaryFolder folder;
    write_file(folder.file("a.jsonl"), archive(900));
    const Ran both = run(folder,
                         "$ENTENTE ingest --graph g.db a.jsonl & p=$!; $ENTENTE ingest --graph g.db a.jsonl; "
                         "s=$?; wait $p; echo $s $?");
    CAPTURE(both.err);
    CHECK(both.out == "0 0\n");
    CHECK(run(folder, "$ENTENTE ingest --graph one.db a.jsonl").status == 0);
    CHECK(digest(folder, "g.db") == digest(folder, "one.db"));
}
