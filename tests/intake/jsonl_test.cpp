#include <catch2/catch.hpp>

#include "intake/collect.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

Collected read_jsonl(std::string_view bytes, const IntakeOptions& options = {}) {
    return read_bytes("news.jsonl", bytes, options);
}

}  // namespace

TEST_CASE("a line of JSON is an article, with all its fields") {
    const auto all = read_jsonl(
        R"({"id":"a1","url":"https://example.org/1","source":"RT News","title":"Talks","published":"2022-02-04T10:00:00Z","language":"en-GB",)"
        R"("text":"Erdoğan met Xi.","mentions":[{"start":0,"end":7,"name":"Recep Tayyip Erdoğan","entity":"TUR"},{"start":12,"end":14}]})"
        "\n");
    REQUIRE(all.articles.size() == 1);
    const Article& article = all.articles[0];
    CHECK(article.id == "a1");
    CHECK(article.url == "https://example.org/1");
    CHECK(article.source == "RT News");
    CHECK(article.title == "Talks");
    CHECK(article.published == make_day(2022, 2, 4));
    CHECK_FALSE(article.published_guessed);
    CHECK(article.language == "en");
    CHECK(article.prose.empty());
    CHECK_FALSE(article.text_extracted);
    REQUIRE(article.mentions.size() == 2);
    CHECK(article.mentions[0].begin == 0);
    CHECK(article.mentions[0].end == 8);  // ğ has two bytes
    CHECK(article.mentions[0].name == "Recep Tayyip Erdoğan");
    CHECK(article.mentions[0].entity == "TUR");
    CHECK(article.text.substr(article.mentions[1].begin, 2) == "Xi");
    CHECK(all.problems.empty());
    CHECK(all.counts.articles == 1);
    CHECK(all.counts.bytes == article.text.size());
}

TEST_CASE("an article without id takes its url, without url a digest of its text") {
    const auto all = read_jsonl("{\"text\":\"abc\",\"url\":\"http://x.org/a\"}\n{\"text\":\"abc\"}\n");
    REQUIRE(all.articles.size() == 2);
    CHECK(all.articles[0].id == "http://x.org/a");
    CHECK(all.articles[1].id == "ba7816bf8f01cfea");
}

TEST_CASE("a bad line is a problem that names file and line, and costs only itself") {
    const auto [line, message] = GENERATE(table<std::string, std::string>({
        {R"({"id":"b","text":"cut o)", "JSON cut off at byte 24; expected a whole object"},
        {R"({"id":"b" "text":"x"})", "no valid JSON at byte 16; expected an object that is one article"},
        {R"(["a"])", "found an array; expected an object that is one article"},
        {R"({"id":7,"text":"x"})", "\"id\" is a number; expected a string"},
        {R"({"id":"b","text":["x"]})", "\"text\" is an array; expected a string"},
        {R"({"id":"b"})", "no body; expected \"text\" or \"html\" with words in it"},
        {R"({"id":"b","text":"  "})", "no body; expected \"text\" or \"html\" with words in it"},
        {R"({"id":"b","text":"Xi.","mentions":{}})", "\"mentions\" is an object; expected an array"},
        {R"({"id":"b","text":"Xi.","mentions":[{"start":1,"end":9}]})",
         "mention 1 spans 1 to 9; expected start < end <= 3, the text's code points"},
        {R"({"id":"b","text":"Xi.","mentions":[{"start":2,"end":2}]})",
         "mention 1 spans 2 to 2; expected start < end <= 3, the text's code points"},
        {R"({"id":"b","text":"Xi.","mentions":[{"start":-1,"end":2}]})",
         "\"start\" of mention 1 is -1; expected a code point offset, 0 or more"},
        {R"({"id":"b","text":"Xi.","mentions":[{"end":2}]})",
         "mention 1 has no \"start\"; expected a code point offset"},
        {R"({"id":"b","text":"Xi.","mentions":[{"start":0,"end":2,"name":3}]})",
         "\"name\" of mention 1 is a number; expected a string"},
        {R"({"id":"b","text":1e999})", "a number too large for JSON; expected an object that is one article"},
    }));
    const auto all = read_jsonl("{\"id\":\"a\",\"text\":\"One.\"}\n" + line + "\n{\"id\":\"c\",\"text\":\"Two.\"}\n");
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].file == "news.jsonl");
    CHECK(all.problems[0].line == 2);
    CHECK(all.problems[0].message == message);
    REQUIRE(all.articles.size() == 2);
    CHECK(all.articles[1].id == "c");
    CHECK(all.counts.problems == 1);
}

TEST_CASE("an impossible date costs only the date") {
    const auto all = read_jsonl(R"({"id":"a","published":"2022-02-30","text":"Putin met Xi."})");
    REQUIRE(all.articles.size() == 1);
    CHECK_FALSE(all.articles[0].published);
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].message ==
          "\"published\" is \"2022-02-30\"; expected a day that exists, as YYYY-MM-DD; the article is read without it");
}

TEST_CASE("invalid UTF-8 is replaced and reported") {
    const auto all = read_jsonl("{\"id\":\"a\",\"text\":\"Putin met \xff Xi.\"}\n");
    REQUIRE(all.articles.size() == 1);
    CHECK(all.articles[0].text == "Putin met \uFFFD Xi.");
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].line == 1);
    CHECK(all.problems[0].message == "not valid UTF-8 in 1 place; read with U+FFFD instead");
}

TEST_CASE("a byte order mark, CRLF line ends, blank lines and nulls are no obstacle") {
    const auto all = read_jsonl(
        "\xEF\xBB\xBF{\"id\":\"a\",\"url\":null,\"text\":\"One.\"}\r\n\r\n{\"id\":\"b\",\"text\":\"Two.\"}\r\n");
    CHECK(all.problems.empty());
    REQUIRE(all.articles.size() == 2);
    CHECK(all.articles[1].text == "Two.");
}

TEST_CASE("a line beyond the limit is passed over") {
    IntakeOptions options;
    options.max_article_bytes = 1000;
    const std::string long_line = "{\"id\":\"b\",\"text\":\"" + std::string(3u << 20, 'x') + "\"}\n";
    const auto all =
        read_jsonl("{\"id\":\"a\",\"text\":\"One.\"}\n" + long_line + "{\"id\":\"c\",\"text\":\"Two.\"}\n", options);
    REQUIRE(all.articles.size() == 2);
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].line == 2);
    CHECK(all.problems[0].message == "a line larger than 1000 bytes, the limit for one article; not read");
}

TEST_CASE("a text beyond the limit is no article") {
    IntakeOptions options;
    options.max_article_bytes = 1000;
    const auto all = read_jsonl("{\"id\":\"b\",\"text\":\"" + std::string(1001, 'x') + "\"}\n", options);
    CHECK(all.articles.empty());
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].message == "a text larger than 1000 bytes, the limit for one article; not read");
}

TEST_CASE("deeply nested JSON is refused") {
    const auto all = read_jsonl("{\"text\":\"a\",\"x\":" + std::string(100000, '[') + std::string(100000, ']') + "}\n");
    CHECK(all.articles.empty());
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].message == "JSON nested more than 64 deep; expected one article");
}

TEST_CASE("NUL characters become blanks, so that offsets stay") {
    const auto all = read_jsonl("{\"id\":\"a\",\"text\":\"a\\u0000b\"}\n");
    REQUIRE(all.articles.size() == 1);
    CHECK(all.articles[0].text == "a b");
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].message == "NUL characters in the text; read as blanks");
}

TEST_CASE("JSON that is laid out over lines, and arrays of articles, are read too") {
    const auto all = read_bytes("news.json",
                                "[\n  {\n    \"id\": \"a\",\n    \"text\": \"One, [two] {three}.\"\n  },\n  {\"id\": "
                                "\"b\", \"text\": 5},\n  {\"id\": \"c\", \"text\": \"Two.\"}\n]\n");
    REQUIRE(all.articles.size() == 2);
    CHECK(all.articles[0].id == "a");
    CHECK(all.articles[1].id == "c");
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].line == 6);
    CHECK(all.problems[0].message == "\"text\" is a number; expected a string");
}

TEST_CASE("an HTML body is read as a page; what the line says goes before what the page says") {
    const auto all = read_jsonl(
        R"({"id":"a","title":"Given","html":"<html><head><meta property='og:site_name' content='Example Times'><title>Other</title></head>)"
        R"(<body><nav>Home</nav><p>Russia and China signed a treaty on Friday in Beijing.</p></body></html>"})");
    REQUIRE(all.articles.size() == 1);
    CHECK(all.articles[0].title == "Given");
    CHECK(all.articles[0].source == "Example Times");
    CHECK(all.articles[0].text == "Russia and China signed a treaty on Friday in Beijing.");
    CHECK(all.articles[0].text_extracted);
}

TEST_CASE("an article of one line of five megabytes is read") {
    std::string text;
    while (text.size() < (5u << 20)) text += "Russia and China signed a treaty. ";
    const auto all = read_jsonl("{\"id\":\"a\",\"text\":\"" + text + "\"}\n");
    REQUIRE(all.articles.size() == 1);
    CHECK(all.articles[0].text == text);
    CHECK(all.problems.empty());
}
