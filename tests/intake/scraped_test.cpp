#include <catch2/catch.hpp>

#include "intake/collect.hpp"
#include "intake/page/furniture.hpp"
#include "intake/page/source_name.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

// Made up, but laid out as blogs that copy agencies are.
constexpr auto copied_page =
    "Sunday, 24 November, 2024\n\nSponsored\n\nCanada–Norway ties are ‘warmer than ever’ – minister\n\n\n"
    "The two countries agreed on Monday to fish together.\n\n“We like\u00A0cod,”\u00A0the minister said.\n\nCredit: Rt "
    "News\n\nSponsored\n\n"
    "0 comments on “Canada–Norway ties are ‘warmer than ever’ – minister”\n\nLeave a Reply\n\n"
    "Your email address will not be published. Required fields are marked *";

Article read_text(std::string_view text) {
    const auto all = read_bytes("page.txt", text);
    REQUIRE(all.articles.size() == 1);
    CHECK(all.problems.empty());
    return all.articles[0];
}

}  // namespace

TEST_CASE("a scraped page tells title, source and date, and only its prose is prose") {
    const Article article = read_text(copied_page);
    CHECK(article.id == "page.txt");
    CHECK(article.title == "Canada–Norway ties are ‘warmer than ever’ – minister");
    CHECK(article.source == "RT News");
    CHECK(article.published == make_day(2024, 11, 24));
    CHECK(article.published_guessed);
    CHECK(article.text == copied_page);
    CHECK(prose_of(article) ==
          "The two countries agreed on Monday to fish together.\n\n“We like\u00A0cod,”\u00A0the minister said.\n");
}

TEST_CASE("what the owner says of an article goes before what its page says") {
    std::string json = "{\"id\":\"x\",\"published\":\"2022-02-04\",\"text\":\"";
    for (const char c : std::string_view(copied_page)) {
        if (c == '\n')
            json += "\\n";
        else
            json += c;
    }
    const auto all = read_bytes("a.jsonl", json + "\"}\n");
    REQUIRE(all.articles.size() == 1);
    CHECK(all.articles[0].published == make_day(2022, 2, 4));
    CHECK_FALSE(all.articles[0].published_guessed);
    CHECK(all.articles[0].title == "Canada–Norway ties are ‘warmer than ever’ – minister");
    CHECK(prose_of(all.articles[0]).find("Sponsored") == std::string::npos);
}

TEST_CASE("of plain news text nothing is cut") {
    for (const std::string text : {
             "Russia and China sign a treaty.",
             "Share prices fell. Related talks went on. Leave a reply for the minister, he said",
             "The minister resigned on Friday.\nHis deputy took over on Monday.",
             "Reporting by the New York Times suggests that the deal was signed in May.\n\nRussia denied it on "
             "Tuesday.",
             "Talks\nMore talks",
         }) {
        const Article article = read_text(text);
        INFO(text);
        CHECK(article.prose.empty());
        CHECK(article.title.empty());
        CHECK_FALSE(article.published);
    }
}

TEST_CASE("a menu, a byline, captions and pointers to other articles are no prose") {
    const Article article = read_text(
        "Home\nWorld\nBusiness\nTehran and Riyadh restore ties\nBy Jane Roe | March 10, 2023\n5 min read\nPhoto: "
        "Reuters\n\n"
        "Iran and Saudi Arabia agreed on Friday to restore diplomatic relations.\n\nRead more: Oil prices fall\n\n"
        "China brokered the deal in Beijing.\n\nRelated articles\nOil prices fall\nA look at the kingdom's prince\n\n"
        "© 2023 Example Times. All rights reserved.\nAbout us\nContact\nTerms of use");
    CHECK(article.title == "Tehran and Riyadh restore ties");
    CHECK(article.published == make_day(2023, 3, 10));
    CHECK(prose_of(article) ==
          "Iran and Saudi Arabia agreed on Friday to restore diplomatic relations.\nChina brokered the deal in "
          "Beijing.\n");
}

TEST_CASE("a headline may be a question") {
    const Article article = read_text(
        "Will Turkey veto the entry of Sweden into NATO?\n\nTurkey said on Monday that it would.\n\nSweden hopes for "
        "the best.");
    CHECK(article.title == "Will Turkey veto the entry of Sweden into NATO?");
    CHECK(prose_of(article) == "Turkey said on Monday that it would.\n\nSweden hopes for the best.\n");
}

TEST_CASE("readers' comments below an article are not the article") {
    const Article article = read_text(
        "Germany and Poland met.\nThey agreed on a new rail line to the east.\n\n3 comments on “Rail line”\n\nRussia "
        "attacked Poland, I swear it did.");
    CHECK(prose_of(article).find("I swear") == std::string::npos);
    CHECK(prose_of(article).find("rail line to the east") != std::string::npos);
}

TEST_CASE("an agency's dateline names the source") {
    const Article article = read_text("Talks go on\n\nMOSCOW, Feb 4 (Reuters) - Russia and China signed a contract.\n");
    CHECK(article.source == "Reuters");
    CHECK(article.title == "Talks go on");
}

TEST_CASE("names of outlets are tidied, not changed") {
    using intake::tidy_source;
    CHECK(tidy_source("Rt News") == "RT News");
    CHECK(tidy_source(" Bbc  News |") == "BBC News");
    CHECK(tidy_source("Afp") == "AFP");
    CHECK(tidy_source("Al Jazeera") == "Al Jazeera");
    CHECK(tidy_source("Sky News") == "Sky News");
    CHECK(tidy_source("rt.com") == "rt.com");
    CHECK(tidy_source("The Straits Times") == "The Straits Times");
    CHECK_FALSE(intake::source_line("The source: he said that it was the prime minister himself who gave it"));
    CHECK(intake::source_line("Source: Xinhua.") == "Xinhua");
}

TEST_CASE("furniture is known in any case, with numbers and bullets") {
    using intake::Furniture;
    using intake::furniture;
    CHECK(furniture("SPONSORED") == Furniture::line);
    CHECK(furniture("• Share this…") == Furniture::line);
    CHECK(furniture("12 min read") == Furniture::line);
    CHECK(furniture("Leave a Reply") == Furniture::end);
    CHECK(furniture("Related Articles:") == Furniture::teaser);
    CHECK(furniture("Copyright law changed in Canada on Monday, the minister told parliament.") == Furniture::none);
    CHECK(furniture("We use cookies to give you the best experience on our site.") == Furniture::line);
    CHECK(furniture("Russia and China signed a treaty.") == Furniture::none);
}
