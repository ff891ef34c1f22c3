#include "export/escape.hpp"

#include <catch2/catch.hpp>

using namespace entente;
using namespace std::string_literals;

TEST_CASE("what XML 1.0 cannot carry is dropped, what it can stays") {
    CHECK(printable("a\x01\x08\x0B\x1F"s + '\0' + "b\t\r\n") == "ab\t\r\n");
    CHECK(printable("\xEF\xBF\xBE\xEF\xBF\xBF") == "");
    CHECK(printable("\x7F🕊️ حزب \u202E") == "\x7F🕊️ حزب \u202E");
    CHECK(printable("\xFF!") == "\xEF\xBF\xBD!");
}

TEST_CASE("ids that differ still differ when written") {
    CHECK(printable_id("person/xi-jinping") == "person/xi-jinping");
    CHECK(printable_id("company/łódź") == "company/łódź");
    CHECK(printable_id("a\x01") == "a%01");
    CHECK(printable_id("a%01") == "a%2501");
    CHECK(printable_id("AT&T") == "AT%26T");
    CHECK(printable_id("a\xFF") == "a%FF");
}

TEST_CASE("XML text holds no markup of its own, and keeps its line breaks") {
    CHECK(xml_escaped("\"<&>' ]]>") == "&quot;&lt;&amp;&gt;&apos; ]]&gt;");
    CHECK(xml_escaped("&amp;") == "&amp;amp;");
    CHECK(xml_escaped("\t\r\n") == "&#9;&#13;&#10;");
}

TEST_CASE("a DOT id ends where its text ends") {
    CHECK(dot_id("back\\") == "back\\\\");
    CHECK(dot_id("\"; a -> b") == "\\\"; a -> b");
}

TEST_CASE("a DOT label shows escapes and entities as they are written") {
    CHECK(dot_label("\\N \\\"") == "\\\\N \\\\\\\"");
    CHECK(dot_label("AT&amp;T") == "AT&amp;amp;T");
    CHECK(dot_label("two\r\nlines") == "two\\nlines");
}
