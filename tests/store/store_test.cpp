#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "entente/base/error.hpp"
#include "entente/merge/signature.hpp"
#include "entente/store/reader.hpp"
#include "entente/store/writer.hpp"
#include "store/sample.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const std::string putin = "RUS/GOV person/vladimir-putin";
const std::string xi = "CHN/GOV person/xi-jinping";

// Sixty articles about three pairs over one month, with a seventh of them told twice.
std::vector<CodedArticle> month_of_news() {
    std::mt19937 random(11);
    std::vector<CodedArticle> articles;
    for (int i = 0; i < 60; ++i) {
        const std::string day = "2022-02-" + std::to_string(10 + random() % 18);
        const auto basis = static_cast<TimeBasis>(random() % 3);
        std::vector<Claim> claims = {claim(putin, "meeting", xi, day, basis)};
        if (i % 2 == 0)
            claims.push_back(claim("RUS", "opposition", "NATO/IGO", random() % 3 == 0 ? "2022-02" : day, basis));
        if (i % 3 == 0)
            claims.push_back(claim("RUS/MIL RUS/forces", "attack", "UKR", random() % 5 == 0 ? "" : day, basis));
        articles.push_back(coded("a" + std::to_string(i), day, std::move(claims)));
    }
    for (std::size_t i = 0; i < 60; i += 7) articles.push_back(articles[i]);
    return articles;
}

std::string digest_of(const std::string& file) {
    return open_reader(file)->digest().sha256;
}

void write(const std::string& file, const std::vector<CodedArticle>& articles, std::size_t batch) {
    const auto writer = open_writer(file);
    std::size_t in_batch = 0;
    for (const CodedArticle& article : articles) {
        writer->add(article);
        if (++in_batch % batch == 0) writer->commit();
    }
    writer->commit();
}

}  // namespace

TEST_CASE("what is written is read back whole") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    Claim met = claim(putin, "meeting", xi, "2022-02-04");
    met.attributes.topic = "gas";
    met.attributes.money = Money{140e9, "USD"};
    met.speaker = "org/rt";
    const CodedArticle article = coded("one", "2022-02-04", {met});
    {
        const auto writer = open_writer(file);
        CHECK(writer->add(article));
        CHECK_FALSE(writer->add(article));
        writer->commit();
        CHECK(writer->counts().added == 1);
        CHECK(writer->counts().already_there == 1);
    }
    const auto reader = open_reader(file);
    CHECK(reader->counts().articles == 1);
    const auto events = reader->events({});
    REQUIRE(events.size() == 1);
    CHECK(events[0].attributes.topic == "gas");
    REQUIRE(events[0].claims == std::vector<std::string>{article.extraction.claims[0].id});

    const auto claims = reader->claims_of(events[0].id);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].claim.source.text == "Vladimir Putin");
    CHECK(claims[0].claim.evidence.trigger_text == "met");
    CHECK(claims[0].claim.speaker == "org/rt");
    CHECK(claims[0].claim.attributes.money->value == 140e9);
    CHECK(claims[0].claim.event == met.event);
    CHECK(claims[0].sentence_text == article.article.text);
    CHECK(claims[0].article.title == "Title of one");
    CHECK(claims[0].event == events[0].id);
    CHECK(reader->claim(claims[0].claim.id));
    CHECK_FALSE(reader->claim("0000000000000000"));
    CHECK(reader->ids_with_prefix(events[0].id.substr(0, 6), 5) == std::vector<std::string>{events[0].id});

    const auto rus = reader->entity("RUS");
    REQUIRE(rus);
    CHECK(rus->kind == EntityKind::country);
    CHECK(reader->entity("person/xi-jinping")->name == "Xi Jinping");
    CHECK(reader->match_name("XI jínping").size() == 1);
}

TEST_CASE("filters leave only the events that were asked for") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    Claim planned = claim("RUS", "attack", "UKR", "2022-02");
    planned.status = Status::planned;
    write(file,
          {coded("one", "2022-02-04",
                 {claim(putin, "meeting", xi, "2022-02-04"), claim("RUS", "opposition", "NATO/IGO", "2022-02-04")}),
           coded("two", "2022-03-01",
                 {planned, claim("UKR", "attack", "RUS/MIL RUS/forces", "2022-03-01"),
                  claim("USA", "leads", "NATO/IGO", "")})},
          10);
    const auto reader = open_reader(file);
    const auto count = [&](const auto& change) {
        EventFilter filter;
        change(filter);
        return reader->events(filter).size();
    };
    CHECK(count([](EventFilter&) {}) == 5);
    CHECK(count([](EventFilter& f) { f.a = {"RUS"}; }) == 4);
    CHECK(count([](EventFilter& f) { f.b = {"RUS"}; }) == 4);
    CHECK(count([](EventFilter& f) {
              f.a = {"RUS"};
              f.b = {"CHN"};
          }) == 1);
    CHECK(count([](EventFilter& f) {
              f.a = {"CHN"};
              f.b = {"RUS"};
          }) == 1);
    CHECK(count([](EventFilter& f) {
              f.a = {"RUS"};
              f.exact = true;
          }) == 2);
    CHECK(count([](EventFilter& f) { f.a = {"person/vladimir-putin"}; }) == 1);
    CHECK(count([](EventFilter& f) {
              f.a = {"person/vladimir-putin"};
              f.b = {"CHN"};
          }) == 1);
    CHECK(count([](EventFilter& f) {
              f.a = {"RUS", "NATO"};
              f.b = {"UKR", "USA"};
          }) == 3);
    CHECK(count([](EventFilter& f) { f.since = parse_iso_day("2022-02-28"); }) == 2);
    CHECK(count([](EventFilter& f) { f.until = parse_iso_day("2022-02-04"); }) == 1);
    CHECK(count([](EventFilter& f) { f.types = {"attack", "leads"}; }) == 3);
    CHECK(count([](EventFilter& f) { f.plovers = {Plover::CONSULT}; }) == 1);
    CHECK(count([](EventFilter& f) { f.statuses = {Status::planned}; }) == 1);
    CHECK(count([](EventFilter& f) { f.sectors = {Sector::MIL}; }) == 1);
    CHECK(count([](EventFilter& f) { f.min_confidence = 0.9; }) == 0);
}

TEST_CASE("search finds words and phrases, and its input is never a query language") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    write(file,
          {coded("one", "2022-02-04", {claim(putin, "meeting", xi, "2022-02-04")}),
           coded("two", "2022-03-04", {}, "Recep Tayyip Erdoğan spoke in Ankara. AND NEAR stars* (x) \"y")},
          10);
    const auto reader = open_reader(file);
    const auto hits = reader->search("beijing PUTIN", {}, 10);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].matches.size() == 2);
    CHECK(hits[0].text.substr(hits[0].matches[0].begin, 5) == "Putin");
    CHECK(hits[0].events.size() == 1);
    CHECK(reader->search("\"xi jinping\"", {}, 10).size() == 1);
    CHECK(reader->search("\"jinping xi\"", {}, 10).empty());
    CHECK(reader->search("erdogan", {}, 10).size() == 1);
    for (const char* odd : {"AND", "NEAR(a b", "stars*", "text:ankara", "\"", "-", "^", "(x)", "'; drop table claims",
                            "a OR", "", "+++"}) {
        CAPTURE(odd);
        CHECK_NOTHROW(reader->search(odd, {}, 10));
    }
    CHECK(reader->search("AND", {}, 10).size() == 1);
    EventFilter march;
    march.since = parse_iso_day("2022-03-01");
    CHECK(reader->search("in", march, 10).size() == 1);
    EventFilter meetings;
    meetings.types = {"meeting"};
    CHECK(reader->search("in", meetings, 10).size() == 1);
    CHECK(reader->search("in", {}, 1).size() == 1);
}

TEST_CASE("any order and any batches of the same articles give the same digest") {
    const TemporaryFolder folder;
    std::vector<CodedArticle> articles = month_of_news();
    write(folder.file("expected"), articles, 1000);
    const std::string expected = digest_of(folder.file("expected"));
    CHECK(expected.size() == 64);
    std::mt19937 random(3);
    for (int round = 0; round < 12; ++round) {
        std::shuffle(articles.begin(), articles.end(), random);
        const std::string file = folder.file("g" + std::to_string(round));
        write(file, articles, 1 + random() % 20);
        CHECK(digest_of(file) == expected);
        write(file, articles, 7);  // again: nothing changes
        CHECK(digest_of(file) == expected);
    }
    articles.pop_back();
    articles.erase(articles.begin());
    write(folder.file("fewer"), {articles[0]}, 1);
    CHECK(digest_of(folder.file("fewer")) != expected);
}

TEST_CASE("merging only what new claims touch gives what merging everything gives") {
    std::mt19937 random(5);
    std::vector<CodedArticle> articles;
    std::map<std::uint64_t, std::vector<Report>> groups;
    const auto day_in_three_years = [&] { return make_day(2020, 1, 1) + std::chrono::days{random() % 1000}; };
    for (int i = 0; i < 700; ++i) {
        const Day day =
            random() % 3 == 0 ? make_day(2021, 5, 1) + std::chrono::days{random() % 40} : day_in_three_years();
        Claim made = claim(random() % 2 == 0 ? "RUS" : "CHN", random() % 4 == 0 ? "leads" : "attack", "UKR", iso(day),
                           static_cast<TimeBasis>(random() % 3));
        Interval& when = made.event.when;
        switch (random() % 9) {
            case 0:
                when = month_interval(2020 + static_cast<int>(random() % 3), 1 + static_cast<unsigned>(random() % 12));
                break;
            case 1:
                when = year_interval(2020 + static_cast<int>(random() % 3));
                break;
            case 2:
                made.event = {};
                break;
            case 3:
                when = {day, day + std::chrono::days{92}, Precision::quarter};
                break;
            case 4:
                when.until += std::chrono::days{random() % 120};
                break;
            case 5:
                when = {day - std::chrono::days{6}, day + std::chrono::days{1}, Precision::week};
                break;
            default:
                break;
        }
        articles.push_back(coded("a" + std::to_string(i), random() % 10 == 0 ? "" : iso(day), {made}));
        const CodedArticle& article = articles.back();
        groups[merge_group(made, article.article.published)].push_back(
            {article.extraction.claims[0], article.article.source, article.article.published,
             text_signature(article.article.text, article.extraction.claims[0].evidence.span)});
    }
    std::map<std::string, std::vector<std::string>> expected;
    for (auto& [group, reports] : groups) {
        for (const Event& event : merge_reports(reports)) expected[event.id] = event.claims;
    }
    const TemporaryFolder folder;
    for (const std::size_t batch : {1u, 7u, 100u, 1000u}) {
        std::shuffle(articles.begin(), articles.end(), random);
        const std::string file = folder.file("g" + std::to_string(batch));
        write(file, articles, batch);
        std::map<std::string, std::vector<std::string>> events;
        for (const Event& event : open_reader(file)->events({})) events[event.id] = event.claims;
        CHECK(events.size() > 100);
        CHECK((events == expected));
    }
    CHECK(digest_of(folder.file("g1")) == digest_of(folder.file("g1000")));
}

TEST_CASE("what is forgotten is as if it had never been read") {
    const TemporaryFolder folder;
    std::vector<CodedArticle> articles = month_of_news();
    articles.push_back(
        coded("odd", "2022-02-11",
              {claim("FRA/GOV person/only-here", "meeting", "DEU/GOV person/nowhere-else", "2022-02-10")},
              "Only Here met Nowhere Else. It was a rare word: quincunx."));
    std::mt19937 random(17);
    for (int round = 0; round < 8; ++round) {
        CAPTURE(round);
        std::shuffle(articles.begin(), articles.end(), random);
        const std::string file = folder.file("g" + std::to_string(round));
        write(file, articles, 1 + random() % 20);
        const std::string whole = digest_of(file);
        const std::size_t gone = 1 + random() % 40;
        const std::vector<CodedArticle> kept(articles.begin() + static_cast<std::ptrdiff_t>(gone), articles.end());
        std::set<std::string> kept_keys;
        for (const CodedArticle& article : kept) kept_keys.insert(article.key);
        {
            const auto writer = open_writer(file);
            for (std::size_t i = 0; i < gone; ++i) {
                if (!kept_keys.contains(articles[i].key)) writer->remove(articles[i].key);
                if (random() % 3 == 0) writer->commit();
            }
            CHECK_FALSE(writer->remove("no such article"));
            writer->commit();
        }
        const std::string never = folder.file("n" + std::to_string(round));
        write(never, kept, 13);
        CHECK(digest_of(file) == digest_of(never));
        const GraphCounts counts = open_reader(file)->counts();
        const GraphCounts expected = open_reader(never)->counts();
        CHECK(counts.entities == expected.entities);
        CHECK(counts.sentences == expected.sentences);
        CHECK(open_reader(file)->search("quincunx", {}, 9).size() ==
              open_reader(never)->search("quincunx", {}, 9).size());
        CHECK((open_reader(file)->entities() == open_reader(never)->entities()));
        write(file, articles, 5);  // and told again
        CHECK(digest_of(file) == whole);
    }
}

TEST_CASE("a writer shows what it is about to change, and drops it when it is not committed") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    const auto one = coded("one", "2022-02-04", {claim(putin, "meeting", xi, "2022-02-04")});
    const auto two = coded("two", "2022-02-05", {claim(putin, "meeting", xi, "2022-02-04")},
                           "In the Chinese capital, the Russian guest was shown every honour by his host.");
    write(file, {one, two}, 5);
    const std::string before = digest_of(file);
    {
        const auto writer = open_writer(file);
        CHECK(writer->remove(one.key));
        writer->add(coded("three", "2022-03-05", {claim("RUS", "attack", "UKR", "2022-03-04")}));
        const EventChanges changes = writer->preview();
        REQUIRE(changes.removed.size() == 1);  // loses a source
        CHECK(changes.removed[0].sources == 2);
        REQUIRE(changes.added.size() == 2);
    }
    CHECK(digest_of(file) == before);
}

TEST_CASE("an article is read back as it was added") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    Claim met = claim(putin, "meeting", xi, "2022-02-04");
    met.attributes.quantity = Quantity{1.5, "barrel"};
    CodedArticle article = coded("one", "2022-02-04", {met, claim("RUS", "opposition", "NATO/IGO", "2022-02")});
    article.article.url = "https://example.org/1";
    article.key = article_key(article.article);
    write(file, {article}, 1);
    const auto reader = open_reader(file);
    CHECK(reader->article_keys("https://example.org/1") == std::vector<std::string>{article.key});
    CHECK(reader->article_keys("one") == std::vector<std::string>{article.key});
    CHECK(reader->article_keys("two").empty());
    const auto back = reader->coded_article(article.key);
    REQUIRE(back);
    CHECK(back->article.text == article.article.text);
    CHECK(back->extraction.sentences == article.extraction.sentences);
    REQUIRE(back->extraction.claims.size() == 2);
    const auto same = std::find_if(back->extraction.claims.begin(), back->extraction.claims.end(),
                                   [](const Claim& one) { return one.type == "meeting"; });
    CHECK(same->attributes == met.attributes);
    CHECK(same->evidence.rule == met.evidence.rule);
    CHECK(back->extraction.entities.size() == 4);
}

TEST_CASE("a deed and its denial know each other") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    const auto contract = [](Status status, const std::string& when) {
        Claim made = claim("RUS", "contract", "CHN", when);
        made.status = status;
        return made;
    };
    write(file,
          {coded("one", "2022-02-04", {contract(Status::happened, "2022-02-04")}),
           coded("two", "2022-02-06", {contract(Status::denied, "2022-02")}),
           coded("three", "2022-06-06", {contract(Status::denied, "2022-06-05")}),
           coded("four", "2022-02-06", {contract(Status::planned, "2022-02-04")})},
          9);
    const auto reader = open_reader(file);
    std::map<Status, std::size_t> contradicted;
    for (const Event& event : reader->events({})) contradicted[event.status] += reader->contradictions(event).size();
    CHECK(contradicted[Status::happened] == 1);
    CHECK(contradicted[Status::denied] == 1);
    CHECK(contradicted[Status::planned] == 0);
}

TEST_CASE("a file of an older schema becomes what a new one would be") {
    const TemporaryFolder folder;
    const auto articles = month_of_news();
    write(folder.file("new"), articles, 20);
    write(folder.file("old"), articles, 20);
    run_sql(folder.file("old"), to_first_schema);
    open_writer(folder.file("old"));
    CHECK(digest_of(folder.file("old")) == digest_of(folder.file("new")));
}

TEST_CASE("a reader sees the moment when it was opened, while a writer writes") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    write(file, {coded("one", "2022-02-04", {claim(putin, "meeting", xi, "2022-02-04")})}, 1);
    const auto before = open_reader(file);
    const auto writer = open_writer(file);
    const auto two = coded("two", "2022-02-05", {claim("RUS", "attack", "UKR", "2022-02-05")});
    const auto index = open_article_index(file);
    writer->add(two);
    CHECK_FALSE(index->contains(two.key));
    writer->commit();
    CHECK(index->contains(two.key));
    CHECK(before->counts().articles == 1);
    CHECK(before->events({}).size() == 1);
    CHECK(open_reader(file)->events({}).size() == 2);
}

TEST_CASE("many writers that create one file at once all succeed") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    const auto articles = month_of_news();
    std::vector<std::thread> threads;
    std::atomic<int> done{0};
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([&] {
            try {
                write(file, articles, 25);
                ++done;
            } catch (const Error&) {
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(done == 6);
    write(folder.file("alone"), articles, 25);
    CHECK(digest_of(file) == digest_of(folder.file("alone")));
}

TEST_CASE("what was not committed is as if it had never been") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    const auto articles = month_of_news();
    write(file, {articles[0]}, 1);
    const std::string before = digest_of(file);
    {
        const auto writer = open_writer(file);
        for (const auto& article : articles) writer->add(article);
    }
    CHECK(digest_of(file) == before);
}

TEST_CASE("a full disk is told, and what was committed stays") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g.db");
    const auto articles = month_of_news();
    write(file, {articles[0]}, 1);
    const std::string before = digest_of(file);
    const auto size = std::filesystem::file_size(file);
    WriterOptions options;
    options.max_file_bytes = size;
    {
        const auto writer = open_writer(file, options);
        CHECK_THROWS_WITH(
            [&] {
                for (const auto& article : articles) writer->add(article);
                writer->commit();
            }(),
            Catch::Contains("no space is left for the graph file") && Catch::Contains(file));
    }
    CHECK(digest_of(file) == before);
    write(file, articles, 10);
    write(folder.file("whole"), articles, 10);
    CHECK(digest_of(file) == digest_of(folder.file("whole")));
}

TEST_CASE("files that are no graph are told apart") {
    const TemporaryFolder folder;
    CHECK_THROWS_WITH(open_reader(folder.file("none")), Catch::Contains("there is no such graph file"));
    CHECK_THROWS_WITH(open_reader(folder.file("")), Catch::Contains("directory"));

    std::ofstream(folder.file("text")) << std::string(5000, 'x');
    CHECK_THROWS_WITH(open_reader(folder.file("text")), Catch::Contains("this is not an entente graph file"));
    CHECK_THROWS_WITH(open_writer(folder.file("text")), Catch::Contains("this is not an entente graph file"));

    std::ofstream(folder.file("empty"));
    CHECK_THROWS_WITH(open_reader(folder.file("empty")), Catch::Contains("this is not an entente graph file"));

    run_sql(folder.file("other"), "create table t (x)");
    CHECK_THROWS_WITH(open_reader(folder.file("other")), Catch::Contains("this is not an entente graph file"));
    CHECK_THROWS_WITH(open_writer(folder.file("other")), Catch::Contains("this is not an entente graph file"));

    write(folder.file("newer"), {}, 1);
    run_sql(folder.file("newer"), "pragma user_version = 999");
    CHECK_THROWS_WITH(open_reader(folder.file("newer")), Catch::Contains("schema 999"));
    CHECK_THROWS_WITH(open_writer(folder.file("newer")), Catch::Contains("schema 999"));

    CHECK_THROWS_WITH(open_writer(folder.file("no/such/folder")), Catch::Contains("cannot be opened"));
}

TEST_CASE("names in a graph need no escaping: quotes and percent signs are letters") {
    const TemporaryFolder folder;
    const std::string file = folder.file("g'%20?#.db");
    Claim odd = claim("RUS/GOV person/o'brien\";--", "meeting", xi, "2022-02-04");
    write(file, {coded("it's \"one\"", "2022-02-04", {odd})}, 1);
    const auto reader = open_reader(file);
    EventFilter filter;
    filter.a = {"person/o'brien\";--"};
    CHECK(reader->events(filter).size() == 1);
}
