#include <catch2/catch.hpp>

#include "intake/collect.hpp"
#include "intake/html/dom.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

Article read_page(std::string_view html) {
    const auto all = read_bytes("page.html", html);
    REQUIRE(all.problems.empty());
    REQUIRE(all.articles.size() == 1);
    return all.articles[0];
}

std::string problem_of(std::string_view html) {
    const auto all = read_bytes("page.html", html);
    CHECK(all.articles.empty());
    REQUIRE(all.problems.size() == 1);
    return all.problems[0].message;
}

std::string repeated(std::string_view part, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += part;
    return all;
}

}  // namespace

TEST_CASE("a page gives its article and nothing of what stands around it") {
    const Article article = read_page(R"(<!DOCTYPE html><html lang="en-GB"><head>
<title>Canada and Norway sign fishing pact | Example Times</title>
<link rel="canonical" href="https://example.org/2023/05/06/pact">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":["NewsArticle"],"headline":"Canada and Norway sign fishing pact","datePublished":"2023-05-06T08:00:00+02:00","publisher":{"@type":"Organization","name":"Example Times"}}]}</script>
<style>p { color: red }</style></head><body>
<header><a href="/">Example Times</a></header>
<nav><ul><li><a href="/w">World</a></li><li><a href="/b">Business</a></li></ul></nav>
<div id="cookie-notice"><p>We use cookies to make this page better for all of you. Accept them, please.</p></div>
<div class="layout"><div class="story"><h1>Canada and Norway sign fishing pact</h1>
<p class="byline">By Jane Roe</p><div class="share-bar"><a href="#">Share</a> <a href="#">Tweet</a></div>
<p>Canada and Norway signed a fishing pact on Saturday, ending <a href="/x">a dispute</a> of ten years.</p>
<figure><img src="a.jpg"><figcaption>The ministers, smiling, after they had signed it.</figcaption></figure>
<div class="ad-slot">Advertisement</div>
<h2>Quotas</h2>
<p>Norway will get a third of the cod,<br> the ministers said in Oslo.</p>
<p><a href="/y">Read more: Iceland is angry about the pact</a></p>
<ul><li>It covers cod and haddock.</li><li>It lasts until 2030.</li></ul>
<aside><h3>Related</h3><ul><li><a href="/1">Cod is back, say experts in Reykjavik</a></li></ul></aside>
<p>The pact takes effect in June.</p></div>
<div class="sidebar"><p>Sign up for our daily mail, it is free and comes every morning.</p></div></div>
<section id="comments"><p>Great news for the cod, and for all of us who like to eat it now and then!</p></section>
<footer><p>© 2023 Example Times. All rights reserved by us and our friends.</p></footer>
<script>var x = "<p>no</p>";</script></body></html>)");
    CHECK(article.title == "Canada and Norway sign fishing pact");
    CHECK(article.source == "Example Times");
    CHECK(article.url == "https://example.org/2023/05/06/pact");
    CHECK(article.id == article.url);
    CHECK(article.published == make_day(2023, 5, 6));
    CHECK_FALSE(article.published_guessed);
    CHECK(article.language == "en");
    CHECK(article.text_extracted);
    CHECK(article.prose.empty());
    CHECK(article.text ==
          "Canada and Norway signed a fishing pact on Saturday, ending a dispute of ten years.\n\n"
          "Quotas\n\n"
          "Norway will get a third of the cod, the ministers said in Oslo.\n\n"
          "It covers cod and haddock.\n\nIt lasts until 2030.\n\n"
          "The pact takes effect in June.");
}

TEST_CASE("titles lose the name of the site") {
    const auto title_of = [](const std::string& head) {
        return read_page("<html><head>" + head +
                         "</head><body><p>Canada and Norway signed a pact on Saturday.</p></body></html>")
            .title;
    };
    CHECK(title_of("<title>Canada and Norway sign a pact | Example Times</title>") == "Canada and Norway sign a pact");
    CHECK(title_of("<title>Example - Canada signs</title><meta property='og:site_name' content='Example'>") ==
          "Canada signs");
    CHECK(title_of("<title>Talks - a history of failure in the east</title>") ==
          "Talks - a history of failure in the east");
    CHECK(title_of("<meta property='og:title' content='Og &amp; co sign a pact'><title>Other</title>") ==
          "Og & co sign a pact");
}

TEST_CASE("dates come from metadata first; what is found in the text or the url is a guess") {
    const auto page = [](const std::string& head, const std::string& body) {
        return read_page("<html><head>" + head +
                         "</head><body><div><p>Canada and Norway signed a pact on Saturday, the ministers said.</p>" +
                         body + "</div></body></html>");
    };
    Article article = page("<meta property='article:published_time' content='2023-05-06T01:00:00Z'>", "");
    CHECK(article.published == make_day(2023, 5, 6));
    CHECK_FALSE(article.published_guessed);
    article = page("", "<time datetime='2023-05-06'>yesterday</time>");
    CHECK(article.published == make_day(2023, 5, 6));
    CHECK_FALSE(article.published_guessed);
    article = page("<link rel=canonical href='https://example.org/2023/05/06/x.html'>", "");
    CHECK(article.published == make_day(2023, 5, 6));
    CHECK(article.published_guessed);
    article = page("", "<div>By Jane Roe, 6 May 2023</div>");
    CHECK(article.published == make_day(2023, 5, 6));
    CHECK(article.published_guessed);
    CHECK(article.text == "Canada and Norway signed a pact on Saturday, the ministers said.");
    CHECK_FALSE(page("<meta name=date content='2023-02-30'>", "").published);
}

TEST_CASE("paragraphs parted by line breaks are paragraphs") {
    const Article article = read_page(
        "<body><div>Canada signed a pact on Saturday.<br><br>Norway signed it, too,<br>on Sunday in Oslo.<br>All were "
        "happy about it.</div></body>");
    CHECK(article.text ==
          "Canada signed a pact on Saturday.\n\nNorway signed it, too, on Sunday in Oslo.\n\nAll were happy about it.");
}

TEST_CASE("deep nesting is refused before it is parsed") {
    const std::string deep = repeated("<div>", 100000) + "Canada signed." + repeated("</div>", 100000);
    CHECK(problem_of(deep) == "HTML nested more than 512 elements deep; not read");
    CHECK(problem_of(repeated("<b><i>", 50000) + "x") == "HTML nested more than 512 elements deep; not read");
    CHECK(problem_of(repeated("<table><tr><td>", 5000)) == "HTML nested more than 512 elements deep; not read");
    CHECK(problem_of(repeated("<a><div></a>", 50000)) == "HTML nested more than 512 elements deep; not read");
    CHECK(problem_of(repeated("<span><div></span>", 50000)) == "HTML nested more than 512 elements deep; not read");
    CHECK(problem_of(repeated("<svg><g>", 5000)) == "HTML nested more than 512 elements deep; not read");
}

TEST_CASE("long pages of elements that end by themselves are not deep") {
    const Article article =
        read_page("<body><ul>" + repeated("<li>Canada signed a pact on Saturday.", 2000) + "</ul>" +
                  repeated("<p>Norway signed the pact on Sunday.", 2000) + repeated("<br>", 2000) + "</body>");
    CHECK(article.text.size() > 100000);
}

TEST_CASE("a page made to explode when parsed is refused") {
    // Every paragraph reopens all the formatting elements left open before it.
    std::string bomb;
    for (int i = 0; i < 20000; ++i) bomb += "<p><font size=" + std::to_string(i) + "></p>";
    CHECK(problem_of(bomb) == "HTML whose tree grows far beyond the page; not read");
    std::string wide = "<body><p";
    for (int i = 0; i < 5000; ++i) wide += " a" + std::to_string(i);
    CHECK(problem_of(wide + ">Canada signed.</p>") == "HTML with more than 1000 attributes in one tag; not read");
}

TEST_CASE("a flat page has every subtree as a range") {
    const auto dom = intake::parse_html("<body><p>a<b>b</b></p><p>c</p></body>", 512);
    std::string tags;
    for (const auto& node : dom.nodes) tags += std::string(node.tag.empty() ? node.text : node.tag) + " ";
    CHECK(tags == "html head body p a b b p c ");
    CHECK(dom.nodes[0].end == dom.nodes.size());
    CHECK(dom.nodes[3].end == 7);
    CHECK(dom.text_of(2) == "abc");
}
