#include "entente/base/text.hpp"

#include <catch2/catch.hpp>

using namespace entente;

TEST_CASE("the first byte that is not UTF-8 is found") {
    CHECK(first_invalid_utf8("Erdoğan – 中国 🙂") == std::string_view::npos);
    CHECK(first_invalid_utf8("ab\xff") == 2);
    CHECK(first_invalid_utf8("\xC0\x80") == 0);          // overlong
    CHECK(first_invalid_utf8("a\xED\xA0\x80") == 1);     // surrogate
    CHECK(first_invalid_utf8("\xE4\xB8") == 0);          // cut short
    CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // past U+10FFFF
}

TEST_CASE("invalid parts become replacement characters and are counted") {
    std::string text =
        "a\xff"
        "b\xE4\xB8"
        "c";
    CHECK(replace_invalid_utf8(text) == 2);
    CHECK(text == "a\uFFFDb\uFFFDc");
}

TEST_CASE("byte and code point offsets translate both ways at any place of a long text") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "aé中🙂";
    const CodePoints points(text);
    REQUIRE(points.count() == 400);
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        CHECK(points.from_byte(at) == count);
        CHECK(points.to_byte(count) == at);
        next_code_point(text, at);
    }
    CHECK(points.from_byte(text.size()) == 400);
    CHECK(points.to_byte(400) == text.size());
}

TEST_CASE("slugs are lower case, plain and joined by hyphens") {
    CHECK(slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan");
    CHECK(slug("  Xi   Jinping ") == "xi-jinping");
    CHECK(slug("O'Neill & Sons") == "oneill-sons");
}

TEST_CASE("accents go, other scripts stay") {
    CHECK(strip_accents("Łódź, Đoković, Şimşek, Côte") == "Lodz, Dokovic, Simsek, Cote");
    CHECK(strip_accents("Путин 中国") == "Путин 中国");
}
