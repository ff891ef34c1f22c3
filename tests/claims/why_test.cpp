// Why a claim was made: every decision with the words that it rests on.
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "claims/feature_words.hpp"
#include "claims/prepare.hpp"
#include "extracting.hpp"

using namespace entente;
using namespace entente::testing;
using Catch::Matchers::Contains;

namespace {

const Extractor& telling() {
    static const Extractor made(knowledge(), Language::english(), {.why = true});
    return made;
}

struct Told {
    Claim claim;
    Why why;
};

// The claim of that PLOVER type or, of lasting relations, of that relation type.
Told told(const std::string& text, const std::string& type) {
    const Extraction extraction = telling().extract(article_of(text));
    CAPTURE(text, type);
    for (const Claim& claim : extraction.claims) {
        if (name(claim.plover) == type || claim.type == type) return {claim, extraction.whys.at(claim.id)};
    }
    FAIL("no such claim");
    return {};
}

// "value: because" of a decision; empty where it is not told.
std::string decision(const Told& of, DecisionKind kind) {
    for (const Decision& one : of.why.decisions) {
        if (one.kind == kind) return one.value + ": " + one.because;
    }
    return "";
}

}  // namespace

TEST_CASE("why: frame, construction and both sides are named by their words") {
    const Told active = told("Russia accused Ukraine of shelling the town.", "ACCUSE");
    CHECK(active.why.ground == Ground::claim_model);
    CHECK_THAT(active.why.frame, Contains("the verb “accuse” as accusation"));
    CHECK_THAT(active.why.construction, Contains("its subject > its object"));
    CHECK(decision(active, DecisionKind::act) == "accusation: “accused”");
    CHECK(decision(active, DecisionKind::source) == "RUS: “Russia” is subject of “accused”");
    CHECK(decision(active, DecisionKind::target) == "UKR: “Ukraine” is object of “accused”");
    CHECK(decision(active, DecisionKind::source_state).empty());
    CHECK(decision(active, DecisionKind::type).empty());

    const Told passive = told("Two Russian diplomats were arrested by Turkey.", "COERCE");
    CHECK_THAT(passive.why.construction, Contains("in the passive"));
    CHECK(decision(passive, DecisionKind::source) == "TUR: “Turkey” is who does it in the passive “were arrested”");
    CHECK_THAT(decision(passive, DecisionKind::target), Contains("subject of the passive “were arrested”"));
    CHECK_THAT(decision(passive, DecisionKind::target_state), Contains("RUS: by “Russian” in"));

    const Told noun = told("The United States imposed sanctions on Iran.", "SANCTION");
    CHECK_THAT(decision(noun, DecisionKind::source), Contains("“United States” is subject of “imposed”"));
    CHECK_THAT(decision(noun, DecisionKind::target), Contains("“Iran” is behind “on”"));
    const Told with = told("Egypt held talks with Sudan.", "CONSULT");
    CHECK_THAT(decision(with, DecisionKind::target), Contains("behind “with”"));
    CHECK_THAT(decision(with, DecisionKind::direction), Contains("mutual"));
}

TEST_CASE("why: what turned the act, and what made it planned or denied") {
    const Told lifted = told("China ended the blockade of Taiwan.", "RETREAT");
    CHECK(decision(lifted, DecisionKind::type) ==
          "easing-sanctions: blockade turned into easing-sanctions by “ended” (end)");
    const Told will_not = told("Germany will not supply tanks to Ukraine.", "REJECT");
    CHECK_THAT(decision(will_not, DecisionKind::type), Contains("“will not supply”"));

    CHECK(decision(told("Russia did not attack Ukraine.", "ASSAULT"), DecisionKind::status) ==
          "denied: by “did not attack”");
    CHECK(decision(told("Russia will attack Ukraine.", "ASSAULT"), DecisionKind::status) ==
          "planned: by “will attack”");
    CHECK(decision(told("Russia may attack Ukraine.", "ASSAULT"), DecisionKind::status) ==
          "hypothetical: by “may attack”");
    CHECK_THAT(decision(told("Russia attacked Ukraine.", "ASSAULT"), DecisionKind::status),
               Contains("happened: nothing denies"));
}

TEST_CASE("why: what the date rests on") {
    const auto time = [](const std::string& text) { return decision(told(text, "CONSULT"), DecisionKind::time); };
    CHECK(time("Vladimir Putin met Xi Jinping in Beijing on Friday.") ==
          "2022-02-04: “on Friday”, counted from publication on 2022-02-04");
    CHECK(time("Vladimir Putin met Xi Jinping on 4 January 2022.") == "2022-01-04: “on 4 January 2022”");
    CHECK_THAT(time("Vladimir Putin met Xi Jinping in Beijing."),
               Contains("2022-01-29/2022-02-04: its clause says no time; told in the past"));
    CHECK_THAT(time("Vladimir Putin will meet Xi Jinping in Beijing."), Contains("it had not happened"));
}

TEST_CASE("why: whose state a side has, and who says it") {
    const Told office = told("Vladimir Putin met Xi Jinping in Beijing on Friday.", "CONSULT");
    CHECK_THAT(decision(office, DecisionKind::source_state),
               Contains("RUS: president of RUS on the day of publication"));

    const Told scene = told("Police arrested a journalist in Egypt.", "COERCE");
    CHECK_THAT(decision(scene, DecisionKind::source_state),
               Contains("EGY: “Police” says of no state; the sentence speaks of what happens in “Egypt”"));

    const Told said = told("Ukraine said that Russian troops had shelled Kharkiv.", "ASSAULT");
    CHECK(decision(said, DecisionKind::speaker) == "UKR: “Ukraine” is the subject of “said”");
    const Told according = told("Israel attacked Syria on Monday, according to Iran.", "ASSAULT");
    CHECK(decision(according, DecisionKind::speaker) == "IRN: “according to” before “Iran”");
    CHECK(decision(told("Russia attacked Ukraine.", "ASSAULT"), DecisionKind::speaker).empty());
}

TEST_CASE("why: lasting relations name their factors, guesses their model, offices their table") {
    const Told lasting = told("Russia opposes NATO enlargement.", "REJECT");
    CHECK_FALSE(lasting.why.decisions.empty());
    const Told leads = told("US-led NATO met in Brussels.", "leads");
    CHECK(leads.why.ground == Ground::roles);
    CHECK_THAT(decision(leads, DecisionKind::source), Contains("“US” stands before it"));
    const Told office = told("Vladimir Putin met Xi Jinping in Beijing on Friday.", "holds-office");
    CHECK(office.why.ground == Ground::office_table);
    CHECK_THAT(decision(office, DecisionKind::target), Contains("as president of Russia"));

    Article article;
    article.id = "pair";
    article.text = "Two opposition activists accused a local mayor of fraud.";
    article.language = "en";
    article.mentions = {{0, 24, "", ""}, {33, 46, "", ""}};
    const Extraction marked = telling().extract(article);
    REQUIRE_FALSE(marked.claims.empty());
    const Why& why = marked.whys.at(marked.claims[0].id);
    CHECK((why.ground == Ground::pair_model || why.ground == Ground::roles));
    const auto confidence = std::find_if(why.decisions.begin(), why.decisions.end(),
                                         [](const Decision& one) { return one.kind == DecisionKind::confidence; });
    REQUIRE(confidence != why.decisions.end());
    CHECK_FALSE(confidence->because.empty());
}

TEST_CASE("why: the model's strongest features come in words, each once, the strongest first") {
    const Told of = told("Russia accused Ukraine of shelling the town.", "ACCUSE");
    REQUIRE(of.why.voices.size() > 3);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < of.why.voices.size(); ++i) {
        const Voice& voice = of.why.voices[i];
        CAPTURE(voice.says);
        CHECK(seen.insert(voice.says).second);
        CHECK(voice.says.find("‹") == std::string::npos);
        CHECK(voice.says.find_first_of("|$") == std::string::npos);
        if (i > 0) CHECK(std::abs(of.why.voices[i - 1].weight) >= std::abs(voice.weight));
    }
    CHECK(seen.contains("the word's frame pairs these two"));
}

TEST_CASE("why: nothing is told that was not asked for, and asking changes no claim") {
    const std::string text =
        "Turkey and Russia agreed on a ceasefire in Syria on Friday. The European Union welcomed it. Iran said that "
        "Israel had attacked its embassy. Russia accused Ukraine of shelling the town. Police arrested a journalist in "
        "Egypt. Russia opposes US-led NATO.";
    const Article article = article_of(text);
    const Extraction plain = extractor().extract(article);
    const Extraction asked = telling().extract(article);
    CHECK(plain.whys.empty());
    CHECK(plain.claims == asked.claims);
    CHECK(asked.whys.size() == asked.claims.size());
    CHECK(plain.claims.size() > 3);
}

TEST_CASE("why: the second pass is told as rivals") {
    CHECK(claim_feature_in_words("then|source|alone") == "another source is not in question");
    CHECK(claim_feature_in_words("then|target|-6") == "another target is far likelier");
    CHECK(claim_feature_in_words("source|relation|obl:by~|ASSAULT") ==
          "the source is behind “by”, by way of what belongs to it");
    CHECK(claim_feature_in_words("target|sector||word") == "the target has no sector");
    CHECK(claim_feature_in_words("clauses|acl:relcl>root>|v") ==
          "the clause of the word: a relative clause within the main clause");
    CHECK(claim_feature_in_words("phrase|with|talks") == "a phrase with “with” at the word");
    CHECK(claim_feature_in_words("phrase|with|minister|CONSULT") == "“with minister” with the word");
    CHECK(claim_feature_in_words("unheard-of|x") == "‹unheard-of|x›");
    CHECK(pair_feature_in_words("top-frame:ACCUSE") == "the word over both can mean ACCUSE");
    CHECK(pair_feature_in_words("unclaimed") == "the frames say nothing of the two");
}

// A feature that is new in the model needs a wording in src/claims/feature_words.cpp.
TEST_CASE("why: every feature of the models has a wording") {
    const std::string text =
        "The Russian military, which had shelled Kharkiv, refused to withdraw its troops from Ukraine on Friday, "
        "Ukrainian "
        "President Volodymyr Zelensky said. Police in Egypt arrested two foreign journalists and killed protesters. "
        "France "
        "and Germany will not hold bilateral talks with Iran after its attack on a ship of the United States.";
    const Article article = article_of(text);
    const auto& tables = knowledge().tables();
    Prepared prepared = prepare(tables, Language::english(), article);
    FeatureTexts texts;
    for (std::uint32_t i = 0; i < prepared.document.sentences.size(); ++i) {
        parse(tables, Language::english(), prepared.document, i);
        const Candidates candidates = candidates_of(tables, prepared, i, &texts);
        rivalries(candidates, log_odds(tables.claim_weights(), candidates), &texts);
    }
    REQUIRE(texts.size() > 500);
    std::set<std::string> unworded;
    for (const auto& [hash, feature] : texts) {
        if (claim_feature_in_words(feature).starts_with("‹")) unworded.insert(feature.substr(0, feature.find('|')));
    }
    CHECK(unworded == std::set<std::string>{});
    std::set<std::string> unworded_pairs;
    for (const auto& [feature, weights] : tables.pair_weights().weights) {
        if (pair_feature_in_words(feature).starts_with("‹")) unworded_pairs.insert(feature);
    }
    CHECK(unworded_pairs == std::set<std::string>{});
}
