// What a sentence claims: one small specification a construction.
#include <catch2/catch.hpp>

#include "extracting.hpp"

using namespace entente;
using namespace entente::testing;
using Lines = std::vector<std::string>;

TEST_CASE("active and passive say the same") {
    CHECK(claims_of("Russia condemned Ukraine on Friday.") == Lines{"RUS condemnation UKR"});
    CHECK(claims_of("Ukraine was condemned by Russia on Friday.") == Lines{"RUS condemnation UKR"});
    CHECK(claims_of("Turkey arrested two Russian diplomats.") == Lines{"TUR arrest RUS"});
    CHECK(claims_of("Two Russian diplomats were arrested by Turkey.") == Lines{"TUR arrest RUS"});
}

TEST_CASE("coordinated actors make a claim each") {
    CHECK(claims_of("Germany and France condemned Belarus.") == Lines{"DEU condemnation BLR", "FRA condemnation BLR"});
    CHECK(claims_of("China criticised Japan and Australia.") == Lines{"CHN condemnation AUS", "CHN condemnation JPN"});
}

TEST_CASE("a mutual act has no direction and is coded once") {
    const Extraction extraction = extract("Vladimir Putin met Xi Jinping in Beijing on Friday.");
    REQUIRE(lines(extraction) == Lines{"RUS meeting CHN"});
    const auto meeting = std::find_if(extraction.claims.begin(), extraction.claims.end(),
                                      [](const Claim& c) { return c.type == "meeting"; });
    CHECK(meeting->mutual);
    CHECK(meeting->source.entity == "person/vladimir-putin");
    CHECK(meeting->target.entity == "person/xi-jinping");
    CHECK(iso(meeting->event.when.from) == "2022-02-04");
    CHECK(meeting->event.basis == TimeBasis::relative);
}

TEST_CASE("a noun carries its act under a light verb") {
    CHECK(claims_of("The United States imposed sanctions on Iran.") == Lines{"USA sanction IRN"});
    CHECK(claims_of("Israel launched an attack on Syria.") == Lines{"ISR attack SYR"});
    CHECK(claims_of("Egypt held talks with Sudan.") == Lines{"EGY negotiation SDN"});
}

TEST_CASE("an operator turns the act under it") {
    CHECK(claims_of("The European Union lifted sanctions on Sudan.") == Lines{"EU easing-sanctions SDN"});
    CHECK(claims_of("Iran threatened to attack Israel.") == Lines{"IRN threat ISR"});
    CHECK(claims_of("Turkey refused to recognise Cyprus.") == Lines{"TUR refusal CYP"});
    CHECK(claims_of("Pakistan cancelled a meeting with India.") == Lines{"PAK calling-off IND"});
}

TEST_CASE("status follows auxiliaries, negation and conditions") {
    CHECK(claims_of("Russia will attack Ukraine.") == Lines{"RUS attack UKR planned"});
    CHECK(claims_of("Russia may attack Ukraine.") == Lines{"RUS attack UKR hypothetical"});
    CHECK(claims_of("Russia did not attack Ukraine.") == Lines{"RUS attack UKR denied"});
    CHECK(claims_of("Germany will not supply tanks to Ukraine.") == Lines{"DEU refusal UKR"});
}

TEST_CASE("a noun or what it stands under may say that nothing has happened yet, or at all") {
    CHECK(claims_of("Iran and the United States signed no agreement in Vienna on Friday.") ==
          Lines{"IRN treaty USA denied"});
    CHECK(claims_of("South Korea's president prepared for a planned summit with Kim Jong-un.") ==
          Lines{"KOR meeting PRK planned"});
}

TEST_CASE("what somebody says of others has a speaker, and what one does oneself has none") {
    const Extraction reported = extract("Ukraine said that Russian troops had shelled Kharkiv.");
    REQUIRE(reported.claims.size() == 1);
    CHECK(reported.claims[0].speaker == "UKR");
    CHECK(side(reported.claims[0].source) == "RUS");
    CHECK(side(reported.claims[0].target) == "UKR");
    CHECK(extract("Russia attacked Ukraine.").claims.at(0).speaker.empty());
}

TEST_CASE("the act may stand in a participle, a relative clause or an infinitive") {
    CHECK(claims_of("France, which had recognised Kosovo, criticised Serbia.") ==
          Lines{"FRA condemnation SRB", "FRA recognition XKX"});
    CHECK(claims_of("China urged North Korea to stop its tests.") == Lines{"CHN demand PRK"});
    CHECK(claims_of("Britain called on Iran to release the tanker.") == Lines{"GBR demand IRN"});
}

TEST_CASE("a thing stands for its owner") {
    CHECK(claims_of("Russia rejected the American proposal.") == Lines{"RUS refusal USA"});
    const Lines both = claims_of("Mexico condemned Israel's attack on Lebanon.");
    CHECK(std::count(both.begin(), both.end(), "MEX condemnation ISR") == 1);
    CHECK(claims_of("North Korea seized a South Korean ship.") == Lines{"PRK seizure KOR"});
}

TEST_CASE("no act, one actor, or no actor: no claim") {
    for (const char* text :
         {"Russia and China are large countries.", "The volcano erupted in Iceland on Tuesday.",
          "In football, Spain beat Italy in the final of the tournament.", "Michael Jordan attacked the basket.",
          "The Washington Post reported on the weather in Paris.",
          "It is the first attack in the country since 2018."}) {
        CAPTURE(text);
        CHECK(claims_of(text).empty());
    }
}

TEST_CASE("neither the place nor the state of the dead is an attacker") {
    CHECK(claims_of("A car bomb killed ten soldiers in Baghdad, Iraq.").empty());
    CHECK(claims_of("At least 20 people were killed in a suicide bombing in Kabul, Afghanistan.").empty());
    CHECK(claims_of("A suicide bombing in the Iraqi town of Tuz Khormato killed eight policemen.").empty());
    CHECK(claims_of("Gunmen killed ten soldiers in Baghdad, Iraq.") == Lines{"IRQ killing IRQ"});
}

TEST_CASE("present-tense headlines have a verb") {
    CHECK(claims_of("Iran blocks access of Israel to the Strait of Hormuz for a week.").size() <= 1);
    CHECK(claims_of("Russian artillery targets the Ukrainian town of Izium in the Kharkiv region.") ==
          Lines{"RUS attack UKR"});
}

TEST_CASE("attributes carry money, quantity, commodity and place") {
    const Extraction deal = extract(
        "Gazprom and the China National Petroleum Corporation signed a 30-year contract worth $400 billion for 38 "
        "billion cubic metres of natural gas.");
    const auto contract =
        std::find_if(deal.claims.begin(), deal.claims.end(), [](const Claim& c) { return c.type == "contract"; });
    REQUIRE(contract != deal.claims.end());
    REQUIRE(contract->attributes.money);
    CHECK(contract->attributes.money->value == 4e11);
    CHECK(contract->attributes.money->currency == "USD");
    REQUIRE(contract->attributes.quantity);
    CHECK(contract->attributes.quantity->value == 3.8e10);
    CHECK(contract->attributes.quantity->unit == "cubic metre");
    CHECK(contract->attributes.commodity == "natural gas");
    CHECK(contract->attributes.duration == "P30Y");
}

TEST_CASE("a marked pair is answered even where no actor is known") {
    Article article;
    article.id = "pair";
    article.text = "Two opposition activists accused a local mayor of fraud.";
    article.language = "en";
    article.mentions = {{0, 24, "", ""}, {33, 46, "", ""}};
    const Extraction extraction = extractor().extract(article);
    REQUIRE_FALSE(extraction.claims.empty());
    CHECK(extraction.claims[0].plover == Plover::ACCUSE);
    CHECK(extraction.claims[0].source.text == "Two opposition activists");
    CHECK(extraction.claims[0].target.text == "a local mayor");
}

TEST_CASE("equal articles give equal claims, ids among them") {
    const std::string text =
        "Turkey and Russia agreed on a ceasefire in Syria. The European Union welcomed the ceasefire.";
    const Extraction a = extract(text);
    const Extraction b = extract(text);
    REQUIRE(a.claims.size() == b.claims.size());
    for (std::size_t i = 0; i < a.claims.size(); ++i) CHECK(a.claims[i].id == b.claims[i].id);
}
